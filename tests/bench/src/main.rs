//! Renders the report from the committed results: `cargo run -p specloom-bench`.

fn main() -> std::io::Result<()> {
    specloom_bench::report::write()
}
