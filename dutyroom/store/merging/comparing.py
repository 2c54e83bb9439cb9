"""How far two copies of a book are the same."""

from collections.abc import Callable
from dataclasses import dataclass

from dutyroom.journal import register
from dutyroom.store.merging.branch import Branch, Reader


@dataclass(frozen=True, slots=True)
class Shared:
    """What two branches of a book have in common, from its beginning on."""

    entries: int
    lines: int

    def is_all_of(self, entries: int, lines: int) -> bool:
        """Whether one of them ends no later."""
        return self.entries >= entries and self.lines >= lines


@dataclass(frozen=True, slots=True)
class Match:
    """The branch here that another one continues, or parts from."""

    branch: Branch
    shared: Shared
    forked: bool
    """Whether each has something the other has otherwise."""


def match(reader: Reader, here: list[Branch], there: Branch) -> Match | None:
    """What a branch that has come is to be added to; None where its book is new.

    It is the same as a branch that has all of it, and continues the longest that has nothing else,
    journal and register taken together; else it parts from the line that counts.
    """
    if not here:
        return None
    found = [Match(each, shared(reader, each, there), forked=False) for each in here]
    length = (reader.entries(there), reader.lines(there))
    for each in found:
        if each.shared.is_all_of(*length):
            return each
    begun = [each for each in found if each.shared.is_all_of(*_length(reader, each.branch))]
    if begun:
        return max(begun, key=lambda each: (each.shared.entries, each.shared.lines))
    return Match(found[0].branch, found[0].shared, forked=True)


def shared(reader: Reader, here: Branch, there: Branch) -> Shared:
    """How far two branches are the same."""
    return Shared(_entries(reader, here, there), _lines(reader, here, there))


def lines_of_a_fork(reader: Reader, uid: str) -> list[Branch]:
    """The branches of a book here of which none is a beginning of another; the first one counts."""
    every = reader.branches("main", uid)
    kept: list[Branch] = []
    for each in every:
        longer = [other for other in every if other != each and _begins(reader, each, other)]
        equal = [other for other in longer if _begins(reader, other, each)]
        if len(longer) == len(equal) and not any(other in kept for other in equal):
            kept.append(each)
    return kept


def _begins(reader: Reader, short: Branch, long: Branch) -> bool:
    return shared(reader, short, long).is_all_of(*_length(reader, short))


def _length(reader: Reader, branch: Branch) -> tuple[int, int]:
    return reader.entries(branch), reader.lines(branch)


def _entries(reader: Reader, here: Branch, there: Branch) -> int:
    most = min(reader.entries(here), reader.entries(there))
    return _last_same(most, lambda seq: reader.hash_at(here, seq) == reader.hash_at(there, seq))


def _lines(reader: Reader, here: Branch, there: Branch) -> int:
    most = min(reader.lines(here), reader.lines(there))
    full = _last_same(
        most // register.LINES,
        lambda pages: reader.digest_of(here, pages - 1) == reader.digest_of(there, pages - 1),
    )
    first = full * register.LINES + 1
    last = min(most, first + register.LINES - 1)
    same = first - 1
    ours, theirs = (reader.register(each, first, last) for each in (here, there))
    for mine, other in zip(ours, theirs, strict=False):
        if mine != other or mine[0] != same + 1:
            break
        same += 1
    return same


def _last_same(most: int, is_same: Callable[[int], bool]) -> int:
    """The last place at which two chains are the same: they part once and never meet again."""
    if is_same(most):
        return most
    least = 0
    while least < most - 1:
        middle = (least + most) // 2
        if is_same(middle):
            least = middle
        else:
            most = middle
    return least
