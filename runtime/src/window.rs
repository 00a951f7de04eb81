//! The requests of a stretch of time, and when the next ones may be sent.

use std::collections::VecDeque;
use std::time::Duration;

/// Plans when requests are sent, so that no stretch of a time, wherever it begins, has more of them than it may.
///
/// Who asks gets a turn: a time of its own, after those of all who asked before. It depends on nobody else, so that a
/// call that is given up or left alone holds no other up. Turns are kept where programs are on time; where they are late,
/// and would send in one moment what was planned for several, what was really sent decides.
#[derive(Debug)]
pub(crate) struct Window {
    requests: usize,
    time: Duration,
    /// The turns of the latest requests and of those to come, in order.
    turns: VecDeque<Duration>,
    /// Which turns to come were given back, in order.
    free: Vec<Duration>,
    /// When the latest requests were sent.
    sent: VecDeque<Duration>,
}

impl Window {
    pub(crate) fn new(requests: u32, time: Duration) -> Self {
        let requests = usize::try_from(requests).unwrap_or(usize::MAX);
        Self { requests, time, turns: VecDeque::new(), free: Vec::new(), sent: VecDeque::new() }
    }

    /// The next turn from now on: one that was given back, or one after all others.
    pub(crate) fn plan(&mut self, now: Duration) -> Duration {
        self.free.retain(|turn| *turn >= now);
        if !self.free.is_empty() {
            return self.free.remove(0);
        }
        let turn = self.next(now, |window| &mut window.turns);
        self.turns.push_back(turn);
        turn
    }

    /// Gives a turn back that was not used.
    pub(crate) fn give_back(&mut self, turn: Duration) {
        let index = self.free.partition_point(|free| *free <= turn);
        self.free.insert(index, turn);
        // Turns after which nobody has one were never given.
        while self.free.last().is_some() && self.free.last() == self.turns.back() {
            self.free.pop();
            self.turns.pop_back();
        }
    }

    /// Whether a request can be sent now, at its turn or later, which then counts as sent; if not, when.
    pub(crate) fn send(&mut self, now: Duration) -> Result<(), Duration> {
        let at = self.next(now, |window| &mut window.sent);
        if at > now {
            return Err(at);
        }
        self.sent.push_back(now);
        Ok(())
    }

    /// When there is room after these times, which are in order.
    fn next(&mut self, now: Duration, times: impl Fn(&mut Self) -> &mut VecDeque<Duration>) -> Duration {
        let (requests, time) = (self.requests, self.time);
        let times = times(self);
        while times.front().is_some_and(|first| first.saturating_add(time) <= now) {
            times.pop_front();
        }
        let before = times.len().checked_sub(requests).and_then(|index| times.get(index));
        before.map_or(now, |before| before.saturating_add(time))
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;
    use std::collections::BinaryHeap;

    use super::*;

    const fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    /// Calls that ask for turns in a random way. Some are late for theirs, some are given up.
    struct Simulation {
        requests: u32,
        time: Duration,
        /// When each asks.
        asked: Vec<Duration>,
        /// How late each looks at the clock, the first time.
        late: Vec<Duration>,
        /// Which are given up, and how long after they asked.
        given_up: Vec<Option<Duration>>,
    }

    #[derive(PartialEq, Eq, PartialOrd, Ord)]
    enum Step {
        Ask,
        GiveUp,
        Wake,
    }

    impl Simulation {
        fn random(random: &mut fastrand::Rng, is_orderly: bool) -> Self {
            let millis = |random: &mut fastrand::Rng, most| Duration::from_millis(random.u64(0..most));
            let mut now = Duration::ZERO;
            let mut ask = || {
                now += if random.bool() { Duration::ZERO } else { millis(random, 1_500) };
                now
            };
            let asked: Vec<_> = (0..150).map(|_| ask()).collect();
            let sometimes = |random: &mut fastrand::Rng, most| {
                let happens = !is_orderly && random.u8(0..4) == 0;
                happens.then(|| millis(random, most))
            };
            Self {
                requests: random.u32(1..15),
                time: Duration::from_millis(random.u64(1..5_000)),
                late: asked.iter().map(|_| sometimes(random, 9_000).unwrap_or_default()).collect(),
                given_up: asked.iter().map(|_| sometimes(random, 9_000)).collect(),
                asked,
            }
        }

        /// When each is sent.
        fn run(&self) -> Vec<Option<Duration>> {
            let mut window = Window::new(self.requests, self.time);
            let count = self.asked.len();
            let (mut turns, mut sent, mut over) = (vec![None; count], vec![None; count], vec![false; count]);
            let mut steps: BinaryHeap<_> =
                self.asked.iter().enumerate().map(|(call, at)| Reverse((*at, Step::Ask, call))).collect();
            let given_up = self.given_up.iter().zip(&self.asked).enumerate();
            steps.extend(
                given_up.filter_map(|(call, (after, at))| Some(Reverse((*at + (*after)?, Step::GiveUp, call)))),
            );
            while let Some(Reverse((now, step, call))) = steps.pop() {
                match step {
                    Step::Ask => {
                        let turn = window.plan(now);
                        turns[call] = Some(turn);
                        steps.push(Reverse((turn + self.late[call], Step::Wake, call)));
                    }
                    Step::GiveUp if sent[call].is_none() => {
                        over[call] = true;
                        window.give_back(turns[call].expect("it asked before"));
                    }
                    Step::Wake if !over[call] => match window.send(now) {
                        Ok(()) => sent[call] = Some(now),
                        Err(later) => {
                            assert!(later > now);
                            steps.push(Reverse((later, Step::Wake, call)));
                        }
                    },
                    Step::GiveUp | Step::Wake => {}
                }
            }
            sent
        }
    }

    #[test]
    fn no_stretch_of_time_has_too_many_whatever_goes_wrong() {
        for seed in 0..400 {
            let simulation = Simulation::random(&mut fastrand::Rng::with_seed(seed), false);
            let calls = simulation.run();
            let all =
                calls.iter().zip(&simulation.given_up).all(|(sent, given_up)| sent.is_some() || given_up.is_some());
            assert!(all, "seed {seed}: somebody waits for ever");
            let mut sent: Vec<_> = calls.into_iter().flatten().collect();
            sent.sort_unstable();
            for pair in sent.windows(simulation.requests as usize + 1) {
                let stretch = pair[pair.len() - 1] - pair[0];
                assert!(stretch >= simulation.time, "seed {seed}: {} in {stretch:?}", pair.len());
            }
        }
    }

    #[test]
    fn who_asks_first_is_sent_first_and_nobody_waits_in_vain() {
        for seed in 0..400 {
            let simulation = Simulation::random(&mut fastrand::Rng::with_seed(seed), true);
            let sent: Vec<_> = simulation.run().into_iter().flatten().collect();
            let mut last = Duration::ZERO;
            for (call, at) in sent.iter().enumerate() {
                let before = call.checked_sub(simulation.requests as usize).map(|before| sent[before]);
                let room = before.map_or(Duration::ZERO, |before| before + simulation.time);
                assert_eq!(*at, simulation.asked[call].max(room).max(last), "seed {seed}: call {call}");
                last = *at;
            }
        }
    }

    #[test]
    fn a_turn_that_is_given_back_goes_to_the_next_who_asks() {
        let mut window = Window::new(1, seconds(10));
        assert_eq!([0; 4].map(|_| window.plan(seconds(0))), [0, 10, 20, 30].map(seconds));
        window.give_back(seconds(10));
        assert_eq!([1; 2].map(|_| window.plan(seconds(1))), [10, 40].map(seconds));
        // Nobody comes in time for this one.
        window.give_back(seconds(20));
        assert_eq!(window.plan(seconds(25)), seconds(50));
    }

    #[test]
    fn the_last_turns_that_are_given_back_were_never_there() {
        let mut window = Window::new(2, seconds(10));
        let turns = [0; 6].map(|_| window.plan(seconds(0)));
        assert_eq!(turns, [0, 0, 10, 10, 20, 20].map(seconds));
        for turn in [10, 20, 10, 20] {
            window.give_back(seconds(turn));
        }
        assert_eq!(window.turns, [seconds(0); 2]);
        assert!(window.free.is_empty());
        assert_eq!(window.plan(seconds(9)), seconds(10));
    }
}
