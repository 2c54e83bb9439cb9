"""The clock of a book, whatever the clock on the wall does."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dutyroom.journal.stamp import recorded_ms, stamp_after
from tests.store.clocks import NIGHT, Hands
from tests.store.sample import begin, passages

HOUR = 3600


@settings(max_examples=40, deadline=None)
@given(
    moves=st.lists(
        st.tuples(st.integers(-3 * HOUR, HOUR), st.sampled_from(("entry", "passages"))), max_size=20
    )
)
def test_stamps_never_go_back_in_journal_or_register(moves: list[tuple[int, str]]) -> None:
    clock = Hands()
    room = begin(clock=clock)
    stamps = [entry.stamp for entry in reversed(room.log.latest(9))]
    for seconds, what in moves:
        clock.pass_(seconds)
        if what == "entry":
            stamps.append(room.settings.change("rest_minutes", 11).stamp)
        else:
            stamps += [row[1] for row in room.checkpoint.register_many(passages(3))]
    assert stamps == sorted(set(stamps))
    room.close()


def test_a_clock_set_back_an_hour_keeps_the_later_time_until_it_is_reached_again() -> None:
    clock = Hands()
    room = begin(clock=clock)
    clock.pass_(-HOUR)
    assert room.settings.change("rest_minutes", 11).recorded_ms == NIGHT
    clock.pass_(HOUR + 1)
    assert room.settings.change("rest_minutes", 12).recorded_ms == NIGHT + 1000


@given(now=st.integers(0, 2**45), seen=st.lists(st.integers(0, 2**61), max_size=3))
def test_a_stamp_is_later_than_all_before_it_and_now_where_it_can_be(
    now: int, seen: list[int]
) -> None:
    stamp = stamp_after(now, *seen)
    assert all(stamp > each for each in seen)
    if all(recorded_ms(each) < now for each in seen):
        assert recorded_ms(stamp) == now
