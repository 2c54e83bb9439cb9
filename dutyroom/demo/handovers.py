"""How the shifts of the last day and a half were handed over, down to the one that runs now."""

from collections.abc import Callable
from functools import partial

from dutyroom.demo.diary import Diary
from dutyroom.demo.places import DUTY_ROOM
from dutyroom.demo.roster import Roster
from dutyroom.domain.handover.case import Item
from dutyroom.domain.handover.draft import Condition, Draft, Supply
from dutyroom.domain.handover.terms import Overall, Verdict
from dutyroom.store.room import Room

SHIFT_S = 12 * 3600
_LATE_S = 3600
_READ_BACK = "明白：{name}，下一班继续盯办。"
_RADIOS, _LAMPS, _KEYS = "对讲机", "强光手电", "库房钥匙"


class Handovers:
    """An opening, a late handover that was reviewed, and one with a question: to 张三."""

    def __init__(
        self, room: Room, diary: Diary, roster: Roster, pin: str, count: Callable[[], None]
    ) -> None:
        self._room = room
        self._diary = diary
        self._roster = roster
        self._pin = pin
        self._count = count
        """Counts the passages written so far, for the sheet to tell of them."""

    def plan(self, now: int) -> None:
        """Note them in the diary."""
        began = self._roster.shift_began(now)
        first, second = began - 2 * SHIFT_S, began - SHIFT_S
        self._diary.note(first, self._roster.supervisor(first), self._open)
        self._hand_over(second + _LATE_S, self._draft(8, second), reviewed=True)
        self._hand_over(began - 60, self._draft(7, began), asks=True)

    def _open(self) -> None:
        self._count()
        self._room.handover.open_first(DUTY_ROOM.key, self._pin, self._draft(8, 0))

    def _hand_over(
        self, at: int, draft: Draft, *, reviewed: bool = False, asks: bool = False
    ) -> None:
        """A handover signed for at an instant; offered some minutes before."""
        offered = at - 720
        outgoing = self._room.handover

        def offer() -> None:
            self._count()
            outgoing.offer(DUTY_ROOM.key, draft, self._pin)

        held_since = self._roster.shift_began(at - 2 * _LATE_S)
        giver, taker = self._roster.supervisor(held_since), self._roster.supervisor(at + 60)
        self._diary.note(offered, giver, offer)
        if asks:
            self._diary.note(offered + 240, taker, self._ask)
            self._diary.note(offered + 420, giver, self._answer)
        self._diary.note(at - 30, taker, self._decide)
        self._diary.note(at, taker, partial(self._sign, taker))
        if reviewed:
            leader = self._roster.leader(at)
            self._diary.note(at + 5400, leader, partial(self._review, taker))

    def _draft(self, radios: int, until: int) -> Draft:
        return Draft(
            "阴，东北风3级，4到9度", Overall.WATCH,
            (Condition("值班室打印机送修", until + SHIFT_S),) if until else (),
            (Supply(_RADIOS, radios, "台"), Supply(_LAMPS, 6, "把"), Supply(_KEYS, 3, "把")),
            ("如渗水量回升，则通知下游两村转移", "如卡口连续静默1小时，则派人查看"),
            "夜间送餐由后勤20:30送到值班室。",
        )  # fmt: skip

    def _subject(self) -> str:
        offered = self._room.handover.offered(DUTY_ROOM.key)
        assert offered is not None
        return offered.subject

    def _ask(self) -> None:
        self._room.handover.question(
            self._subject(), self._first().key, "现场是谁在？多久回一次话？"
        )

    def _answer(self) -> None:
        answer = "责任单位值班室，每小时回一次。"
        self._room.handover.answer(self._subject(), self._first().key, answer)

    def _first(self) -> Item:
        """The first item that is taken over without being read back."""
        items = self._room.handover.case(self._subject()).items.values()
        return next(item for item in items if not item.red)

    def _decide(self) -> None:
        """Take every item over, the red ones in own words."""
        handover, subject = self._room.handover, self._subject()
        items = handover.case(subject).items.values()
        handover.accept_items(subject, [item.key for item in items if not item.red])
        for item in items:
            if item.red:
                line = self._room.matters.line(item.key)
                words = _READ_BACK.format(name=line.title if line else item.part)
                handover.read_back(subject, item.key, words)

    def _sign(self, taker: int) -> None:
        self._room.handover.sign(self._subject(), taker, self._pin)

    def _review(self, taker: int) -> None:
        held = self._room.handover.current(DUTY_ROOM.key)
        assert held is not None
        self._room.handover.review(held.subject, Verdict.AGREED, "同意。交接迟了一小时，下不为例。")
