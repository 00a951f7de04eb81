//! `specloom generate`.

use std::fs;
use std::io::Empty;
use std::path::{Path, PathBuf};

use specloom_codegen::GeneratedFiles;

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
        Ok(GeneratedFiles { files, warnings }) => (files.into_iter().collect::<Result<_, Failure>>()?, warnings),
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
