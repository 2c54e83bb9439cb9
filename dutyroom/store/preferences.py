"""What this machine remembers for its users: language, theme, the last direction at a gate."""

from dutyroom.store.section import Section


class Preferences(Section):
    """Small settings of the place where the file lies; never part of a book."""

    def get(self, name: str, default: str = "") -> str:
        """A preference, or the default."""
        return str(self.file.value("SELECT value FROM preference WHERE name = ?", (name,), default))

    def keep(self, name: str, value: str) -> None:
        """Remember a preference."""
        with self.file.write():
            self.file.run(
                "INSERT INTO preference VALUES (?, ?) "
                "ON CONFLICT DO UPDATE SET value = excluded.value",
                (name, value),
            )
