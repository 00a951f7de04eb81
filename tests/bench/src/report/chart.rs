//! Charts as SVG: bars side by side, or lines. They are readable on light and on dark pages.

use std::fmt::Write;

use super::figure::{figure, round};
use crate::results::{Chart, Places};

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 380.0;
const LEFT: f64 = 64.0;
const RIGHT: f64 = 744.0;
const TOP: f64 = 76.0;
const BOTTOM: f64 = 330.0;

/// How many lines of the grid there are, or a few less.
const GRID: f64 = 6.0;

/// Colors that can be told apart by people who see few of them, and stand out from white and from black.
const COLORS: [&str; 6] = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00"];

const STYLE: &str = "text{font:13px system-ui,sans-serif;fill:#24292f}.title{font-size:15px;font-weight:600}\
    .grid{stroke:#8c959f;stroke-opacity:.35}.value{font-size:10px}\
    @media(prefers-color-scheme:dark){text{fill:#e6edf3}}";

/// Draws a chart.
pub(super) fn draw(chart: &Chart) -> String {
    let mut svg = String::new();
    write_chart(&mut svg, chart).expect("a String takes everything");
    svg
}

fn write_chart(svg: &mut String, chart: &Chart) -> std::fmt::Result {
    let title = escaped(&chart.title);
    writeln!(
        svg,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{title}">"#
    )?;
    writeln!(svg, "<style>{STYLE}</style>")?;
    writeln!(svg, r#"<text class="title" x="16" y="24">{title}, in {}</text>"#, escaped(&chart.y))?;
    let scale = Scale::of(chart);
    write_legend(svg, chart)?;
    write_grid(svg, &scale)?;
    write_places(svg, chart)?;
    match &chart.x.at {
        Places::Names(_) => write_bars(svg, chart, &scale)?,
        Places::Numbers(_) => write_lines(svg, chart, &scale)?,
    }
    svg.push_str("</svg>\n");
    Ok(())
}

/// From values to heights.
struct Scale {
    /// The value between two lines of the grid.
    step: f64,
    /// The value at the top.
    top: f64,
}

impl Scale {
    fn of(chart: &Chart) -> Self {
        let values = chart.series.iter().flat_map(|series| series.values.iter().flatten());
        let largest = values.copied().fold(f64::MIN_POSITIVE, f64::max);
        let rough = largest / GRID;
        let power = 10_f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0].map(|step| step * power).into_iter().find(|step| *step >= rough);
        let step = step.unwrap_or(rough);
        Self { step, top: (largest / step).ceil() * step }
    }

    fn y(&self, value: f64) -> f64 {
        BOTTOM - value / self.top * (BOTTOM - TOP)
    }
}

fn write_legend(svg: &mut String, chart: &Chart) -> std::fmt::Result {
    let mut x = 16.0;
    for (series, color) in chart.series.iter().zip(COLORS.iter().cycle()) {
        writeln!(svg, r#"<rect x="{x}" y="38" width="12" height="12" rx="2" fill="{color}"/>"#)?;
        writeln!(svg, r#"<text x="{}" y="49">{}</text>"#, x + 18.0, escaped(&series.name))?;
        x += 42.0 + 7.0 * count(series.name.chars().count());
    }
    Ok(())
}

fn write_grid(svg: &mut String, scale: &Scale) -> std::fmt::Result {
    let values = (0..).map(|line| scale.step * f64::from(line));
    for value in values.take_while(|value| *value <= scale.top * 1.001) {
        let y = scale.y(value);
        writeln!(svg, r#"<path class="grid" d="M{LEFT} {y:.1}H{RIGHT}"/>"#)?;
        writeln!(svg, r#"<text x="{}" y="{:.1}" text-anchor="end">{}</text>"#, LEFT - 8.0, y + 4.0, round(value))?;
    }
    Ok(())
}

fn write_places(svg: &mut String, chart: &Chart) -> std::fmt::Result {
    let names: Vec<String> = match &chart.x.at {
        Places::Names(names) => names.iter().map(|name| escaped(name)).collect(),
        Places::Numbers(numbers) => numbers.iter().copied().map(round).collect(),
    };
    for (index, name) in names.iter().enumerate() {
        let x = middle(index, names.len());
        writeln!(svg, r#"<text x="{x:.1}" y="350" text-anchor="middle">{name}</text>"#)?;
    }
    let label = escaped(&chart.x.label);
    writeln!(svg, r#"<text x="{}" y="370" text-anchor="middle">{label}</text>"#, f64::midpoint(LEFT, RIGHT))
}

fn write_bars(svg: &mut String, chart: &Chart, scale: &Scale) -> std::fmt::Result {
    let places = chart.series.iter().map(|series| series.values.len()).max().unwrap_or(0);
    let width = slot(places) * 0.86 / count(chart.series.len());
    for (index, (series, color)) in chart.series.iter().zip(COLORS.iter().cycle()).enumerate() {
        let offset = (count(index) - count(chart.series.len()) / 2.0) * width;
        for (place, value) in filled(&series.values) {
            let (x, y) = (middle(place, places) + offset, scale.y(value));
            let height = BOTTOM - y;
            let inner = width - 1.0;
            writeln!(svg, r#"<rect x="{x:.1}" y="{y:.1}" width="{inner:.1}" height="{height:.1}" fill="{color}"/>"#)?;
            write_value(svg, x + width / 2.0, y, value)?;
        }
    }
    Ok(())
}

fn write_lines(svg: &mut String, chart: &Chart, scale: &Scale) -> std::fmt::Result {
    for (series, color) in chart.series.iter().zip(COLORS.iter().cycle()) {
        let places = series.values.len();
        let point = |(place, value)| format!("{:.1},{:.1}", middle(place, places), scale.y(value));
        let points: Vec<String> = filled(&series.values).map(point).collect();
        let points = points.join(" ");
        writeln!(svg, r#"<polyline points="{points}" fill="none" stroke="{color}" stroke-width="2"/>"#)?;
        for (place, value) in filled(&series.values) {
            let (x, y) = (middle(place, places), scale.y(value));
            writeln!(svg, r#"<circle cx="{x:.1}" cy="{y:.1}" r="3" fill="{color}"/>"#)?;
            write_value(svg, x, y - 3.0, value)?;
        }
    }
    Ok(())
}

fn write_value(svg: &mut String, x: f64, y: f64, value: f64) -> std::fmt::Result {
    let value = figure(value);
    writeln!(svg, r#"<text class="value" x="{x:.1}" y="{:.1}" text-anchor="middle">{value}</text>"#, y - 4.0)
}

fn filled(values: &[Option<f64>]) -> impl Iterator<Item = (usize, f64)> + '_ {
    values.iter().enumerate().filter_map(|(place, value)| Some((place, (*value)?)))
}

/// The middle of a place. Places stand at equal distances, whatever the numbers: these double, or grow tenfold.
fn middle(place: usize, places: usize) -> f64 {
    LEFT + (count(place) + 0.5) * slot(places)
}

fn slot(places: usize) -> f64 {
    (RIGHT - LEFT) / count(places.max(1))
}

#[expect(clippy::cast_precision_loss, reason = "a chart has few values")]
fn count(number: usize) -> f64 {
    number as f64
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
