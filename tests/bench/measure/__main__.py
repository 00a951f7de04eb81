"""What no process can measure of itself: `python3 tests/bench/measure --help`. Needs Python 3.10 and its standard library."""

import argparse
import sys

# Nothing that is made belongs into the tree.
sys.dont_write_bytecode = True

import compilation.command
import instructions
import python
from failed import Failed


def main():
    parser = argparse.ArgumentParser(prog="python3 tests/bench/measure", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    for command in (compilation.command, instructions, python):
        command.add_to(commands)
    arguments = parser.parse_args()
    try:
        return arguments.run(arguments)
    except Failed as failed:
        print(f"error: {failed}", file=sys.stderr)
        return 1


sys.exit(main())
