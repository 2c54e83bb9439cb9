"""What is watched for in the demo: two badges that are void, and a car."""

from datetime import date, timedelta

from dutyroom.domain.watchlist import Watched, WatchKind
from dutyroom.store.room import Room

_VOID = (("176004", "陈示例"), ("141772", "周示例"))
"""Two badges that were declared void; the names are invented."""


def watch_for(room: Room, today: date) -> None:
    """Put everything on the list."""
    for number, name in _VOID:
        room.watchlist.enter(
            Watched(
                WatchKind.VOID, document=number, name=name, reason="警号遗失，声明作废",
                source="区公安分局", noticed=_ago(today, 20),
            )
        )  # fmt: skip
    room.watchlist.enter(
        Watched(
            WatchKind.LOOK_OUT, plate="浙A00X99", reason="涉嫌冲卡，发现即报",
            source="区公安分局", noticed=_ago(today, 1), first=_ago(today, 1),
        )
    )  # fmt: skip


def _ago(today: date, days: int) -> str:
    return (today - timedelta(days=days)).isoformat()
