//! A server with scripted answers, and a spec for it.

use std::collections::VecDeque;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::Command;
use std::thread;

use crate::program::{command, folder};

/// The credential that the spec's client has.
pub(crate) const SECRET: &str = "t0ken/with+signs";

const SPEC: &str = "\
specloom: 1
provider: acme
base_url: https://{region}.acme.example
config:
  region: { type: string, doc: Where the account is. }
auth: { bearer: token }
credentials:
  token: An API token, from the settings page.
errors:
  message: message
limits:
  wait: { header: X-Wait-Millis, as: millis }
records:
  Note: { identity: id, fields: { id: { type: string, required: true }, text: { type: string } } }
operations:
  list_notes:
    get: /notes
    params:
      tag: { in: query, type: string, doc: Only notes with this tag. }
    pagination:
      cursor: { param: after, from: next }
    order: newest_first
    items: data
    returns: Note
    map: { id: id, text: text }
";

/// A spec in a folder of its own, and a server for it.
pub(crate) struct Acme {
    pub(crate) folder: PathBuf,
    base_url: String,
}

impl Acme {
    /// Starts a server that gives these answers in turn. What comes after them is never answered.
    pub(crate) fn start(test: &str, answers: impl IntoIterator<Item = String>) -> Self {
        let folder = folder(test);
        fs::create_dir(folder.join("specs")).unwrap();
        fs::write(folder.join("specs/acme.yaml"), SPEC).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        let answers = answers.into_iter().collect();
        thread::spawn(move || serve(&listener, answers));
        Self { folder, base_url }
    }

    /// `specloom try specs/acme.yaml list_notes` in the folder, with a credential in the environment.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = command(&["specs/acme.yaml", "list_notes", "--base-url", &self.base_url]);
        command.args(arguments).env("ACME_TOKEN", SECRET).current_dir(&self.folder);
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> crate::program::Run {
        self.command(arguments).output().unwrap().into()
    }
}

fn serve(listener: &TcpListener, mut answers: VecDeque<String>) {
    let mut held = Vec::new();
    for stream in listener.incoming() {
        let Ok(mut stream) = stream else { continue };
        read_request(&stream);
        match answers.pop_front() {
            // The client may be gone.
            Some(answer) => drop(stream.write_all(answer.as_bytes())),
            None => held.push(stream),
        }
    }
}

fn read_request(stream: &TcpStream) {
    let lines = BufReader::new(stream).lines();
    lines.map_while(Result::ok).take_while(|line| !line.is_empty()).for_each(drop);
}

/// A page of notes, and the cursor of the next.
pub(crate) fn page(ids: &[u32], next: Option<&str>) -> String {
    let notes: Vec<String> = ids.iter().map(|id| format!(r#"{{"id":{id},"text":"note {id}"}}"#)).collect();
    let next = next.map_or_else(|| "null".to_owned(), |next| format!("{next:?}"));
    answer(200, "", &format!(r#"{{"data":[{}],"next":{next}}}"#, notes.join(",")))
}

/// An answer with a JSON body and these header lines.
pub(crate) fn answer(status: u16, headers: &str, body: &str) -> String {
    let length = body.len();
    let headers =
        format!("Content-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n{headers}");
    format!("HTTP/1.1 {status} Scripted\r\n{headers}\r\n{body}")
}
