"""The directory of officers as the journal has it."""

from dutyroom.domain import officers as rules
from dutyroom.domain.officers import Officer, OfficerEnrolled, Role
from dutyroom.store.entry import Entry
from dutyroom.store.file import Row
from dutyroom.store.section import Section

_COLUMNS = "key, name, initials, number, unit, title, role, phones, active_from, active_to, note"
_MOST = 50


class Officers(Section):
    """Everybody who may be on duty."""

    events = (OfficerEnrolled,)
    tables = ("officer",)

    def enrol(self, facts: Officer) -> Entry:
        """Enter an officer in the directory, or enter one anew with other facts."""
        from dutyroom.domain.initials import initials

        return self.room.record(rules.enrol(facts, initials(facts.name)))

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


def _officer(row: Row) -> Officer:
    _, name, _, number, unit, title, role, phones, active_from, active_to, note = row
    return Officer(
        name, number, unit, title, Role(role), tuple(phones.split()), active_from, active_to, note
    )
