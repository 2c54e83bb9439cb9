"""The checkpoint this desk stands at, and what a typed line means there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyroom.domain.checkpoint import Passage, Step
from dutyroom.domain.direction import Direction
from dutyroom.domain.moment import Moment, read_moment
from dutyroom.domain.passage_entry import completed, passage_of, split_time
from dutyroom.domain.passage_line import PassageLine, WordKind, parse
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.risk_areas import Arrival, arrival

if TYPE_CHECKING:
    from dutyroom.store.people import Person
    from dutyroom.store.register_line import RegisterLine
    from dutyroom.store.room import Room

MOST_PEOPLE = 3
"""How many known people are offered for what is typed."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a line says so far."""

    line: PassageLine
    at: Moment | None = None
    """When it happened, where the line says so."""
    refusal: Refusal | None = None
    """Why the time it names cannot be."""


class Gate:
    """Where this desk stands and which way people last went; turns lines into passages."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.direction = Direction(int(room.preferences.get("gate_direction", "0")))
        """Where the next line goes unless it says otherwise."""
        self.post = 0
        """Key of the checkpoint; 0 until one is chosen."""
        self.post_name = ""
        self.four_steps = False
        self.threshold = 0
        self.renew()

    def renew(self) -> None:
        """Read the settings again."""
        rules = self.room.rules()
        self.four_steps, self.threshold = rules.four_steps, rules.threshold
        self._offset = rules.offset
        self._day = self.room.today()
        self._areas = self.room.risk_areas.on(self._day)
        self._policy = self.room.isolation.policy_on(self._day)
        chosen = int(self.room.preferences.get("gate_post", "0"))
        self.post = next((key for key in (chosen, rules.home_post) if self._is_post(key)), 0)
        self.post_name = self.room.roster.post_name(self.post)

    def move(self, post: int) -> None:
        """Stand at another checkpoint from now on, on this machine."""
        self.room.preferences.keep("gate_post", str(post))
        self.renew()

    def understand(self, text: str) -> Understood:
        """What a line says; asks nothing of the file, so it is quick enough for every key."""
        rest, said = split_time(text)
        line = parse(rest, direction=self.direction)
        if not said:
            return Understood(line)
        try:
            return Understood(line, at=read_moment(said, now=self._now()))
        except Refusal as refusal:
            return Understood(line, refusal=refusal)

    def arrival(self, line: PassageLine) -> Arrival | None:
        """From what area a line says somebody arrives; asks nothing of the file."""
        if not line.origin or line.direction != Direction.IN:
            return None
        area = self._areas.area_of(line.origin)
        return None if area is None else arrival(area, self._day, self._day, self._policy)

    def people(self, line: PassageLine, taken: Person | None = None) -> list[Person]:
        """The known people who could add something to a line; none once one is taken."""
        if taken is not None and _is_named(line, taken):
            return []
        query = line.query or line.phone or line.name
        found = self.room.checkpoint.known(query, MOST_PEOPLE + 1) if query else []
        return [
            each
            for each in found
            if (not line.phone or each.phone == line.phone) and with_person(line, each) != line
        ]

    def meant(self, line: PassageLine, person: Person | None) -> PassageLine:
        """The line with the person it means: the one taken from the list, or the only one there.

        Raises Refusal `person_unknown` and `person_ambiguous` (query).
        """
        if person is not None and _is_named(line, person):
            return with_person(line, person)
        if not line.query:
            return line
        found = self.people(line)
        if len(found) != 1:
            code = "person_ambiguous" if found else "person_unknown"
            raise Refusal(code, query=line.query)
        return with_person(line, found[0])

    def named(self, text: str, person: Person) -> str:
        """A line with a known person's name where somebody was asked for, ready for more words."""
        asked = (WordKind.QUERY, WordKind.NAME, WordKind.PHONE)
        words = [each for each in self.understand(text).line.words if each.kind in asked]
        word = min(words, key=lambda each: asked.index(each.kind))
        # A name the line would not read as one goes in by its number.
        is_read = self.understand(person.name).line.name == person.name
        name = person.name if is_read else person.phone
        return f"{text[: word.start]}{name} {text[word.end :].strip()}".rstrip() + " "

    def passage(
        self, text: str, person: Person | None, *, steps: Step, looked_twice: bool
    ) -> Passage:
        """The passage a finished line says; raises `Refusal`."""
        understood = self.understand(text)
        if understood.refusal is not None:
            raise understood.refusal
        return passage_of(
            self.meant(understood.line, person),
            at=understood.at or self._now(),
            post=self.post,
            steps=steps,
            late=understood.at is not None,
            looked_twice=looked_twice,
        )

    def write(self, passage: Passage, also: Callable[[], None]) -> RegisterLine:
        """Write a passage into the register, and do something more in the same transaction.

        Raises `Refusal`.
        """
        with self.room.write():
            written = self.room.checkpoint.register(passage)
            if passage.direction != self.direction:
                self.room.preferences.keep("gate_direction", str(int(passage.direction)))
            also()
        self.direction = passage.direction
        return written

    def _now(self) -> Moment:
        return Moment(self.room.now(), self._offset)

    def _is_post(self, key: int) -> bool:
        return bool(key) and self.room.roster.post(key) is not None


def _is_named(line: PassageLine, person: Person) -> bool:
    """Whether nothing in the line speaks against a person who was taken for it."""
    if line.phone and line.phone == person.phone:
        return line.name in ("", person.name)
    return not line.phone and line.name == person.name


def with_person(line: PassageLine, person: Person) -> PassageLine:
    """The line with what is known of a person."""
    return completed(
        line,
        name=person.name, phone=person.phone, identity=person.identity, plate=person.plate,
    )  # fmt: skip
