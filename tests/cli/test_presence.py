"""Who is on duty, with when they came."""

from pathlib import Path

from dutyroom.domain.presence import rules
from dutyroom.store.room import opened
from tests.cli.conftest import Dutyroom
from tests.store.sample import NOW, busy


def test_who_has_arrived_is_told_with_the_time(dutyroom: Dutyroom, tmp_path: Path) -> None:
    path = tmp_path / "busy.db"
    with opened(busy(path)) as room:
        [line] = room.presence.lines(NOW)
        came = NOW - 3600 + 120
        room.presence.act([line.presence.stand], lambda presence: rules.arrive(presence, came))
    on_duty = ("on-duty", "--at", "2026-11-23 02:00", "--file", path)

    assert "张三(Checkpoint officer)✓01:02" in dutyroom(*on_duty).out
    [slot] = dutyroom(*on_duty, "--json").object()["slots"]
    assert [each["arrived_at"] for each in slot["crew"]] == ["2026-11-23T01:02:00+08:00"]
