"""What one provider more costs to compile, and in the program."""

from stats import summary

from . import providers
from .workshop import CHECK, DEV, RELEASE

WAYS = {"check": CHECK, "dev build": DEV, "release build": RELEASE}
SHARE = 2
"""Percent of what the code written by hand takes."""
NARROW = "structs with `derive(Deserialize)` and a mapping"
WHOLE = "with the operations and types of their own that two of the five have"


class Slope:
    """Two crates of a kind, a small one and a large one."""

    def __init__(self, make, workshop, sets):
        self.small, self.large = make(workshop, 1), make(workshop, sets)
        self.more = (sets - 1) * len(providers.VENDORS)

    def cpu(self, way):
        """CPU milliseconds for one provider more."""
        small, large = self.small.alone(*way), self.large.alone(*way)
        return (large.cpu - small.cpu) / self.more * 1000

    def size(self):
        """KiB of a stripped program for one provider more."""
        return (program(self.large) - program(self.small)) / self.more / 1024


def program(crate):
    """The size of the stripped program."""
    crate.cargo("build", "--release")
    return (crate.target / "release" / crate.folder.name).stat().st_size


def measure(workshop, results, sets, rounds):
    """Measures all kinds in turns."""
    kinds = ours, theirs, whole = [Slope(make, workshop, sets) for make in MAKERS]
    for way, arguments in WAYS.items():
        # The first time compiles the dependencies.
        for kind in kinds:
            kind.cpu(arguments)
        add(results, way, [[kind.cpu(arguments) for kind in kinds] for _ in range(rounds)])
    results.add("compile/size", "stripped release program, one provider more", ours.size(), "KiB", at_most=2)
    results.add("compile/size/narrow", f"the same, {NARROW}", theirs.size(), "KiB")
    results.add("compile/size/whole", f"the same, {WHOLE}", whole.size(), "KiB")


MAKERS = (providers.generated_messages, providers.narrow, providers.generated)


def add(results, way, rounds):
    """Adds what was measured of one way to compile."""
    ours, theirs, whole = (summary(values) for values in zip(*rounds))
    share = summary([100 * one / other for one, other, _ in rounds])
    id = f"compile/{way.split()[0]}"
    results.add(id, f"{way}, one provider more", ours, "ms CPU")
    results.add(f"{id}/narrow", f"the same, {NARROW}", theirs, "ms CPU")
    results.add(f"{id}/share", f"{way}, one provider more", share, "% of its time", against=NARROW, at_most=SHARE)
    results.add(f"{id}/whole", f"the same, {WHOLE}", whole, "ms CPU")
