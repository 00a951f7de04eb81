specloom::providers!();

fn main() {}
