"""The directory of units."""

from dutyroom.domain import units as rules
from dutyroom.domain.units import Unit, UnitEntered
from dutyroom.store.entry import Entry
from dutyroom.store.section import Section

_COLUMNS = "key, name, initials, category, phone, contact"


class Units(Section):
    """The units the room works with."""

    events = (UnitEntered,)
    tables = ("unit",)
    strand = "units"

    def enter(self, facts: Unit) -> Entry:
        """Enter a unit, or enter one anew with other facts."""
        from dutyroom.domain.initials import initials

        return self.room.record(rules.enter(facts, initials(facts.name)))

    def get(self, key: int) -> Unit | None:
        """The unit with this key."""
        found = self.file.row(f"SELECT {_COLUMNS} FROM unit WHERE key = ?", (key,))
        return None if found is None else Unit(found[1], found[3], found[4], found[5])

    def found(self, query: str, most: int = 8) -> list[Unit]:
        """The units whose name holds the query or whose initials begin with it."""
        sql = (
            f"SELECT {_COLUMNS} FROM unit WHERE initials GLOB ? OR instr(name, ?) "
            "ORDER BY instr(name, ?) <> 1, initials, name LIMIT ?"
        )
        text = query.strip()
        letters = "".join(each for each in text.lower() if each.isalnum())
        found = [
            Unit(row[1], row[3], row[4], row[5])
            for row in self.file.rows(sql, (f"{letters}*", text, text, most))
        ]
        return found or self._read_otherwise(letters, most)

    def _read_otherwise(self, letters: str, most: int) -> list[Unit]:
        """The units that begin with letters where a character is read in another way."""
        if not letters.isascii():
            return []
        from dutyroom.domain.initials import begins

        return [each for each in self.all() if begins(letters, each.name)][:most]

    def all(self) -> list[Unit]:
        """The whole directory of units, by initials."""
        sql = f"SELECT {_COLUMNS} FROM unit ORDER BY initials, name"
        return [Unit(row[1], row[3], row[4], row[5]) for row in self.file.rows(sql)]

    def apply(self, event: UnitEntered, entry: Entry) -> None:
        """Keep the newest facts of each unit."""
        facts = event.facts
        self.file.run(
            f"INSERT OR REPLACE INTO unit ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",
            (event.unit, facts.name, event.initials, facts.category, facts.phone, facts.contact),
        )
