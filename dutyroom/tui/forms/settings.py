"""The settings: what the room has agreed on, and how this machine looks and speaks."""

from __future__ import annotations

from dutyroom.domain import temperature
from dutyroom.domain.matters.matter import Tier
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.settings import CREW_STANDARDS, REPORT_PRESETS, Settings
from dutyroom.i18n import LANGUAGES, _
from dutyroom.i18n.words import word
from dutyroom.tui.forms.ask import Blank
from dutyroom.tui.forms.sheet import Facts, Pick, Save, Sheet
from dutyroom.tui.pages.setting_words import crew_word
from dutyroom.tui.paint import themes
from dutyroom.tui.widgets.options import Option

NUMBERS = (
    "rest_minutes", "lock_minutes", "silence_minutes", "escalate_minutes",
    "hotline_silence_minutes", "desk_silence_minutes", "trail_days",
)  # fmt: skip


def settings_sheet(rules: Settings, theme: str, language: str, save: Save, *, room: bool) -> Sheet:
    """The form; without `room` only what concerns this machine."""
    lines = (*_room_lines(rules), *_matter_lines(rules), *_machine_lines(theme, language))
    shown = lines if room else _machine_lines(theme, language)
    hint = "" if room else _("The room's own settings are a supervisor's to change.")
    return Sheet(_("Settings"), shown, save, hint=hint)


def _room_lines(rules: Settings) -> tuple[Blank | Pick, ...]:
    yes_no = (Option("1", _("yes")), Option("0", _("no")))
    starts = f"{rules.day_starts // 60:02}:{rules.day_starts % 60:02}"
    return (
        Blank("name", _("Name of the room"), rules.name),
        Blank("threshold", _("Abnormal from °C"), temperature.shown(rules.threshold), code=True),
        Blank("rest_minutes", _("Rest, minutes"), str(rules.rest_minutes), code=True),
        Blank("lock_minutes", _("Lock after, min"), str(rules.lock_minutes), code=True),
        Blank("silence_minutes", _("Silent after, min"), str(rules.silence_minutes), code=True),
        Pick("four_steps", _("Four steps"), yes_no, str(int(rules.four_steps))),
        Blank("day_starts", _("Day starts at"), starts, code=True),
    )


def _matter_lines(rules: Settings) -> tuple[Blank | Pick, ...]:
    presets = tuple(Option(each, each) for each in REPORT_PRESETS)
    tiers = tuple(Option(str(each.value), word(each)) for each in Tier)
    crews = tuple(Option(each, crew_word(each)) for each in CREW_STANDARDS)
    quiet, idle = rules.hotline_silence_minutes, rules.desk_silence_minutes
    return (
        Pick("report_preset", _("Report in, min"), presets, rules.report_preset),
        Blank("escalate_minutes", _("Escalate, min"), str(rules.escalate_minutes), code=True),
        Blank("hotline_silence_minutes", _("Line quiet, min"), str(quiet), code=True),
        Blank("desk_silence_minutes", _("Desk quiet, min"), str(idle), code=True),
        Pick("tier", _("Level of the room"), tiers, str(rules.tier)),
        Pick("crew_standard", _("Crew of a shift"), crews, rules.crew_standard),
        Blank("trail_days", _("Trail, days"), str(rules.trail_days), code=True),
    )


def _machine_lines(theme: str, language: str) -> tuple[Pick, ...]:
    looks = tuple(Option(name, theme_word(name)) for name in themes.NAMES)
    tongues = tuple(Option(name, LANGUAGE_NAMES[name]) for name in LANGUAGES)
    return (
        Pick("theme", _("Theme (here)"), looks, theme),
        Pick("language", _("Language (here)"), tongues, language),
    )


LANGUAGE_NAMES = {"zh": "中文", "en": "English"}
"""Each language in its own words."""


def theme_word(name: str) -> str:
    """What a theme is called."""
    words = {"night": _("night"), "day": _("day"), themes.TERMINAL: _("terminal's own")}
    return words[name]


def changes(facts: Facts, rules: Settings) -> dict[str, str | int | bool]:
    """The room's settings that the form has otherwise; raises `Refusal` for what is no value."""
    asked: dict[str, str | int | bool] = {}
    if "name" in facts:
        asked = {
            "name": facts["name"],
            "threshold": temperature.tenths(facts["threshold"]),
            **{name: _number(facts[name]) for name in NUMBERS},
            "four_steps": facts["four_steps"] == "1",
            "day_starts": _minute(facts["day_starts"]),
            "report_preset": facts["report_preset"],
            "tier": int(facts["tier"]),
            "crew_standard": facts["crew_standard"],
        }
    return {name: value for name, value in asked.items() if value != getattr(rules, name)}


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise Refusal("number_unreadable", text=text)
    return int(text)


def _minute(text: str) -> int:
    from dutyroom.intake.roster.shifts import minute_of

    minute = minute_of(text)
    if minute is None:
        raise Refusal("time_unreadable", text=text)
    return minute % 1440
