specloom::providers!("./good.yaml");

fn main() {
    drop(acme::Client::new(acme::Config { account: "1", token: "t".into() }));
}
