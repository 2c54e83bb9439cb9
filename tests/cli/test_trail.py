"""A trail by command: read, never recorded, others masked."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from dutyroom.clock import system_clock
from dutyroom.domain.hotline import Call
from dutyroom.domain.looks import Looked
from dutyroom.store.room import Room, opened
from tests.cli.conftest import Dutyroom
from tests.store.sample import PERSON, begin

NOW = system_clock() // 1000


@pytest.fixture
def seen(tmp_path: Path) -> Path:
    """A room in which one phone passed, called, and called in confidence."""
    path = tmp_path / "seen.db"
    with opened(begin(path, system_clock)) as room:
        room.checkpoint.register(replace(PERSON, at=NOW - 3600))
        room.hotline.receive(Call("东门积水", NOW - 60, phone=PERSON.phone, place="东门"))
        room.hotline.receive(Call("举报", NOW - 30, phone=PERSON.phone, confidential=True))
    return path


def test_a_trail_is_told_in_one_object(dutyroom: Dutyroom, seen: Path) -> None:
    answer = dutyroom("trail", "+86 199 0000 0001", "--json", "--file", seen)

    assert answer.code == 0
    told = answer.object()
    assert (told["by"], told["number"], told["days"]) == ("phone", PERSON.phone, 15)
    assert told["also"] == [
        {"by": "identity", "number": "330***********0583"},
        {"by": "plate", "number": "浙A12345"},
    ]
    assert [(each["kind"], each["place"], each["temperature"]) for each in told["steps"]] == [
        ("call", "东门", None),
        ("passage", "东门一号卡口", 36.5),
    ]
    passed = datetime.fromisoformat(told["steps"][1]["at"])
    assert (passed.timestamp(), told["steps"][1]["at"][-6:]) == (NOW - 3600, "+08:00")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_trail_is_told_in_words_and_leaves_no_look(
    dutyroom: Dutyroom, seen: Path, language: str
) -> None:
    said = dutyroom("trail", PERSON.plate, "--days", "1", "--file", seen, "--lang", language).out

    assert "东门一号卡口" in said
    assert PERSON.phone not in said
    assert "199****0001" in said
    with opened(Room.open(seen, read_only=True)) as room:
        assert not any(entry.kind == Looked.kind for entry in room.log.every())


def test_what_is_no_number_is_bad_usage(dutyroom: Dutyroom, seen: Path) -> None:
    answer = dutyroom("trail", "张三", "--file", seen)

    assert (answer.code, answer.out) == (2, "")
    assert "neither a phone" in answer.err
