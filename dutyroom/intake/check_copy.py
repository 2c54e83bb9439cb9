"""A stamped copy of a roster, compared with the version whose seal it bears."""

import re
from collections.abc import Iterator
from pathlib import Path

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster_versions import Difference, Version, VersionState, differences
from dutyroom.intake.table import read_sheets, text
from dutyroom.intake.take_roster import read_roster
from dutyroom.store.room import Room

_SEAL = re.compile(r"\b[0-9a-f]{64}\b")


def check_copy(room: Room, path: Path) -> tuple[Version, list[Difference]]:
    """The version a copy is of, and where the copy says otherwise.

    Raises `Refusal("seal_missing")` for a file without a stamp, "seal_unknown" for one of another
    room or of no version, or as `read_roster` does.
    """
    seals = set(_seals(path))
    if not seals:
        raise Refusal("seal_missing", file=path.name)
    sheet = read_roster(room, path, every_sheet=True)
    for month in sorted({slot.day[:7] for slot in sheet.slots}):
        for version in room.versions.of(month):
            if version.state is VersionState.DRAFT:
                continue
            if room.versions.seal(month, version.number) in seals:
                held = room.versions.slots(month, version.number)
                return version, differences(held, sheet.slots)
    raise Refusal("seal_unknown", file=path.name)


def _seals(path: Path) -> Iterator[str]:
    for sheet in read_sheets(path):
        for row in sheet.rows:
            for cell in row.cells:
                yield from _SEAL.findall(text(cell))
