//! What a pagination strategy reads from a page.

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic};
use crate::json_path::{Root, Step};
use crate::model::{PageTarget, Pick, Target};
use crate::proof::Expect;
use crate::spec::{PathText, Paths, Text};

/// What is read from a page for its successor.
#[derive(Debug, Default)]
pub(crate) struct PageReads {
    pub(super) page: Vec<Read>,
    pub(super) item: Vec<Read>,
}

/// A path, and what its value is.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) steps: Vec<Step>,
    pub(super) target: Target,
    pub(super) rank: usize,
    pub(super) written: PathText,
    pub(super) expect: Expect,
}

impl PageReads {
    /// Reads a value of the page; of several paths the first with a value counts.
    pub(crate) fn of_page(&mut self, paths: &Paths, target: PageTarget, lowering: &mut Lowering<'_>) {
        let expect = || match target {
            PageTarget::Next => Expect::Cursor,
            PageTarget::More => Expect::More,
            PageTarget::Total => Expect::Count,
        };
        self.read(paths, target, expect, lowering);
    }

    /// Reads the URL of the next page; of several paths the first with a value counts.
    pub(crate) fn link(&mut self, paths: &Paths, lowering: &mut Lowering<'_>) {
        let origin = lowering.origin.clone();
        self.read(paths, PageTarget::Next, || Expect::Link(origin.clone()), lowering);
    }

    fn read(&mut self, paths: &Paths, target: PageTarget, expect: impl Fn() -> Expect, lowering: &mut Lowering<'_>) {
        for (rank, text) in paths.iter().enumerate() {
            if let Some(steps) = body_path(text, lowering) {
                let target = Target::Page(target);
                self.page.push(Read { steps, target, rank, written: text.clone(), expect: expect() });
            }
        }
    }

    /// Reads a value of every item.
    pub(crate) fn of_item(&mut self, path: &Text, pick: Pick, lowering: &mut Lowering<'_>) {
        let Some(parsed) = lowering.path(path) else { return };
        if parsed.root == Some(Root::Body) {
            let message = "the key is read from an item, so its path cannot start at `$`";
            lowering.push(Diagnostic::error(Code::PathRoot, message, path.span));
        }
        let written = PathText { path: path.clone(), unseen: None };
        let target = Target::Key(pick);
        self.item.push(Read { steps: parsed.steps, target, rank: 0, written, expect: Expect::Key });
    }
}

/// A path that starts at the body.
pub(super) fn body_path(text: &Text, lowering: &mut Lowering<'_>) -> Option<Vec<Step>> {
    let path = lowering.path(text)?;
    if path.root == Some(Root::Item) {
        let message = "the path is read from the body, where there is no item `@`";
        lowering.push(Diagnostic::error(Code::PathRoot, message, text.span).help("start it at `$`, or with a key"));
    }
    Some(path.steps)
}
