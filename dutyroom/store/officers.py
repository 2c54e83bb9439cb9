"""The directory of officers as the journal has it."""

from datetime import date

from dutyroom.domain import officers as rules
from dutyroom.domain.officers import Officer, OfficerEnrolled, Role
from dutyroom.domain.refusal import Refusal
from dutyroom.store.entry import Entry
from dutyroom.store.file import Row
from dutyroom.store.section import Section

_COLUMNS = "key, name, initials, number, unit, title, role, phones, active_from, active_to, note"
_MOST = 50


class Officers(Section):
    """Everybody who may be on duty."""

    events = (OfficerEnrolled,)
    tables = ("officer",)
    strand = "officers"

    def enrol(self, facts: Officer) -> Entry:
        """Enter an officer in the directory, or enter one anew with other facts."""
        from dutyroom.domain.initials import initials

        return self.room.record(rules.enrol(facts, initials(facts.name)))

    def take(self, facts: Officer, before: Officer | None = None) -> Entry:
        """Enter an officer by hand, or amend the one there was before, who keeps the key.

        Raises `Refusal("number_taken")` where somebody else has the number, "officer_known" where
        somebody new could not be told from somebody already there.
        """
        if before is not None:
            facts = facts.known_as(before.key)
        elif self.get(facts.key) is not None:
            raise Refusal("officer_known", name=facts.name)
        held = self.numbered(facts.number)
        if held is not None and held.key != facts.key:
            raise Refusal("number_taken", number=facts.number)
        return self.enrol(facts)

    def supervising(self) -> bool:
        """Whether who is at the desk is a supervisor or a leader."""
        officer = self.get(self.room.officer())
        return officer is not None and officer.supervises

    def supervises_alone(self, officer: int, day: date) -> bool:
        """Whether nobody but an officer supervises the room on a day."""
        others = self.file.rows(
            f"SELECT {_COLUMNS} FROM officer WHERE key <> ? AND role IN (?, ?)",
            (officer, Role.LEADER, Role.SUPERVISOR),
        )
        return not any(_officer(row).active_on(day.isoformat()) for row in others)

    def get(self, key: int) -> Officer | None:
        """The officer with this key."""
        found = self.file.row(f"SELECT {_COLUMNS} FROM officer WHERE key = ?", (key,))
        return None if found is None else _officer(found)

    def name(self, key: int) -> str:
        """An officer's name, or an empty text for nobody."""
        return str(self.file.value("SELECT name FROM officer WHERE key = ?", (key,), ""))

    def numbered(self, number: str) -> Officer | None:
        """The officer with the bureau's own number."""
        found = self.file.row(
            f"SELECT {_COLUMNS} FROM officer WHERE number = ? AND number <> ''", (number,)
        )
        return None if found is None else _officer(found)

    def named(self, name: str) -> list[Officer]:
        """The officers with exactly this name: more than one where people share it."""
        sql = f"SELECT {_COLUMNS} FROM officer WHERE name = ? ORDER BY number, key"
        return [_officer(row) for row in self.file.rows(sql, (name,))]

    def found(self, query: str, most: int = _MOST) -> list[Officer]:
        """The officers whose name holds the query or whose initials begin with it."""
        sql = (
            f"SELECT {_COLUMNS} FROM officer "
            "WHERE initials GLOB ? OR instr(name, ?) OR (number <> '' AND number = ?) "
            "ORDER BY instr(name, ?) <> 1, initials, name, key LIMIT ?"
        )
        text = query.strip()
        letters = "".join(each for each in text.lower() if each.isalnum())
        values = (f"{letters}*", text, text, text, most)
        return [_officer(row) for row in self.file.rows(sql, values)]

    def directory(self, query: str = "") -> "DirectoryWindow":
        """The directory, or those of it whom a query finds, as a long list shows it."""
        text = query.strip()
        letters = "".join(each for each in text.lower() if each.isalnum())
        sql = (
            "SELECT key FROM officer WHERE ?1 = '' OR initials GLOB ?2 OR instr(name, ?1) "
            "OR number GLOB ?3 OR instr(unit, ?1) ORDER BY number, initials, name, key"
        )
        keys = self.file.rows(sql, (text, f"{letters}*", f"{letters.upper()}*"))
        return DirectoryWindow(self, [key for (key,) in keys])

    def all(self) -> list[Officer]:
        """The whole directory by role and name; 4,000 people at most."""
        sql = f"SELECT {_COLUMNS} FROM officer ORDER BY number, initials, name, key"
        return [_officer(row) for row in self.file.rows(sql)]

    def count(self) -> int:
        """How many people the directory holds."""
        return int(self.file.value("SELECT count(*) FROM officer"))

    def first_supervisor(self) -> Officer | None:
        """The supervisor with whom the room began."""
        found = self.file.row(
            "SELECT subject FROM entry WHERE kind = ? ORDER BY id LIMIT 1", (OfficerEnrolled.kind,)
        )
        return None if found is None else self.get(int(found[0].removeprefix("officer:")))

    def apply(self, event: OfficerEnrolled, entry: Entry) -> None:
        """Keep the newest facts of each officer."""
        facts = event.facts
        self.file.run(
            f"INSERT OR REPLACE INTO officer ({_COLUMNS}) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                event.officer, facts.name, event.initials, facts.number, facts.unit, facts.title,
                facts.role.value, " ".join(facts.phones), facts.active_from, facts.active_to,
                facts.note,
            ),
        )  # fmt: skip


class DirectoryWindow:
    """Officers in the order of a list; their facts are read as they are seen."""

    exact = True

    def __init__(self, officers: Officers, keys: list[int]) -> None:
        self._officers = officers
        self._keys = keys
        self.count = len(keys)

    def fetch(self, first: int, most: int) -> list[Officer]:
        """Some officers, beginning with the `first`-th."""
        found = (self._officers.get(key) for key in self._keys[first : first + most])
        return [each for each in found if each is not None]

    def find(self, key: object) -> int | None:
        """The place of an officer's key, or None."""
        return self._keys.index(key) if isinstance(key, int) and key in self._keys else None


def _officer(row: Row) -> Officer:
    key, name, _, number, unit, title, role, phones, active_from, active_to, note = row
    return Officer(
        name, number, unit, title, Role(role), tuple(phones.split()), active_from, active_to, note
    ).known_as(key)
