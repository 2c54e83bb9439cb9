"""Supplies counted against the last handover: a line each, a number typed beside the old one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.events import Click, Key
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from dutyroom.domain.handover.draft import Supply
from dutyroom.domain.text import fold
from dutyroom.i18n import _
from dutyroom.tui.kit.keys import InlineBindings
from dutyroom.tui.paint.lines import Line, line_fitted, run
from dutyroom.tui.paint.styles import style_of
from dutyroom.tui.paint.tones import Tone

MOST_LINES = 6
LONGEST = 7
"""Digits of a count."""


class Counts(InlineBindings, Widget, can_focus=True):
    """The known supplies with their last counts; a difference stands out as it is typed.

    | Key(s) | Description |
    | :- | :- |
    | digits, backspace | The count of the chosen line. |
    | up, down, enter | The line before or after; past an end the field before or after. |
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down,enter", "move(1)", show=False),
        Binding("backspace", "rub_out", show=False),
    ]
    DEFAULT_CSS = "Counts { width: 1fr; }"

    class Changed(Message):
        """A count was typed."""

    def __init__(
        self,
        last: Sequence[Supply],
        counted: Mapping[str, int],
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        self._last = tuple(last)
        self._typed = [_digits(counted.get(each.name, -1)) for each in self._last]
        self._place = self._top = 0
        self.styles.height = min(MOST_LINES, len(self._last))

    @property
    def value(self) -> tuple[Supply, ...]:
        """What was counted; what was not is left out."""
        return tuple(
            Supply(each.name, int(typed), each.uom)
            for each, typed in zip(self._last, self._typed, strict=True)
            if typed
        )

    def on_key(self, event: Key) -> None:
        """A digit goes to the end of the chosen count."""
        digit = fold(event.character or "")
        if len(digit) == 1 and digit in "0123456789":
            event.stop()
            self._type((self._typed[self._place] + digit)[:LONGEST])

    def action_rub_out(self) -> None:
        """Take the last digit away."""
        self._type(self._typed[self._place][:-1])

    def action_move(self, by: int) -> None:
        """The line before or after, or the field."""
        place = self._place + by
        if not 0 <= place < len(self._last):
            self.screen.focus_next() if by > 0 else self.screen.focus_previous()
            return
        self._place = place
        self._top = max(place - MOST_LINES + 1, min(self._top, place))
        self.refresh()

    def on_click(self, event: Click) -> None:
        """Choose what was clicked."""
        self._place = min(self._top + event.y, len(self._last) - 1)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One supply."""
        place, width, theme = self._top + y, self.size.width, self.app.theme
        line = line_fitted(self._line(place) if place < len(self._last) else (), width)
        return Strip([Segment(text, style_of(tone, theme)) for text, tone in line], width)

    def _line(self, place: int) -> Line:
        last, typed = self._last[place], self._typed[place]
        chosen = self.has_focus and place == self._place
        before = _("not counted") if last.count == -1 else f"{last.count} {last.uom}"
        field = f"{typed:>6}▏" if chosen else f"{typed or '·':>6} "
        return (
            run("▸ " if chosen else "  ", Tone.HEAD),
            run(last.name, Tone.STRONG if chosen else Tone.PLAIN, 20),
            run(field, Tone.HEAD if chosen else Tone.STRONG),
            run(last.uom, Tone.PLAIN, 6),
            run(_("last {count}").format(count=before), Tone.MUTED, 16),
            run(_difference(last.count, typed), Tone.WATCH),
        )

    def _type(self, typed: str) -> None:
        self._typed[self._place] = str(int(typed)) if typed else ""
        self.refresh()
        self.post_message(self.Changed())


def _digits(count: int) -> str:
    return "" if count == -1 else str(count)


def _difference(last: int, typed: str) -> str:
    if last == -1 or not typed or int(typed) == last:
        return ""
    return f"± {int(typed) - last:+}"
