"""Windows over the register say what a plain ORDER BY over all of it says."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dutyroom.domain.checkpoint import Passage
from dutyroom.domain.direction import Direction
from dutyroom.domain.marks import Mark
from dutyroom.store import passage_search
from dutyroom.store.passage_search import FoundPassages
from dutyroom.store.passage_window import PassageFilter, PassageWindow
from dutyroom.store.room import Room
from tests.store.sample import NOW, PERSON, begin, elsewhere

TIMES = st.integers(NOW - 6 * 3600, NOW) | st.integers(-5000, 5000) | st.just(NOW - 1800)
PASSAGES = st.builds(
    Passage,
    at=TIMES,
    offset=st.just(480),
    post=st.integers(1, 2),
    direction=st.sampled_from(Direction),
    temperature=st.sampled_from((365, 366, 380)),
    name=st.sampled_from(("张三", "张三丰", "李四")),
    phone=st.sampled_from(("", "19900000001", "19900000012", "119")),
    identity=st.sampled_from(("", "330102200611180583", "33010220061118058X")),
    plate=st.sampled_from(("", "浙A12345", "浙A123")),
)
POSTS = st.integers(0, 3)
KEYS = (
    *(("phone", value) for value in ("1990000", "19900000001", "119", "2")),
    *(("name", value) for value in ("张三", "李", "王")),
    *(("plate", value) for value in ("浙A123", "浙A12345")),
    *(("identity", value) for value in ("330102", "33010220061118058X")),
)
FILTERS = st.builds(PassageFilter, post=POSTS, abnormal=st.booleans()) | st.builds(
    lambda post, abnormal, key: replace(PassageFilter(post, abnormal), **dict([key])),
    POSTS,
    st.booleans(),
    st.sampled_from(KEYS),
)


def leaves(wanted: PassageFilter, passage: Passage) -> bool:
    """The filter, said plainly."""
    if wanted.post and passage.post != wanted.post:
        return False
    if wanted.abnormal and not passage.marks & Mark.ABNORMAL:
        return False
    for name in ("phone", "identity", "plate", "name"):
        if beginning := getattr(wanted, name):
            return str(getattr(passage, name)).startswith(beginning)
    return True


def everything(room: Room) -> list[tuple[int, Passage]]:
    """All lines of the register, newest first, by a plain ORDER BY."""
    ids = room.file.rows("SELECT id FROM passage ORDER BY at DESC, id DESC")
    lines = [room.checkpoint.get(id_) for (id_,) in ids]
    return [(line.id, line.passage) for line in lines if line]


@settings(max_examples=80, deadline=None)
@given(
    written=st.lists(PASSAGES, max_size=60),
    wanted=FILTERS,
    first=st.integers(0, 70),
    most=st.integers(0, 40),
    at=TIMES,
)
def test_a_window_is_a_plain_order_by(
    written: list[Passage], wanted: PassageFilter, first: int, most: int, at: int
) -> None:
    room = begin()
    room.checkpoint.register_many(written[:20])
    elsewhere(room)
    room.checkpoint.register_many(written[20:])
    expected = [(id_, each) for id_, each in everything(room) if leaves(wanted, each)]
    window = room.checkpoint.window(wanted)
    assert (window.count, window.exact) == (len(expected), True)
    fetched = window.fetch(first, most)
    assert [(line.id, line.passage) for line in fetched] == expected[first : first + most]
    later = sum(passage.at > at for _, passage in expected)
    assert window.place_of(at) == max(0, min(later, len(expected) - 1))
    room.close()


def test_every_page_of_a_crowded_hour_is_read_from_either_end() -> None:
    room = begin()
    crowd = [replace(PERSON, at=NOW - number // 3) for number in range(900)]
    room.checkpoint.register_many(crowd)
    window = room.checkpoint.window(PassageFilter())
    ids = [line.id for first in range(0, 900, 37) for line in window.fetch(first, 37)]
    assert ids == [id_ for id_, _ in everything(room)]


def test_struck_lines_stay_in_their_place_and_say_so() -> None:
    room = begin()
    rows = room.checkpoint.register_many([replace(PERSON, at=NOW - n) for n in range(3)])
    room.checkpoint.strike(rows[1][0], "误登")
    for wanted in (PassageFilter(), PassageFilter(phone=PERSON.phone), PassageFilter(name="张")):
        lines = room.checkpoint.window(wanted).fetch(0, 9)
        assert [line.struck for line in lines] == [False, True, False]
    assert [line.struck for line in room.checkpoint.earlier(PERSON.phone)] == [False, True, False]


def test_a_search_that_finds_too_many_says_so_and_shows_the_newest_of_a_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(passage_search, "MOST_FOUND", 50)
    room = begin()
    room.checkpoint.register_many([replace(PERSON, at=NOW - n) for n in range(51)])
    window = room.checkpoint.window(PassageFilter(phone=PERSON.phone))
    assert isinstance(window, FoundPassages)
    assert (window.count, window.exact) == (50, False)
    assert [line.passage.at for line in window.fetch(0, 50)] == [NOW - n for n in range(50)]


def test_a_window_counts_what_was_there_when_it_was_opened() -> None:
    room = begin()
    room.checkpoint.register(PERSON)
    window = room.checkpoint.window(PassageFilter())
    assert isinstance(window, PassageWindow)
    room.checkpoint.register(replace(PERSON, at=NOW - 60))
    assert window.count == 1
    assert room.checkpoint.window(PassageFilter()).count == 2


PLANS = [
    (PassageFilter(), "passage_at"),
    (PassageFilter(post=7), "passage_post"),
    (PassageFilter(abnormal=True), "passage_abnormal"),
    (PassageFilter(abnormal=True, post=7), "passage_abnormal_post"),
    (PassageFilter(phone="1990000"), "passage_phone"),
    (PassageFilter(phone="1990000", abnormal=True), "passage_abnormal"),
    (PassageFilter(identity="3301"), "passage_identity"),
    (PassageFilter(plate="浙A"), "passage_plate"),
    (PassageFilter(name="张"), "passage_phone"),
]


@pytest.mark.parametrize(("wanted", "index"), PLANS)
def test_no_window_walks_or_sorts_the_whole_register(wanted: PassageFilter, index: str) -> None:
    room = begin()
    room.checkpoint.register(replace(PERSON, post=7, temperature=380))
    asked: list[str] = []
    room.file.connection.set_trace_callback(asked.append)
    window = room.checkpoint.window(wanted)
    window.fetch(0, 9)
    window.place_of(NOW)
    room.file.connection.set_trace_callback(None)
    assert window.count == 1
    questions = [sql for sql in asked if "FROM passage" in sql or "JOIN passage" in sql]
    plans = [row[3] for sql in questions for row in room.file.rows(f"EXPLAIN QUERY PLAN {sql}")]
    # The abnormal ones alone may be walked: they are so few.
    assert {plan for plan in plans if plan.startswith("SCAN")} <= {
        "SCAN p USING INDEX passage_abnormal"
    }
    assert [plan for plan in plans if index in plan]
