"""Results as `tests/bench/src/results.rs` describes them."""

import datetime
import json
import os
import platform
from dataclasses import dataclass, field
from pathlib import Path

from process import output
from stats import Summary

TREE = Path(__file__).resolve().parents[3]
FOLDER = TREE / "tests/bench/results"


@dataclass
class Results:
    """What one command measured."""

    title: str
    method: str
    rows: list = field(default_factory=list)
    charts: list = field(default_factory=list)

    def add(self, id, what, value, unit, *, against="", at_most=None):
        """Adds a figure, a number or the summary of several, and prints it."""
        median, spread = (value.median, value.quartiles) if isinstance(value, Summary) else (value, None)
        met = None if at_most is None else median <= at_most
        goal = None if at_most is None else {"at_most": at_most}
        spread = spread and [rounded(one) for one in spread]
        self.rows.append(
            dict(
                id=id, what=what, against=against, goal=goal, value=rounded(median), spread=spread, unit=unit, met=met
            )
        )
        verdict = "" if at_most is None else f" (goal: at most {at_most:g}, {'met' if met else 'missed'})"
        beside = f", against {against}" if against else ""
        print(f"{what}{beside}: {rounded(median):,.10g} {unit}{verdict}", flush=True)

    def chart(self, id, title, label, at, y, series):
        """Adds a chart of these series: `{name: values}`."""
        drawn = [dict(name=name, values=[rounded(value) for value in values]) for name, values in series.items()]
        self.charts.append(dict(id=id, title=title, x=dict(label=label, at=at), y=y, series=drawn))

    def write(self, name):
        """Writes `results/<name>.json`."""
        whole = dict(
            title=self.title,
            method=self.method,
            measured=datetime.datetime.now(datetime.timezone.utc).date().isoformat(),
            machine=machine(),
            rows=self.rows,
            charts=self.charts,
        )
        FOLDER.mkdir(exist_ok=True)
        (FOLDER / f"{name}.json").write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n")


def rounded(value):
    """Three digits say more than a measurement knows."""
    return float(f"{value:.3g}") if abs(value) < 1000 else round(value)


def machine():
    """The machine that this runs on."""
    return dict(
        cpu=cpu(),
        cores=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        os=f"{platform.system().lower()} {platform.machine()}",
        rustc=rustc(),
    )


def rustc():
    """The version of the compiler, such as `1.95.0`."""
    return output(["rustc", "--version"], TREE).split()[1]


def cpu():
    """The model of the processor, where the system tells it in a file."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return "unknown"
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, "unknown")
