"""Files of four stations come together in any order, any number of times, and it is the same."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dutyroom.domain.refusal import Refusal
from dutyroom.store.merging.merge import merge
from dutyroom.store.rebuild import rebuild
from dutyroom.store.room import Room, opened
from tests.store import test_rebuild as night
from tests.store.merging import evening, isolating
from tests.store.merging.shelves import copied, lines, reopened, tables

STATIONS = 4
STEPS = (*night.STEPS, *evening.STEPS, *isolating.STEPS)
DEED = st.sampled_from(("write", "write", "merge", "copy", "copy"))


def live(room: Room, drawn: st.DataObject, most: int = 6) -> None:
    """A few things happen in a room."""
    for step in drawn.draw(st.lists(st.sampled_from(STEPS), min_size=1, max_size=most)):
        try:
            step(room, drawn)
        except Refusal as refusal:
            if refusal.code.startswith(("file_", "disk_")):
                raise


def history(folder: Path, drawn: st.DataObject) -> list[Path]:
    """Files as some days leave them: written at, merged into each other, copied and continued."""
    files = []
    for number in range(drawn.draw(st.integers(1, STATIONS), label="stations")):
        files.append(copied(TEMPLATES[number], folder / f"{number}.db"))
    for deed in drawn.draw(st.lists(DEED, min_size=4, max_size=9)):
        path = drawn.draw(st.sampled_from(files), label=deed)
        if deed == "copy" and len(files) < 2 * STATIONS:
            # Copied, and one of the two continued: where the other is too, the book forks.
            files.append(copied(path, folder / f"{len(files)}.db"))
        ahead = drawn.draw(st.sampled_from((0, -3000, 300, 7200)), label="ahead")
        with opened(reopened(path, ahead)) as room:
            if deed == "merge" and len(files) > 1:
                others = [each for each in files if each != path]
                merge(room, drawn.draw(st.lists(st.sampled_from(others), max_size=2)), breath_s=0)
            live(room, drawn)
    return files


def gathered(hub: Path, files: list[Path], order: Random) -> Room:
    """A room into which every file was merged, some of them twice."""
    wanted = [*files, *order.choices(files, k=2)]
    order.shuffle(wanted)
    room = reopened(hub, 40_000)
    while wanted:
        part, wanted = wanted[: order.randint(1, 3)], wanted[3:]
        for report in (merge(room, part, breath_s=0),):
            assert report.sound, report
    merge(room, files, breath_s=0)
    return room


_KEPT = TemporaryDirectory()
TEMPLATES = [Path(_KEPT.name) / f"station{number}.db" for number in range(STATIONS + 1)]
for _template in TEMPLATES:
    evening.ready(_template)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn=st.data(), order=st.randoms(use_true_random=False))
def test_the_same_files_in_any_order_come_to_the_same(drawn: st.DataObject, order: Random) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        files = history(folder, drawn)
        hubs = [copied(TEMPLATES[-1], folder / f"hub{number}.db") for number in range(2)]
        rooms = [gathered(hub, files, order) for hub in hubs]
        try:
            assert lines(rooms[0]) == lines(rooms[1])
            first, second = map(tables, rooms)
            for name in first:
                assert first[name] == second[name], name
            for room in rooms:
                assert {state.first_break for state in room.soundness.verify()} == {None}
                assert rebuild(room).differed == ()
                assert merge(room, files, breath_s=0).entries == 0
        finally:
            for room in rooms:
                room.close()
