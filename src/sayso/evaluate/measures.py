"""The arithmetic that the sets share: precision, recall and F, agreement of labels, correlation."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


def share(part: float, whole: float) -> float:
    """The part of the whole, 0 when there is no whole."""
    return part / whole if whole else 0.0


@dataclass(slots=True)
class Tally:
    """Counts behind precision, recall and F1.

    `right` counts what was read and is right, `found` what the gold has and was read (they differ where several
    readings find one gold item); `found` None stands for `right`.
    """

    right: int = 0
    read: int = 0
    gold: int = 0
    found: int | None = None

    @property
    def precision(self) -> float:
        """The share of what was read that is right."""
        return share(self.right, self.read)

    @property
    def recall(self) -> float:
        """The share of the gold that was read."""
        return share(self.right if self.found is None else self.found, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return share(2 * self.precision * self.recall, self.precision + self.recall)

    def figures(self, name: str) -> dict[str, float]:
        """The three figures under the name of what was counted."""
        return {f"{name} P": self.precision, f"{name} R": self.recall, f"{name} F1": self.f1}


def tallies(pairs: Iterable[tuple[str | None, str | None]]) -> dict[str, Tally]:
    """A tally for each label from pairs of gold and read, None where either has no label; sorted by label."""
    found: dict[str, Tally] = {}
    for gold, read in pairs:
        if gold is not None:
            tally = found.setdefault(gold, Tally())
            tally.gold += 1
            tally.right += gold == read
        if read is not None:
            found.setdefault(read, Tally()).read += 1
    return dict(sorted(found.items()))


def accuracy(pairs: Sequence[tuple[str | None, str | None]]) -> float:
    """The share of pairs that agree."""
    return share(sum(gold == read for gold, read in pairs), len(pairs))


def macro_f1(pairs: Sequence[tuple[str | None, str | None]]) -> float:
    """The mean F1 of the labels that the gold has."""
    each = [tally.f1 for tally in tallies(pairs).values() if tally.gold]
    return share(sum(each), len(each))


def weighted_f1(pairs: Sequence[tuple[str | None, str | None]]) -> float:
    """The mean F1 of the labels, each as often as the gold has it."""
    each = [(tally.f1 * tally.gold, tally.gold) for tally in tallies(pairs).values()]
    return share(sum(weighted for weighted, _ in each), sum(times for _, times in each))


def pearson(pairs: Sequence[tuple[float, float]]) -> float:
    """Pearson's r, 0 where one side does not vary."""
    n = len(pairs)
    if n < 2:
        return 0.0
    mean_x, mean_y = math.fsum(x for x, _ in pairs) / n, math.fsum(y for _, y in pairs) / n
    both = math.fsum((x - mean_x) * (y - mean_y) for x, y in pairs)
    spread_x = math.fsum((x - mean_x) ** 2 for x, _ in pairs)
    spread_y = math.fsum((y - mean_y) ** 2 for _, y in pairs)
    return share(both, math.sqrt(spread_x * spread_y))


def confusions(pairs: Iterable[tuple[str | None, str | None]]) -> Counter[str]:
    """How often which gold label was read as which other."""
    return Counter(f"{gold} read as {read}" for gold, read in pairs if gold != read)
