//! How long `specloom check` takes for a thousand specs, and how much memory: `cargo bench -p specloom-tests --bench check`.
//!
//! Each run is a process of its own, because a process does not forget its peak of memory. The files are read from disk,
//! as the command line reads them. Reading the same texts with `serde_yaml`, into values that nothing checks, is the
//! measure: figures of two machines can be compared by their ratio to it.

#![allow(clippy::print_stdout, reason = "the figures are for people")]

mod samples;
mod specs;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

use specloom_tests::peak_kib;

/// How many specs are checked.
const SPECS: usize = 1000;
/// How often: the best run counts.
const RUNS: usize = 5;

fn main() {
    let arguments: Vec<_> = env::args().collect();
    if let [_, run, folder] = arguments.as_slice()
        && run.starts_with("run-")
    {
        return child(run, Path::new(folder));
    }
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("check");
    let (lines, bytes) = write(&folder);
    println!("{SPECS} specs of {} lines, {} KiB of samples", lines / SPECS, bytes / 1024);
    let checked = best("run-check", &folder);
    let read = best("run-serde_yaml", &folder);
    let ratio = checked.seconds / read.seconds;
    println!("check      {checked}, {:.0} specs a second", SPECS as f64 / checked.seconds);
    println!("serde_yaml {read}; check takes {ratio:.2} of its time");
    fs::remove_dir_all(&folder).expect("the folder was written");
}

/// Writes the specs, their samples and their interface; gives the lines of the specs and the bytes of the samples.
fn write(folder: &Path) -> (usize, usize) {
    let (mut lines, mut bytes) = (0, 0);
    let interface = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/messaging.yaml");
    let put = |path: PathBuf, text: &str| {
        fs::create_dir_all(path.parent().expect("it is in the folder")).expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
    };
    put(folder.join("messaging.yaml"), &fs::read_to_string(interface).expect("it is in the repository"));
    for number in 0..SPECS {
        let files = specs::provider(number);
        lines += files.spec.lines().count();
        put(folder.join(format!("vendor_{number}.yaml")), &files.spec);
        for (operation, sample) in files.samples {
            bytes += sample.len();
            put(folder.join(format!("samples/vendor_{number}/{operation}.json")), &sample);
        }
    }
    (lines, bytes)
}

/// What a run took.
struct Figures {
    seconds: f64,
    /// `None` where the system does not tell.
    peak_kib: Option<u64>,
}

impl std::fmt::Display for Figures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:>7.1} ms", self.seconds * 1000.0)?;
        match self.peak_kib {
            Some(peak) => write!(f, ", {:>5.1} MiB at the peak", peak as f64 / 1024.0),
            None => f.write_str(", memory unknown"),
        }
    }
}

/// The best of several runs, each in a process of its own.
fn best(run: &str, folder: &Path) -> Figures {
    let runs = (0..RUNS).map(|_| {
        let program = env::current_exe().expect("the program is known");
        let output = Command::new(program).arg(run).arg(folder).output().expect("the program runs");
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{told}{}", String::from_utf8_lossy(&output.stderr));
        let mut words = told.split_whitespace();
        let seconds = words.next().and_then(|word| word.parse().ok()).expect("a run tells its time");
        Figures { seconds, peak_kib: words.next().and_then(|word| word.parse().ok()) }
    });
    runs.min_by(|a, b| a.seconds.total_cmp(&b.seconds)).expect("there are runs")
}

/// One run: prints the seconds that it took, and the peak of memory.
fn child(run: &str, folder: &Path) {
    let files = specloom_codegen::spec_files(folder).expect("the folder was written");
    let elapsed = timed(|| if run == "run-check" { check(&files, folder) } else { read(&files) });
    println!("{} {}", elapsed.as_secs_f64(), peak_kib().map_or_else(String::new, |peak| peak.to_string()));
}

fn check(files: &[PathBuf], folder: &Path) {
    let loaded = specloom_codegen::load(files, folder);
    if let Err(found) = loaded.check() {
        let shown: Vec<_> = found.iter().take(3).map(|diagnostic| diagnostic.render(&loaded.sources)).collect();
        panic!("the specs have {} mistakes\n{}", found.len(), shown.join("\n"));
    }
}

fn read(files: &[PathBuf]) {
    for file in files {
        let text = fs::read_to_string(file).expect("the file was written");
        let value: serde_yaml::Value = serde_yaml::from_str(&text).expect("it is YAML");
        std::hint::black_box(value);
    }
}

#[expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}
