"""What a room is, and the numbers it has agreed on."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from dutyroom.domain.refusal import Refusal


class RoomKind(StrEnum):
    """What a file is for."""

    ROOM = "room"
    CHECKPOINT = "checkpoint"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a room; every one is a line of the journal when it is changed."""

    name: str = ""
    room_kind: RoomKind = RoomKind.ROOM
    offset: int = 480
    """Minutes east of UTC in which times are read and shown: China has one zone."""
    day_starts: int = 480
    """Minute of the day on which a duty day begins: 08:00."""
    threshold: int = 373
    """Abnormal temperature in tenths of a degree, inclusive: 37.3 °C."""
    rest_minutes: int = 10
    """Rest before a temperature is measured again."""
    lock_minutes: int = 10
    """Idle minutes before the screen locks; 0 is never."""
    silence_minutes: int = 60
    """Minutes without a passage after which a post that has reported counts as silent."""
    four_steps: bool = False
    """Whether the line asks for mask, questions, temperature and registration in order."""
    home_post: int = 0
    """The checkpoint this file is written at; 0 where it is chosen at the board."""
    report_preset: str = "15/30"
    """Minutes within which an incident of grade I or II is reported: by phone, and written."""
    escalate_minutes: int = 10
    """Minutes after which a due timer nobody acknowledged goes to the leader on duty."""
    hotline_silence_minutes: int = 240
    """Minutes without a call after which the hotline counts as silent; 0 is never."""
    desk_silence_minutes: int = 60
    """Minutes without a key after which a desk counts as silent; 0 is never."""
    tier: int = 3
    """The level the room stands at: province 1, city 2, county 3, township 4, village 5."""
    crew_standard: str = "tier"
    """Who must stand in every slot of the duty room: as one of `CREW_STANDARDS` says."""
    trail_days: int = 15
    """Days over which the trail of a number is followed."""


@dataclass(frozen=True, slots=True)
class RoomOpened:
    """A room's file was begun."""

    kind: ClassVar[str] = "room.opened"
    name: str
    room_kind: RoomKind
    offset: int = 480
    under: str = ""
    """The book of the room whose settings hold here too; empty for none."""


@dataclass(frozen=True, slots=True)
class SettingChanged:
    """A setting has a new value."""

    kind: ClassVar[str] = "room.setting_changed"
    name: str
    value: str | int | bool


RANGES: dict[str, tuple[int, int]] = {
    "offset": (-720, 840),
    "day_starts": (0, 1439),
    "threshold": (355, 420),
    "rest_minutes": (1, 120),
    "lock_minutes": (0, 240),
    "silence_minutes": (1, 1440),
    "four_steps": (0, 1),
    "home_post": (0, 2**32 - 1),
    "escalate_minutes": (1, 240),
    "hotline_silence_minutes": (0, 1440),
    "desk_silence_minutes": (0, 480),
    "tier": (1, 5),
    "trail_days": (1, 60),
}
"""The least and the greatest value of each setting that is a number."""
REPORT_PRESETS = ("15/30", "20/40", "15/35")
"""The limits a room may choose for reports of incidents."""
CREW_STANDARDS = ("tier", "one", "county", "city")
"""The crews a room may choose: that of its level, or one by name."""
CHOICES = {"crew_standard": CREW_STANDARDS}
"""The values of each setting that is one of a few words."""


def open_room(name: str, room_kind: RoomKind, offset: int = 480) -> RoomOpened:
    """Begin a room; raises `Refusal("room_name_missing")`."""
    if not name:
        raise Refusal("room_name_missing")
    return RoomOpened(name, room_kind, offset)


def change_setting(name: str, value: str | int | bool) -> SettingChanged:
    """Change one setting; raises `Refusal` for an unknown name or a value out of range."""
    if name == "name":
        if not (isinstance(value, str) and value):
            raise Refusal("room_name_missing")
        return SettingChanged(name, value)
    if name == "report_preset":
        if value not in REPORT_PRESETS:
            raise Refusal("report_preset_unknown", text=value, known=", ".join(REPORT_PRESETS))
        return SettingChanged(name, value)
    if name in CHOICES:
        if value not in CHOICES[name]:
            raise Refusal("setting_not_offered", text=value, known=", ".join(CHOICES[name]))
        return SettingChanged(name, value)
    if name not in RANGES:
        raise Refusal("setting_unknown", name=name)
    low, high = RANGES[name]
    if isinstance(value, str) or not low <= value <= high:
        raise Refusal("setting_out_of_range", name=name, low=low, high=high)
    return SettingChanged(name, value)


def changed(settings: Settings, event: SettingChanged) -> Settings:
    """The settings after a change."""
    return replace(settings, **{event.name: event.value})  # type: ignore[arg-type]
