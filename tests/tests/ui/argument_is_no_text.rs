specloom::providers!("./good.yaml", acme);

fn main() {}
