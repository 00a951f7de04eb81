specloom::providers!("./good.yaml");

fn list(client: &acme::Client) {
    drop(client.list_notes("42").items());
}

fn main() {}
