"""A room to merge into, and a file that comes from elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dutyroom.store.room import Room
from tests.store.merging.shelves import copied, reopened
from tests.store.sample import begin, busy


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a closed room `hub.db` and a busy station's `station.db`."""
    folder = tmp_path_factory.mktemp("made")
    begin(folder / "hub.db").close()
    busy(folder / "station.db").close()
    return folder


@pytest.fixture
def station(made: Path, tmp_path: Path) -> Path:
    """The file of a station: 12 entries and 230 passages."""
    return copied(made / "station.db", tmp_path / "station.db")


@pytest.fixture
def room(made: Path, tmp_path: Path) -> Iterator[Room]:
    """A room of its own, its clock a minute later."""
    opened = reopened(copied(made / "hub.db", tmp_path / "hub.db"), 60)
    yield opened
    opened.close()
