specloom::providers!("./nowhere.yaml");

fn main() {}
