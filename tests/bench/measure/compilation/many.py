"""A crate with as many providers as anybody will have, and the generator on as many specs."""

from stats import summary

from . import providers
from .workshop import CHECK, DEV, DOC, RELEASE

WAYS = {"checked": CHECK, "built for development": DEV, "built for release": RELEASE, "documented": DOC}


def measure_crate(workshop, results, sets):
    """Compiles one crate with many providers in every way."""
    crate = providers.generated(workshop, sets)
    count = sets * len(providers.VENDORS)
    for way, arguments in WAYS.items():
        crate.cargo(*arguments)
        cost = crate.alone(*arguments)
        id = f"compile/many/{arguments[-1].strip('-') if arguments is RELEASE else arguments[0]}"
        results.add(id, f"a crate with {count:,} providers, {way}", cost.cpu, "s CPU")
        results.add(f"{id}/memory", f"the same: memory at its peak", cost.peak, "MiB")


def measure_generator(workshop, results, sets, rounds):
    """Runs `specloom generate` on many specs with samples, into an empty folder each time."""
    specs = workshop.folder / "specs"
    providers.write_specs(specs, sets)
    count = sets * len(providers.VENDORS)
    costs = [workshop.generate(specs, workshop.folder / f"out_{round}") for round in range(rounds)]
    what = f"`specloom generate` for {count:,} specs with samples"
    at_most = 1 if count == 1000 else None
    results.add("compile/generate", what, summary([cost.wall for cost in costs]), "s", at_most=at_most)
    results.add("compile/generate/cpu", "the same", summary([cost.cpu for cost in costs]), "s CPU")
    memory = max(cost.peak for cost in costs)
    results.add("compile/generate/memory", "the same: memory at its peak", memory, "MiB")
