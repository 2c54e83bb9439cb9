"""The lines of the call form, and what is typed or chosen on each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import ascii_lowercase

from textual.events import Key
from textual.message import Message

from dutyroom.domain.hotline import CallDirection, Outcome, Urgency
from dutyroom.domain.text import fold
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.tui.kit.fields import CodeField
from dutyroom.tui.kit.keys import InlineBindings
from dutyroom.tui.widgets.options import Option, Options

LABELS: dict[str, str] = {
    "text": N_("Text"),
    "phone": N_("Phone"),
    "caller": N_("Caller"),
    "caller_unit": N_("Unit"),
    "place": N_("Place"),
    "happened": N_("Happened"),
    "category": N_("Category"),
    "urgency": N_("Urgency"),
    "outcome": N_("Outcome"),
    "direction": N_("In or out"),
    "confidential": N_("Privacy"),
}
"""Msgids of the labels by field, in the order in which Tab goes through the form."""

URGENCY_GLYPHS = {Urgency.ROUTINE: "·", Urgency.URGENT: "!", Urgency.IMMEDIATE: "◆"}
_NOT_PHONE = re.compile(r"[^-+0-9]")


class PhoneField(CodeField):
    """A field for a phone number: of what is pasted only the number stays."""

    def cleaned(self, text: str) -> str:
        """The digits, and what may stand between them."""
        return _NOT_PHONE.sub("", super().cleaned(text))


class ChosenField(InlineBindings, Options):
    """A line of words that acts on its keys in turn, and can be put back to what a sheet says."""

    def take(self, value: str) -> None:
        """Choose the word with this name; nobody is told."""
        names = [each.name for each in self._options]
        self._place = names.index(value) if value in names else 0
        self.refresh()

    def on_key(self, event: Key) -> None:
        """Space chooses the word after."""
        if event.key == "space":
            event.stop()
            self.action_turn(1)


class CategoryOptions(ChosenField):
    """One of many words: by arrow, by digit, or by the first letters of the word."""

    class Missed(Message):
        """No word begins with the letters."""

        def __init__(self, typed: str) -> None:
            super().__init__()
            self.typed = typed

    def __init__(self, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__([Option("", "")], id=id)
        self._typed = ""

    def offer(self, options: Sequence[Option], value: str) -> None:
        """Offer these words, one of them chosen."""
        self._options = tuple(options)
        self.take(value)

    @property
    def offered(self) -> tuple[Option, ...]:
        """The words, in their order."""
        return self._options

    def on_blur(self) -> None:
        """Letters typed later begin a new word."""
        self._typed = ""

    def on_key(self, event: Key) -> None:
        """Letters choose the first word whose initials, or letters, begin with them."""
        letter = fold(event.character or "").lower()
        if len(letter) != 1 or letter not in ascii_lowercase:
            return
        event.stop()
        struck = self._typed + letter
        for typed in (struck[start:] for start in range(len(struck))):
            place = self._begun(typed)
            if place is not None:
                self._typed = typed
                self.choose(place)
                return
        self.post_message(self.Missed(letter))

    def _begun(self, typed: str) -> int | None:
        """The place of the first word that begins so; its usual reading goes before others."""
        from dutyroom.domain.initials import begins, initials

        labels = [option.label for option in self._options]
        usual = (n for n, each in enumerate(labels) if initials(each).startswith(typed))
        other = (n for n, each in enumerate(labels) if begins(typed, each))
        return next(usual, next(other, None))


def urgencies() -> list[Option]:
    """How soon it must be acted on, each with its glyph."""
    return [Option(each, f"{URGENCY_GLYPHS[each]} {word(each)}") for each in Urgency]


def outcomes() -> list[Option]:
    """What became of the call on the line; first that nothing is decided."""
    return [Option(each, word(each) if each else _("Pending")) for each in Outcome]


def directions() -> list[Option]:
    """Who called whom."""
    return [Option(each, word(each)) for each in CallDirection]


def confidences() -> list[Option]:
    """Whether the caller may be named."""
    return [Option("", _("May be named")), Option("yes", _("◇ Confidential"))]
