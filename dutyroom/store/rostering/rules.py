"""What holds for people by day, and by which patterns posts are manned."""

import json
from dataclasses import dataclass

from dutyroom.domain import marked_days as rules
from dutyroom.domain.calendar.days import Span
from dutyroom.domain.calendar.in_force import ALWAYS
from dutyroom.domain.checks import Person, Standards
from dutyroom.domain.checks.standards import crew_standard
from dutyroom.domain.marked_days import (
    DayMark,
    DaysCleared,
    DaysMarked,
    ExceptionRevoked,
    PatternExcepted,
    PatternsEntered,
)
from dutyroom.domain.patterns import Pattern, Replacement
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import PostKind
from dutyroom.journal.canon import canonical
from dutyroom.store.codec import body_of, event_of
from dutyroom.store.entry import Entry
from dutyroom.store.section import Section

EVER = Span("", ALWAYS)
RosterRule = DaysMarked | DaysCleared | PatternsEntered | PatternExcepted | ExceptionRevoked


@dataclass(frozen=True, slots=True)
class Marked:
    """Days of one officer, and what they are marked as."""

    officer: int
    mark: DayMark
    days: Span


class RosterRules(Section):
    """What a roster of this room is made and measured by."""

    events = (DaysMarked, DaysCleared, PatternsEntered, PatternExcepted, ExceptionRevoked)
    tables = ("marked_days", "roster_pattern", "roster_exception")
    strand = "roster_rules"

    def mark(self, officer: int, mark: DayMark, days: Span) -> Entry:
        """Mark days of an officer; raises `Refusal` as `mark_days` does."""
        return self.room.record(rules.mark_days(officer, mark, days))

    def clear_mark(self, officer: int, mark: DayMark, days: Span) -> Entry:
        """Take a mark back; raises `Refusal("days_not_marked")` where there is no such."""
        if Marked(officer, mark, days) not in self.marks(days):
            raise Refusal("days_not_marked", first=days.first, last=days.last)
        return self.room.record(DaysCleared(officer, mark, days))

    def marks(self, within: Span = EVER) -> list[Marked]:
        """What is marked of some days, by officer and day."""
        found = self.file.rows(
            "SELECT officer, mark, first, last FROM marked_days "
            "WHERE first <= ? AND last >= ? ORDER BY officer, first, mark, last",
            (within.last, within.first),
        )
        return [Marked(officer, DayMark(mark), Span(*days)) for officer, mark, *days in found]

    def people(self, within: Span) -> list[Person]:
        """What holds for each officer of whom days are marked; of whom none are, nothing does.

        Somebody lent for several times is here for that which touches the days, else for the last.
        """
        found: dict[int, list[Marked]] = {}
        for each in self.marks():
            if each.mark is DayMark.SECONDED or each.days.first <= within.last:
                found.setdefault(each.officer, []).append(each)
        return [_person(officer, marks, within) for officer, marks in found.items()]

    def wishes(self, within: Span) -> dict[int, frozenset[str]]:
        """The days on which officers would rather not stand."""
        found: dict[int, frozenset[str]] = {}
        for each in self.marks(within):
            if each.mark is DayMark.WISH_OFF:
                found[each.officer] = found.get(each.officer, frozenset()) | set(each.days)
        return found

    def enter_patterns(self, post: int, patterns: tuple[Pattern, ...]) -> Entry:
        """Give a post its patterns, none to man it by hand; raises `Refusal("pattern_wrong")`."""
        return self.room.record(rules.enter_patterns(post, patterns))

    def patterns(self) -> list[Pattern]:
        """The patterns of all posts in use."""
        found = self.file.rows(
            "SELECT r.body FROM roster_pattern r JOIN post p ON p.key = r.post "
            "WHERE NOT p.retired ORDER BY p.place, r.place"
        )
        return [event_of(Pattern, json.loads(body)) for (body,) in found]

    def except_pattern(self, exception: Replacement) -> Entry:
        """Let somebody else stand on one day; raises `Refusal("replacement_itself")`."""
        event = rules.except_pattern(exception)
        return self.room.record(event, subject=f"post:{exception.post}")

    def revoke_exception(self, exception: Replacement) -> Entry:
        """Let the pattern hold again; raises `Refusal("exception_unknown")` where none is such."""
        if exception not in self.exceptions(Span(exception.day, exception.day)):
            raise Refusal("exception_unknown", day=exception.day)
        return self.room.record(ExceptionRevoked(exception), subject=f"post:{exception.post}")

    def exceptions(self, within: Span = EVER) -> list[Replacement]:
        """The exceptions to patterns on some days, by day."""
        found = self.file.rows(
            "SELECT post, day, shift, outgoing, incoming FROM roster_exception "
            "WHERE day BETWEEN ? AND ? ORDER BY day, post, shift, outgoing",
            (within.first, within.last),
        )
        return [Replacement(*row) for row in found]

    def standards(self) -> Standards:
        """What a roster is measured by: the room's crew standard at every duty room."""
        settings = self.room.rules()
        standard = crew_standard(settings.crew_standard, settings.tier)
        rooms = [post.key for post in self.room.roster.posts(PostKind.ROOM)]
        residents = frozenset(each.post for each in self.patterns() if each.stay > 1)
        return Standards(
            dict.fromkeys(rooms, standard), frozenset(rooms), residents, offset=settings.offset
        )

    def apply(self, event: RosterRule, entry: Entry) -> None:
        """Keep what is marked, the newest patterns of each post, and the exceptions to them."""
        match event:
            case DaysMarked():
                self.file.run("INSERT OR REPLACE INTO marked_days VALUES (?, ?, ?, ?)", _row(event))
            case DaysCleared():
                self.file.run(
                    "DELETE FROM marked_days "
                    "WHERE officer = ? AND mark = ? AND first = ? AND last = ?",
                    _row(event),
                )
            case PatternExcepted(exception=its):
                self.file.run(
                    "INSERT OR REPLACE INTO roster_exception VALUES (?, ?, ?, ?, ?)",
                    (its.post, its.day, its.shift, its.outgoing, its.incoming),
                )
            case ExceptionRevoked(exception=its):
                self.file.run(
                    "DELETE FROM roster_exception "
                    "WHERE post = ? AND day = ? AND shift = ? AND outgoing = ?",
                    (its.post, its.day, its.shift, its.outgoing),
                )
            case PatternsEntered(post=post, patterns=patterns):
                self.file.run("DELETE FROM roster_pattern WHERE post = ?", (post,))
                self.file.run_many(
                    "INSERT INTO roster_pattern VALUES (?, ?, ?)",
                    [(post, at, canonical(body_of(each))) for at, each in enumerate(patterns)],
                )


def _row(event: DaysMarked | DaysCleared) -> tuple[int, str, str, str]:
    return event.officer, event.mark.value, event.days.first, event.days.last


def _person(officer: int, marks: list[Marked], within: Span) -> Person:
    def days(mark: DayMark) -> tuple[Span, ...]:
        return tuple(each.days for each in marks if each.mark is mark)

    lent = days(DayMark.SECONDED)
    touching = [each for each in lent if each.first <= within.last and each.last >= within.first]
    seconded = (touching or lent)[-1] if lent else None
    away = (*days(DayMark.LEAVE), *days(DayMark.COMP_REST))
    return Person(officer, away, days(DayMark.NO_NIGHTS), seconded)
