specloom::providers!("./bad.yaml");

fn main() {}
