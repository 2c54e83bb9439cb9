"""The tally of matters (台账) as it is reported: of each kind how many, and its measures."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from dutyroom.domain.kinds import Kind, Measure
from dutyroom.domain.matters.tally import reported
from dutyroom.i18n import _, ngettext
from dutyroom.i18n.words import said
from dutyroom.reports.export import write_table
from dutyroom.reports.record import Record, plain_number
from dutyroom.store.room import Room


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted of one kind."""

    kind: Kind
    matters: int
    sums: tuple[tuple[Measure, Decimal], ...]
    """Each measure of the kind with its sum in the unit of reports."""


def tally(room: Room, from_at: int, to_at: int) -> list[Counted]:
    """Every kind with measures, and of the others those that came up.

    Counted are the matters received from one instant to before another, epoch seconds.
    """
    found = {each.kind: each for each in room.matters.tally(from_at, to_at)}
    kinds = {each.key: each for each in room.kinds.all()}
    # What was once opened under a kind that is no more is counted under its old name.
    kinds |= {key: room.kinds.get(key) for key in found if key not in kinds}
    counted = []
    for key, kind in kinds.items():
        if kind.measures or key in found:
            held = found.get(key)
            sums = held.sums if held else {}
            counted.append(
                Counted(
                    kind,
                    held.matters if held else 0,
                    tuple((each, reported(each, sums.get(each.key, 0))) for each in kind.measures),
                )
            )
    return counted


def write_tally(path: Path, counted: list[Counted]) -> None:
    """Write a tally to a file, one number a row; raises `Refusal` as `export` does."""
    write_table(path, "tally", _rows(counted))


def _rows(counted: list[Counted]) -> Iterator[Record]:
    for each in counted:
        name = said(each.kind.words)
        yield {
            "kind": name,
            "measure": _("Matters"),
            "value": each.matters,
            "unit": ngettext("case", "cases", each.matters),
        }
        for measure, total in each.sums:
            yield {
                "kind": name,
                "measure": said(measure.words),
                "value": plain_number(total),
                "unit": said(measure.unit),
            }
