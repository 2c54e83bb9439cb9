"""A small desk to be run on a terminal by tests: fields, a line, what it heard, ways to fail."""

from __future__ import annotations

import asyncio
import sys
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Button, Static

from dutyroom.tui.kit.app_base import SafeApp
from dutyroom.tui.kit.fields import LineField, NoteArea, PinField, TextField
from dutyroom.tui.kit.keys import Scan
from tests.tui.hostile import HOSTILE


class Lock(Screen[None]):
    def compose(self) -> ComposeResult:
        yield Static("LOCKED")
        yield PinField()


class Front(Screen[None]):
    def compose(self) -> ComposeResult:
        yield Static("READY", id="heard", markup=False)
        with Vertical():
            yield TextField(id="name")
            yield TextField(id="phone")
            yield LineField(id="line")
            yield NoteArea(id="text")
            yield Button("ok", id="ok")


class Desk(SafeApp[None]):
    """F2 tells the fields, F3 fails, F4 shows hostile text, F5 floods, F6 goes to the button.

    F7 is busy for a while in which it wants to hear of no changes.
    """

    ENABLE_COMMAND_PALETTE = True
    MODES = {"front": Front, "lock": Lock}
    DEFAULT_MODE = "front"
    CSS = "#text { height: 4; } Button { height: 1; border: none; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "tell"),
        Binding("f3", "fail('张三 19900001111')"),
        Binding("f4", "show_hostile"),
        Binding("f5", "flood"),
        Binding("f6", "button"),
        Binding("f7", "prevent"),
        Binding("escape", "hear('ESC')"),
        Binding("f9", "lock"),
        *(Binding(digit, f"hear('digit {digit}')") for digit in "0123456789"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def hear(self, text: str) -> None:
        self.get_screen_stack("front")[0].query_one("#heard", Static).update(text)

    def action_hear(self, text: str) -> None:
        self.hear(text)

    def action_tell(self) -> None:
        name, phone = (self.screen.query_one(f"#{id_}", TextField) for id_ in ("name", "phone"))
        self.hear(f"name={name.value} phone={phone.value}.")

    def action_fail(self, who: str) -> None:
        raise ValueError(who)

    def action_show_hostile(self) -> None:
        self.hear("".join(HOSTILE))
        self.notify("".join(HOSTILE), title="".join(HOSTILE))
        self.screen.query_one("#text", NoteArea).text = "".join(HOSTILE)

    def action_flood(self) -> None:
        self.set_interval(0.001, lambda: self.screen.refresh(layout=True))

    def action_button(self) -> None:
        self.screen.query_one("#ok").focus()

    async def action_prevent(self) -> None:
        with self.prevent(TextField.Changed):
            self.hear("PREVENTING")
            await asyncio.sleep(0.3)

    @on(TextField.Changed, "#name")
    def see(self, message: TextField.Changed) -> None:
        if message.value.endswith("?"):
            self.hear(f"changed to {message.value}")

    def action_lock(self) -> None:
        self.lock()

    @on(LineField.Entered)
    def keep(self, message: LineField.Entered) -> None:
        self.lines.append(message.value)
        whole = all(f"69012345{n:05}" == line for n, line in enumerate(self.lines))
        self.hear(f"{len(self.lines)} lines, {'in order' if whole else self.lines[-1]}.")

    @on(Scan)
    def scan(self, message: Scan) -> None:
        self.hear(f"scan {message.text}.")

    def on_paste(self, event: events.Paste) -> None:
        self.hear(f"paste {len(event.text)}.")


if __name__ == "__main__":
    app = Desk()
    app.run()
    sys.exit(app.return_code)
