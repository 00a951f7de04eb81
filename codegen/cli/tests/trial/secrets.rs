//! Credentials are nowhere to be read.

use specloom_vendors::{Server, Vendor, credentials};

use crate::program::{Account, Run};
use crate::scripted::{Acme, SECRET, answer, page};

#[tokio::test(flavor = "multi_thread")]
async fn no_credential_of_any_vendor_is_printed() {
    let server = Server::start().unwrap();
    for vendor in Vendor::ALL {
        let account = Account { server: &server, vendor };
        let run = account.list(&["--pages", "1"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        for (name, secret) in credentials(vendor) {
            assert!(!run.stderr.contains(secret) && !run.stdout.contains(secret), "{vendor:?} {name}");
        }
    }
}

#[test]
fn a_vendor_that_quotes_the_credential_is_not_quoted() {
    let encoded = "t0ken%2Fwith%2Bsigns";
    let echo = format!(r#"{{"data":[{{"id":1}}],"next":"{SECRET}"}}"#);
    let error = format!(r#"{{"message":"{SECRET} is wrong"}}"#);
    let acme = Acme::start("quoted", [answer(200, "", &echo), answer(401, &format!("X-Echo: {SECRET}\r\n"), &error)]);
    let run = acme.run(&["--param", &format!("tag={SECRET}")]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("?tag=[redacted]&after=[redacted]\n"), "{}", run.stderr);
    assert!(run.stderr.contains("unauthorized (401): [redacted] is wrong"), "{}", run.stderr);
    for text in [&run.stderr, &run.stdout] {
        assert!(!text.contains(SECRET) && !text.contains(encoded), "{text}");
    }
}

#[test]
fn a_short_credential_is_masked_where_it_stands_apart() {
    let acme = Acme::start("short", [page(&[1], None)]);
    let run: Run = acme.command(&["--param", "tag=ot"]).env("ACME_TOKEN", "ot").output().unwrap().into();
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stderr.contains("/notes?tag=[redacted]\n"), "{}", run.stderr);
}
