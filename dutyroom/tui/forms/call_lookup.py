"""What the call form looks up while somebody types: the number, the unit, the time, a repeat."""

from __future__ import annotations

import asyncio
from functools import partial

from textual.events import Resize
from textual.worker import Worker, WorkerState

from dutyroom.domain import phone
from dutyroom.domain.call_sheet import CallSheet
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import _
from dutyroom.store.call_line import CallLine
from dutyroom.tui.forms import call_page
from dutyroom.tui.forms.call_body import CallBody
from dutyroom.tui.kit.note_area import LONGEST
from dutyroom.tui.pages.known_number import LEAST_DIGITS, Known, known_lines, look_up
from dutyroom.tui.paint.lines import Line
from dutyroom.tui.verb_screen import Verbs
from dutyroom.tui.widgets.answer import AnswerLine

LOOK_AFTER = 0.06
"""Seconds without a key until what was typed is looked up: the key is painted first."""
UNITS = 3
"""Units that are offered."""


class CallLookUp(Verbs[None]):
    """The part of the form that reads the room; it never writes."""

    body: CallBody
    """The fields."""
    begun: CallSheet
    """The sheet as it was begun, with what no field holds."""

    def __init__(self) -> None:
        super().__init__()
        self._look_timer: asyncio.TimerHandle | None = None
        self._edited: set[str] = set()
        self.forget()

    def sheet(self) -> CallSheet:
        """What has been typed so far."""
        return self.body.sheet(self.begun)

    def forget(self) -> None:
        """Begin with nothing known."""
        self._known = Known()
        self._digits = ""
        self._units: list[str] = []
        self._unit = 0
        self.repeat: CallLine | None = None
        """The call this one may repeat."""

    # -- a little after the key

    def look_soon(self, name: str) -> None:
        """Look up what a field holds as soon as no key comes."""
        self._edited.add(name)
        if self._look_timer is not None:
            self._look_timer.cancel()
        # One of Textual's timers is a task, which is too much to begin and end for every key.
        loop = asyncio.get_running_loop()
        self._look_timer = loop.call_later(LOOK_AFTER, self.call_later, self._look_edited)

    def look(self) -> None:
        """Look up everything at once, for a sheet that was just opened."""
        self._edited = {"phone", "happened"}
        self._look_edited()

    def _look_edited(self) -> None:
        edited, self._edited = self._edited, set()
        sheet = self.sheet()
        if "happened" in edited:
            self.body.show_moment(call_page.moment_line(sheet))
        if "caller_unit" in edited and self.body.entered == "caller_unit":
            self._look_for_units(sheet.caller_unit)
        if "phone" in edited:
            self._look_for_number(phone.normal(sheet.phone))
        if len(sheet.text) >= LONGEST:
            said = _("The text is full: {n:,} characters are kept, no more")
            self.query_one(AnswerLine).refused(said.format(n=LONGEST))
        if edited & {"phone", "place", "text"}:
            self._look_for_repeat(sheet)
        self.show_beside()

    def _look_for_units(self, text: str) -> None:
        found = self.room.units.found(text, UNITS + 1) if text.strip() else []
        self._units = [each.name for each in found][:UNITS]
        self._unit = 0
        if self._units == [text]:
            self._units = []

    def _look_for_number(self, digits: str) -> None:
        self._digits = digits if len(digits) >= LEAST_DIGITS else ""
        if not self._digits:
            self._known = Known()
        elif self._digits != self._known.digits:
            read = partial(look_up, self.room.file.path, self._digits)
            self.run_worker(read, thread=True, exclusive=True, group="known", exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A number has been looked up; what came too late is passed over."""
        worker = event.worker
        if worker.group != "known":
            return
        if worker.state is WorkerState.ERROR and isinstance(worker.error, Refusal):
            self.refuse(worker.error)
        elif isinstance(worker.result, Known) and worker.result.digits == self._digits:
            self._known = worker.result
            self.show_beside()

    def _look_for_repeat(self, sheet: CallSheet) -> None:
        before = self.repeat
        found = self.room.hotline.repeats(
            phone.normal(sheet.phone), sheet.place, sheet.received_at, sheet.text
        )
        others = (each for each in found if each.subject != sheet.replaces)
        self.repeat = next(others, None)
        if (self.repeat is None) != (before is None):
            self.show_verbs()

    # -- beside the fields

    def show_beside(self) -> None:
        """Say what belongs to the field that has the focus."""
        width, height = self.body.space_beside()
        lines: list[Line] = []
        if self.body.entered == "category":
            chosen = self.sheet().category
            lines = call_page.category_lines(self.body.categories, chosen, width)
        elif self._units and self.body.entered == "caller_unit":
            lines = call_page.unit_lines(self._units, self._unit)
        else:
            earlier = self.room.hotline.get(self.begun.repeat_of)
            if line := call_page.repeat_line(self.repeat, earlier.number if earlier else ""):
                lines.append(line)
            lines += known_lines(self._known, width, max(1, height - len(lines)))
        self.body.show_beside(lines)

    def on_call_body_entered(self, event: CallBody.Entered) -> None:
        """Another field has the focus."""
        if event.name != "caller_unit":
            self._units = []
        self.show_beside()

    def on_resize(self, event: Resize) -> None:
        """Use the room there is."""
        self.call_after_refresh(self.show_beside)

    # -- the units offered

    def step_unit(self, by: int) -> bool:
        """Point at the unit above or below; whether there are any."""
        if not self._units:
            return False
        self._unit = (self._unit + by) % len(self._units)
        self.show_beside()
        return True

    def take_unit(self) -> None:
        """Take the unit that is pointed at."""
        if self._units and self.body.entered == "caller_unit":
            self.body.take("caller_unit", self._units[self._unit])
            self._units = []
