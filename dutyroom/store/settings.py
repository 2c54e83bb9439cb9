"""The room's settings, as its journal last said."""

import json
from dataclasses import fields
from typing import Any

from dutyroom.domain import settings as rules
from dutyroom.domain.settings import RoomKind, RoomOpened, SettingChanged, Settings
from dutyroom.journal import identity
from dutyroom.store.entry import Entry
from dutyroom.store.section import RULES, Section

FORMS: dict[str, Any] = {"room_kind": RoomKind, "four_steps": bool}
OF_THE_PLACE = frozenset({"name", "room_kind", "home_post"})
"""The settings a room does not take over from the one it stands under."""


class RoomSettings(Section):
    """What the room is called and the numbers it has agreed on."""

    events = (RoomOpened, SettingChanged)
    tables = ("setting",)
    strand = "settings"

    def current(self) -> Settings:
        """The settings in force."""
        names = {each.name for each in fields(Settings)}
        found = self.file.rows("SELECT name, value FROM setting")
        return Settings(
            **{name: FORMS.get(name, _same)(value) for name, value in found if name in names}
        )

    def change(self, name: str, value: str | int | bool) -> Entry:
        """Change one setting; raises `Refusal` for a name or value that cannot be."""
        return self.room.record(rules.change_setting(name, value))

    def apply(self, event: RoomOpened | SettingChanged, entry: Entry) -> None:
        """Keep the newest value of each setting."""
        match event:
            case RoomOpened() if entry.book == self.home():
                self._keep("name", event.name)
                self._keep("room_kind", event.room_kind.value)
                self._keep("offset", event.offset)
            case SettingChanged() if self._holds_here(event.name, entry.book):
                self._keep(event.name, event.value)

    def strand_of(self, event: RoomOpened | SettingChanged, entry: Entry) -> str:
        """What another room says of itself changes nothing here."""
        if isinstance(event, RoomOpened):
            return self.strand if entry.book == self.home() else ""
        if not self._holds_here(event.name, entry.book):
            return ""
        return RULES if event.name == "report_preset" else self.strand

    def home(self) -> int:
        """The book in which this very room was opened, whatever was merged since; 0 for none."""
        sql = "SELECT min(id) FROM entry WHERE kind = ?"
        return identity.book_of(self.file.value(sql, (RoomOpened.kind,), 0))

    def above(self) -> str:
        """The book of the room this one stands under; empty for none."""
        first = identity.row_id(self.home(), 1)
        body = self.file.value("SELECT body FROM entry WHERE id = ?", (first,))
        return "" if body is None else str(json.loads(body).get("under", ""))

    def _holds_here(self, name: str, book: int) -> bool:
        """Whether a change holds here: one of another room that was merged does not."""
        if book == self.home():
            return True
        uid, mine = self.file.row("SELECT uid, mine FROM book WHERE no = ?", (book,)) or ("", 0)
        above = self.above()
        if self._opens_a_room(book):
            return uid == above and name not in OF_THE_PLACE
        return bool(mine) or (bool(above) and name not in OF_THE_PLACE)

    def _opens_a_room(self, book: int) -> bool:
        sql = "SELECT 1 FROM entry WHERE id = ? AND kind = ?"
        return self.file.row(sql, (identity.row_id(book, 1), RoomOpened.kind)) is not None

    def _keep(self, name: str, value: str | int) -> None:
        self.file.run(
            "INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            (name, value),
        )


def _same(value: Any) -> Any:
    return value
