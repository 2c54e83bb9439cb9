"""The hard cut: every record is in exactly one shift, and a torn-out tail shows at the seal."""

from pathlib import Path

import pytest

from dutyroom.domain.handover import sheet
from dutyroom.domain.hotline import Call
from dutyroom.journal import register
from dutyroom.store.passage_window import PassageFilter
from dutyroom.store.room import Room, opened
from tests.store.handover_sample import DESK, EVENING, LI, WANG, Desk, night
from tests.store.sample import elsewhere, passages


def two_handovers(desk: Desk) -> tuple[str, str]:
    """Calls and passages in three shifts; the handovers that end the first two."""
    room = desk.room
    room.checkpoint.register_many(passages(130))
    room.hotline.receive(Call("白班来电", EVENING))
    first = desk.offer().subject
    room.hotline.receive(Call("交接中来电", EVENING))
    desk.take(first, LI)
    room.checkpoint.register_many(passages(45))
    desk.clock.pass_(12 * 3600)
    desk.sit(LI)
    second = desk.offer().subject
    desk.take(second, WANG)
    room.hotline.receive(Call("次日来电", EVENING))
    return first, second


def test_a_record_belongs_to_the_shift_in_which_it_was_written() -> None:
    desk = night()
    first, second = two_handovers(desk)
    ends = {
        call.call.text: desk.room.handover.shift_of(entry, DESK.key)
        for call in desk.room.hotline.latest(9)
        for entry in desk.room.log.of(call.subject)
    }
    subjects = {text: line.subject if line else "" for text, line in ends.items()}
    assert subjects == {"白班来电": first, "交接中来电": second, "次日来电": ""}


def test_the_offer_itself_belongs_to_the_shift_that_begins() -> None:
    desk = night()
    first, second = two_handovers(desk)
    offer = desk.room.log.of(first)[0]
    line = desk.room.handover.shift_of(offer, DESK.key)
    assert line is not None
    assert line.subject == second


def test_every_line_of_the_register_is_in_one_shift() -> None:
    desk = night()
    first, second = two_handovers(desk)
    lines = desk.room.checkpoint.window(PassageFilter()).fetch(0, 200)
    found = [desk.room.handover.shift_of_line(line.id, DESK.key) for line in lines]
    ends = [line.subject if line else "" for line in found]
    assert (len(ends), ends.count(first), ends.count(second)) == (175, 130, 45)


def test_a_sheet_offered_anew_cuts_anew() -> None:
    desk = night()
    line = desk.offer()
    call = desk.room.hotline.receive(Call("补充期间来电", EVENING))
    desk.room.handover.return_sheet(line.subject, "请补充")
    again = desk.offer()
    shown = desk.room.handover.case(again.subject).sheet.rows(sheet.CALLS)
    assert [row.key for row in shown] == [call.subject]
    desk.take(again.subject, LI)
    (entry,) = desk.room.log.of(call.subject)
    ended = desk.room.handover.shift_of(entry, DESK.key)
    assert ended is not None
    assert ended.subject == line.subject
    waits_on = desk.room.handover.compile(DESK.key).rows(sheet.CALLS)
    assert [row.key for row in waits_on] == [call.subject]


def test_a_handover_cuts_every_book_of_the_file(tmp_path: Path) -> None:
    desk = night(tmp_path / "room.db")
    with opened(desk.room) as room:
        room.checkpoint.register_many(passages(7))
        elsewhere(room)
        room.hotline.receive(Call("另一台机器", EVENING))
        case = room.handover.case(desk.offer().subject)
        own, first = case.pins
        assert (own.seq, own.lines) == (1, 0)
        assert (first.seq > 1, first.lines) == (True, 7)
        desk.take(room.handover.window().fetch(0, 1)[0].subject, LI)
        ends = {room.handover.shift_of(entry, DESK.key) for entry in room.log.every()}
        assert len(ends) == 3  # the opening, the handover, and the shift that goes on
        assert [each.first_break for each in room.handover.seals()] == [None, None]


def test_the_seal_is_the_hash_of_the_last_entry_before_the_offer() -> None:
    desk = night()
    last = desk.room.log.latest(1)[0]
    line = desk.offer()
    assert line.seal == last.hash.hex()[:12]
    assert desk.room.handover.seals()[-1].seal == line.seal


GUARDS = ("entry_kept", "entry_fixed", "passage_kept", "passage_fixed", "page_kept", "page_grown")


def altered(room: Room, statement: str) -> None:
    """Do to a file what its guards refuse."""
    for guard in GUARDS:
        room.file.run(f"DROP TRIGGER IF EXISTS {guard}")
    room.file.run(statement)


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("DELETE FROM entry WHERE id & 4294967295 >= 16", ["", "entry 16"]),
        ("UPDATE entry SET hash = zeroblob(32) WHERE id = (SELECT id FROM entry WHERE "
         "kind = 'call.received' ORDER BY id LIMIT 1)", ["", "entry 16"]),
        ("DELETE FROM passage WHERE id & 4294967295 = 110", ["", "passage 110"]),
        ("UPDATE passage SET temperature = 366 WHERE id & 4294967295 = 105", ["", "page 1"]),
        ("DELETE FROM page WHERE page = 0", ["", "page 0"]),
    ],
)  # fmt: skip
def test_a_book_that_is_not_what_was_pinned_breaks_the_seal(
    statement: str, where: list[str]
) -> None:
    desk = night()
    room = desk.room
    room.checkpoint.register_many(passages(register.LINES + 12))
    room.hotline.receive(Call("来电", EVENING))
    desk.offer()
    assert [each.first_break for each in room.handover.seals()] == [None, None]
    altered(room, statement)
    found = [each.first_break for each in room.handover.seals()]
    assert [each.where if each else "" for each in found] == where


def test_what_passed_is_counted_to_the_second() -> None:
    desk = night()
    room = desk.room
    room.checkpoint.register_many(passages(200))
    line = room.checkpoint.window(PassageFilter()).fetch(150, 1)[0]
    room.checkpoint.strike(line.id, "误登")
    desk.clock.ms += 6 * 3_600_000 + 1_500_000
    (post,) = room.handover.compile(DESK.key).rows(sheet.POSTS)
    assert post.inward + post.outward == 199
    assert post.last_at > 0
