//! An error as one line.

use std::fmt::{self, Display, Formatter};

use super::{Error, Inner};

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
        if let Some(wait) = error.retry_after {
            write!(f, "; the service asks to wait {} s", wait.as_secs())?;
        }
        if error.attempts > 1 {
            write!(f, "; {} attempts", error.attempts)?;
        }
        Ok(())
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

    use crate::error::{Error, Kind};

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
            .after_attempts(4);
        let text = "chatbotx list_messages: too many requests (429, tooManyRequests); the service asks to wait 120 s; 4 attempts";
        assert_eq!(error.to_string(), text);
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
