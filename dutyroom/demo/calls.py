"""Four hundred calls of the last two nights, each with what follows from it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from random import Random

from dutyroom.demo.diary import Diary
from dutyroom.demo.people import Resident
from dutyroom.demo.places import CHECKPOINTS, SEATS
from dutyroom.demo.roster import OFFSET, Roster
from dutyroom.demo.texts import MATTERS, REPEATED, STRIKES, Matter
from dutyroom.domain.hotline import Call, CallDirection, Category, Outcome
from dutyroom.store.room import Room

COUNT = 400
_BEGUN_S = 38 * 3600
"""How long ago, in seconds, the first call came in."""

Opens = Callable[[Call, str, int], None]
"""Told of a call, its global name and when it was written down."""


class Calls:
    """The callers of the demo and what becomes of their calls."""

    def __init__(
        self, chance: Random, room: Room, diary: Diary, roster: Roster, opens: Opens
    ) -> None:
        self._chance = chance
        self._opens = opens
        self._room = room
        self._diary = diary
        self._roster = roster

    def plan(self, people: list[Resident], now: int) -> None:
        """Note every call in the diary; some come again, and the two count as two."""
        left = COUNT
        while left > 0:
            received = now - 240 - int(_BEGUN_S * self._chance.random() ** 1.6)
            again = received + self._chance.randrange(1200, 9000)
            repeats = left > 1 and again < now - 240 and self._chance.random() < 0.06
            self._ring(self._chance.choice(people), received, again if repeats else 0)
            left -= 2 if repeats else 1

    def _ring(self, caller: Resident, received: int, again: int) -> None:
        """Note one call; what is drawn is drawn now, whatever the order in which things happen."""
        chance = self._chance
        matter = chance.choice(MATTERS)
        call = self._call(matter, caller, received)
        officer = self._roster.at_seat(chance.randrange(len(SEATS)), received)
        wrote = received + chance.randrange(30, 180)
        waits = [chance.randrange(300, 5400) for _ in matter.notes]
        reason = chance.choice(STRIKES) if chance.random() < 0.03 else ""

        def receive() -> None:
            subject = self._room.hotline.receive(call).subject
            if not reason:
                self._opens(call, subject, wrote + 5)
            at = wrote
            for text, wait in zip(matter.notes, waits, strict=True):
                at += wait
                self._diary.note(at, officer, partial(self._room.hotline.note, subject, text))
            if reason:
                strike = partial(self._room.hotline.strike, subject, reason)
                self._diary.note(wrote + 240, officer, strike)
            if again:
                text = REPEATED.format(text=call.text)
                second = replace(call, text=text, received_at=again, repeat_of=subject)
                self._diary.note(again + 90, officer, partial(self._room.hotline.receive, second))

        self._diary.note(wrote, officer, receive)

    def _call(self, matter: Matter, caller: Resident, received: int) -> Call:
        chance = self._chance
        gate = matter.category is Category.SUBMISSION
        nuisance = matter.category is Category.NUISANCE
        place = CHECKPOINTS[caller.home].name if gate else f"{caller.community}社区"
        minutes = chance.choice((0, 0, 0, 10, 25, 60, 180))
        return Call(
            matter.text.format(place=place),
            received,
            OFFSET,
            CallDirection.OUTGOING if chance.random() < 0.05 else CallDirection.INCOMING,
            phone=caller.phone,
            caller="" if nuisance or chance.random() < 0.2 else caller.name,
            caller_unit=place if gate else "",
            confidential=matter.category is Category.REPORT and chance.random() < 0.5,
            category=matter.category,
            urgency=matter.urgency,
            place="" if nuisance else place,
            happened_at=received - 60 * minutes if minutes else None,
            outcome=Outcome.OPEN if chance.random() < 0.03 else matter.outcome,
        )
