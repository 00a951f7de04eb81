//! An error as one line.

use std::fmt::{self, Display, Formatter};
use std::time::Duration;

use super::{Error, GivenUp, Inner};

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let error = &*self.0;
        place(error, f)?;
        f.write_str(error.kind.label())?;
        answer(error, f)?;
        if let Some(path) = error.json_path.as_deref().filter(|path| !path.is_empty()) {
            write!(f, " at `{path}`")?;
        }
        for text in [&error.detail, &error.vendor_message].into_iter().flatten() {
            write!(f, ": {text}")?;
        }
        // What the client's own limit asks for stands in the detail.
        if let (Some(wait), Some(_)) = (error.retry_after, error.status) {
            write!(f, "; the service asks to wait {}", Seconds(wait))?;
        }
        if error.attempts > 1 {
            write!(f, "; {} attempts", error.attempts)?;
        }
        if let Some(wait) = error.last_wait {
            write!(f, ", the last after {}", Seconds(wait))?;
        }
        match error.given_up {
            Some(GivenUp::NoBudget) => f.write_str("; the retry budget is used up"),
            Some(GivenUp::Deadline(time)) => write!(f, "; the deadline of {} leaves no time", Seconds(time)),
            None => Ok(()),
        }
    }
}

/// A time in seconds: `42 s`, `0.25 s`.
#[derive(Debug)]
pub(crate) struct Seconds(pub(crate) Duration);

impl Display for Seconds {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let text = format!("{:.2}", self.0.as_secs_f64());
        write!(f, "{} s", text.trim_end_matches('0').trim_end_matches('.'))
    }
}

/// `chatwoot list_messages, page 3: `
fn place(error: &Inner, f: &mut Formatter<'_>) -> fmt::Result {
    let Some(provider) = error.provider else { return Ok(()) };
    f.write_str(provider)?;
    if let Some(operation) = error.operation {
        write!(f, " {operation}")?;
    }
    if let Some(page) = error.page {
        write!(f, ", page {page}")?;
    }
    f.write_str(": ")
}

/// ` (429, tooManyRequests)`
fn answer(error: &Inner, f: &mut Formatter<'_>) -> fmt::Result {
    let code = error.vendor_code.as_deref();
    match (error.status, code) {
        (Some(status), Some(code)) => write!(f, " ({status}, {code})"),
        (Some(status), None) => write!(f, " ({status})"),
        (None, Some(code)) => write!(f, " ({code})"),
        (None, None) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use crate::error::{Error, GivenUp, Kind};

    #[test]
    fn the_text_is_one_line_with_all_context() {
        let error = Error::new(Kind::Unauthorized)
            .of("chatwoot")
            .during("list_messages")
            .on_page(3)
            .answered(401)
            .vendor(Some("Invalid Access Token".to_owned()), None);
        assert_eq!(error.to_string(), "chatwoot list_messages, page 3: unauthorized (401): Invalid Access Token");
    }

    #[test]
    fn waiting_and_attempts_are_told() {
        let error = Error::new(Kind::RateLimited)
            .of("chatbotx")
            .during("list_messages")
            .answered(429)
            .vendor(None, Some("tooManyRequests".to_owned()))
            .retry(true, Some(Duration::from_secs(120)))
            .after_attempts(4, Some(Duration::from_millis(1_204)));
        let text = "chatbotx list_messages: too many requests (429, tooManyRequests); the service asks to wait 120 s; \
            4 attempts, the last after 1.2 s";
        assert_eq!(error.to_string(), text);
    }

    #[test]
    fn what_keeps_from_another_attempt_is_told() {
        let error =
            |why| Error::new(Kind::Transient).answered(503).after_attempts(1, None).given_up(Some(why)).to_string();
        assert_eq!(error(GivenUp::NoBudget), "the service failed (503); the retry budget is used up");
        let deadline = GivenUp::Deadline(Duration::from_secs(10));
        assert_eq!(error(deadline), "the service failed (503); the deadline of 10 s leaves no time");
    }

    #[test]
    fn a_wrong_answer_is_told_with_its_path() {
        let error = Error::new(Kind::Decode).of("a").at("data[0].id".to_owned()).detail("expected a string");
        assert_eq!(error.to_string(), "a: unexpected answer at `data[0].id`: expected a string");
    }

    #[test]
    fn an_error_is_one_pointer() {
        assert_eq!(size_of::<Error>(), size_of::<usize>());
    }
}
