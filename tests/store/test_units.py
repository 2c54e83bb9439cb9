"""The directory of units: whom letters find."""

from pathlib import Path

import pytest

from dutyroom.domain.units import Unit
from tests.tui.duty_desk import new_room


@pytest.mark.parametrize(
    ("letters", "found"),
    [
        ("cq", ["重庆路消防站"]),
        ("zql", ["重庆路消防站"]),
        ("xf", ["消防大队"]),
        ("qqq", []),
        ("无", []),
    ],
)
def test_a_unit_is_found_by_each_reading_of_its_characters(
    tmp_path: Path, letters: str, found: list[str]
) -> None:
    room = new_room(tmp_path / "room.db")
    for name in ("重庆路消防站", "消防大队"):
        room.units.enter(Unit(name))
    assert [each.name for each in room.units.found(letters)] == found
