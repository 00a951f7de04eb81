//! Paths of files that name each other.

/// The path of the file that `reference` names in the file at `path`: relative to it, with `.` and `..` resolved as
/// far as the path goes.
pub(crate) fn beside(path: &str, reference: &str) -> String {
    let reference = reference.replace('\\', "/");
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut segments: Vec<&str> = match reference.starts_with('/') {
        true => vec![""],
        false => folder.split('/').filter(|segment| *segment != "." && !folder.is_empty()).collect(),
    };
    for segment in reference.split('/') {
        match segment {
            "" | "." => {}
            ".." if segments.last().is_some_and(|last| !matches!(*last, ".." | "")) => {
                segments.pop();
            }
            segment => segments.push(segment),
        }
    }
    segments.join("/")
}

#[cfg(test)]
mod tests {
    use super::beside;

    #[test]
    fn a_reference_is_relative_to_the_file_that_makes_it() {
        for (path, reference, want) in [
            ("specs/a.yaml", "b.yaml", "specs/b.yaml"),
            ("specs/a.yaml", "./b.yaml", "specs/b.yaml"),
            ("specs/x/a.yaml", "../b.yaml", "specs/b.yaml"),
            ("a.yaml", "b.yaml", "b.yaml"),
            ("a.yaml", "../b.yaml", "../b.yaml"),
            ("/w/specs/a.yaml", "../b.yaml", "/w/b.yaml"),
            ("specs/a.yaml", "/b.yaml", "/b.yaml"),
            ("", "/w/x/.././specs/a.yaml", "/w/specs/a.yaml"),
        ] {
            assert_eq!(beside(path, reference), want, "{path} {reference}");
        }
    }
}
