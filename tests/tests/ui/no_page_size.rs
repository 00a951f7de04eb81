specloom::providers!("./good.yaml");

/// The vendor does not let a caller choose the size of a page.
fn first_page(client: &acme::Client) {
    drop(client.list_notes(42).page_size(10));
}

fn main() {}
