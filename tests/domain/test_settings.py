from dataclasses import fields

import pytest

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.settings import (
    CHOICES,
    RANGES,
    REPORT_PRESETS,
    RoomKind,
    RoomOpened,
    SettingChanged,
    Settings,
    change_setting,
    changed,
    open_room,
)


def test_every_number_of_a_room_has_a_range_and_begins_inside_it() -> None:
    words = {"name", "room_kind", "report_preset", *CHOICES}
    numbers = {each.name for each in fields(Settings)} - words
    assert set(RANGES) == numbers
    for name, (low, high) in RANGES.items():
        assert low <= getattr(Settings(), name) <= high


@pytest.mark.parametrize("name", sorted(RANGES))
def test_a_setting_takes_the_ends_of_its_range_and_nothing_beyond(name: str) -> None:
    low, high = RANGES[name]
    for value in (low, high):
        event = change_setting(name, value)
        assert getattr(changed(Settings(), event), name) == value
    for value in (low - 1, high + 1):
        with pytest.raises(Refusal, match="setting_out_of_range"):
            change_setting(name, value)
    with pytest.raises(Refusal, match="setting_out_of_range"):
        change_setting(name, str(low))


@pytest.mark.parametrize("name", sorted(CHOICES))
def test_a_setting_of_a_few_words_takes_these_and_no_others(name: str) -> None:
    for value in CHOICES[name]:
        assert change_setting(name, value) == SettingChanged(name, value)
    for other in ("", "village", 3):
        with pytest.raises(Refusal, match="setting_not_offered"):
            change_setting(name, other)


@pytest.mark.parametrize("name", ["colour", "room_kind", "", "__class__"])
def test_what_is_no_setting_or_never_changes_is_refused(name: str) -> None:
    with pytest.raises(Refusal, match="setting_unknown"):
        change_setting(name, 1)


def test_a_room_has_a_name() -> None:
    assert open_room("区应急值班室", RoomKind.ROOM) == RoomOpened("区应急值班室", RoomKind.ROOM)
    assert change_setting("name", "新室") == SettingChanged("name", "新室")
    with pytest.raises(Refusal, match="room_name_missing"):
        open_room("", RoomKind.CHECKPOINT)
    for nameless in ("", 7, True):
        with pytest.raises(Refusal, match="room_name_missing"):
            change_setting("name", nameless)


@pytest.mark.parametrize("preset", REPORT_PRESETS)
def test_the_limits_of_reports_are_one_of_the_presets(preset: str) -> None:
    assert changed(Settings(), change_setting("report_preset", preset)).report_preset == preset


@pytest.mark.parametrize("preset", ["", "10/20", "15/30 ", 15, True])
def test_limits_of_reports_nobody_set_down_are_refused(preset: str | int) -> None:
    assert Settings().report_preset in REPORT_PRESETS
    with pytest.raises(Refusal, match="report_preset_unknown"):
        change_setting("report_preset", preset)
