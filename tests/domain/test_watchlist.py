"""Who is noticed: by a number whoever has it, by a name only where nothing speaks against it."""

import pytest

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.watchlist import (
    MatchedBy,
    Seen,
    Watched,
    WatchKind,
    list_watched,
    normal,
    recognised,
)

BADGE = Watched(WatchKind.VOID, document="176004", name="陈示例", noticed="2026-01-20")
ISOLATED = Watched(WatchKind.ISOLATION, phone="19900001234", name="王示例", first="2026-11-10")
CAR = Watched(WatchKind.LOOK_OUT, plate="浙A12345")
NAMED = Watched(WatchKind.LOOK_OUT, name="李示例")


@pytest.mark.parametrize(
    ("watched", "seen", "by"),
    [
        (BADGE, Seen(name="别人", words="警号176004"), MatchedBy.DOCUMENT),
        (BADGE, Seen(name="别人", words="警号１７６００４执勤"), MatchedBy.DOCUMENT),
        (BADGE, Seen(name="别人", words="1760045"), None),
        (BADGE, Seen(name="陈示例"), MatchedBy.NAME),
        (BADGE, Seen(name="陈示例", identity="110101199001011237"), None),
        (ISOLATED, Seen(phone="19900001234"), MatchedBy.PHONE),
        (ISOLATED, Seen(words="打 19900001234 找他"), MatchedBy.PHONE),
        (ISOLATED, Seen(name="王示例", phone="19900009999"), None),
        (ISOLATED, Seen(name="王示例"), MatchedBy.NAME),
        (CAR, Seen(name="谁", plate="浙A12345"), MatchedBy.PLATE),
        (CAR, Seen(name="谁"), None),
        (NAMED, Seen(name="李示例", phone="19900000001"), MatchedBy.NAME),
        (NAMED, Seen(name="李示例二"), None),
    ],
)
def test_what_is_recognised(watched: Watched, seen: Seen, by: MatchedBy | None) -> None:
    assert recognised(watched, seen) == by


def test_the_same_notice_twice_is_one() -> None:
    again = Watched(WatchKind.VOID, "176004", name="陈示例", noticed="2026-01-20", reason="遗失")
    later = Watched(WatchKind.VOID, "176004", name="陈示例", noticed="2026-02-01")
    assert (again.key == BADGE.key, later.key == BADGE.key) == (True, False)


@pytest.mark.parametrize(
    ("day", "on"),
    [("2026-11-09", False), ("2026-11-10", True), ("2026-11-23", True), ("2026-11-24", False)],
)
def test_somebody_is_watched_for_from_the_first_day_to_the_last(day: str, on: bool) -> None:
    isolated = Watched(WatchKind.ISOLATION, name="王示例", first="2026-11-10", last="2026-11-23")
    assert isolated.is_on(day) is on


@pytest.mark.parametrize(
    ("watched", "code"),
    [
        (Watched(WatchKind.LOOK_OUT, reason="谁"), "watched_nobody"),
        (Watched(WatchKind.LOOK_OUT, phone="12"), "watched_phone_odd"),
        (Watched(WatchKind.LOOK_OUT, plate="A1"), "watched_plate_odd"),
        (
            Watched(WatchKind.LOOK_OUT, name="谁", first="2026-02-02", last="2026-02-01"),
            "watched_days_crossed",
        ),
    ],
)
def test_what_cannot_be_watched_for_is_refused(watched: Watched, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        list_watched(watched)
    assert refused.value.code == code


def test_numbers_are_kept_as_the_register_has_them() -> None:
    typed = Watched(
        WatchKind.LOOK_OUT, "１１０１０１１９９００１０１１２３７", "+86 199-0000-1234", "浙A·12345"
    )
    kept = normal(typed)
    assert (kept.document, kept.phone, kept.plate) == (
        "110101199001011237", "19900001234", "浙A12345",
    )  # fmt: skip
