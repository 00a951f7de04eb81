//! The language server of YAML from npm, in the version that `tests/editor/package-lock.json` says.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{LazyLock, mpsc};
use std::thread;
use std::time::Duration;

/// How long npm may take.
const PATIENCE: Duration = Duration::from_secs(300);

/// npm's words for a registry that cannot be reached, or that does not serve this machine. Any other failure is a mistake
/// in the files.
const UNREACHABLE: [&str; 14] = [
    "E401",
    "E403",
    "E429",
    "E500",
    "E502",
    "E503",
    "E504",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ECONNRESET",
    "EHOSTUNREACH",
    "ENETUNREACH",
    "ENOTFOUND",
    "ETIMEDOUT",
];

/// The program of the server, which node runs; none where it cannot be had on this machine, and that is said once.
pub(crate) static SERVER: LazyLock<Option<PathBuf>> = LazyLock::new(|| match install() {
    Ok(program) => Some(program),
    Err(why) => {
        let said = format!("skipped: {why}\n");
        io::stderr().write_all(said.as_bytes()).expect("standard error is open");
        None
    }
});

fn install() -> Result<PathBuf, String> {
    for tool in ["node", "npm"] {
        let found = Command::new(tool).arg("--version").output().is_ok_and(|output| output.status.success());
        found.then_some(()).ok_or_else(|| format!("{tool} is not installed"))?;
    }
    let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("editor");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("editor");
    let program = folder.join("node_modules/yaml-language-server/bin/yaml-language-server");
    let lock = fs::read_to_string(files.join("package-lock.json")).expect("the lock is there");
    // Written last, so that what was broken off is installed again.
    let done = folder.join("installed");
    if program.exists() && fs::read_to_string(&done).is_ok_and(|installed| installed == lock) {
        return Ok(program);
    }
    fs::create_dir_all(&folder).expect("the folder can be made");
    for file in ["package.json", "package-lock.json", ".npmrc"] {
        fs::copy(files.join(file), folder.join(file)).expect("the file can be copied");
    }
    npm_ci(&folder)?;
    fs::write(done, lock).expect("the folder is writable");
    Ok(program)
}

fn npm_ci(folder: &Path) -> Result<(), String> {
    let mut npm = Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1"])
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("npm starts");
    let mut stderr = npm.stderr.take().expect("it is piped");
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut said = String::new();
        stderr.read_to_string(&mut said).map(|_| sender.send(said))
    });
    let Ok(said) = receiver.recv_timeout(PATIENCE) else {
        let _ = npm.kill();
        let _ = npm.wait();
        return Err("npm does not come to an end".to_owned());
    };
    if npm.wait().expect("it can be waited for").success() {
        return Ok(());
    }
    let code = UNREACHABLE.iter().find(|code| said.contains(&format!("code {code}\n")));
    let code = code.unwrap_or_else(|| panic!("npm refuses the files of tests/editor:\n{said}"));
    Err(format!("npm cannot get the language server: {code}"))
}
