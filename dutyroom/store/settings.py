"""The room's settings, as its journal last said."""

from dataclasses import fields
from typing import Any

from dutyroom.domain import settings as rules
from dutyroom.domain.settings import RoomKind, RoomOpened, SettingChanged, Settings
from dutyroom.store.entry import Entry
from dutyroom.store.section import Section

FORMS: dict[str, Any] = {"room_kind": RoomKind, "four_steps": bool}


class RoomSettings(Section):
    """What the room is called and the numbers it has agreed on."""

    events = (RoomOpened, SettingChanged)
    tables = ("setting",)

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
            case RoomOpened():
                self._keep("name", event.name)
                self._keep("room_kind", event.room_kind.value)
                self._keep("offset", event.offset)
            case SettingChanged():
                self._keep(event.name, event.value)

    def _keep(self, name: str, value: str | int) -> None:
        self.file.run(
            "INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            (name, value),
        )


def _same(value: Any) -> Any:
    return value
