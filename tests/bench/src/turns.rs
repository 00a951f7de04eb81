//! Times that can be compared on a machine that does other things too: time of the processor is counted, what is compared
//! takes turns, and ratios are taken within a round.

use std::time::Duration;

use crate::clock::thread_time;

/// How long one turn takes at least: long for a clock, short for a machine to change.
const TURN: Duration = Duration::from_millis(2);

/// Something to measure.
pub type Task<'t> = Box<dyn FnMut() + 't>;

/// The median of several values, and how far they lie apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Summary {
    /// The median.
    pub median: f64,
    /// The first and third quartile.
    pub quartiles: [f64; 2],
}

impl Summary {
    /// The summary of these values.
    ///
    /// # Panics
    ///
    /// There are none.
    #[must_use]
    pub fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        let at = |part: usize| values[(values.len() - 1) * part / 4];
        Self { median: at(2), quartiles: [at(1), at(3)] }
    }
}

/// Seconds that each task took once, in each round: `seconds[task][round]`. Within a round the tasks take turns.
#[must_use]
pub fn take_turns(mut tasks: Vec<Task<'_>>, rounds: usize) -> Vec<Vec<f64>> {
    let repeats: Vec<u32> = tasks.iter_mut().map(|task| repeats(task)).collect();
    let mut seconds = vec![Vec::with_capacity(rounds); tasks.len()];
    for _ in 0..rounds {
        for ((task, repeats), seconds) in tasks.iter_mut().zip(&repeats).zip(&mut seconds) {
            let turn = timed(|| (0..*repeats).for_each(|_| task()));
            seconds.push(turn.as_secs_f64() / f64::from(*repeats));
        }
    }
    seconds
}

/// How often a task is done in a turn. It is warm afterwards.
fn repeats(task: &mut Task<'_>) -> u32 {
    let mut repeats = 1;
    while timed(|| (0..repeats).for_each(|_| task())) < TURN {
        repeats *= 2;
    }
    repeats
}

/// How long this thread is on a processor to do something.
fn timed(work: impl FnOnce()) -> Duration {
    let start = thread_time();
    work();
    thread_time() - start
}

/// Round by round, one task's time as part of another's.
#[must_use]
pub fn ratios(one: &[f64], other: &[f64]) -> Vec<f64> {
    one.iter().zip(other).map(|(one, other)| one / other).collect()
}

/// Round by round, the geometric mean over several.
///
/// # Panics
///
/// There are none.
#[must_use]
pub fn geometric_mean(several: &[Vec<f64>]) -> Vec<f64> {
    let mean = |round: usize| {
        let logs: f64 = several.iter().map(|values| values[round].ln()).sum();
        (logs / f64::from(u32::try_from(several.len()).expect("they are few"))).exp()
    };
    (0..several[0].len()).map(mean).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_is_made_of_values_in_the_middle() {
        let summary = Summary::of(vec![9.0, 1.0, 5.0, 3.0, 7.0]);
        assert_eq!(summary, Summary { median: 5.0, quartiles: [3.0, 7.0] });
        assert_eq!(Summary::of(vec![2.0]), Summary { median: 2.0, quartiles: [2.0, 2.0] });
    }

    #[test]
    fn every_task_has_a_time_for_each_round() {
        let mut done = 0;
        let seconds = take_turns(vec![Box::new(|| done += 1), Box::new(|| {})], 3);
        assert_eq!(seconds.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3]);
        assert!(done > 3);
    }

    #[test]
    fn ratios_and_means_are_taken_round_by_round() {
        assert_eq!(ratios(&[1.0, 6.0], &[2.0, 3.0]), [0.5, 2.0]);
        let means = geometric_mean(&[vec![0.5, 1.0], vec![2.0, 4.0]]);
        assert!(means.iter().zip([1.0, 2.0]).all(|(mean, expected)| (mean - expected).abs() < 1e-12), "{means:?}");
    }
}
