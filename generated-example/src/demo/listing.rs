//! The one table of messages.

use console::Style;
use specloom_example::messaging::{Direction, Message, Sender};

use super::collect::Collected;
use super::plain::line;
use super::table::{Align, Cell, Column, Row, Table};

const COLUMNS: [Column; 7] = [
    Column { title: "PROVIDER", align: Align::Left, min: 16, rank: 6 },
    Column { title: "TIME (UTC)", align: Align::Left, min: 16, rank: 5 },
    Column { title: "DIR", align: Align::Left, min: 3, rank: 4 },
    Column { title: "KIND", align: Align::Left, min: 8, rank: 2 },
    Column { title: "CHANNEL", align: Align::Left, min: 9, rank: 1 },
    Column { title: "SENDER", align: Align::Left, min: 8, rank: 3 },
    Column { title: "TEXT", align: Align::Left, min: 20, rank: 7 },
];

/// The messages of all providers, at most `shown` of each: the first ones and the last ones.
pub(crate) fn listing(collected: &Collected, shown: Option<usize>) -> Table {
    let mut rows = Vec::new();
    let mut left_out = 0;
    for (report, messages) in collected.reports.iter().zip(&collected.messages) {
        let shown = shown.unwrap_or(messages.len()).min(messages.len());
        let (first, rest) = messages.split_at(shown.div_ceil(2));
        let (missing, last) = rest.split_at(messages.len() - shown);
        rows.extend(first.iter().map(|message| row(report.provider, message)));
        rows.extend(gap(report.provider, missing.len()));
        rows.extend(last.iter().map(|message| row(report.provider, message)));
        left_out += missing.len();
    }
    if left_out > 0 {
        rows.push(vec![dim(format!("{left_out} messages are not shown; --all shows them, --limit N more or fewer"))]);
    }
    Table { columns: COLUMNS.to_vec(), rows }
}

fn gap(provider: &str, missing: usize) -> Option<Row> {
    let plural = if missing == 1 { "" } else { "s" };
    (missing > 0).then(|| vec![name(provider), dim(format!("\u{2026} {missing} more message{plural}"))])
}

fn row(provider: &str, message: &Message) -> Row {
    vec![
        name(provider),
        known(message.sent_at.map(|time| minute(&time.to_string()))),
        direction(message.direction.as_ref()),
        Cell::new(line(message.kind.as_str())),
        known(message.channel.as_ref().map(|channel| line(channel.as_str()))),
        known(message.sender.as_ref().and_then(sender)),
        known(text(message)),
    ]
}

fn name(provider: &str) -> Cell {
    Cell::styled(provider, Style::new().cyan())
}

fn dim(text: impl Into<String>) -> Cell {
    Cell::styled(text, Style::new().dim())
}

fn known(text: Option<String>) -> Cell {
    text.map_or_else(|| dim("-"), Cell::new)
}

/// `2026-04-18 14:22` of `2026-04-18T14:22:11.250Z`.
fn minute(time: &str) -> String {
    let (date, clock) = time.split_once('T').unwrap_or((time, ""));
    format!("{date} {}", clock.get(..5).unwrap_or(clock))
}

fn direction(direction: Option<&Direction>) -> Cell {
    match direction {
        Some(Direction::Inbound) => Cell::styled("in", Style::new().green()),
        Some(Direction::Outbound) => Cell::styled("out", Style::new().blue()),
        other => known(other.map(|direction| line(direction.as_str()))),
    }
}

fn sender(sender: &Sender) -> Option<String> {
    let name = [&sender.name, &sender.id, &sender.role].into_iter().flatten();
    name.map(|name| line(name)).find(|name| !name.is_empty())
}

fn text(message: &Message) -> Option<String> {
    let text = line(message.text.as_deref().unwrap_or_default());
    let files = match message.attachments.len() {
        0 => return Some(text).filter(|text| !text.is_empty()),
        1 => "[1 file]".to_owned(),
        count => format!("[{count} files]"),
    };
    Some(format!("{files} {text}").trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use specloom_example::messaging::{Attachment, Kind, Message};

    use super::listing;
    use crate::demo::collect::Collected;
    use crate::demo::read::{Ending, Report};
    use crate::demo::screen::Screen;

    fn message(text: &str) -> Message {
        let mut message = Message::default();
        message.kind = Kind::Message;
        message.text = Some(text.to_owned());
        message
    }

    fn rendered(messages: Vec<Message>, shown: Option<usize>) -> String {
        let count = messages.len();
        let report =
            Report { provider: "acme", pages: 1, messages: count, time: Duration::ZERO, ending: Ending::Complete };
        let collected = Collected { reports: vec![report], messages: vec![messages] };
        listing(&collected, shown).render(&Screen { width: None, colours: false })
    }

    /// The texts of the messages 1 to 9 that are shown, and how many are said to be missing.
    fn shown(limit: Option<usize>) -> (Vec<String>, Option<String>) {
        let table = rendered((1..10).map(|number| message(&format!("#{number}"))).collect(), limit);
        let texts = table.lines().filter_map(|line| Some(line.split_once('#')?.1.to_owned()));
        let missing = table.lines().find_map(|line| line.split_once('\u{2026}')).map(|(_, missing)| missing.to_owned());
        (texts.collect(), missing)
    }

    #[test]
    fn the_first_and_the_last_messages_are_shown() {
        let texts = |numbers: &[u32]| numbers.iter().map(u32::to_string).collect::<Vec<_>>();
        assert_eq!(shown(Some(4)), (texts(&[1, 2, 8, 9]), Some(" 5 more messages".to_owned())));
        assert_eq!(shown(Some(1)), (texts(&[1]), Some(" 8 more messages".to_owned())));
        assert_eq!(shown(Some(8)), (texts(&[1, 2, 3, 4, 6, 7, 8, 9]), Some(" 1 more message".to_owned())));
        for limit in [None, Some(9), Some(10)] {
            assert_eq!(shown(limit), (texts(&[1, 2, 3, 4, 5, 6, 7, 8, 9]), None));
        }
    }

    #[test]
    fn every_field_has_its_column() {
        let mut full = message("one\ntwo");
        full.sent_at = "2026-04-18T14:22:11.250Z".parse().ok();
        full.direction = Some("outbound".into());
        full.channel = Some("pigeon".into());
        full.sender.get_or_insert_default().name = Some("Anna".to_owned());
        full.attachments = vec![Attachment::default(), Attachment::default()];
        let want = "\
PROVIDER  TIME (UTC)        DIR  KIND     CHANNEL  SENDER  TEXT
acme      2026-04-18 14:22  out  message  pigeon   Anna    [2 files] one two
";
        assert_eq!(rendered(vec![full], None), want);
    }

    #[test]
    fn what_the_provider_does_not_say_is_a_dash() {
        let want = "\
PROVIDER  TIME (UTC)  DIR  KIND     CHANNEL  SENDER  TEXT
acme      -           -    message  -        -       -
";
        assert_eq!(rendered(vec![message(" ")], None), want);
    }
}
