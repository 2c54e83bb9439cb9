"""A room to command, and a way to run a command in this process."""

import gettext
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dutyroom import i18n
from dutyroom.__main__ import main
from dutyroom.domain.settings import RoomKind
from dutyroom.store.room import Room


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command left behind."""

    code: int
    out: str
    err: str

    def object(self) -> dict[str, Any]:
        """Its one JSON object."""
        found: dict[str, Any] = json.loads(self.out)
        return found


Dutyroom = Callable[..., Answer]


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.delenv("DUTYROOM_FILE", raising=False)
    before = gettext.textdomain()
    yield
    gettext.textdomain(before)
    i18n.set_language("en")


@pytest.fixture
def dutyroom(capsys: pytest.CaptureFixture[str]) -> Dutyroom:
    """Runs one command line."""

    def run(*arguments: object) -> Answer:
        code = main([str(each) for each in arguments])
        return Answer(code, *capsys.readouterr())

    return run


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a room with one supervisor, closed."""
    made = tmp_path / "room.db"
    Room.create(made, name="值班室", kind=RoomKind.ROOM, supervisor="张三").close()
    return made
