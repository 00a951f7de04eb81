//! Command lines that the user is given to run.

use std::env;

use specloom::Continuation;

use super::args::Args;

/// The command line that does what this one did, from the continuation on.
pub(crate) fn resuming(args: &Args, continuation: &Continuation) -> String {
    let mut words = vec![program()];
    let mut option = |name: &str, value: String| words.extend([name.to_owned(), value]);
    if let Some(conversation) = &args.conversation {
        option("--provider", continuation.provider().to_owned());
        option("--conversation", quoted(conversation));
    }
    if let Some(url) = &args.base_url {
        option("--base-url", quoted(url));
    }
    // A page number means something only together with the size of a page.
    if let Some(size) = args.page_size {
        option("--page-size", size.to_string());
    }
    option("--resume", continuation.to_string());
    let flags = [("--allow-plain-http", args.allow_plain_http), ("--json", args.json)];
    words.extend(flags.into_iter().filter(|(_, given)| *given).map(|(name, _)| name.to_owned()));
    words.join(" ")
}

/// How this program was started.
pub(crate) fn program() -> String {
    quoted(&env::args().next().unwrap_or_else(|| env!("CARGO_PKG_NAME").to_owned()))
}

/// A word as a shell reads it.
pub(crate) fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:@+=,%".contains(c);
    match !word.is_empty() && word.chars().all(plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::{quoted, resuming};
    use crate::demo::args::Args;

    #[test]
    fn all_that_decides_what_is_read_is_repeated() {
        let given = "demo --provider octopush --conversation id:5&6 --base-url http://h/x --allow-plain-http --json \
                     --page-size 7 --max-pages 2 --pause 9";
        let args = Args::try_parse_from(given.split(' ')).unwrap();
        let json = r#"{"v":1,"provider":"octopush","operation":"list_messages","page":2}"#;
        let continuation = serde_json::from_str(json).unwrap();
        let line = resuming(&args, &continuation);
        let (_, options) = line.split_once(' ').unwrap();
        let want = format!(
            "--provider octopush --conversation 'id:5&6' --base-url http://h/x --page-size 7 --resume {continuation} \
             --allow-plain-http --json"
        );
        assert_eq!(options, want);
    }

    #[test]
    fn a_shell_reads_a_quoted_word_as_it_was() {
        for (word, want) in
            [("+336", "+336"), ("", "''"), ("a b", "'a b'"), ("it's", r"'it'\''s'"), ("$HOME", "'$HOME'")]
        {
            assert_eq!(quoted(word), want);
        }
    }
}
