//! Good specs of which something is gone, or something else.

use specloom_tests::{Choices, Seeds, mutated, run, run_check};

#[test]
fn a_spec_that_is_cut_at_any_line_does_not_panic() {
    let seeds = Seeds::read();
    for source in &seeds.specs {
        for (end, _) in source.text.match_indices('\n') {
            run(&source.path, &source.text[..end], &seeds);
        }
    }
}

#[test]
fn a_spec_without_any_one_line_does_not_panic() {
    let seeds = Seeds::read();
    for source in &seeds.specs {
        let lines: Vec<_> = source.text.lines().collect();
        for without in 0..lines.len() {
            let rest = [&lines[..without], &lines[without + 1..]].concat();
            run_check(&source.path, &rest.join("\n"), &seeds);
        }
    }
}

#[test]
fn a_value_of_another_kind_does_not_panic() {
    let seeds = Seeds::read();
    for source in &seeds.specs {
        // Each place gets one of them, and of the many places all are met.
        let values = ["", "~", "[]", "{}", "-1", "\"{\"", "[{ a: [b] }]"];
        for ((at, _), value) in source.text.match_indices(": ").zip(values.into_iter().cycle()) {
            let end = source.text[at..].find('\n').map_or(source.text.len(), |length| at + length);
            let text = format!("{}: {value}{}", &source.text[..at], &source.text[end..]);
            run_check(&source.path, &text, &seeds);
        }
    }
}

/// How many specs are made up. The fuzzers make as many in a second, and choose better.
const MUTATIONS: usize = 2000;

#[test]
fn a_spec_with_changes_does_not_panic() {
    let seeds = Seeds::read();
    let mut numbers = Numbers(0x5eed);
    for _ in 0..MUTATIONS {
        let bytes: Vec<u8> = (0..40).map(|_| numbers.next()).collect();
        let (index, text) = mutated(&seeds.specs, &mut Choices::new(&bytes));
        run(&seeds.specs[index].path, &text, &seeds);
    }
}

/// A generator with a fixed seed (xorshift), so that a failure can be repeated.
struct Numbers(u64);

impl Numbers {
    const fn next(&mut self) -> u8 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 32) as u8
    }
}
