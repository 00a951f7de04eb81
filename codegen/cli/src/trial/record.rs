//! Answers kept as samples.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::ops::Range;
use std::path::{Component, Path, PathBuf};

use secrecy::{ExposeSecret as _, SecretString};
use specloom::__v1::dynamic::{SHORT, is_short};
use specloom::{Answered, Continuation};
use specloom_codegen::model::{Operation, Provider};

use super::args::Try;
use super::names::Problems;
use super::redaction::{Body, MASK, Unfit};
use crate::{Failure, report};

/// Headers that say something about an answer and nothing about who asked.
const SAFE_HEADERS: [&str; 2] = ["content-type", "retry-after"];

/// How the names of headers begin that tell limits of rate.
const LIMITS: [&str; 3] = ["ratelimit", "x-ratelimit", "x-rate-limit"];

/// Writes answers into a folder.
#[derive(Debug)]
pub(crate) struct Recorder {
    folder: PathBuf,
    operation: String,
    force: bool,
    /// The header by which the vendor says when to go on, as the spec has it.
    wait_header: Option<String>,
    /// Whether the next page stands in the header `Link`, so that a success is more than its body.
    has_link: bool,
    kept: Vec<PathBuf>,
    redacted: bool,
    failure: Option<String>,
}

/// An answer that waits for somebody to say what it is.
#[derive(Debug)]
pub(crate) struct Kept {
    page: u64,
    status: u16,
    headers: Vec<(String, String)>,
    body: Result<Body, Unfit>,
}

/// A credential that answers may hold by chance cannot be kept out of samples without damage to them.
pub(crate) fn check_credentials(
    arguments: &Try,
    provider: &Provider,
    credentials: &[SecretString],
    problems: &mut Problems,
) {
    if arguments.record.is_none() {
        return;
    }
    for (credential, value) in provider.credentials.iter().zip(credentials) {
        // One that is missing is told of elsewhere.
        if is_short(value) && !value.expose_secret().is_empty() {
            problems.note(format!(
                "--record: credential `{}` has fewer than {SHORT} characters, which answers may hold by chance: it cannot \
                 be kept out of samples; leave out --record, or use a longer one",
                credential.name
            ));
        }
    }
}

impl Recorder {
    /// The recorder that the arguments ask for. Nothing may be in its way: better to know before anything is sent.
    pub(crate) fn new(arguments: &Try, provider: &Provider, operation: &Operation) -> Result<Option<Self>, Failure> {
        let Some(folder) = arguments.record.clone() else { return Ok(None) };
        let (force, has_link) = (arguments.force, operation.pagination.reads_header());
        let operation = operation.name.clone();
        let cannot = |e: io::Error| Failure::Error(format!("cannot record to {}: {e}", folder.display()));
        fs::create_dir_all(&folder).map_err(cannot)?;
        let in_the_way = in_the_way(&folder, &operation, &pages(arguments)).map_err(cannot)?;
        if !force && !in_the_way.is_empty() {
            let (folder, names) = (folder.display(), in_the_way.join(", "));
            return Err(Failure::Error(format!(
                "{folder} has {names} already; --force replaces what is recorded again"
            )));
        }
        let wait_header = provider.limits.wait.as_ref().map(|(header, _)| header.clone());
        let (kept, redacted, failure) = (Vec::new(), false, None);
        Ok(Some(Self { folder, operation, force, wait_header, has_link, kept, redacted, failure }))
    }

    /// What is worth keeping of an answer.
    pub(crate) fn take(&self, answered: &Answered<'_>) -> Kept {
        let headers = answered.headers.iter().filter(|(name, _)| self.is_safe(name));
        Kept {
            page: answered.page,
            status: answered.status,
            headers: headers.map(|(name, value)| (name.to_owned(), value)).collect(),
            body: Body::of(answered.body, |text| answered.redacted(text)),
        }
    }

    fn is_safe(&self, header: &str) -> bool {
        SAFE_HEADERS.contains(&header)
            || LIMITS.iter().any(|limit| header.starts_with(limit))
            || (self.has_link && header == "link")
            || self.wait_header.as_deref().is_some_and(|wait| wait.eq_ignore_ascii_case(header))
    }

    /// Keeps a success: its body, or all of it where the spec reads a header.
    pub(crate) fn success(&mut self, answer: Kept) {
        let ending = if self.has_link { "http" } else { "json" };
        let path = self.path(answer.page, ending);
        match answer.body {
            Ok(ref body) if !body.is_json => not_written(&path, "a sample has to be JSON"),
            Ok(_) if self.has_link => self.whole(path, answer),
            body => self.keep(path, body),
        }
    }

    /// Keeps an answer that is an error.
    pub(crate) fn error(&mut self, answer: Kept) {
        self.whole(self.path(answer.page, "http"), answer);
    }

    /// Keeps an answer with its status and its headers.
    fn whole(&mut self, path: PathBuf, Kept { status, headers, body, .. }: Kept) {
        let body = body.map(|body| {
            let mut text = format!("HTTP/1.1 {status}\r\n");
            for (name, value) in &headers {
                // What calls itself JSON and is none would not be accepted as a sample.
                if name != "content-type" || !value.contains("json") || body.is_json {
                    text += &format!("{name}: {value}\r\n");
                }
            }
            let is_redacted = body.is_redacted || text.contains(MASK);
            text += &format!("\r\n{}", body.text);
            Body { text, is_redacted, ..body }
        });
        self.keep(path, body);
    }

    /// Where an answer goes: `list.1.json`, and `list.1.2.json` if the same page is answered again.
    fn path(&self, page: u64, ending: &str) -> PathBuf {
        let is_same = |path: &&PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.ends_with(ending) && page_of(&name, &self.operation) == Some(page)
        };
        let number = match self.kept.iter().filter(is_same).count() {
            0 => String::new(),
            earlier => format!(".{}", earlier + 1),
        };
        self.folder.join(format!("{}.{page}{number}.{ending}", self.operation))
    }

    fn keep(&mut self, path: PathBuf, body: Result<Body, Unfit>) {
        let body = match body {
            Ok(body) => body,
            Err(unfit) => return not_written(&path, &unfit.to_string()),
        };
        match write(&path, &body.text, self.force) {
            Ok(()) => self.kept.push(path),
            Err(e) => self.failure = Some(format!("cannot write {}: {e}", path.display())),
        }
        self.redacted |= body.is_redacted;
    }

    /// Says what was kept, and what to do with it.
    pub(crate) fn finish(self, spec: &str) -> Result<(), Failure> {
        if !self.kept.is_empty() {
            let kept = report::counted(self.kept.len(), "answer");
            report::line(&format!("\n{kept} recorded in {}", self.folder.display()));
            if self.redacted {
                report::line("  a credential that the vendor quoted was replaced by [redacted]");
            }
            report::line("  remove personal data before you commit them, and name them in the operation:");
            let names: Vec<String> = self.kept.iter().map(|path| beside(spec, path)).collect();
            report::line(&format!("    samples: [{}]", names.join(", ")));
        }
        self.failure.map_or(Ok(()), |failure| Err(Failure::Error(failure)))
    }
}

fn not_written(path: &Path, why: &str) {
    report::line(&format!("  {} is not written: {why}", path.display()));
}

/// The pages that a run may record.
fn pages(arguments: &Try) -> Range<u64> {
    let first = arguments.resume.as_ref().map_or(1, Continuation::page);
    first..arguments.pages.map_or(u64::MAX, |pages| first.saturating_add(pages))
}

/// The names of samples that are there already of these pages.
fn in_the_way(folder: &Path, operation: &str, pages: &Range<u64>) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if page_of(&name, operation).is_some_and(|page| pages.contains(&page)) {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// The page of a sample of this operation, by the name of its file.
fn page_of(name: &str, operation: &str) -> Option<u64> {
    let rest = name.strip_prefix(operation)?.strip_prefix('.')?;
    let rest = rest.strip_suffix(".json").or_else(|| rest.strip_suffix(".http"))?;
    rest.split('.').next()?.parse().ok()
}

fn write(path: &Path, text: &str, force: bool) -> io::Result<()> {
    let mut options = File::options();
    options.write(true);
    if force {
        options.create(true).truncate(true)
    } else {
        options.create_new(true)
    };
    options.open(path)?.write_all(text.as_bytes())
}

/// A file's path as a spec refers to it: relative to the folder of the spec, with slashes, and quoted where YAML asks
/// for it.
fn beside(spec: &str, file: &Path) -> String {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let (from, to) = (absolute(Path::new(spec)), absolute(file));
    let from: Vec<Component<'_>> = from.parent().map_or_else(Vec::new, |folder| folder.components().collect());
    let to: Vec<Component<'_>> = to.components().collect();
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from[common..].iter().map(|_| "..".to_owned());
    let down = to[common..].iter().map(|part| part.as_os_str().to_string_lossy().into_owned());
    let path = up.chain(down).collect::<Vec<_>>().join("/");
    let is_plain = path.chars().all(|char| char.is_ascii_alphanumeric() || "./_-".contains(char));
    if is_plain { path } else { format!("{path:?}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_named_from_the_folder_of_the_spec() {
        let named = |spec, file| beside(spec, Path::new(file));
        assert_eq!(named("specs/acme.yaml", "specs/samples/acme/a.1.json"), "samples/acme/a.1.json");
        assert_eq!(named("specs/acme.yaml", "out/a.1.json"), "../out/a.1.json");
        assert_eq!(named("acme.yaml", "my out/a.json"), "\"my out/a.json\"");
    }

    #[test]
    fn samples_are_known_by_their_names() {
        assert_eq!(page_of("list.12.json", "list"), Some(12));
        assert_eq!(page_of("list.2.3.http", "list"), Some(2));
        for other in ["list.json", "list.page.json", "list.1.yaml", "lists.1.json", "other.1.json"] {
            assert_eq!(page_of(other, "list"), None, "{other}");
        }
    }
}
