//! Tables that fit the screen.

use console::Style;

use super::plain::{self, cut};
use super::screen::Screen;

/// A table: columns, and rows below them.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Row>,
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub(crate) title: &'static str,
    pub(crate) align: Align,
    /// How far the column may shrink.
    pub(crate) min: usize,
    /// Where there is no room for all columns, those of the lowest rank go first.
    pub(crate) rank: u8,
}

/// The side on which the cells of a column are flush.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
}

/// The cells of a row. Where there are fewer than columns, the last one has the width of the rest.
pub(crate) type Row = Vec<Cell>;

/// A cell: text of one line, and how it looks where there are colours.
#[derive(Debug, Default)]
pub(crate) struct Cell {
    pub(crate) text: String,
    pub(crate) style: Style,
}

impl Cell {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), style: Style::new() }
    }

    pub(crate) fn styled(text: impl Into<String>, style: Style) -> Self {
        Self { text: text.into(), style }
    }
}

impl Table {
    /// The table as text, a line for each row.
    pub(crate) fn render(&self, screen: &Screen) -> String {
        let layout = Layout::new(&self.columns, &self.natural_widths(), screen.width);
        let titles = self.columns.iter().map(|column| Cell::styled(column.title, Style::new().bold()));
        let mut text = self.line(&titles.collect::<Row>(), &layout, screen);
        for row in &self.rows {
            text += &self.line(row, &layout, screen);
        }
        text
    }

    fn natural_widths(&self) -> Vec<usize> {
        let mut widths: Vec<usize> = self.columns.iter().map(|column| plain::width(column.title)).collect();
        for row in self.rows.iter().filter(|row| row.len() == self.columns.len()) {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = plain::width(&cell.text).max(*width);
            }
        }
        widths
    }

    fn line(&self, row: &[Cell], layout: &Layout, screen: &Screen) -> String {
        let mut line = Line::default();
        for (index, (column, cell)) in self.columns.iter().zip(row).enumerate() {
            let spans = index + 1 == row.len() && row.len() < self.columns.len();
            let rest = screen.width.map_or(usize::MAX, |width| width.saturating_sub(line.end));
            let width = if spans { Some(rest.min(plain::width(&cell.text))) } else { layout.widths[index] };
            if let Some(width) = width {
                line.push(&cut(&cell.text, width), width, column.align, |text| screen.paint(&cell.style, text));
                line.skip(layout.gap);
            }
        }
        line.text + "\n"
    }
}

/// A line of the output.
#[derive(Debug, Default)]
struct Line {
    text: String,
    /// Blanks that wait for a cell to follow, so that no line ends with them.
    blanks: usize,
    /// The column of the screen at which the line ends, blanks included.
    end: usize,
}

impl Line {
    fn push(&mut self, text: &str, width: usize, align: Align, paint: impl Fn(&str) -> String) {
        let room = width.saturating_sub(plain::width(text));
        let (before, after) = if align == Align::Right { (room, 0) } else { (0, room) };
        self.blanks += before;
        if !text.is_empty() {
            self.text += &" ".repeat(self.blanks);
            self.text += &paint(text);
            self.blanks = 0;
        }
        self.blanks += after;
        self.end += width;
    }

    fn skip(&mut self, columns: usize) {
        self.blanks += columns;
        self.end += columns;
    }
}

/// How wide the columns are.
#[derive(Debug, PartialEq, Eq)]
struct Layout {
    /// `None` for a column that is left out.
    widths: Vec<Option<usize>>,
    /// Blanks between two columns.
    gap: usize,
}

impl Layout {
    fn new(columns: &[Column], natural: &[usize], screen: Option<usize>) -> Self {
        let mut layout = Self { widths: natural.iter().copied().map(Some).collect(), gap: 2 };
        let Some(screen) = screen else { return layout };
        if layout.width() > screen {
            layout.gap = 1;
        }
        let least = |column: usize| columns[column].min.min(natural[column]);
        while layout.width() > screen {
            if !layout.shrink(least) && !layout.leave_out(columns, natural) {
                break;
            }
        }
        layout
    }

    fn width(&self) -> usize {
        let widths = self.widths.iter().flatten();
        widths.clone().sum::<usize>() + self.gap * widths.count().saturating_sub(1)
    }

    /// Takes a column from the one that has most to give. Says whether there was one.
    fn shrink(&mut self, least: impl Fn(usize) -> usize) -> bool {
        let widths = self.widths.iter_mut().enumerate();
        let spare = widths.filter_map(|(column, width)| Some((column, width.as_mut()?)));
        let spare = spare.filter(|(column, width)| **width > least(*column));
        let Some((_, width)) = spare.max_by_key(|(column, width)| **width - least(*column)) else { return false };
        *width -= 1;
        true
    }

    /// Leaves out the column of the lowest rank, and gives the others their width back. Says whether that was possible.
    fn leave_out(&mut self, columns: &[Column], natural: &[usize]) -> bool {
        let left: Vec<usize> = (0..columns.len()).filter(|column| self.widths[*column].is_some()).collect();
        let Some(first) = left.iter().copied().min_by_key(|column| columns[*column].rank) else { return false };
        if left.len() == 1 {
            return false;
        }
        for column in left {
            self.widths[column] = (column != first).then_some(natural[column]);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::{Align, Cell, Column, Table};
    use crate::demo::plain;
    use crate::demo::screen::Screen;

    fn table() -> Table {
        let columns = vec![
            Column { title: "NAME", align: Align::Left, min: 8, rank: 2 },
            Column { title: "COUNT", align: Align::Right, min: 5, rank: 1 },
            Column { title: "KIND", align: Align::Left, min: 4, rank: 0 },
            Column { title: "TEXT", align: Align::Left, min: 8, rank: 3 },
        ];
        let row = |cells: [&str; 4]| cells.map(Cell::new).into();
        let rows = vec![
            row(["anna", "7", "message", "is the blue one still available?"]),
            vec![Cell::new("anna"), Cell::new("and 3 more of the kind")],
            row([
                "bo",
                "1234567",
                "",
                "\u{6ce8}\u{6587}\u{306f}\u{3044}\u{3064}\u{5c4a}\u{304d}\u{307e}\u{3059}\u{304b}",
            ]),
            row(["c", "", "note", ""]),
            vec![Cell::new("a remark on all of it")],
        ];
        Table { columns, rows }
    }

    fn rendered(width: Option<usize>) -> String {
        table().render(&Screen { width, colours: false })
    }

    #[test]
    fn nothing_is_cut_where_there_is_no_terminal() {
        let want = "\
NAME    COUNT  KIND     TEXT
anna        7  message  is the blue one still available?
anna  and 3 more of the kind
bo    1234567           \u{6ce8}\u{6587}\u{306f}\u{3044}\u{3064}\u{5c4a}\u{304d}\u{307e}\u{3059}\u{304b}
c              note
a remark on all of it
";
        assert_eq!(rendered(None), want);
        assert_eq!(rendered(Some(56)), want);
    }

    #[test]
    fn the_column_with_most_to_give_shrinks_first() {
        let want = "\
NAME   COUNT KIND    TEXT
anna       7 message is the blue\u{2026}
anna and 3 more of the kind
bo   1234567         \u{6ce8}\u{6587}\u{306f}\u{3044}\u{3064}\u{5c4a}\u{2026}
c            note
a remark on all of it
";
        assert_eq!(rendered(Some(34)), want);
    }

    #[test]
    fn columns_of_the_lowest_rank_go_first() {
        let want = "\
NAME TEXT
anna is the bl\u{2026}
anna and 3 mor\u{2026}
bo   \u{6ce8}\u{6587}\u{306f}\u{3044}\u{2026}
c
a remark on al\u{2026}
";
        assert_eq!(rendered(Some(15)), want);
    }

    #[test]
    fn no_line_is_wider_than_the_screen() {
        for width in 8..70 {
            for line in rendered(Some(width)).lines() {
                assert!(plain::width(line) <= width, "{width}: {line}");
            }
        }
    }

    #[test]
    fn colours_change_no_width() {
        let coloured = table().render(&Screen { width: Some(34), colours: true });
        assert!(coloured.contains("\u{1b}[1mNAME"));
        assert_eq!(console::strip_ansi_codes(&coloured), rendered(Some(34)));
    }
}
