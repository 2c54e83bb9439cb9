"""Ways to type at an app in a test: as a wire would, without the pauses of a pilot."""

from collections.abc import Callable
from typing import Any

from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot

NAMED = {"\t": "tab", "\r": "enter", "\x7f": "backspace", "\x1b": "escape", "\x04": "f2"}
"""Keys that are not characters, by the byte that stands for them in a test."""

PATIENCE = 5.0
"""Seconds until a condition that does not come true fails the test."""


def key(character: str) -> events.Key:
    name = NAMED.get(character) or _character_to_key(character)
    return events.Key(name, None if character in NAMED else character)


def pour(app: App[Any], text: str, *, pace: float = 0.0) -> None:
    """Send keys as fast as the driver can; `pace` is the seconds between their time stamps."""
    assert app._driver is not None
    at = None
    for character in text:
        event = key(character)
        at = event.time if at is None else at + pace
        event.time = at
        app._driver.send_message(event)


async def until(pilot: Pilot[Any], true: Callable[[], bool]) -> None:
    """Let the app run until a condition holds."""
    for _ in range(int(PATIENCE / 0.01)):
        if true():
            return
        await pilot.pause(0.01)
    raise AssertionError("the condition did not come true")
