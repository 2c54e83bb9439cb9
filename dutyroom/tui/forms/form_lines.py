"""Lines to be filled in, their labels beside them, and what they may mean beneath them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, TextArea

from dutyroom.domain.moment import Moment
from dutyroom.tui.forms.call_fields import CategoryOptions
from dutyroom.tui.forms.call_page import unit_lines
from dutyroom.tui.forms.line_fields import field_for, value_of
from dutyroom.tui.forms.line_hints import choice_lines, days_lines, missed_line, moment_lines
from dutyroom.tui.forms.lines import Days, FormLine, Name, NameOf, When, Words
from dutyroom.tui.forms.sheet import Pick
from dutyroom.tui.forms.typed import Facts
from dutyroom.tui.kit.fields import NoteArea, TextField
from dutyroom.tui.paint.lines import Line, run
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.widgets.options import Options
from dutyroom.tui.widgets.page import Page

LOOK_AFTER = 0.06
"""Seconds without a key until what was typed is looked up: the key is painted first."""
NAMES = 3
"""Names that are offered."""

Names = Callable[[NameOf, str], list[str]]
"""The names something typed may mean, the likeliest first."""
Now = Callable[[], Moment]


class FormLines(Vertical):
    """Fields one below the other; lines may come and go, what was typed stays."""

    DEFAULT_CSS = """
    FormLines { height: auto; }
    FormLines VerticalScroll { height: auto; max-height: 13; }
    FormLines VerticalScroll > Horizontal { height: auto; }
    FormLines #labels { width: 18; }
    FormLines #fields { height: auto; width: 1fr; }
    FormLines TextField, FormLines Options, FormLines NoteArea { padding: 0 1; background: $boost; }
    FormLines TextField:focus, FormLines Options:focus, FormLines NoteArea:focus {
        background: $panel;
    }
    FormLines #means { height: 3; padding: 0 1; }
    """

    class Edited(Message):
        """Something else stands on a line."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, lines: Sequence[FormLine], *, names: Names, now: Now) -> None:
        super().__init__()
        self._lines = tuple(lines)
        self._names = names
        self._now = now
        self._fields = {line.name: field_for(line) for line in lines}
        self._labels = Page(id="labels")
        self._means = Page(id="means")
        self._settled = {line.name: line.value.strip() for line in lines}
        self._filled: dict[str, int] = {}
        self._found: list[str] = []
        self._heard = ""
        self._place = 0
        self._entered = ""
        self._look_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Labels and fields, and what they may mean."""
        with VerticalScroll(can_focus=False), Horizontal():
            yield self._labels
            with Vertical(id="fields"):
                yield from self._fields.values()
        yield self._means

    def on_mount(self) -> None:
        """Label the lines."""
        self._label()

    def facts(self) -> Facts:
        """What stands on the lines."""
        return {name: value_of(field).strip() for name, field in self._fields.items()}

    async def offer(self, lines: Sequence[FormLine]) -> None:
        """Ask for these from now on; lines that stay keep what was typed on them."""
        column = self.query_one("#fields", Vertical)
        stay = {_form(line) for line in self._lines} & {_form(line) for line in lines}
        reworded = self._reworded(line for line in lines if _form(line) not in stay)
        left = ""  # only who stood on a line that goes is led back to it; others have moved on
        before = self._lines
        self._lines = tuple(
            line for line in before if _form(line) in stay or line.name in reworded
        )  # at once: while a field goes, the keys go to another line
        for line in before:
            if line not in self._lines:
                field = self._fields.pop(line.name)
                left = line.name if field.has_focus else left
                await field.remove()
        above: Widget | None = None
        new = []
        for line in lines:
            if line.name not in self._fields:
                self._fields[line.name] = field = field_for(line)
                field.can_focus = False  # until it has its place, Tab would go to it first
                new.append(field)
                self._settled[line.name] = line.value.strip()
                where = {"after": above} if above else {"before": 0}
                await column.mount(self._fields[line.name], **where)
            above = self._fields[line.name]
        self._lines = tuple(lines)
        self.enter(left)
        self._label()
        self.call_after_refresh(_open, new)

    def _reworded(self, lines: Iterable[FormLine]) -> set[str]:
        """Give choices their new words where they stand: hands on their way count the lines."""
        reworded = set()
        for line in lines:
            field = self._fields.get(line.name)
            if isinstance(line, Pick) and isinstance(field, CategoryOptions):
                field.offer(line.options, line.value)
                reworded.add(line.name)
        return reworded

    def put(self, name: str, value: str) -> None:
        """Put something on a line."""
        field = self._fields[name]
        if isinstance(field, TextField):
            with field.prevent(Input.Changed):
                field.value = value
            field.action_end()

    def enter(self, name: str) -> None:
        """Give a line the keys, where there is one of this name."""
        if name in self._fields:
            _open([self._fields[name]])
            self._fields[name].focus()

    def on_resize(self) -> None:
        """Give a long text the rows that are free."""
        if any(isinstance(line, Words) and line.fills for line in self._lines):
            self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        free = self.query_one(VerticalScroll).size.height - sum(map(self._rows, self._lines))
        for line in self._lines:
            if isinstance(line, Words) and line.fills:
                self._filled[line.name] = max(3, self._rows(line) + free)
                self._fields[line.name].styles.height = self._filled[line.name]
        self._label()

    def _rows(self, line: FormLine) -> int:
        return self._filled.get(line.name, line.rows) if isinstance(line, Words) else 1

    # -- from line to line

    def go_on(self) -> bool:
        """Take the name pointed at and go to the next line; False on the last one."""
        if isinstance(self.screen.focused, NoteArea):
            self.screen.focused.insert("\n")
            return True
        self.take()
        names = [line.name for line in self._lines]
        place = names.index(self._entered) + 1 if self._entered in names else 0
        if place == len(names):
            return False
        self._fields[names[place]].focus()
        return True

    def step(self, by: int) -> None:
        """Go to the line above or below; among names offered, to the name."""
        if len(self._found) > 1:
            self._place = (self._place + by) % len(self._found)
            self._means.show(unit_lines(self._found, self._place))
        elif by > 0:
            self.screen.focus_next("FormLines #fields > *")
        else:
            self.screen.focus_previous("FormLines #fields > *")

    def take(self) -> None:
        """Take the name that is pointed at, and those that initials left behind may mean."""
        self._follow()
        for line in self._lines:
            if isinstance(line, Name):
                self._take(line)
        self._found = []
        self._means.show(())

    def _follow(self) -> None:
        """Know which line has the keys: what tells of it may come late, and out of order."""
        name = (self.screen.focused and self.screen.focused.id) or ""
        if name == self._entered or name not in self._fields:
            return
        left = self._line(self._entered)
        if isinstance(left, Name) and value_of(self._fields[left.name]).isascii():
            self._take(left)
        self._entered, self._found = name, []
        self._heard = self._settled[name]

    def _take(self, line: Name) -> None:
        """Put what a name's line means in place of what was typed."""
        typed = value_of(self._fields[line.name]).strip()
        found: list[str] = []
        if line.name == self._entered:
            if typed != self._heard:  # a key may come before the names for the last letter
                self._find(line, typed)
            found = self._found[self._place :]
        elif typed.isascii() and typed != self._settled[line.name]:
            found = self._meant(line, typed)
        if found and typed:
            self.put(line.name, found[0])
            self.post_message(self.Edited(line.name))
        self._settled[line.name] = value_of(self._fields[line.name]).strip()
        if line.name == self._entered:
            self._heard = self._settled[line.name]

    # -- what a line may mean

    def on_descendant_focus(self) -> None:
        """Point at the line, and say what stands on it."""
        self._follow()
        self._label()
        self._look()

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Options.Changed)
    def _edited(self, event: Message) -> None:
        event.stop()
        if not isinstance(event.control, Widget) or not self.is_attached:
            return
        self.post_message(self.Edited(event.control.id or ""))
        if self._look_timer is not None:
            self._look_timer.stop()
        self._look_timer = self.set_timer(LOOK_AFTER, self._look)

    @on(CategoryOptions.Missed)
    def _missed(self, event: CategoryOptions.Missed) -> None:
        event.stop()
        self._means.show([missed_line(event.typed)])

    def _look(self) -> None:
        line = self._line(self._entered)
        if line is None:
            return
        self._means.styles.height = None
        typed = value_of(self._fields[line.name]).strip()
        match line:
            case Name() if typed != self._heard:
                self._find(line, typed)
                self._means.show(unit_lines(self._found, self._place))
            case When():
                self._means.show(moment_lines(line, typed, self._now()))
            case Days():
                self._means.show(days_lines(line, typed, self._now()))
            case Name() if self._found:
                pass
            case _:
                shown = choice_lines(line, typed, self.size.width - 2)
                self._means.styles.height = max(3, len(shown)) if len(shown) > 1 else None
                self._means.show(shown)

    def _find(self, line: Name, typed: str) -> None:
        self._heard, self._place = typed, 0
        self._found = self._meant(line, typed)

    def _meant(self, line: Name, typed: str) -> list[str]:
        """The names something typed may mean; none where it is a name itself."""
        found = self._names(line.of, typed)[:NAMES] if typed else []
        return [] if typed in found else found

    def _line(self, name: str) -> FormLine | None:
        return next((each for each in self._lines if each.name == name), None)

    def _label(self) -> None:
        """Say what each line asks for, and point at the one that has the keys."""
        shown: list[Line] = []
        for line in self._lines:
            here = line.name == self._entered
            mark, tone = ("▸", Tone.HEAD) if here else (" ", Tone.MUTED)
            shown += [(run(f"{mark}{line.label}", tone),), *[()] * (self._rows(line) - 1)]
        self._labels.styles.height = len(shown)
        self._labels.show(shown)


def _form(line: FormLine) -> FormLine:
    """A line apart from what stands on it."""
    return replace(line, value="")


def _open(fields: Iterable[Widget]) -> None:
    """Let fields take the keys."""
    for field in fields:
        field.can_focus = True
