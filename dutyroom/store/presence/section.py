"""Presence: what was noted of slots, spot checks and the 五在 board."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random
from typing import Any

from dutyroom.domain.presence import five, rules, spot_checks
from dutyroom.domain.presence.five import (
    FiveRole,
    Freshness,
    Means,
    RoleConfirmed,
    RoleEntered,
    RoleWithdrawn,
)
from dutyroom.domain.presence.random_times import Suggestion
from dutyroom.domain.presence.spot_checks import SpotChecked
from dutyroom.domain.presence.standing import (
    AbsentNoted,
    Arrived,
    CameBack,
    GoneAway,
    Left,
    Presence,
    PresenceEvent,
    Stand,
    noted,
)
from dutyroom.domain.refusal import Refusal
from dutyroom.store.entry import Entry
from dutyroom.store.file import Row
from dutyroom.store.presence import stands
from dutyroom.store.presence.checks import SpotCount, SpotWindow, counted
from dutyroom.store.presence.stands import NOTED, StandLine
from dutyroom.store.presence.times import times
from dutyroom.store.section import Section

Step = Callable[[Presence], PresenceEvent]
"""What is noted of a stand as it is; raises `Refusal`."""

_FIVE = "role, name, who, expected, confirmed_at, confirmed_by, found, means, words"
_KEY = "post = ? AND officer = ? AND starts_at = ? AND ends_at = ?"


@dataclass(frozen=True, slots=True)
class FiveLine:
    """A role of the 五在 board, and when and where it was last confirmed."""

    facts: FiveRole
    confirmed_at: int
    """Epoch seconds; 0 for never."""
    confirmed_by: int
    found: str
    means: Means
    words: str

    def freshness(self, at: int) -> Freshness:
        """What the confirmation is worth at an instant."""
        return five.freshness(self.confirmed_at, at)


class RoomPresence(Section):
    """Who is on post, what spot checks found, and where leaders are."""

    events = (
        Arrived, AbsentNoted, GoneAway, CameBack, Left, SpotChecked,
        RoleEntered, RoleWithdrawn, RoleConfirmed,
    )  # fmt: skip
    tables = ("presence", "spot_check", "five_role")
    strand = "presence"

    # -- who is on post

    def lines(self, at: int, soon_s: int = rules.SOON_S, asked: str = "") -> list[StandLine]:
        """Everybody in the slots that run or begin soon, the room's own posts first."""
        return stands.lines(self.file, at, soon_s, asked)

    def missing(self, at: int) -> int:
        """How many have not come to the room's own posts; 0 in a room that notes no arrivals."""
        if self.file.row("SELECT 1 FROM presence LIMIT 1") is None:
            return 0
        return stands.missing(self.file, at)

    def of(self, stand: Stand) -> Presence:
        """What was noted of a stand."""
        row = self.file.row(f"SELECT {NOTED} FROM presence q WHERE {_KEY}", _key(stand))
        return stands.presence_of(stand, row)

    def act(self, those: Iterable[Stand], step: Step) -> list[Entry]:
        """Note the same of one or several, all or none; raises `Refusal` as the step does."""
        with self.file.write():
            return [self._record(step(self.of(each))) for each in those]

    def arrive_by_roster(self) -> list[Stand]:
        """Who is at the desk arrives where the roster has them at the room's posts, now or soon."""
        now = self.room.now()
        found = stands.comes(self.file, self.room.officer(), now)
        self.act(found, lambda presence: rules.arrive(presence, now, by_sign_in=True))
        return found

    def _record(self, event: PresenceEvent) -> Entry:
        return self.room.record(event, subject=f"officer:{event.stand.officer}")

    # -- spot checks

    def spot_check(self, check: SpotChecked) -> Entry:
        """Note a spot check; raises `Refusal`."""
        return self.room.record(spot_checks.spot_check(check))

    def spot_checks(self, from_at: int, to_at: int, asked: str = "") -> SpotWindow:
        """The spot checks from one instant to before another, newest first."""
        return SpotWindow(self.file, from_at, to_at, asked)

    def counted(self, from_at: int, to_at: int) -> list[SpotCount]:
        """The spot checks of a period by post."""
        return counted(self.file, from_at, to_at)

    def times(self, chance: Random) -> tuple[Suggestion, ...]:
        """The times drawn for spot checks in this shift, the same until it is over."""
        return times(self.room, chance)

    # -- the 五在 board

    def five(self) -> list[FiveLine]:
        """The roles on the board in the order they were entered; a handful."""
        sql = f"SELECT {_FIVE} FROM five_role WHERE NOT withdrawn ORDER BY place"
        return [_five(row) for row in self.file.rows(sql)]

    def role(self, key: int) -> FiveLine | None:
        """One role, on the board or withdrawn from it."""
        row = self.file.row(f"SELECT {_FIVE} FROM five_role WHERE role = ?", (key,))
        return None if row is None else _five(row)

    def enter_role(self, facts: FiveRole) -> Entry:
        """Put a role on the board, or fill it anew: who is new in it is to be confirmed anew."""
        return self._record_role(five.enter_role(facts))

    def withdraw_role(self, key: int) -> Entry:
        """Take a role off the board."""
        return self._record_role(RoleWithdrawn(key))

    def confirm(self, key: int, at: int, found: str, means: Means, words: str = "") -> Entry:
        """Say where whoever fills a role was found; raises `Refusal`."""
        line = self.role(key)
        if line is None:
            raise Refusal("role_unknown")
        event = five.confirm(line.facts, at, line.confirmed_at, found, means, words)
        return self._record_role(event)

    def _record_role(self, event: RoleEntered | RoleWithdrawn | RoleConfirmed) -> Entry:
        return self.room.record(event, subject=f"five:{event.role}")

    # -- tables

    def apply(self, event: Any, entry: Entry) -> None:
        """Keep how everybody stands, every spot check, and the newest facts of each role."""
        match event:
            case SpotChecked():
                self._keep_check(event, entry)
            case RoleEntered(role=role, facts=facts):
                self.file.run(
                    "INSERT INTO five_role VALUES "
                    "(?, (SELECT ifnull(max(place), 0) + 1 FROM five_role), ?, ?, ?, 0, "
                    "0, 0, '', '', '') ON CONFLICT DO UPDATE SET expected = excluded.expected, "
                    "confirmed_at = iif(who = excluded.who, confirmed_at, 0), "
                    "who = excluded.who, withdrawn = 0",
                    (role, facts.name, facts.who, facts.place),
                )
            case RoleWithdrawn(role=role):
                self.file.run("UPDATE five_role SET withdrawn = 1 WHERE role = ?", (role,))
            case RoleConfirmed(role=role, at=at, found=found, means=means, words=words):
                self.file.run(
                    "UPDATE five_role SET confirmed_at = ?, confirmed_by = ?, found = ?, "
                    "means = ?, words = ? WHERE role = ?",
                    (at, entry.officer, found, means, words, role),
                )
            case _:
                self._keep_presence(noted(self.of(event.stand), event))

    def _keep_presence(self, now: Presence) -> None:
        self.file.run(
            "INSERT OR REPLACE INTO presence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *_key(now.stand), now.arrived_at, now.latest_at, now.where, now.until, now.cover,
                now.words,
            ),
        )  # fmt: skip

    def _keep_check(self, check: SpotChecked, entry: Entry) -> None:
        self.file.run(
            "INSERT INTO spot_check VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                entry.id, entry.officer, check.post, check.at, check.starts_at, check.ends_at,
                check.asked, check.answered_by, check.rang_s, check.fault, check.words,
            ),
        )  # fmt: skip


def _key(stand: Stand) -> tuple[int, int, int, int]:
    return stand.post, stand.officer, stand.starts_at, stand.ends_at


def _five(row: Row) -> FiveLine:
    _role, name, who, expected, at, by, found, means, words = row
    facts = FiveRole(name, who, expected)
    return FiveLine(facts, at, by, found, Means(means) if means else Means.PHONE, words)
