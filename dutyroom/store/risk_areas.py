"""Areas people come from, as the journal has them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dutyroom.domain import risk_areas as rules
from dutyroom.domain.checkpoint import Passage
from dutyroom.domain.direction import Direction
from dutyroom.domain.risk_areas import AreaLevelled, Arrival, RiskArea, RiskLevel, RiskMap
from dutyroom.domain.text import clean
from dutyroom.journal.stamp import recorded_ms
from dutyroom.store.entry import Entry
from dutyroom.store.section import Section

LONGEST_NAME = 60
_OF = "name, level, first, source"
_EARLIER = 5
"""Passages of a phone among which an arrival from outside is looked for."""


@dataclass(frozen=True, slots=True)
class LevelLine:
    """A level of an area, and who entered it when."""

    area: RiskArea
    recorded_ms: int
    officer: int


class RiskAreas(Section):
    """Areas people come from, each with a level from a date."""

    events = (AreaLevelled,)
    tables = ("risk_area",)
    strand = "areas"

    # -- verbs

    def level(self, area: RiskArea) -> Entry | None:
        """Give an area a level from a date; None where it has that already. Raises `Refusal`."""
        area = replace(
            area,
            name=clean(area.name, limit=LONGEST_NAME),
            source=clean(area.source, limit=200),
        )
        event = rules.level_area(area)
        with self.file.write():
            if area in (each.area for each in self.history(area.name)):
                return None
            return self.room.record(event, subject=f"area:{area.name}")

    # -- questions

    def current(self, day: str) -> list[LevelLine]:
        """The level each area has on an ISO date, the gravest first, then by name."""
        levels = list(RiskLevel)
        found = self._lines(
            "first = (SELECT max(first) FROM risk_area b WHERE b.name = a.name AND b.first <= ?)",
            (day,),
        )
        return sorted(found, key=lambda each: (levels.index(each.area.level), each.area.name))

    def history(self, name: str) -> list[LevelLine]:
        """Every level an area has had or will have, the latest first."""
        return self._lines("name = ? ORDER BY first DESC", (name,))

    def on(self, day: str) -> RiskMap:
        """The areas as they stand on an ISO date, to be asked without the file."""
        return RiskMap(each.area for each in self.current(day))

    def arrival(self, passage: Passage) -> Arrival | None:
        """The arrival a passage in tells of; or an earlier one with its phone that isolates yet."""
        if passage.direction != Direction.IN or self.is_empty():
            return None
        if passage.origin:
            return self._arrival(passage, passage)
        earlier = (self._arrival(each, passage) for each in self._earlier(passage))
        return next((each for each in earlier if each is not None and each.isolates), None)

    def is_empty(self) -> bool:
        """Whether no area has a level."""
        return self.file.row("SELECT 1 FROM risk_area LIMIT 1") is None

    def _arrival(self, arrived: Passage, now: Passage) -> Arrival | None:
        day = self._day(arrived)
        area = self.on(day).area_of(arrived.origin)
        if area is None:
            return None
        policy = self.room.isolation.policy_on(day)
        return rules.arrival(area, day, self._day(now), policy)

    def _earlier(self, passage: Passage) -> list[Passage]:
        """The latest passages in with this very phone that say where from."""
        if not passage.phone:
            return []
        lines = self.room.checkpoint.earlier(passage.phone, _EARLIER)
        return [
            each
            for each in (line.passage for line in lines if not line.struck)
            if each.origin
            and each.phone == passage.phone
            and each.at <= passage.at
            and each.direction == Direction.IN
        ]

    def _day(self, passage: Passage) -> str:
        return self.room.local(passage.at, passage.offset).date().isoformat()

    def _lines(self, where: str, values: Sequence[object]) -> list[LevelLine]:
        found = self.file.rows(
            f"SELECT {_OF}, stamp, officer FROM risk_area a WHERE {where}", values
        )
        return [
            LevelLine(RiskArea(name, RiskLevel(level), first, source), recorded_ms(stamp), officer)
            for name, level, first, source, stamp, officer in found
        ]

    # -- tables

    def apply(self, event: AreaLevelled, entry: Entry) -> None:
        """Keep the newest word on an area and a date."""
        area = event.area
        self.file.run(
            "INSERT OR REPLACE INTO risk_area (name, first, level, source, stamp, officer) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (area.name, area.first, area.level.value, area.source, entry.stamp, entry.officer),
        )
