"""`compile`: what generated clients cost whoever compiles them."""

import tempfile

from results import Results

from . import cold, many, slope
from .workshop import Workshop

METHOD = """\
CPU seconds of all processes that `cargo` starts, user and system, so that a busy machine disturbs little; medians of \
{rounds} rounds in which crates take turns. Nothing is incremental. One provider more is the difference between crates \
with 5 and with {large} providers, divided; they hold the five vendors of the catalogue under other names, with their lists \
of messages, and a function that reaches every provider. Dependencies are compiled before. What is written by hand is the \
peer of the benchmark of decoding: it reads the same messages, and has no requests, no credentials and no paging. \
`python3 tests/bench/measure compile` measures anew."""


def add_to(commands):
    """Declares the command."""
    parser = commands.add_parser("compile", help="what generated clients cost whoever compiles them")
    parser.add_argument("--quick", action="store_true", help="fewer providers and rounds, nothing is written")
    parser.add_argument("--only", choices=PARTS, nargs="+", default=list(PARTS), help="parts; without all, nothing is written")
    parser.set_defaults(run=run)


def run(arguments):
    """Measures, and writes the results of a full run."""
    sizes = QUICK if arguments.quick else FULL
    results = Results("Compile cost", METHOD.format(rounds=sizes.rounds, large=sizes.sets * 5))
    with tempfile.TemporaryDirectory(prefix="specloom-compile-") as folder:
        workshop = Workshop(folder)
        for part in arguments.only:
            PARTS[part](workshop, results, sizes)
    if sizes is FULL and len(arguments.only) == len(PARTS):
        results.write("compile")


class Sizes:
    """How much is measured; a set is one copy of the catalogue."""

    def __init__(self, *, sets, many, rounds, cold_rounds):
        self.sets, self.many, self.rounds, self.cold_rounds = sets, many, rounds, cold_rounds


FULL = Sizes(sets=20, many=200, rounds=5, cold_rounds=3)
QUICK = Sizes(sets=5, many=20, rounds=1, cold_rounds=1)

PARTS = {
    "generate": lambda workshop, results, sizes: many.measure_generator(workshop, results, sizes.many, 5),
    "slope": lambda workshop, results, sizes: slope.measure(workshop, results, sizes.sets, sizes.rounds),
    "many": lambda workshop, results, sizes: many.measure_crate(workshop, results, sizes.many),
    "cold": lambda workshop, results, sizes: cold.measure(workshop, results, sizes.cold_rounds),
}
