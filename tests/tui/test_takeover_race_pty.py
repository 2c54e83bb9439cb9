"""Two officers at two terminals sign for one shift at the same moment."""

from contextlib import ExitStack
from pathlib import Path

from dutyroom.store.room import Room, opened
from tests.tui.night_hands import ENTER, F5, F6, AtDesk, set_clock
from tests.tui.night_room import DESK, PINS, evening

OFFICERS = {"张三": "zs", "王五": "ww"}
"""Who wants the shift: the name, and what is typed for it."""


def test_of_two_programs_one_takes_over_and_the_other_is_told_who_did(tmp_path: Path) -> None:
    path, clock = tmp_path / "room.db", tmp_path / "clock"
    evening(path)
    set_clock(clock, "20:00")
    with ExitStack() as stack:
        desks = {name: stack.enter_context(AtDesk(path, clock)) for name in OFFICERS}
        for name, desk in desks.items():
            desk.sign_in(OFFICERS[name], name)
            desk.board("Handover", "1122-0002")
        desks["张三"].press(F6, "all decided: F5 signs")
        for desk in desks.values():
            desk.see("all decided: F5 signs")
            desk.press(F5, "takes over now")
        for name, desk in desks.items():
            desk.terminal.send(PINS[name] + ENTER)
        for desk in desks.values():
            desk.terminal.wait_until(lambda desk=desk: " took over " in desk.text)  # type: ignore[misc]
        with opened(Room.open(path, read_only=True)) as room:
            held = room.handover.current(DESK.key)
            assert held is not None
            first = room.officers.name(held.officer)
            accepted = [each for each in room.log.every() if each.kind == "handover.accepted"]
            assert [each.officer for each in accepted] == [held.officer]
        [second] = OFFICERS.keys() - {first}
        desks[first].see(f"{first} took over at 20:00:00")
        desks[second].see(f"{first} took over already, at 20:00:00.")
