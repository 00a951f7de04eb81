//! Reading a file as text, and no more of it than is of use.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::suggest::nearest;

/// Why a file was not read.
#[derive(Debug, Clone)]
pub(super) enum Unread {
    /// Nothing is there. With the file beside it that may be meant.
    Missing(Option<String>),
    Folder,
    /// Reading a device or a pipe may never end.
    Irregular,
    /// With its size in bytes, or with what is known of it.
    TooLarge(String),
    /// With what is wrong.
    NotText(String),
    /// A link, with the file that is not there.
    Dangling(PathBuf),
    /// With what the system says.
    Io(String),
}

impl Unread {
    /// What can be done about it.
    pub(super) fn help(&self) -> Option<String> {
        match self {
            Self::Missing(Some(other)) => Some(format!("did you mean `{other}` in the same folder?")),
            _ => None,
        }
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(_) => f.write_str("it is not there"),
            Self::Folder => f.write_str("it is a folder"),
            Self::Irregular => f.write_str("it is a device or a pipe, not a file"),
            Self::TooLarge(bytes) => write!(f, "it has {bytes} bytes, which is more than is read"),
            Self::NotText(what) => f.write_str(what),
            Self::Dangling(target) => write!(f, "it is a link to `{}`, which is not there", target.display()),
            Self::Io(error) => f.write_str(error),
        }
    }
}

/// The text of a file of at most `max` bytes.
pub(super) fn file(path: &Path, max: u64) -> Result<String, Unread> {
    let metadata = fs::metadata(path).map_err(|error| missing(path, error))?;
    if metadata.is_dir() {
        return Err(Unread::Folder);
    }
    if !metadata.is_file() {
        return Err(Unread::Irregular);
    }
    if metadata.len() > max {
        return Err(Unread::TooLarge(metadata.len().to_string()));
    }
    text(File::open(path).map_err(|error| Unread::Io(error.to_string()))?, max)
}

/// What is left in a reader, as text of at most `max` bytes: standard input does not tell beforehand.
pub(super) fn text(reader: impl Read, max: u64) -> Result<String, Unread> {
    let mut bytes = Vec::new();
    reader.take(max + 1).read_to_end(&mut bytes).map_err(|error| Unread::Io(error.to_string()))?;
    if bytes.len() as u64 > max {
        return Err(Unread::TooLarge(format!("more than {max}")));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Unread::NotText(not_utf8(error.as_bytes(), at))
    })
}

fn missing(path: &Path, error: io::Error) -> Unread {
    if error.kind() != io::ErrorKind::NotFound {
        return Unread::Io(error.to_string());
    }
    fs::read_link(path).map_or_else(|_| Unread::Missing(neighbour(path)), Unread::Dangling)
}

/// The file beside a path that has almost its name, endings aside.
fn neighbour(path: &Path) -> Option<String> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let files = fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| !path.is_dir());
    let mut names: Vec<(String, String)> = files.filter_map(|file| Some((stem(&file)?, name(&file)?))).collect();
    names.sort();
    let stems: Vec<&str> = names.iter().map(|(stem, _)| stem.as_str()).collect();
    let near = nearest(&stem(path)?, &stems)?.to_owned();
    names.into_iter().find_map(|(stem, name)| (stem == near).then_some(name))
}

fn stem(path: &Path) -> Option<String> {
    Some(path.file_stem()?.to_str()?.to_owned())
}

fn name(path: &Path) -> Option<String> {
    Some(path.file_name()?.to_str()?.to_owned())
}

/// What is said of bytes that are not UTF-8 from `at` on.
fn not_utf8(bytes: &[u8], at: usize) -> String {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return "it is UTF-16 text; save it as UTF-8".to_owned();
    }
    if bytes.contains(&0) {
        return "it is no text".to_owned();
    }
    let before = String::from_utf8_lossy(&bytes[..at]);
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    let byte = bytes.get(at).copied().unwrap_or_default();
    format!("byte {byte:#04x} at line {line}, column {column} is not UTF-8; save it as UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(bytes: &[u8]) -> String {
        text(bytes, 20).map_or_else(|problem| problem.to_string(), |text| format!("text: {text}"))
    }

    #[test]
    fn what_is_no_text_is_told_by_what_it_is() {
        assert_eq!(said("ä".as_bytes()), "text: ä");
        assert_eq!(said(b"\xff\xfea\0:\0"), "it is UTF-16 text; save it as UTF-8");
        assert_eq!(said(b"\x7fELF\x02\0\0\xb0"), "it is no text");
        assert_eq!(said(b"a: b\nt: caf\xe9\n"), "byte 0xe9 at line 2, column 7 is not UTF-8; save it as UTF-8");
        assert_eq!(said(b"\xc3"), "byte 0xc3 at line 1, column 1 is not UTF-8; save it as UTF-8");
    }

    #[test]
    fn no_more_is_read_than_is_of_use() {
        assert_eq!(said(&[b'a'; 20]), format!("text: {}", "a".repeat(20)));
        assert_eq!(said(&[b'a'; 21]), "it has more than 20 bytes, which is more than is read");
        assert_eq!(text(io::repeat(b'a'), 20).unwrap_err().to_string(), said(&[b'a'; 21]));
    }
}
