//! `specloom generate`.

use std::fs;
use std::path::Path;

use crate::args::Generate;
use crate::{Failure, Outcome, files, report};

/// Named in the generated files, so that a reader knows what to run.
const COMMAND: &str = "specloom generate";

/// Writes the files, or checks that they are what would be written.
pub(crate) fn run(arguments: &Generate) -> Outcome {
    let (modules, _) = files::modules(&arguments.specs, &arguments.runtime)?;
    let generated = specloom_codegen::generated_files(&modules, COMMAND);
    if arguments.check { check(&arguments.out, &generated) } else { write(&arguments.out, &generated) }
}

fn write(out: &Path, generated: &[(String, String)]) -> Outcome {
    let failed = |what: &Path, e: std::io::Error| Failure::Error(format!("cannot write {}: {e}", what.display()));
    fs::create_dir_all(out).map_err(|e| failed(out, e))?;
    let mut written = 0;
    for (name, text) in generated {
        let file = out.join(name);
        // A file that is right already keeps its time, so that nothing is compiled again.
        if fs::read_to_string(&file).is_ok_and(|old| old == *text) {
            continue;
        }
        fs::write(&file, text).map_err(|e| failed(&file, e))?;
        written += 1;
    }
    let unchanged = generated.len() - written;
    report::line(&format!("{} written to {}, {unchanged} unchanged", report::counted(written, "file"), out.display()));
    Ok(())
}

fn check(out: &Path, generated: &[(String, String)]) -> Outcome {
    let mut stale = 0;
    for (name, text) in generated {
        let file = out.join(name);
        let problem = match fs::read_to_string(&file) {
            Ok(old) if old == *text => continue,
            Ok(_) => "is stale",
            Err(_) => "is missing",
        };
        report::line(&format!("{} {problem}", file.display()));
        stale += 1;
    }
    if stale > 0 {
        report::line(&format!("run `{COMMAND}` with the same arguments, without `--check`"));
        return Err(Failure::Found);
    }
    report::line(&format!("{} up to date", report::counted(generated.len(), "file")));
    Ok(())
}
