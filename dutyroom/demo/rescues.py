"""The calls that 119 answers in the demo, each as a matter from dispatch to done."""

from random import Random

from dutyroom.demo.course import Course, Steps, assign, closed, counted, reached, reported, taken
from dutyroom.domain.hotline import Call, Category, Outcome
from dutyroom.domain.matters.matter import Channel, Matter

_TEAMS: dict[str, tuple[str, ...]] = {
    Category.PEOPLE_TRANSFER: ("区急救中心", "区人民医院"),
    Category.GOODS_TRANSFER: ("区商务局", "区民政局"),
    Category.DISINFECTION: ("区疾控中心", "区城市管理局"),
    Category.DRAINAGE: ("消防救援大队", "区水利局"),
    Category.WATER: ("供水公司",),
    Category.HEIGHT: ("消防救援大队",),
}
"""Who is sent out for each of the six kinds."""
_DONE = {
    Category.PEOPLE_TRANSFER: "人员已安全送达，家属已签收。",
    Category.GOODS_TRANSFER: "物资已送到楼下，志愿者分发完毕。",
    Category.DISINFECTION: "现场洗消完毕，已通风。",
    Category.DRAINAGE: "积水已排净，道路恢复通行。",
    Category.WATER: "送水到点，居民有序取水。",
    Category.HEIGHT: "人员已安全救下，交由家属看护。",
}
LONGEST = 24
"""Characters of a call that make a title."""


class Rescues:
    """Matters opened from calls."""

    def __init__(self, chance: Random, course: Course) -> None:
        self._chance = chance
        self._course = course

    def open(self, call: Call, source: str, at: int) -> None:
        """Open a matter from a call that somebody must be sent out for."""
        if call.category not in _TEAMS or call.outcome is not Outcome.FOLLOW_UP:
            return
        title = call.text if len(call.text) <= LONGEST else f"{call.text[: LONGEST - 1]}…"
        matter = Matter(
            call.category, title, call.received_at, call.offset, call.happened_at, call.place,
            call.urgency, source=source,
        )  # fmt: skip
        self._course.open(at, matter, self._steps(Category(call.category), call.place))

    def _steps(self, category: Category, place: str) -> Steps:
        """From dispatch to done; most go out within the minute."""
        chance = self._chance
        team = chance.choice(_TEAMS[category])
        # Sent out while the call is still being written down.
        out = chance.choice((12, 18, 25, 31, 40, 55, 80))
        arrives = out + chance.randrange(420, 1500)
        ends = arrives + chance.randrange(900, 4800)
        return (
            (5, assign(team, f"速到{place}", Channel.RADIO, out)),
            (out + chance.randrange(15, 60), taken(team, "明白，立即出动", Channel.RADIO)),
            (arrives, reached("arrived")),
            (ends, reported(_DONE[category])),
            (ends + 120, counted(**self._amounts(category))),
            (ends + 300, closed()),
        )

    def _amounts(self, category: Category) -> dict[str, int]:
        chance = self._chance
        crew = {"vehicles": chance.randrange(1, 4), "crew": chance.randrange(3, 15)}
        match category:
            case Category.PEOPLE_TRANSFER:
                return {"people": chance.randrange(1, 5), **crew}
            case Category.GOODS_TRANSFER:
                return {"goods": chance.randrange(20, 650), **crew}
            case Category.DISINFECTION:
                return {
                    "area": chance.randrange(80, 6000),
                    "places": chance.randrange(1, 6),
                    **crew,
                }
            case Category.WATER:
                return {"water": chance.randrange(400, 1600), **crew}
            case Category.HEIGHT:
                return {"sites": 1, "rescued": 1, **crew}
        return {"sites": chance.randrange(1, 4), "evacuated": chance.randrange(0, 12), **crew}
