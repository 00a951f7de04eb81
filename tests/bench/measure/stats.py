"""Values that were measured several times."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Summary:
    """The median, and how far the values lie apart."""

    median: float
    quartiles: tuple


def summary(values):
    """The summary of values of which there is at least one."""
    ordered = sorted(values)
    low, middle, high = (ordered[(len(ordered) - 1) * part // 4] for part in (1, 2, 3))
    return Summary(middle, (low, high))
