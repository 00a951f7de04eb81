//! Generates a client for every spec of the catalogue.

fn main() {
    specloom_codegen::build("../specs");
}
