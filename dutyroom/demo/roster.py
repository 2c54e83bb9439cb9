"""Who stands when in the demo: teams that take turns, arranged so that 张三 is on duty now."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dutyroom.demo.people import Resident
from dutyroom.demo.places import CHECKPOINTS, DEPARTMENTS, DUTY_ROOM, SEATS, TOWNS
from dutyroom.domain.duty_day import day_of
from dutyroom.domain.moment import Moment
from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.roster import Duty, DutyRole, Slot

OFFSET = 480
MONTH = range(-16, 15)
"""The duty days of the roster, counted from today's."""
UNCOVERED_NOW = 40
"""The checkpoint, by its place, at which nobody stands now."""
_TURNS = 4

_TITLES = {
    Role.LEADER: "副局长", Role.SUPERVISOR: "科长", Role.OFFICER: "科员", Role.SEAT: "坐席员",
    Role.CHECKPOINT: "下沉干部",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Teams:
    """The officers of the demo by what they do."""

    supervisors: tuple[Officer, ...]
    officers: tuple[Officer, ...]
    leaders: tuple[Officer, ...]
    seats: tuple[Officer, ...]
    checkpoints: tuple[Officer, ...]
    office: tuple[Officer, ...]

    def everybody(self) -> tuple[Officer, ...]:
        """The whole directory."""
        return (
            *self.supervisors, *self.officers, *self.leaders, *self.seats, *self.checkpoints,
            *self.office,
        )  # fmt: skip


def teams(people: list[Resident]) -> Teams:
    """The first of the residents as officers; 张三 supervises and 李四 is the first officer."""
    rest = iter([people[0], *people[2:]])

    def some(count: int, role: Role, unit: str = "") -> tuple[Officer, ...]:
        return tuple(_officer(next(rest), role, unit) for _ in range(count))

    began, *others = some(6, Role.SUPERVISOR, "区应急管理局")
    # Whoever began the room was enrolled by name alone, and keeps that key.
    began = began.known_as(Officer(began.name).key)
    first = _officer(people[1], Role.OFFICER, "区应急管理局")
    return Teams(
        (began, *others),
        (first, *some(15, Role.OFFICER, "区应急管理局")),
        some(8, Role.LEADER, "区应急管理局"),
        some(len(SEATS) * _TURNS, Role.SEAT),
        some(len(CHECKPOINTS) * _TURNS, Role.CHECKPOINT),
        some(160, Role.OFFICER),
    )


def _officer(person: Resident, role: Role, unit: str) -> Officer:
    units = (*DEPARTMENTS, *TOWNS)
    number = int(person.phone[-4:])
    return Officer(
        person.name, f"Y{number:04}", unit or units[number % len(units)], _TITLES[role], role,
        (person.phone,),
    )  # fmt: skip


class Roster:
    """The slots of every post, now and a month around."""

    def __init__(self, teams: Teams, now: int) -> None:
        self._teams = teams
        self._gates = [officer.key for officer in teams.checkpoints]
        self._seats = [officer.key for officer in teams.seats]
        self._now = Moment(now, OFFSET)
        self._today = day_of(self._now)

    def days(self) -> list[date]:
        """The duty days of the roster."""
        return [self._today + timedelta(days=number) for number in MONTH]

    def today(self) -> date:
        """The duty day that runs."""
        return self._today

    def slots(self, day: date) -> tuple[Slot, ...]:
        """Every slot of a duty day with its crew."""
        slots = [*self._room(day)]
        for posts, team, role in (
            (SEATS, self._seats, DutyRole.SEAT),
            (CHECKPOINTS, self._gates, DutyRole.CHECKPOINT),
        ):
            for place, post in enumerate(posts):
                for slot in post.slots(day.isoformat(), OFFSET):
                    turn = self._turn(slot.starts_at, 8)
                    nobody = _nobody(role, place, turn)
                    crew = () if nobody else (Duty(_on(team, place, turn), role),)
                    slots.append(replace(slot, crew=crew))
        return tuple(slots)

    def at_gates(self, at: int) -> list[int]:
        """Who writes at each checkpoint at an instant, in the order of `CHECKPOINTS`."""
        return self._gates[self._turn(at, 8) % _TURNS :: _TURNS]

    def at_seat(self, seat: int, at: int) -> int:
        """Who sits at a seat at an instant."""
        return _on(self._seats, seat, self._turn(at, 8))

    def supervisor(self, at: int) -> int:
        """Who supervises at an instant."""
        team = self._teams.supervisors
        return team[self._turn(at, 12) % len(team)].key

    def leader(self, at: int) -> int:
        """Who is the leader on duty at an instant."""
        leaders = self._teams.leaders
        return leaders[(day_of(Moment(at, OFFSET)) - self._today).days % len(leaders)].key

    def shift_began(self, at: int) -> int:
        """When the shift of the duty room began that an instant lies in."""
        first = Moment.from_day(self._today, 8 * 3600, OFFSET).at
        return at - (at - first) % (12 * 3600)

    def main_officer(self, at: int) -> int:
        """Who is the main officer at an instant."""
        team = self._teams.officers
        return team[2 * self._turn(at, 12) % len(team)].key

    def _room(self, day: date) -> list[Slot]:
        """The leader for the whole day; by day and by night a supervisor and two officers."""
        starts = Moment.from_day(day, 8 * 3600, OFFSET).at
        team = self._teams.officers
        slots = [
            Slot(
                DUTY_ROOM.key, day.isoformat(), starts, starts + 86_400, "全天",
                (Duty(self.leader(starts), DutyRole.LEADER),),
            )
        ]  # fmt: skip
        for slot in DUTY_ROOM.slots(day.isoformat(), OFFSET):
            turn = 2 * self._turn(slot.starts_at, 12)
            crew = (
                Duty(self.supervisor(slot.starts_at), DutyRole.SUPERVISOR),
                Duty(team[turn % len(team)].key, DutyRole.MAIN),
                Duty(team[(turn + 1) % len(team)].key, DutyRole.SECOND),
            )
            slots.append(replace(slot, crew=crew))
        return slots

    def _turn(self, at: int, hours: int) -> int:
        """The shift an instant lies in, counted from the one that runs now."""
        first = Moment.from_day(self._today, 8 * 3600, OFFSET).at
        length = hours * 3600
        return (at - first) // length - (self._now.at - first) // length


def _nobody(role: DutyRole, place: int, turn: int) -> bool:
    """A few slots nobody was found for; of those that run now exactly one."""
    if turn == 0:
        return place == UNCOVERED_NOW and role is DutyRole.CHECKPOINT
    return (place * 31 + turn * 17) % 241 == 0


def _on(team: list[int], place: int, turn: int) -> int:
    return team[place * _TURNS + turn % _TURNS]
