"""Ways to type at an app in a test: as a wire would, without the pauses of a pilot."""

from collections.abc import Callable, Sequence
from typing import Any

from textual import events
from textual.app import App
from textual.keys import REPLACED_KEYS, _character_to_key, key_to_character
from textual.pilot import Pilot

from dutyroom.tui.kit.keys import EDITORS, OrderedKeys

NAMED = {"\t": "tab", "\r": "enter", "\x7f": "backspace", "\x1b": "escape", "\x04": "f2"}
"""Keys that are not characters, by the byte that stands for them in a test."""

HAND = 0.12
"""Seconds between the keys of a hand."""

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


async def strike(pilot: Pilot[Any], keys: Sequence[str]) -> None:
    """Strike keys, given by their names: words into a field in one go, others one by one.

    They bear the times of a hand, so that nobody takes them for a scan. A pilot rests twice after
    each character, for most of the time of a test.
    """
    app = pilot.app
    assert app._driver is not None
    typing = False
    for left, each in zip(range(len(keys))[::-1], keys, strict=True):
        event = struck(each)
        event.time -= HAND * left
        typing = event.is_printable and isinstance(app.focused, EDITORS)
        app._driver.send_message(event)
        if not typing:
            await rest(pilot)
    if typing:
        await rest(pilot)


def struck(name: str) -> events.Key:
    """What a driver makes of a character, or of a key by its name."""
    if len(name) == 1:
        return events.Key(_character_to_key(name), name)
    return events.Key(name, key_to_character(REPLACED_KEYS.get(name, name)))


async def rest(pilot: Pilot[Any]) -> None:
    """Wait until the app is idle, with nothing in its queues and no key kept for a scan."""
    await pilot.pause()
    while _has_more(pilot.app):
        await pilot.pause()


def _has_more(app: App[Any]) -> bool:
    """Whether something waits to be heard: on a busy machine an app seems idle too early."""
    if isinstance(app, OrderedKeys) and app._held:
        return True
    nodes = (app, *app.screen.walk_children(with_self=True))
    return any(node.message_queue_size for node in nodes)
