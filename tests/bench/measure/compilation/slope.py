"""What one provider more costs to compile, and in the program."""

from stats import summary

from . import providers
from .workshop import CHECK, DEV, RELEASE

WAYS = {"check": CHECK, "dev build": DEV, "release build": RELEASE}
AT_MOST = {"check": 2, "dev build": 3, "release build": 4}
"""CPU milliseconds."""
SHARE = 2
"""Percent of what the code written by hand takes."""
NARROW = "structs with `derive(Deserialize)` and a mapping"


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
    """Measures both kinds in turns."""
    ours, theirs = (Slope(make, workshop, sets) for make in (providers.generated, providers.narrow))
    for way, arguments in WAYS.items():
        # The first time compiles the dependencies.
        for kind in (ours, theirs):
            kind.cpu(arguments)
        pairs = [(ours.cpu(arguments), theirs.cpu(arguments)) for _ in range(rounds)]
        add(results, way, pairs)
    sizes = ours.size(), theirs.size()
    results.add("compile/size", "stripped release program, one provider more", sizes[0], "KiB", at_most=2)
    results.add("compile/size/narrow", f"the same, {NARROW}", sizes[1], "KiB")


def add(results, way, pairs):
    """Adds what was measured of one way to compile."""
    ours, theirs = (summary(values) for values in zip(*pairs))
    share = summary([100 * one / other for one, other in pairs])
    id = f"compile/{way.split()[0]}"
    results.add(id, f"{way}, one provider more", ours, "ms CPU", at_most=AT_MOST[way])
    results.add(f"{id}/narrow", f"the same, {NARROW}", theirs, "ms CPU")
    results.add(f"{id}/share", f"{way}, one provider more", share, "% of its time", against=NARROW, at_most=SHARE)
