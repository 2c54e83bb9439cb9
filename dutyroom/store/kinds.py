"""The kinds of matters: those the program brings, and those the room has entered itself."""

from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path

from dutyroom.domain import kinds as forms
from dutyroom.domain.kinds import Kind, KindsEntered, Words
from dutyroom.store.entry import Entry
from dutyroom.store.section import RULES, Section


class Kinds(Section):
    """What kinds of matters there are here."""

    events = (KindsEntered,)
    tables = ("matter_form",)
    strand = "settings"

    def all(self) -> list[Kind]:
        """Every kind, the shipped ones in their order and then the room's own."""
        known = dict(shipped())
        for key, text in self.file.rows("SELECT key, text FROM matter_form ORDER BY place"):
            known[key] = _entered(text)[key]
        return list(known.values())

    def get(self, key: str) -> Kind:
        """The kind with this key; where there is none, a plain one that is called by it."""
        found = self.file.row("SELECT text FROM matter_form WHERE key = ?", (key,))
        if found is not None:
            return _entered(found[0])[key]
        return shipped().get(key) or replace(shipped()["other"], key=key, words=Words(key, key))

    def enter(self, text: str) -> Entry:
        """Enter kinds of the room's own; raises `Refusal` as `kinds_of` does."""
        return self.room.record(KindsEntered(text, tuple(_entered(text))))

    def strand_of(self, event: KindsEntered, entry: Entry) -> str:
        """Matters are followed by their kinds."""
        return RULES

    def apply(self, event: KindsEntered, entry: Entry) -> None:
        """Keep the newest text of each kind, at the place it first got."""
        for key in event.keys:
            self.file.run(
                "INSERT INTO matter_form VALUES (?, (SELECT count(*) FROM matter_form), ?) "
                "ON CONFLICT (key) DO UPDATE SET text = excluded.text",
                (key, event.text),
            )


@cache
def template() -> str:
    """The shipped kinds as they are written down."""
    return Path(forms.__file__).with_suffix(".toml").read_text("utf-8")


@cache
def shipped() -> dict[str, Kind]:
    """The kinds every room has, by key, read once."""
    from dutyroom.domain.kind_file import kinds_of

    return kinds_of(template())


@lru_cache(maxsize=32)
def _entered(text: str) -> dict[str, Kind]:
    from dutyroom.domain.kind_file import kinds_of

    return kinds_of(text, template())
