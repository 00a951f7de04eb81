specloom::providers!("./good.yaml");

fn main() {
    drop(acme::Client::new(acme::Config { token: "t".into() }));
}
