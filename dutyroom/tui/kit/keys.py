"""Keys in the order they were struck: by a hand, through an input method, or by a scanner."""

from __future__ import annotations

import asyncio
import contextlib
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App, ReturnType
from textual.binding import Binding, BindingType
from textual.keys import _character_to_key
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from dutyroom.domain.text import fold

if TYPE_CHECKING:
    from textual.widget import Widget
else:
    Widget = object  # as a mixin it must not bring a second `can_focus`

SCAN_LENGTH = 6
"""Fewest characters of a scanned code."""

SCAN_PACE = 0.035
"""Longest median gap between a scanner's keys, in seconds; a hand needs about 0.12."""

BUSY = 0.5
"""Longest wait for a field to take what was typed before, in seconds."""


class Scan(Message):
    """A code that came in one burst ending in Enter or Tab while no field had the focus."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class InlineBindings(Widget):
    """A mixin for editors that act on their own keys in turn with the characters around them.

    Textual lets characters act at once and sends all other keys round by the app, so that a fast
    `ab<Backspace>c` becomes `ab`.
    """

    def answers(self, event: events.Key) -> bool:
        """Whether the editor acts on this key itself, before any command bound to it."""
        own = self._bindings.key_to_bindings.get(event.key, ())
        return any(not binding.priority for binding in own) or self.check_consume_key(
            event.key, event.character
        )

    async def _on_key(self, event: events.Key) -> None:
        if event.is_printable:
            return
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if not binding.priority and await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return


EDITORS = (Input, InlineBindings)
BY_HAND = (events.Key, events.MouseDown, events.Paste)


class OrderedKeys(App[ReturnType]):
    """An app that acts on keys in the order they came, and knows a scanner from a hand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
    ]

    scan_hold = 0.05
    """Seconds a character waits, while no field has the focus, for more of a scan; 0: never."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._held: list[events.Key] = []
        self._held_timer: Timer | None = None
        self._later: list[events.Event] | None = None
        super().__init__(*args, **kwargs)

    async def on_event(self, event: events.Event) -> None:
        """Sort what hands and scanners do; all else goes its usual way."""
        if not isinstance(event, BY_HAND) or event.is_forwarded:
            await super().on_event(event)
        elif self._later is not None:
            self._later.append(event)
        elif isinstance(event, events.Key):
            await self._sort(event)
        else:
            await self._replay()
            await super().on_event(event)

    def scanned(self, code: str) -> None:
        """Hand a scanned code to whoever would have had its keys."""
        (self.focused or self.screen).post_message(Scan(code))

    def forget_keys(self) -> None:
        """Drop the characters that still wait for more of a scan."""
        self._held.clear()

    # -- a scanner or a hand ------------------------------------------------------------------

    async def _sort(self, event: events.Key) -> None:
        typing = isinstance(self.focused, EDITORS)
        if event.is_printable and self.scan_hold and not typing:
            if self._held and event.time - self._held[-1].time > self.scan_hold:
                await self._replay()
            self._held.append(event)
            self._wait_for_more()
        elif event.key in ("enter", "tab") and not typing and is_scan(self._held):
            code = fold("".join(key.character or "" for key in self._held))
            self._held.clear()
            self.scanned(code)
        else:
            await self._replay()
            if self._later is None:
                await self._press(event)
            else:
                self._later.append(event)

    def _wait_for_more(self) -> None:
        if self._held_timer is not None:
            self._held_timer.stop()
        self._held_timer = self.set_timer(
            self.scan_hold, partial(self._heard_no_more, self._held[-1])
        )

    async def _heard_no_more(self, last: events.Key) -> None:
        if not self._held or self._held[-1] is not last:
            return
        if self.message_queue_size:  # after a busy moment the rest may still stand in the queue
            self._wait_for_more()
        else:
            await self._replay()

    async def _replay(self) -> None:
        keys, self._held = self._held, []
        for key in keys:
            if self._later is None:
                await self._press(key)
            else:
                self._later.append(key)

    # -- in order ---------------------------------------------------------------------------------

    async def _press(self, event: events.Key) -> None:
        if not isinstance(self.focused, EDITORS):
            event = _half_width(event)
        elif event.is_printable:
            await super().on_event(event)
            return
        else:
            await self._settle(self.focused)
        if await self._run_command(event):
            self._later = []
            self.call_later(self._go_on)
        else:
            await super().on_event(event)

    async def _go_on(self) -> None:
        """Take what came while the last command was about to move the focus."""
        waiting, self._later = self._later or [], None
        for event in waiting:
            await self.on_event(event)

    async def _settle(self, editor: Widget) -> None:
        """Wait until the editor has taken the characters that came before this key."""
        taken = asyncio.Event()
        editor.call_later(taken.set)
        with contextlib.suppress(TimeoutError):  # a stuck field must not stop the keyboard
            async with asyncio.timeout(BUSY):
                await taken.wait()

    async def _run_command(self, event: events.Key) -> bool:
        """Run what is bound to the key, unless the editor acts on it; parents are not asked first.

        Textual lets a key rise through all parents to its binding, and later characters pass it.
        """
        if await self._check_bindings(event.key, priority=True):
            return True
        editor = self.focused
        if not isinstance(editor, EDITORS):
            return False
        if isinstance(editor, InlineBindings) and editor.answers(event):
            return False
        return await self._check_bindings(event.key)


def is_scan(keys: list[events.Key]) -> bool:
    """Whether a scanner sent these characters: more than a few, faster than a hand."""
    if len(keys) < SCAN_LENGTH:
        return False
    gaps = sorted(b.time - a.time for a, b in pairwise(keys))
    return gaps[len(gaps) // 2] < SCAN_PACE


def _half_width(event: events.Key) -> events.Key:
    """The key as the bindings know it: an input method sends `？` and `１` for `?` and `1`."""
    character = fold(event.character or "")
    if character == event.character or len(character) != 1 or not character.isascii():
        return event
    return events.Key(_character_to_key(character), character)
