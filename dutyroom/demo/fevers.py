"""What follows an abnormal first reading in the demo: one in twelve is a fever."""

from functools import partial
from random import Random

from dutyroom.demo.diary import Diary
from dutyroom.demo.passages import CALM_S
from dutyroom.domain.checkpoint import Decision
from dutyroom.domain.marks import Mark
from dutyroom.domain.temperature import Site
from dutyroom.store.file import Row
from dutyroom.store.room import Room

CONFIRMED = 2_000 / 23_500
"""Of abnormal first readings, one in 2,000 passages, those that a recheck confirms."""
_CLINICS = ("区人民医院发热门诊", "区中医院发热门诊")

_ABNORMAL = int(Mark.ABNORMAL)


class Fevers:
    """Rechecks and decisions, at the times at which they are due."""

    def __init__(self, chance: Random, room: Room, diary: Diary, now: int) -> None:
        self._chance = chance
        self._room = room
        self._diary = diary
        self._now = now

    def follow(self, rows: list[Row]) -> None:
        """Note what becomes of the abnormal ones among some new lines; the last are pending."""
        for row in rows:
            if row[_MARKS] & _ABNORMAL and row[_AT] < self._now - CALM_S:
                self._follow(row[_ID], row[_OFFICER], row[_AT])

    def _follow(self, passage: int, officer: int, at: int) -> None:
        chance, checkpoint = self._chance, self._room.checkpoint
        subject = checkpoint.subject(passage)
        confirmed = chance.random() < CONFIRMED
        again = at + 600 + chance.randrange(240)
        reading = chance.randrange(375, 388) if confirmed else chance.randrange(361, 370)
        site = Site.ARMPIT if confirmed else Site.EAR
        self._diary.note(again, officer, partial(checkpoint.recheck, subject, reading, site))
        if confirmed:
            decide = partial(
                checkpoint.decide, subject, Decision.HAND_TO_CLINIC,
                where=chance.choice(_CLINICS), accepted_by="急救一组",
            )  # fmt: skip
        else:
            decide = partial(checkpoint.decide, subject, Decision.LET_PASS)
        self._diary.note(again + chance.randrange(30, 150), officer, decide)


_ID, _OFFICER, _AT, _MARKS = 0, 2, 3, 17
"""Where these stand in a row of the register: its key, the stamp, and the fields."""
