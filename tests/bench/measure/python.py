"""`python`: reading a list, beside the REST clients of two catalogues of connectors in Python."""

import sys
import tempfile
from pathlib import Path

from instructions import build
from process import run as run_process
from results import Results
from server import Server
from stats import summary

PEERS = {"dlt": "dlt==1.31.*", "airbyte": "airbyte-cdk==7.39.*"}
"""What is installed, for each script in `peers/`."""
NAMES = {"dlt": "dlt 1.31, `RESTClient`", "airbyte": "Airbyte CDK 7.39, `HttpStream`"}
SHARE = 15
"""The goal: a message takes as many times the CPU time in Python."""
FEW, MANY = 1_000, 101_000
"""Messages of the two lists whose difference is taken, so that starting does not count."""

METHOD = """\
CPU time of a client that reads a list with offsets, 100 messages a page, from a server on the same machine whose time does \
not count: the difference between {many:,} and {few:,} messages, divided; medians of {rounds} rounds in which clients take \
turns. specloom makes typed records of the messages and checks them, the others hand out dictionaries. \
`python3 tests/bench/measure python` measures it; it installs the others into a folder that it removes."""


def add_to(commands):
    """Declares the command."""
    parser = commands.add_parser("python", help="reading a list, beside clients in Python, which pip installs")
    parser.add_argument("--quick", action="store_true", help="one round, nothing is written")
    parser.set_defaults(run=run)


def run(arguments):
    """Measures, and writes the results of a full run."""
    rounds = 1 if arguments.quick else 5
    results = Results("Clients in Python", METHOD.format(few=FEW, many=MANY, rounds=rounds))
    with tempfile.TemporaryDirectory(prefix="specloom-python-") as folder, Server() as server:
        commands = {"specloom": [build()["list"]]} | {name: install(Path(folder), name) for name in PEERS}
        each_round = [{name: message(command, server.url) for name, command in commands.items()} for _ in range(rounds)]
    add(results, each_round)
    if not arguments.quick:
        results.write("python")


def install(folder, name):
    """Makes an environment with a peer, and returns the command that reads a list with it."""
    environment = folder / name
    run_process([sys.executable, "-m", "venv", environment], folder)
    python = environment / "bin/python"
    run_process([python, "-m", "pip", "install", "--quiet", PEERS[name]], folder)
    return [python, Path(__file__).parent / "peers" / f"read_{name}.py"]


def message(command, url):
    """CPU microseconds for one message more."""
    few, many = (run_process([*command, url, count], ".") for count in (FEW, MANY))
    return (many.cpu - few.cpu) / (MANY - FEW) * 1e6


def add(results, each_round):
    """Adds what was measured, round by round."""
    ours = summary([round["specloom"] for round in each_round])
    results.add("python/specloom", "read a message: request, records and paging", ours, "µs CPU")
    for peer in PEERS:
        theirs = summary([round[peer] for round in each_round])
        share = summary([round["specloom"] / round[peer] for round in each_round])
        results.add(f"python/{peer}/alone", f"the same, {NAMES[peer]}", theirs, "µs CPU")
        results.add(
            f"python/{peer}", "read a message", share, "of its CPU time", against=NAMES[peer], at_most=round_up(1 / SHARE)
        )


def round_up(share):
    """A goal as it is printed."""
    return round(share, 4)
