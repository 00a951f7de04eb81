//! Specs from the arguments of a command.

use std::env;
use std::io::Read;
use std::path::{Path, PathBuf};

use specloom_codegen::Loaded;

use crate::Failure;
use crate::args::{Output, Specs};

/// Where specs are looked for if none are named.
const FOLDER: &str = "specs";
/// What stands for standard input among the specs.
const STDIN: &str = "-";

/// Reads the specs. Of `unsaved` the text is read instead of the file at the path.
pub(crate) fn load(specs: &Specs, unsaved: Option<(&Path, impl Read)>, output: &Output) -> Result<Loaded, Failure> {
    let policy = output.policy();
    policy.check().map_err(Failure::Error)?;
    let root = env::current_dir().map_err(|e| Failure::Error(format!("there is no current folder: {e}")))?;
    let mut paths = expanded(&specs.specs, unsaved.as_ref().map(|(path, _)| *path))?;
    let loaded = match unsaved {
        Some((path, text)) => {
            paths.push(path.to_owned());
            specloom_codegen::load_unsaved(&paths, &root, path, text)
        }
        None => specloom_codegen::load(&paths, &root),
    };
    Ok(loaded.under(policy))
}

/// The files that are named, and those in the folders that are named.
fn expanded(named: &[PathBuf], unsaved: Option<&Path>) -> Result<Vec<PathBuf>, Failure> {
    let default = PathBuf::from(FOLDER);
    let named = match (named, unsaved) {
        ([], None) if default.is_dir() => std::slice::from_ref(&default),
        ([], None) => {
            return Err(Failure::Error(format!("no specs are named, and there is no folder `{FOLDER}` here")));
        }
        _ => named,
    };
    let mut files = Vec::new();
    for path in named {
        match unsaved {
            _ if path.is_dir() => files.extend(in_folder(path)?),
            Some(unsaved) if path == STDIN => files.push(unsaved.to_owned()),
            None if path == STDIN => {
                let message = "`-` is the text on standard input; say with `--stdin-path` which spec it is";
                return Err(Failure::Error(message.to_owned()));
            }
            _ => files.push(path.clone()),
        }
    }
    Ok(files)
}

fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let found = specloom_codegen::spec_files(folder)
        .map_err(|e| Failure::Error(format!("cannot read folder {}: {e}", folder.display())))?;
    match found.is_empty() {
        true => Err(Failure::Error(format!("there are no specs in folder {}", folder.display()))),
        false => Ok(found),
    }
}
