//! `specloom generate`.

use std::collections::HashSet;
use std::fs;
use std::io::Empty;
use std::path::{Path, PathBuf};

use specloom_codegen::{GeneratedFiles, is_generated};

use crate::args::Generate;
use crate::report::{self, File, Report, State};
use crate::{Failure, Outcome, files};

/// Named in the generated files, so that a reader knows what to run.
pub(crate) const COMMAND: &str = "specloom generate";

/// Writes the files, or checks that they are what would be written.
pub(crate) fn run(arguments: &Generate) -> Outcome {
    let runtime = &arguments.runtime;
    syn::parse_str::<syn::Path>(runtime).map_err(|_| Failure::Error(format!("`{runtime}` is no path")))?;
    if arguments.out.exists() && !arguments.out.is_dir() {
        let out = arguments.out.display();
        return Err(Failure::Error(format!("`{out}` is a file; name the folder that the files are written to")));
    }
    let loaded = files::load(&arguments.specs, None::<(&Path, Empty)>, &arguments.output)?;
    let settle = |name: &str, text: &str| {
        let path = arguments.out.join(name);
        if arguments.check { Ok(compare(path, text)) } else { write(path, text) }
    };
    let (files, found) = match loaded.generate_files(|| runtime.parse().unwrap_or_default(), COMMAND, settle) {
        Ok(GeneratedFiles { files, warnings }) => {
            let files = files.into_iter().collect::<Result<Vec<_>, Failure>>()?;
            (with_leftovers(files, arguments)?, warnings)
        }
        Err(found) => (Vec::new(), found),
    };
    report::print(&Report { sources: &loaded.sources, found: &found, files: &files }, arguments.output.format)
}

fn write(path: PathBuf, text: &str) -> Result<File, Failure> {
    let file = compare(path, text);
    // A file that is right already keeps its time, so that nothing is compiled again.
    if file.state == State::Fresh {
        return Ok(File { state: State::Unchanged, ..file });
    }
    let folder = file.path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&file.path, text))
        .map_err(|e| Failure::Error(format!("cannot write {}: {e}", file.path.display())))?;
    Ok(File { state: State::Written, ..file })
}

fn compare(path: PathBuf, text: &str) -> File {
    let state = match fs::read_to_string(&path) {
        Ok(old) if old == text => State::Fresh,
        Ok(_) => State::Stale,
        Err(_) => State::Missing,
    };
    File { path, state }
}

/// With the files in the folder that were generated from other specs: no module is declared for them any more.
fn with_leftovers(mut files: Vec<File>, arguments: &Generate) -> Result<Vec<File>, Failure> {
    let known: HashSet<&Path> = files.iter().map(|file| file.path.as_path()).collect();
    // Where nothing was ever written there is no folder.
    let entries = fs::read_dir(&arguments.out).into_iter().flatten().flatten();
    let others = entries.map(|entry| entry.path()).filter(|path| !known.contains(path.as_path()));
    let mut left: Vec<PathBuf> = others.filter(|path| is_generated_file(path)).collect();
    left.sort();
    for path in left {
        let file = File { path, state: State::Leftover };
        files.push(if arguments.check { file } else { remove(file)? });
    }
    Ok(files)
}

fn is_generated_file(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "rs")
        && path.is_file()
        && fs::read_to_string(path).is_ok_and(|text| is_generated(&text, COMMAND))
}

fn remove(file: File) -> Result<File, Failure> {
    fs::remove_file(&file.path).map_err(|e| Failure::Error(format!("cannot remove {}: {e}", file.path.display())))?;
    Ok(File { state: State::Removed, ..file })
}
