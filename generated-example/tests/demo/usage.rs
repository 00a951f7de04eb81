//! What the program makes of mistakes.

use specloom_example::messaging::PROVIDERS;

use crate::program::run;

#[test]
fn an_unknown_provider_is_answered_with_the_names() {
    let run = run(&["--provider", "chatwot", "--conversation", "1"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains(&PROVIDERS.join(", ")), "{}", run.stderr);
}

#[test]
fn a_missing_credential_is_named() {
    let run = run(&["--provider", "octopush", "--conversation", "+33612345678"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    assert!(run.stderr.contains("OCTOPUSH_API_KEY"), "{}", run.stderr);
}

#[test]
fn a_page_size_that_a_provider_refuses_fails_that_provider_alone() {
    let run = run(&["--page-size", "150", "--limit", "0"]);
    assert_eq!(run.code, Some(1));
    let states: Vec<_> = run.stdout.lines().filter(|line| line.ends_with("failed")).collect();
    assert!(matches!(states[..], [state] if state.starts_with("highlevel")), "{}", run.stdout);
}

#[test]
fn nothing_but_text_goes_to_a_pipe() {
    let run = run(&[]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    assert!(!run.stdout.contains('\u{1b}'));
    assert!(run.stdout.contains("\u{2026} 397 more messages"));
}
