"""What follows an abnormal first reading in the demo: one in twelve is a fever."""

from functools import partial
from random import Random

from dutyroom.demo.course import Course, Steps, closed, filled, reported, taken
from dutyroom.demo.diary import Diary
from dutyroom.demo.passages import CALM_S
from dutyroom.domain.checkpoint import Decision
from dutyroom.domain.marks import Mark
from dutyroom.domain.temperature import Site
from dutyroom.store.file import Row
from dutyroom.store.room import Room

CONFIRMED = 2_000 / 23_500
"""Of abnormal first readings, one in 2,000 passages, those that a recheck confirms."""
_LATELY_S = 20 * 3600
_RESULT_S = 22 * 3600
"""How long a clinic takes to say what it was."""
_CLINICS = ("区人民医院发热门诊", "区中医院发热门诊")

_ABNORMAL = int(Mark.ABNORMAL)


class Fevers:
    """Rechecks and decisions, at the times at which they are due."""

    def __init__(self, chance: Random, room: Room, diary: Diary, now: int, course: Course) -> None:
        self._chance = chance
        self._room = room
        self._diary = diary
        self._now = now
        self._course = course
        self._waits = True
        """Whether nobody was confirmed lately; the first one is, so that one is followed now."""

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
        clinic = chance.choice(_CLINICS) if confirmed else _CLINICS[0]
        if self._waits and at > self._now - _LATELY_S and not confirmed:
            confirmed, reading = True, 379
            self._waits = False
        site = Site.ARMPIT if confirmed else Site.EAR
        self._diary.note(again, officer, partial(checkpoint.recheck, subject, reading, site))
        decided = again + chance.randrange(30, 150)
        if confirmed:
            hand = partial(self._hand_over, subject, clinic, decided)
            self._diary.note(decided, officer, hand)
        else:
            let = partial(checkpoint.decide, subject, Decision.LET_PASS)
            self._diary.note(decided, officer, let)

    def _hand_over(self, subject: str, clinic: str, at: int) -> None:
        """Hand somebody to a clinic, and follow what comes of it there."""
        decision = Decision.HAND_TO_CLINIC
        self._room.checkpoint.decide(subject, decision, where=clinic, accepted_by="急救一组")
        for line in self._room.matters.from_source(subject):
            self._course.follow(line.subject, at, _STEPS)


_STEPS: Steps = (
    (1500, taken("发热门诊", "人已到，单独候诊")),
    (_RESULT_S, reported("核酸检测阴性，已返家居家观察。")),
    (_RESULT_S + 300, filled(feedback="核酸检测阴性，居家观察")),
    (_RESULT_S + 600, closed()),
)
"""What comes of somebody at a clinic: a result the next day."""
_ID, _OFFICER, _AT, _MARKS = 0, 2, 3, 17
"""Where these stand in a row of the register: its key, the stamp, and the fields."""
