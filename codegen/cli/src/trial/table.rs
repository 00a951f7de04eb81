//! Records as a table that fits the screen.

use serde_json::Value;

use super::columns::Column;
use super::text::{cut, line, width};

/// Blanks between two columns.
const GAP: usize = 2;

/// How far a column of texts may shrink, in columns of the screen.
const LEAST: usize = 12;

/// How far one of long texts may shrink: they are what people read.
const LEAST_OF_LONG: usize = 24;

/// What no column of anything but texts is cut below: a time up to its seconds.
const LEAST_OF_OTHERS: usize = 20;

/// What is printed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Printed {
    /// The table, a line for the titles and one for each record.
    pub(crate) table: String,
    /// What is not in it, for people: one line each.
    pub(crate) notes: Vec<String>,
}

/// A column with its texts.
#[derive(Debug)]
struct Filled<'c> {
    title: &'c str,
    is_number: bool,
    cells: Vec<Option<String>>,
    width: usize,
    /// How far it may shrink.
    least: usize,
}

/// Records as a table. Columns that are empty everywhere are left out. With a width, long texts are cut; where that is
/// not enough, columns with the same value everywhere and then the last ones are left out, which the notes tell.
pub(crate) fn table(columns: &[Column], records: &[Value], screen: Option<usize>) -> Printed {
    let filled = columns.iter().map(|column| Filled::new(column, records));
    let mut filled: Vec<Filled<'_>> = filled.filter(|column| column.cells.iter().any(Option::is_some)).collect();
    let notes = screen.map_or_else(Vec::new, |screen| fit(&mut filled, screen));
    let mut table = row(&filled, |column| column.title);
    for index in 0..records.len() {
        table += &row(&filled, |column| column.cells[index].as_deref().unwrap_or_default());
    }
    Printed { table: if filled.is_empty() { String::new() } else { table }, notes }
}

/// One record: a line for each of its fields that has a value, and nothing cut.
pub(crate) fn record(columns: &[Column], record: &Value) -> String {
    let cells: Vec<_> =
        columns.iter().filter_map(|column| Some((column.title.as_str(), column.cell(record)?))).collect();
    let titles = cells.iter().map(|(title, _)| width(title)).max().unwrap_or_default();
    cells.iter().map(|(title, cell)| format!("{title}{}{cell}\n", " ".repeat(titles + GAP - width(title)))).collect()
}

impl<'c> Filled<'c> {
    fn new(column: &'c Column, records: &[Value]) -> Self {
        let cells: Vec<Option<String>> = records.iter().map(|record| column.cell(record)).collect();
        let widest = cells.iter().flatten().map(|text| width(text)).max().unwrap_or_default();
        let title = column.title.as_str();
        let width = widest.max(width(title));
        let least = match column.is_text {
            true if width > LEAST_OF_LONG => LEAST_OF_LONG,
            true => LEAST,
            false => LEAST_OF_OTHERS,
        };
        Self { title, is_number: column.is_number, cells, width, least: least.min(width) }
    }

    /// The value that all records have here.
    fn common(&self) -> Option<&str> {
        let first = self.cells.first()?.as_deref()?;
        let is_common = self.cells.len() > 1 && self.cells.iter().all(|cell| cell.as_deref() == Some(first));
        is_common.then_some(first)
    }
}

/// Makes the columns fit. Returns what had to be left out.
fn fit(columns: &mut Vec<Filled<'_>>, screen: usize) -> Vec<String> {
    let mut notes = Vec::new();
    if total(columns) > screen {
        let (common, rest) = std::mem::take(columns).into_iter().partition(|column| column.common().is_some());
        *columns = rest;
        notes.extend(same_everywhere(&common));
    }
    let left_out = leave_out(columns, screen);
    if !left_out.is_empty() {
        let titles: Vec<&str> = left_out.iter().map(|column| column.title).collect();
        notes.push(format!("no room for {}; --json has everything", titles.join(", ")));
    }
    shrink(columns, screen);
    notes
}

fn same_everywhere(common: &[Filled<'_>]) -> Option<String> {
    let values =
        common.iter().filter_map(|column| Some(format!("{} {}", column.title, cut(&line(column.common()?), 40))));
    let values: Vec<String> = values.collect();
    (!values.is_empty()).then(|| format!("in every record: {}", values.join(", ")))
}

/// Takes columns from the end until the rest can shrink to fit.
fn leave_out<'c>(columns: &mut Vec<Filled<'c>>, screen: usize) -> Vec<Filled<'c>> {
    let least =
        |columns: &[Filled<'_>]| -> usize { columns.iter().map(|column| column.least).sum::<usize>() + gaps(columns) };
    let mut left = columns.len();
    while left > 1 && least(&columns[..left]) > screen {
        left -= 1;
    }
    columns.split_off(left)
}

/// Takes what is too much from the columns that have most to give; on a very small screen, from the widest.
fn shrink(columns: &mut [Filled<'_>], screen: usize) {
    let spare = |column: &Filled<'_>| (column.width.saturating_sub(column.least), column.width);
    while total(columns) > screen
        && let Some(column) = columns.iter_mut().max_by_key(|column| spare(column))
        && column.width > 0
    {
        column.width -= 1;
    }
}

fn total(columns: &[Filled<'_>]) -> usize {
    columns.iter().map(|column| column.width).sum::<usize>() + gaps(columns)
}

fn gaps(columns: &[Filled<'_>]) -> usize {
    columns.len().saturating_sub(1) * GAP
}

fn row<'r>(columns: &'r [Filled<'_>], text: impl Fn(&'r Filled<'_>) -> &'r str) -> String {
    let mut row = String::new();
    for column in columns {
        let text = cut(text(column), column.width);
        let blanks = " ".repeat(column.width - width(&text));
        let (before, after) = if column.is_number { (blanks.as_str(), "") } else { ("", blanks.as_str()) };
        row += &format!("{before}{text}{after}{}", " ".repeat(GAP));
    }
    format!("{}\n", row.trim_end())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn columns() -> Vec<Column> {
        vec![
            Column { is_number: true, is_text: false, ..Column::new(&["id"]) },
            Column::new(&["thread"]),
            Column { is_text: false, ..Column::new(&["sent_at"]) },
            Column::new(&["text"]),
            Column::new(&["sender", "name"]),
            Column::new(&["nothing"]),
        ]
    }

    fn records() -> Vec<Value> {
        let record = |id: u32, text: &str, name: Option<&str>| json!({ "id": id, "thread": "T1", "sent_at": format!("2026-04-18T14:22:{id:02}Z"), "text": text, "sender": { "name": name } });
        vec![
            record(9, "Where is my order? I have been waiting for a week now.", Some("Anna")),
            record(10, "\u{6ce8}\u{6587}\u{306f}\u{3044}\u{3064}\u{5c4a}\u{304d}\u{307e}\u{3059}\u{304b}", None),
        ]
    }

    #[test]
    fn a_file_gets_everything_and_no_empty_column() {
        let want = "\
id  thread  sent_at               text                                                    sender.name
 9  T1      2026-04-18T14:22:09Z  Where is my order? I have been waiting for a week now.  Anna
10  T1      2026-04-18T14:22:10Z  \u{6ce8}\u{6587}\u{306f}\u{3044}\u{3064}\u{5c4a}\u{304d}\u{307e}\u{3059}\u{304b}
";
        assert_eq!(table(&columns(), &records(), None), Printed { table: want.to_owned(), notes: Vec::new() });
        assert_eq!(table(&columns(), &records(), Some(200)).table, want);
    }

    #[test]
    fn what_is_the_same_everywhere_makes_room_first() {
        let want = "\
id  sent_at               text                                     sender.name
 9  2026-04-18T14:22:09Z  Where is my order? I have been waiting\u{2026}  Anna
10  2026-04-18T14:22:10Z  \u{6ce8}\u{6587}\u{306f}\u{3044}\u{3064}\u{5c4a}\u{304d}\u{307e}\u{3059}\u{304b}
";
        let printed = table(&columns(), &records(), Some(78));
        assert_eq!(printed, Printed { table: want.to_owned(), notes: vec!["in every record: thread T1".into()] });
    }

    #[test]
    fn no_line_is_wider_than_the_screen() {
        for screen in 0..120 {
            let printed = table(&columns(), &records(), Some(screen));
            assert!(printed.table.lines().all(|line| width(line) <= screen), "{screen}:\n{}", printed.table);
        }
    }

    #[test]
    fn one_record_is_shown_whole() {
        let want = "\
id           9
thread       T1
sent_at      2026-04-18T14:22:09Z
text         Where is my order? I have been waiting for a week now.
sender.name  Anna
";
        assert_eq!(record(&columns(), &records()[0]), want);
    }

    #[test]
    fn without_records_there_is_no_table() {
        assert_eq!(table(&columns(), &[], Some(80)), Printed { table: String::new(), notes: Vec::new() });
    }
}
