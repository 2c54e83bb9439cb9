"""The lock: one screen in front of all others, and no way round it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any, ClassVar

from textual import events
from textual.app import App, ReturnType
from textual.await_complete import AwaitComplete
from textual.notifications import Notification, Notify
from textual.widget import AwaitMount, Widget

SIGNS_OF_LIFE = (events.Key, events.MouseDown, events.Paste)
"""What somebody at the desk does; a mouse that moves may have been knocked."""

LOOK_EVERY = 1.0
"""Seconds between two looks at how long nobody has been there."""


class Lockable(App[ReturnType]):
    """An app with a mode that hides all others: work goes on behind it, unseen and untouched.

    While locked, screens are pushed, popped and switched behind the lock, notifications wait
    (only their bell is heard), and no action of the app runs but those in `LOCKED_ACTIONS`.
    The app names the lock's screen in its `MODES`; that screen lives on between two locks.
    """

    LOCK_MODE: ClassVar[str] = "lock"
    """The mode whose one screen is the lock."""

    LOCKED_ACTIONS: ClassVar[frozenset[str]] = frozenset({"focus_next", "focus_previous"})
    """Actions of the app that still work while it is locked."""

    locked = False
    """Whether the lock stands in front."""

    lock_after: float = 0.0
    """Seconds without a key, a click or a paste until the app locks itself; 0: never."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.idle_since = monotonic()
        self._behind = ""
        self._unshown: list[Notification] = []
        super().__init__(*args, **kwargs)

    def lock(self) -> None:
        """Hide everything at once; what was typed stays where it is."""
        if self.locked:
            return
        self.capture_mouse(None)
        self.clear_selection()
        self._unshown = list(self._notifications)
        self.clear_notifications()
        self._behind = self.current_mode
        self._modes.setdefault(self._behind, self.get_default_screen)  # so one can come back
        self.switch_mode(self.LOCK_MODE)
        self.locked = True

    def unlock(self) -> None:
        """Show what is behind, and then the notifications that came meanwhile."""
        if not self.locked:
            return
        self.locked = False
        self.touched()
        self.switch_mode(self._behind)
        for old in self._unshown:  # as new ones, whose time to be read begins now
            new = Notification(old.message, old.title, old.severity, old.timeout, old.markup)
            self.post_message(Notify(new))
        self._unshown = []

    # -- nobody there -------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Notice that somebody is there."""
        if isinstance(event, SIGNS_OF_LIFE) and not event.is_forwarded:
            self.touched()
        await super().on_event(event)

    def touched(self) -> None:
        """Somebody is there."""
        self.idle_since = monotonic()

    def _on_mount(self) -> None:
        self.set_interval(LOOK_EVERY, self._lock_when_idle)

    def _lock_when_idle(self) -> None:
        if self.lock_after and monotonic() - self.idle_since >= self.lock_after:
            self.lock()

    # -- no way round -------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key, link or palette reaches the app through the lock."""
        if self.locked and action not in self.LOCKED_ACTIONS:
            return False
        return super().check_action(action, parameters)

    def _on_notify(self, event: Notify) -> None:
        if self.locked:
            event.prevent_default()
            self._unshown.append(event.notification)
            self.bell()

    @contextmanager
    def _behind_the_lock(self) -> Iterator[None]:
        """Let screens change where they stood before the lock came."""
        if not self.locked:
            yield
            return
        front, self._current_mode = self._current_mode, self._behind
        try:
            yield
        finally:
            self._behind, self._current_mode = self._current_mode, front

    def switch_mode(self, mode: str) -> AwaitMount:
        """Switch the mode; behind the lock while it stands."""
        if self.locked and mode == self.LOCK_MODE:
            return AwaitMount(self.screen, [])
        with self._behind_the_lock():
            return super().switch_mode(mode)

    def push_screen(self, *args: Any, **kwargs: Any) -> Any:
        """Push a screen; behind the lock while it stands."""
        if self.locked and kwargs.get("mode") == self.LOCK_MODE:
            kwargs["mode"] = None
        with self._behind_the_lock():
            return super().push_screen(*args, **kwargs)

    def pop_screen(self) -> AwaitComplete:
        """Pop the top screen; behind the lock while it stands."""
        with self._behind_the_lock():
            return super().pop_screen()

    def switch_screen(self, *args: Any, **kwargs: Any) -> AwaitComplete:
        """Replace the top screen; behind the lock while it stands."""
        with self._behind_the_lock():
            return super().switch_screen(*args, **kwargs)

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True) -> None:
        """Give a widget the focus of the screen it is on, so that no key leaves the lock."""
        screen = self.screen if widget is None else widget.screen
        screen.set_focus(widget, scroll_visible)
