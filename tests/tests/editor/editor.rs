//! An editor: opens specs in the language server of YAML, and asks what it shows for them.

use std::fs;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::install::SERVER;
use crate::lsp;

/// How long the server may take for an answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// Where a text has the cursor.
pub(crate) const CURSOR: char = '¦';

/// The server, with a folder of specs of its own.
pub(crate) struct Editor {
    folder: PathBuf,
    server: Child,
    to_server: ChildStdin,
    from_server: Receiver<Value>,
    /// Notifications that nobody waited for yet.
    waiting: Vec<Value>,
    /// Whether the server has asked for its settings.
    configured: bool,
    requests: u64,
    files: u64,
}

/// A text in which something is underlined, and what is said about it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Underlined {
    pub(crate) text: String,
    pub(crate) message: String,
}

impl Editor {
    /// An editor for one test; none where the server cannot be had on this machine.
    pub(crate) fn open(test: &str) -> Option<Self> {
        SERVER.as_ref().map(|program| Self::start(program, test))
    }

    fn start(program: &Path, test: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("specs").join(test);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("schema")).expect("the folder can be made");
        for kind in ["provider.json", "interface.json"] {
            let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/schema").join(kind);
            fs::copy(committed, folder.join("schema").join(kind)).expect("the schema is committed");
        }
        let mut server = Command::new("node")
            .arg(program)
            .arg("--stdio")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node starts");
        let to_server = server.stdin.take().expect("it is piped");
        let mut from = BufReader::new(server.stdout.take().expect("it is piped"));
        let (sender, from_server) = mpsc::channel();
        // Ends with the server, or when nobody listens any more.
        thread::spawn(move || {
            while let Ok(Some(message)) = lsp::read(&mut from)
                && sender.send(message).is_ok()
            {}
        });
        let waiting = Vec::new();
        let (configured, requests, files) = (false, 0, 0);
        let mut editor = Self { folder, server, to_server, from_server, waiting, configured, requests, files };
        editor.initialize();
        editor
    }

    fn initialize(&mut self) {
        let markdown = json!(["markdown"]);
        let item = json!({ "snippetSupport": true, "documentationFormat": markdown });
        let text = json!({
            "completion": { "completionItem": item },
            "hover": { "contentFormat": markdown },
            "publishDiagnostics": {},
        });
        let capabilities = json!({ "textDocument": text, "workspace": { "configuration": true } });
        self.ask("initialize", json!({ "processId": null, "rootUri": null, "capabilities": capabilities }));
        self.tell("initialized", json!({}));
        // What is opened before the server has its settings might be looked at twice.
        while !self.configured {
            self.listen();
        }
    }

    /// What is proposed at the cursor: for each its label, and what is said about it.
    pub(crate) fn completions(&mut self, text: &str) -> Vec<(String, String)> {
        let at = self.show(text);
        let answer = self.ask("textDocument/completion", at);
        let items = answer["items"].as_array().expect("completions are a list");
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        items.iter().map(|item| (text(&item["label"]), text(&item["documentation"]["value"]))).collect()
    }

    /// What is shown about the word at the cursor.
    pub(crate) fn hover(&mut self, text: &str) -> String {
        let at = self.show(text);
        let answer = self.ask("textDocument/hover", at);
        answer["contents"]["value"].as_str().unwrap_or_default().trim_end().to_owned()
    }

    /// What is underlined.
    pub(crate) fn underlined(&mut self, text: &str) -> Vec<Underlined> {
        let uri = self.show(text)["textDocument"]["uri"].clone();
        let of_file = |message: &Value| message["params"]["uri"] == uri;
        let told = loop {
            match self.waiting.iter().position(of_file) {
                Some(index) => break self.waiting.swap_remove(index),
                None => self.listen(),
            };
        };
        let text = with_modeline(text);
        let found = told["params"]["diagnostics"].as_array().expect("diagnostics are a list").iter();
        let mut found: Vec<_> = found.map(|diagnostic| underlined(&text, diagnostic)).collect();
        found.sort();
        found
    }

    /// Opens a file with this text, without the cursor, and gives the place where the cursor was.
    fn show(&mut self, text: &str) -> Value {
        self.files += 1;
        let text = with_modeline(text);
        let uri = format!("file://{}/{}.yaml", self.folder.display(), self.files);
        let before = text.split(CURSOR).next().unwrap_or_default();
        let line = before.matches('\n').count();
        let character = before.chars().rev().take_while(|c| *c != '\n').count();
        let text = text.replace(CURSOR, "");
        let document = json!({ "uri": uri, "languageId": "yaml", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
        json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } })
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(&lsp::notification(method, params));
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.requests += 1;
        self.send(&lsp::request(self.requests, method, params));
        loop {
            if let Some(answer) = self.listen().filter(|answer| answer["id"] == self.requests) {
                assert!(answer.get("error").is_none(), "{method}: {answer}");
                return answer["result"].clone();
            }
        }
    }

    /// Takes the next message of the server. Its requests are answered, its notifications kept; an answer is given back.
    fn listen(&mut self) -> Option<Value> {
        let message = self.from_server.recv_timeout(PATIENCE).expect("the server answers in time");
        match (message["method"].as_str(), message.get("id")) {
            (Some(method), Some(id)) => {
                let result = self.answer(method, &message["params"]);
                self.send(&lsp::response(id, result));
                None
            }
            (Some(_), None) => {
                self.waiting.push(message);
                None
            }
            (None, _) => Some(message),
        }
    }

    fn answer(&mut self, method: &str, params: &Value) -> Value {
        if method != "workspace/configuration" {
            return Value::Null;
        }
        self.configured = true;
        let sections = params["items"].as_array().map_or(&[][..], Vec::as_slice);
        sections.iter().map(setting).collect()
    }

    fn send(&mut self, message: &Value) {
        lsp::write(&mut self.to_server, message).expect("the server listens");
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// What the server wants to know about a section of the settings.
fn setting(asked: &Value) -> Value {
    match asked["section"].as_str() {
        Some("yaml") => json!({ "schemaStore": { "enable": false }, "hoverSchemaSource": false }),
        _ => json!({}),
    }
}

/// A spec with the first line that says which schema it follows.
fn with_modeline(text: &str) -> String {
    let kind = if text.contains("interface: ") { "interface" } else { "provider" };
    format!("# yaml-language-server: $schema=schema/{kind}.json\n{text}")
}

fn underlined(text: &str, diagnostic: &Value) -> Underlined {
    let place = |end: &str| {
        let place = &diagnostic["range"][end];
        let number = |key: &str| usize::try_from(place[key].as_u64().expect("it is a number")).expect("it is small");
        let line_start: usize = text.split_inclusive('\n').take(number("line")).map(str::len).sum();
        // The specs of these tests are ASCII, so that characters are bytes.
        line_start + number("character")
    };
    let message = diagnostic["message"].as_str().unwrap_or_default().to_owned();
    Underlined { text: text[place("start")..place("end")].to_owned(), message }
}
