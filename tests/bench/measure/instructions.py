"""`instructions`: how many instructions decoding and paging take, counted by valgrind and held to committed counts."""

import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from failed import Failed
from process import output
from results import FOLDER, TREE, Results, rustc
from server import Server

VENDORS = ("centerfy", "chatbotx", "highlevel", "octopush", "chatwoot")
DECODE = 0.03
"""How far a count of decoding may be from the committed one: the counts hardly vary."""
PAGING = 0.10
"""The same for paging, where the system decides what is read in one piece."""
OTHER_COMPILER = 0.25
"""The same where another compiler made the program."""
VISITOR = 1.15
"""The goal: instructions for each one of a visitor that is written by hand."""

METHOD = """\
Instructions that callgrind counts, release profile; the difference between a program that does it a few times and one that \
does it ten times more, so that starting does not count. `python3 tests/bench/measure instructions` compares the counts of \
this file with new ones and fails where one is higher by more than {decode:.0%} (paging: {paging:.0%}); with `--write` it \
replaces them."""


def add_to(commands):
    """Declares the command."""
    parser = commands.add_parser("instructions", help="instructions of decoding and paging, held to committed counts")
    parser.add_argument("--write", action="store_true", help="replace the committed counts")
    parser.set_defaults(run=run)


def run(arguments):
    """Counts, and compares or writes."""
    if not shutil.which("valgrind"):
        print("skipped: there is no valgrind on this machine")
        return 0
    programs = build()
    results = Results("Instructions", METHOD.format(decode=DECODE, paging=PAGING))
    add_decoding(results, programs["specloom-bench"])
    add_paging(results, programs["list"])
    if arguments.write:
        results.write("instructions")
        return 0
    return compare(results)


def build():
    """Builds the programs that are counted, and returns their paths."""
    command = ["cargo", "build", "--release", "--locked", "-p", "specloom-bench", "--bins", "--message-format", "json"]
    messages = [json.loads(line) for line in output(command, TREE).splitlines() if line.startswith("{")]
    return {message["target"]["name"]: message["executable"] for message in messages if message.get("executable")}


def add_decoding(results, program):
    """Counts the decoding of a page of each vendor."""
    for vendor in VENDORS:
        ours, visitor = (
            each(lambda times: [program, "decode", method, vendor, times]) for method in ("specloom", "visitor")
        )
        results.add(f"instructions/decode/{vendor}", f"decode a page of 100 messages, {vendor}", ours, "instructions")
        against = "visitors by hand, straight into the record"
        results.add(f"instructions/visitor/{vendor}", f"the same", ours / visitor, "of its instructions", against=against, at_most=VISITOR)


def add_paging(results, program):
    """Counts the reading of a list from a server on this machine, for each page."""
    with Server() as server:
        page = each(lambda pages: [program, server.url, pages * 100])
    results.add("instructions/page", "a page of 100 messages, from the request to the last item", page, "instructions")


def each(command, few=2):
    """Instructions for each of what the command does so often as it is told."""
    return round((count(command(few + 10)) - count(command(few))) / 10)


def count(command):
    """Instructions of a run."""
    command = [str(part) for part in command]
    with tempfile.TemporaryDirectory(prefix="specloom-callgrind-") as folder:
        valgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={Path(folder) / 'out'}"]
        done = subprocess.run([*valgrind, *command], capture_output=True, text=True)
    collected = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not collected:
        raise Failed(f"`valgrind {' '.join(command)}` failed:\n{done.stderr[-4000:]}")
    return int(collected[1])


def compare(results):
    """Compares new counts with the committed ones; 1 if one is too high."""
    committed = json.loads((FOLDER / "instructions.json").read_text())
    counts = {row["id"]: row["value"] for row in committed["rows"] if row["unit"] == "instructions"}
    compiler = committed["machine"]["rustc"]
    if compiler != rustc():
        print(f"the committed counts are those of rustc {compiler}, this is {rustc()}: {OTHER_COMPILER:.0%} are let pass")
    fresh = [row for row in results.rows if row["unit"] == "instructions"]
    verdicts = [verdict(row, counts.get(row["id"]), compiler) for row in fresh]
    print(f"\n{'':32} {'committed':>12} {'counted':>12} {'change':>8}")
    for row, (change, says) in zip(fresh, verdicts):
        print(f"{row['id']:32} {counts.get(row['id'], 0):12,.0f} {row['value']:12,.0f} {change:+8.1%}  {says}")
    return int(any(says.startswith("FAILED") for _, says in verdicts))


def verdict(row, before, compiler):
    """How a count differs from the committed one, and what to do about it."""
    if not before:
        return 0, "FAILED: there is no committed count; `--write` adds it"
    tolerance = PAGING if row["id"] == "instructions/page" else DECODE
    if compiler != rustc():
        tolerance = OTHER_COMPILER
    change = row["value"] / before - 1
    if change > tolerance:
        return change, "FAILED: find out why, or say why and `--write`"
    if change < -tolerance:
        return change, "better: `--write` keeps it so"
    return change, "as committed"
