//! `specloom generate`.

use std::fs;
use std::io::Empty;
use std::path::Path;

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
    let loaded = files::load(&arguments.specs, None::<(&Path, Empty)>, &arguments.output)?;
    let (files, found) = match loaded.generate_files(|| runtime.parse().unwrap_or_default(), COMMAND) {
        Ok(GeneratedFiles { files, warnings }) => {
            let files = if arguments.check { compare(&arguments.out, &files) } else { write(&arguments.out, &files)? };
            (files, warnings)
        }
        Err(found) => (Vec::new(), found),
    };
    report::print(&Report { sources: &loaded.sources, found: &found, files: &files }, arguments.output.format)
}

fn write(out: &Path, texts: &[(String, String)]) -> Result<Vec<File>, Failure> {
    let failed = |what: &Path, e: std::io::Error| Failure::Error(format!("cannot write {}: {e}", what.display()));
    fs::create_dir_all(out).map_err(|e| failed(out, e))?;
    let mut files = compare(out, texts);
    for (file, (_, text)) in files.iter_mut().zip(texts) {
        // A file that is right already keeps its time, so that nothing is compiled again.
        if file.state == State::Fresh {
            file.state = State::Unchanged;
            continue;
        }
        fs::write(&file.path, text).map_err(|e| failed(&file.path, e))?;
        file.state = State::Written;
    }
    Ok(files)
}

fn compare(out: &Path, texts: &[(String, String)]) -> Vec<File> {
    let compared = texts.iter().map(|(name, text)| {
        let path = out.join(name);
        let state = match fs::read_to_string(&path) {
            Ok(old) if old == *text => State::Fresh,
            Ok(_) => State::Stale,
            Err(_) => State::Missing,
        };
        File { path, state }
    });
    compared.collect()
}
