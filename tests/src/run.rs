//! Runs the generator on whatever text, and checks what has to hold for every text.

use quote::quote;
use specloom_codegen::{Diagnostic, Generated, Severity, Source, Sources, check, generate};

use crate::{Choices, Seeds, mutated};

/// Takes the input as a spec.
///
/// # Panics
///
/// As [`run`].
pub fn any_spec(input: &[u8], seeds: &Seeds) {
    finish(&beside_named("spec.yaml", &String::from_utf8_lossy(input), seeds), is_generated(input));
}

/// Takes the input as changes to a good spec.
///
/// # Panics
///
/// As [`run`].
pub fn changed_spec(input: &[u8], seeds: &Seeds) {
    let (index, text) = mutated(&seeds.specs, &mut Choices::new(input));
    finish(&beside_named(&seeds.specs[index].path, &text, seeds), is_generated(input));
}

/// Takes the input as a sample: the first byte says in the place of which.
///
/// # Panics
///
/// As [`run`].
pub fn any_sample(input: &[u8], seeds: &Seeds) {
    let (sample, text) = input.split_first().map_or((0, &[][..]), |(sample, text)| (*sample, text));
    finish(&with_sample(usize::from(sample), &String::from_utf8_lossy(text), seeds), is_generated(input));
}

/// Whether a spec without mistakes is generated from, too: that takes ten times as long as the rest.
fn is_generated(input: &[u8]) -> bool {
    input.iter().fold(0u8, |sum, byte| sum.wrapping_add(*byte)) % 8 == 0
}

/// Generates from a spec beside the interface and the samples that it names, and shows all that is said about it.
///
/// # Panics
///
/// The generator does, or breaks a promise.
pub fn run(path: &str, text: &str, seeds: &Seeds) {
    finish(&beside_named(path, text, seeds), true);
}

/// As [`run`], but nothing is generated.
///
/// # Panics
///
/// As [`run`].
pub fn run_check(path: &str, text: &str, seeds: &Seeds) {
    finish(&beside_named(path, text, seeds), false);
}

pub(crate) fn beside_named(path: &str, text: &str, seeds: &Seeds) -> Sources {
    let mut sources = Sources::default();
    sources.add(Source { path: path.to_owned(), text: text.to_owned() });
    let is_named = |source: &&Source| source.path != path && text.contains(&source.path);
    for interface in seeds.interfaces().filter(is_named) {
        sources.add(interface.clone());
    }
    for sample in seeds.samples.iter().filter(is_named) {
        sources.add_sample(sample.clone());
    }
    sources
}

/// The good spec that names a sample, with another text in its place.
fn with_sample(index: usize, text: &str, seeds: &Seeds) -> Sources {
    let path = &seeds.samples[index % seeds.samples.len()].path;
    let replaced = |sample: &Source| match sample.path == *path {
        true => Source { path: path.clone(), text: text.to_owned() },
        false => sample.clone(),
    };
    let samples = seeds.samples.iter().map(replaced).collect();
    let others = Seeds { specs: seeds.specs.clone(), samples };
    let spec = seeds.specs.iter().find(|spec| spec.text.contains(path));
    spec.map_or_else(Sources::default, |spec| beside_named(&spec.path, &spec.text, &others))
}

fn finish(sources: &Sources, is_generated: bool) {
    if !is_generated {
        return shown(&check(sources).map(|checked| checked.warnings), sources);
    }
    let found = generate(sources, &quote!(::specloom)).map(|Generated { modules, warnings }| {
        for module in modules {
            if let Err(error) = syn::parse2::<syn::File>(module.items) {
                panic!("module `{}` is no Rust: {error}", module.name);
            }
        }
        warnings
    });
    shown(&found, sources);
}

/// Shows what was found: warnings, or mistakes and warnings.
fn shown(found: &Result<Vec<Diagnostic>, Vec<Diagnostic>>, sources: &Sources) {
    let mistakes = |found: &[Diagnostic]| found.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    let all = match found {
        Ok(warnings) => {
            assert!(!mistakes(warnings), "{warnings:?}");
            warnings
        }
        Err(found) => {
            assert!(mistakes(found), "nothing is wrong: {found:?}");
            found
        }
    };
    all.iter().for_each(|diagnostic| has_a_place(diagnostic, sources));
}

/// What holds for every diagnostic: it has a place, and can be shown.
fn has_a_place(diagnostic: &Diagnostic, sources: &Sources) {
    for span in diagnostic.notes.iter().map(|(span, _)| span).chain([&diagnostic.span]) {
        let text = &sources.get(span.file).text;
        assert!(text.get(span.range()).is_some(), "{span:?} is no place: {diagnostic:?}");
    }
    let lines = diagnostic.notes.iter().map(|(_, note)| note).chain([&diagnostic.message]);
    let mut lines = lines.chain(&diagnostic.label).chain(&diagnostic.help);
    assert!(lines.all(|line| !line.contains('\n') && !line.is_empty()), "{diagnostic:?}");
    let shown = [diagnostic.render(sources), diagnostic.snippet(sources), diagnostic.headline(sources)];
    assert!(shown.iter().all(|text| !text.is_empty()));
}
