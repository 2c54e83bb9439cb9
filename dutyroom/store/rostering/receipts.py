"""Who has read a published roster, whom one still waits for, and with whom it is filed."""

from dataclasses import dataclass

from dutyroom.domain import roster_receipts as rules
from dutyroom.domain.patterns import month_of
from dutyroom.domain.roster import Duty, DutyRole, Slot
from dutyroom.domain.roster_receipts import VersionFiled, VersionRead
from dutyroom.domain.roster_versions import VersionState
from dutyroom.store.entry import Entry
from dutyroom.store.section import Section

# Who still stands in a month is told of its version, and who read an earlier one of every later
# one: it may have taken the last of their duties away.
_UNREAD = (
    "SELECT v.month, v.number FROM roster_version v WHERE v.state = ?1 AND v.month >= ?2 "
    "AND NOT EXISTS (SELECT 1 FROM version_read r "
    "WHERE r.officer = ?3 AND r.month = v.month AND r.number = v.number) "
    "AND (EXISTS (SELECT 1 FROM version_read r WHERE r.officer = ?3 AND r.month = v.month) "
    "OR EXISTS (SELECT 1 FROM crew c JOIN slot s USING (post, starts_at, ends_at) "
    "WHERE c.officer = ?3 AND s.day BETWEEN v.month || '-01' AND v.month || '-31' "
    "AND c.ends_at > ?4)) "
    "ORDER BY v.month"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """Somebody who stands in a version, and when they read it."""

    officer: int
    read_ms: int = 0
    """0 for not yet."""


@dataclass(frozen=True, slots=True)
class Filing:
    """A copy that went out."""

    to: str
    words: str
    officer: int
    """Who filed it."""
    filed_ms: int


class Receipts(Section):
    """What became of published rosters."""

    events = (VersionRead, VersionFiled)
    tables = ("version_read", "version_filed")
    strand = "receipts"

    def unread(self, officer: int) -> list[tuple[str, int]]:
        """The months, this one and later ones, whose published version an officer is to read."""
        this_month = self.room.today()[:7]
        found = self.file.rows(
            _UNREAD, (VersionState.PUBLISHED.value, this_month, officer, self.room.now())
        )
        return [(month, number) for month, number in found]

    def duties(self, officer: int, month: str) -> list[Slot]:
        """What an officer has yet to stand of a month in force, nobody else in the crews."""
        days = month_of(month)
        found = self.file.rows(
            "SELECT s.post, s.day, s.starts_at, s.ends_at, s.shift, c.role "
            "FROM crew c JOIN slot s USING (post, starts_at, ends_at) "
            "WHERE c.officer = ? AND s.day BETWEEN ? AND ? AND s.ends_at > ? "
            "ORDER BY s.starts_at, s.post",
            (officer, days.first, days.last, self.room.now()),
        )
        return [
            Slot(post, day, starts, ends, shift, (Duty(officer, DutyRole(role)),))
            for post, day, starts, ends, shift, role in found
        ]

    def read(self, month: str, number: int) -> Entry:
        """Record that who is at the desk has read a version; raises `Refusal` as `rules.read`."""
        version = self.room.versions.get(month, number)
        return self.room.record(rules.read(version), subject=_subject(month, number))

    def file_with(self, month: str, number: int, to: str, words: str = "") -> Entry:
        """Record that a copy of a version went to somebody; raises `Refusal` as `rules.file`."""
        event = rules.file(self.room.versions.get(month, number), to.strip(), words.strip())
        return self.room.record(event, subject=_subject(month, number))

    def readings(self, month: str, number: int) -> list[Reading]:
        """Everybody who stands in a version or has read it: those who have not first.

        They are in the order in which they read it, and those who have not in that of the
        directory.
        """
        slots = self.room.versions.slots(month, number)
        found = dict.fromkeys((duty.officer for slot in slots for duty in slot.crew), 0)
        found |= dict(
            self.file.rows(
                "SELECT officer, read_ms FROM version_read WHERE month = ? AND number = ?",
                (month, number),
            )
        )
        place = {each.key: n for n, each in enumerate(self.room.officers.all())}
        return sorted(
            (Reading(officer, at) for officer, at in found.items()),
            key=lambda each: (each.read_ms, place.get(each.officer, len(place))),
        )

    def filings(self, month: str, number: int) -> list[Filing]:
        """The copies of a version that went out, the first first."""
        found = self.file.rows(
            "SELECT recipient, words, officer, filed_ms FROM version_filed "
            "WHERE month = ? AND number = ? ORDER BY stamp",
            (month, number),
        )
        return [Filing(*row) for row in found]

    def apply(self, event: VersionRead | VersionFiled, entry: Entry) -> None:
        """Keep the first reading of each officer, and every filing."""
        match event:
            case VersionRead():
                self.file.run(
                    "INSERT OR IGNORE INTO version_read VALUES (?, ?, ?, ?)",
                    (entry.officer, event.month, event.number, entry.recorded_ms),
                )
            case VersionFiled():
                self.file.run(
                    "INSERT OR REPLACE INTO version_filed VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (
                        entry.stamp, event.month, event.number, event.to, event.words,
                        entry.officer, entry.recorded_ms,
                    ),
                )  # fmt: skip


def _subject(month: str, number: int) -> str:
    return f"roster:{month}:{number}"
