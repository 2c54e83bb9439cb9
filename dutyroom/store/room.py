"""The room: the one door for a screen, a command or a report."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta, timezone
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dutyroom.clock import Clock, system_clock
from dutyroom.domain import settings as rules
from dutyroom.domain.author import NOBODY, Author
from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.settings import RoomKind, Settings
from dutyroom.journal.canon import canonical
from dutyroom.store.attendance import Attendance
from dutyroom.store.books import Books
from dutyroom.store.checkpoint import Checkpoint
from dutyroom.store.codec import body_of, event_of
from dutyroom.store.drafts import Drafts
from dutyroom.store.entry import Entry
from dutyroom.store.file import RoomFile, discard
from dutyroom.store.hotline import Hotline
from dutyroom.store.kinds import Kinds
from dutyroom.store.late import Late, late_of
from dutyroom.store.ledger import Ledger
from dutyroom.store.log import Log
from dutyroom.store.looks import Looks
from dutyroom.store.matters.section import Matters
from dutyroom.store.officers import Officers
from dutyroom.store.preferences import Preferences
from dutyroom.store.roster import Roster
from dutyroom.store.section import Section
from dutyroom.store.settings import RoomSettings
from dutyroom.store.soundness import Soundness
from dutyroom.store.strikes import Strikes
from dutyroom.store.timers import Timers
from dutyroom.store.units import Units

if TYPE_CHECKING:
    from dutyroom.store.calendar import RoomCalendar
    from dutyroom.store.handover.section import Handover
    from dutyroom.store.isolation import RoomIsolation
    from dutyroom.store.presence import RoomPresence
    from dutyroom.store.risk_areas import RiskAreas
    from dutyroom.store.rostering import Receipts, RosterRules, Trades, Versions
    from dutyroom.store.watchlist import Watchlist


class Room:
    """One open file and its subjects.

    Every write goes through `record` or `checkpoint.register`: one transaction holds the line of
    the book and every table that is added up from it.
    """

    handover: Late["Handover"] = Late("handover.section:Handover", of="handover")
    calendar: Late["RoomCalendar"] = Late("calendar:RoomCalendar", of="calendar")
    presence: Late["RoomPresence"] = Late("presence:RoomPresence", of="presence")
    roster_rules: Late["RosterRules"] = Late("rostering:RosterRules", of="roster")
    versions: Late["Versions"] = Late("rostering:Versions", of="roster")
    receipts: Late["Receipts"] = Late("rostering:Receipts", of="roster")
    trades: Late["Trades"] = Late("rostering:Trades", of="roster")
    watchlist: Late["Watchlist"] = Late("watchlist:Watchlist", of="watchlist")
    isolation: Late["RoomIsolation"] = Late("isolation:RoomIsolation", of="isolation")
    risk_areas: Late["RiskAreas"] = Late("risk_areas:RiskAreas", of="area")

    def __init__(
        self, file: RoomFile, *, clock: Clock = system_clock, author: Author | None = None
    ) -> None:
        self.file = file
        self.clock = clock
        self.author = author
        """In whose name is written; None while nobody has signed in."""
        self.ledger = Ledger(file, clock)
        self.settings = RoomSettings(self)
        self.strikes = Strikes(self)
        self.officers = Officers(self)
        self.attendance = Attendance(self)
        self.units = Units(self)
        self.roster = Roster(self)
        self.checkpoint = Checkpoint(self)
        self.hotline = Hotline(self)
        self.looks = Looks(self)
        self.kinds = Kinds(self)
        self.matters = Matters(self)
        self.timers = Timers(self)
        self.books = Books(self)
        self._at_once: tuple[Section, ...] = (
            self.settings,
            self.strikes,
            self.officers,
            self.attendance,
            self.units,
            self.roster,
            self.checkpoint,
            self.hotline,
            self.looks,
            self.kinds,
            self.matters,
            self.timers,
            self.books,
        )
        self.log = Log(self)
        self.soundness = Soundness(self)
        self.drafts = Drafts(self)
        self.preferences = Preferences(self)

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        clock: Clock = system_clock,
        author: Author | None = None,
        wait_s: float = 30.0,
        read_only: bool = False,
    ) -> "Room":
        """Open a room's file; raises `Refusal` as `RoomFile` does."""
        return cls(RoomFile(path, wait_s=wait_s, read_only=read_only), clock=clock, author=author)

    @classmethod
    def create(
        cls,
        path: str | Path,
        *,
        name: str,
        kind: RoomKind,
        supervisor: str,
        clock: Clock = system_clock,
        command: str = "",
        user: str = "",
        offset: int = 480,
    ) -> "Room":
        """Begin a room with its name and its first supervisor; raises `Refusal`."""
        opened = rules.open_room(name, kind, offset)
        first = Officer(supervisor, role=Role.SUPERVISOR)
        if not first.name:
            raise Refusal("officer_name_missing")
        hand = Author(first.key, command, user)
        room = cls(RoomFile.create(path), clock=clock, author=hand)
        try:
            with room.write():
                room.record(opened)
                room.officers.enrol(first)
        except BaseException:
            room.close()
            discard(path)
            raise
        return room

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Every subject of the room."""
        return (*self._at_once, *(self._late(name) for names in LATE.values() for name in names))

    @cached_property
    def _early(self) -> frozenset[str]:
        """The kinds of events that only the sections loaded at once know."""
        return frozenset(form.kind for section in self._at_once for form in section.events)

    def write(self) -> AbstractContextManager[None]:
        """One transaction for several records: all of them or none."""
        return self.file.write()

    def record(self, event: Any, subject: str = "", *, author: Author | None = None) -> Entry:
        """Write an event into the journal and into every table added up from it.

        Raises `Refusal("not_signed_in")` where nobody has signed in.
        """
        hand = author or self.author
        if hand is None:
            raise Refusal("not_signed_in")
        body = body_of(event)
        if hand.command:
            body["by"] = {"command": hand.command, "user": hand.user}
        with self.file.write():
            entry = self.ledger.append(
                hand.officer, event.kind, subject or _subject(event), canonical(body)
            )
            if self.ledger.is_last(entry):
                self.apply(event, entry)
            else:
                from dutyroom.store.settling import record_out_of_turn

                record_out_of_turn(self, event, entry)
        return entry

    def apply(self, event: Any, entry: Entry) -> None:
        """Let every section that knows the event change its tables."""
        for section in self._sections_for(event.kind):
            if isinstance(event, section.events):
                section.apply(event, entry)

    def event(self, entry: Entry) -> Any | None:
        """The event an entry holds.

        None where its kind is unknown here, its body was erased, or no program of ours wrote it.
        """
        form = self._forms(entry.kind).get(entry.kind)
        if form is None or entry.body is None:
            return None
        try:
            return event_of(form, entry.facts())
        except (TypeError, ValueError, LookupError, AttributeError, RecursionError):
            return None

    def _forms(self, kind: str) -> dict[str, type[Any]]:
        sections = self._sections_for(kind)
        return {form.kind: form for section in sections for form in section.events}

    def _sections_for(self, kind: str) -> tuple[Section, ...]:
        if kind in self._early:
            return self._at_once
        late = LATE.get(kind.partition(".")[0], ())
        return (*self._at_once, *(self._late(name) for name in late))

    def _late(self, name: str) -> Section:
        section: Section = getattr(self, name)
        return section

    def officer(self) -> int:
        """The officer in whose name is written, 0 for nobody."""
        return NOBODY if self.author is None else self.author.officer

    def rules(self) -> Settings:
        """The settings in force."""
        return self.settings.current()

    def local(self, at: int, offset: int | None = None) -> datetime:
        """An instant, in epoch seconds, as the room's clocks show it."""
        minutes = self.rules().offset if offset is None else offset
        return datetime.fromtimestamp(at, timezone(timedelta(minutes=minutes)))

    def now(self) -> int:
        """The present in epoch seconds."""
        return self.clock() // 1000

    def today(self) -> str:
        """The calendar date in the room, ISO."""
        return self.local(self.now()).date().isoformat()

    def close(self) -> None:
        """Close the file."""
        self.file.close()


LATE = late_of(Room)
"""The sections loaded when first asked for, by what the kinds of their events begin with."""


@contextmanager
def opened(room: Room) -> Iterator[Room]:
    """A room that is closed when it is left."""
    try:
        yield room
    finally:
        room.close()


def _subject(event: Any) -> str:
    """The subject of an event about a thing with a key; others are their own subject."""
    for name in ("officer", "unit", "post"):
        key = getattr(event, name, None)
        if isinstance(key, int):
            return f"{name}:{key}"
    return ""
