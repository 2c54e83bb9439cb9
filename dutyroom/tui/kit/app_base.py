"""The base of the desk: safe words, ordered keys, a lock, a clean terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual import constants, events
from textual.app import ReturnType
from textual.driver import Driver
from textual.filter import LineFilter
from textual.geometry import Offset
from textual.notifications import SeverityLevel
from textual.widgets import Input

from dutyroom.tui.kit.driver import QuickDriver
from dutyroom.tui.kit.keys import OrderedKeys
from dutyroom.tui.kit.lock import Lockable
from dutyroom.tui.kit.safe import NoControls, plain
from dutyroom.tui.kit.stylesheet import QuickStylesheet
from dutyroom.tui.kit.terminal import CleanExit


class SafeApp(Lockable[ReturnType], OrderedKeys[ReturnType], CleanExit[ReturnType]):
    """An app in which nothing from outside is obeyed, lost, reordered or left behind."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._caret = Offset(0, 0)
        self._no_controls = NoControls()
        super().__init__(*args, **kwargs)
        self.stylesheet = QuickStylesheet(variables=self.get_css_variables())

    def get_driver_class(self) -> type[Driver]:
        """Our driver in a terminal; Textual's choice elsewhere, or what `TEXTUAL_DRIVER` names."""
        if constants.DRIVER is None and QuickDriver.fits():
            return QuickDriver
        return super().get_driver_class()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters and the last net against control characters."""
        return [*super().get_line_filters(), self._no_controls]

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a literal note, after the unlocking if the app is locked; markup is never read."""
        super().notify(
            plain(message, lines=True),
            title=plain(title),
            severity=severity,
            timeout=timeout,
            markup=False,
        )

    # An input method draws its candidates at the terminal's cursor, which Textual leaves one cell
    # too far at the end of a line and does not move when something scrolls.
    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's cursor belongs: at the caret of the field with the focus."""
        focused = self.focused if self._running else None
        caret: Offset | None = getattr(focused, "cursor_screen_offset", None)
        if caret is None:
            return self._caret
        at_end = isinstance(focused, Input) and focused.cursor_at_end
        return caret - (1, 0) if at_end else caret

    @cursor_position.setter
    def cursor_position(self, position: Offset) -> None:
        self._caret = position

    def scanned(self, code: str) -> None:
        """Hand on a scanned code, unless the lock would be handed one."""
        if not self.locked:
            super().scanned(code)

    def lock(self) -> None:
        """Hide everything; keys that still wait for more of a scan are dropped."""
        self.forget_keys()
        super().lock()

    async def _on_app_blur(self, event: events.AppBlur) -> None:
        # The field keeps the focus while another window has it: nobody finds a lock or a line
        # without a caret on coming back.
        event.prevent_default()
