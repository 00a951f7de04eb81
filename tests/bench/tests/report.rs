//! The report is the one that the committed results give.

use std::fs;

use specloom_bench::{report, results};

#[test]
fn the_report_is_fresh() {
    for file in report::render(&results::folder()).expect("the results can be read") {
        let committed = fs::read_to_string(report::root().join(&file.path)).unwrap_or_default();
        assert!(committed == file.text, "{} is out of date: `cargo run -p specloom-bench` renders it", file.path);
    }
}
