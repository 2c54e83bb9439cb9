"""The form of one thing done about a matter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import ScreenSuspend
from textual.timer import Timer
from textual.widgets import Static

from dutyroom.domain.moment import Moment
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import said
from dutyroom.tui.forms.form_lines import FormLines
from dutyroom.tui.forms.lines import FormLine, Pick, Words
from dutyroom.tui.forms.names import names
from dutyroom.tui.forms.typed import Facts, Typed
from dutyroom.tui.kit.safe import plain, say
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine

if TYPE_CHECKING:
    from dutyroom.store.room import Room

Save = Callable[[Facts], None]
"""Keeps the facts; raises `Refusal` to keep the form open."""
KEEP_AFTER = 0.3
"""Seconds after a key until what stands in the form is kept as a draft."""
FORM = "act"
"""The drafts of what is done about matters, as the file names them."""
_LINES = {
    "matter_unit_missing": ("unit",),
    "matter_who_missing": ("by", "to", "who"),
    "matter_text_missing": ("text", "what"),
    "reason_missing": ("reason",),
    "matter_waiting_for_missing": ("waiting_for",),
    "matter_until_past": ("until",),
    "matter_code_missing": ("code",),
    "call_text_long": ("text", "what", "reason"),
}
"""The lines a refusal of a rule is about, by its code."""


class FormDraft:
    """What stands half filled in a form, kept in the file."""

    def __init__(self, room: Room, id: str) -> None:  # noqa: A002 - as the drafts call it
        self._room = room
        self._id = id
        found = room.drafts.get(id)
        self.kept: Facts = dict(found.fields) if found else {}
        """By the names of the lines."""

    def keep(self, facts: Facts) -> None:
        """Make the file hold this; raises `Refusal`."""
        if facts != self.kept:
            self._room.drafts.keep(self._id, FORM, dict(facts), self._room.clock())
            self.kept = dict(facts)

    def drop(self) -> None:
        """Forget it; raises `Refusal`."""
        if self.kept:
            self._room.drafts.drop(self._id)
            self.kept = {}


class ActForm(Typed):
    """A titled form with names completed and times in free words; F5 does it, Esc leaves it."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("go_on", "enter", N_("Go on"), N_("Next line, or do it"), for_all=True),
        Verb("save", "f5,ctrl+s", N_("Do it"), N_("Do it now"), for_all=True),
        Verb("leave_it", "escape", N_("Back"), N_("Leave the form"), for_all=True),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]
    DEFAULT_CSS = """
    ActForm { align: center middle; }
    ActForm > Vertical {
        width: 78; max-width: 100%; height: auto; max-height: 100%;
        padding: 0 1; background: $background; border: round $accent;
    }
    ActForm > Vertical > Static { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    ActForm #act-title { text-style: bold; }
    ActForm #act-about, ActForm #act-keys { color: $text-muted; }
    ActForm FormLines { margin-top: 1; }
    ActForm.-low FormLines { margin-top: 0; }
    ActForm.-tall FormLines { margin-top: 0; }
    ActForm.-low > Vertical, ActForm.-tall > Vertical { height: 100%; }
    ActForm.-low FormLines, ActForm.-tall FormLines { height: 1fr; }
    ActForm.-low FormLines VerticalScroll, ActForm.-tall FormLines VerticalScroll {
        height: 1fr; max-height: 100%;
    }
    ActForm.-tall FormLines #means { height: 1; }
    ActForm.-low FormLines #means { height: 1; }
    """

    def __init__(
        self,
        title: str,
        lines: Sequence[FormLine],
        save: Save,
        draft: FormDraft,
        *,
        about: str = "",
    ) -> None:
        super().__init__()
        self._draft = draft
        self._timer: Timer | None = None
        self._over = False
        self._title = title
        self._about = about
        self._save = save
        self._begun = {line.name: _begun(line) for line in lines}
        kept = draft.kept
        self.set_class(any(isinstance(line, Words) and line.fills for line in lines), "-tall")
        self._lines = tuple(replace(line, value=kept.get(line.name, line.value)) for line in lines)

    def compose(self) -> ComposeResult:
        """The box with its lines."""
        offset = self.room.rules().offset
        with Vertical():
            yield Static(say("$title", title=self._title), id="act-title")
            if self._about:
                yield Static(say("$about", about=self._about), id="act-about")
            self._body = FormLines(
                self._lines,
                names=partial(names, self.room),
                now=lambda: Moment(self.room.now(), offset),
            )
            yield self._body
            yield AnswerLine()
            keys = _("Enter next · ←→ choose · F5 do it · Esc back")
            if any(isinstance(line, Words) for line in self._lines):
                keys = _("Enter next · Tab leaves the text · F5 do it · Esc back")
            yield Static(keys, id="act-keys")

    def facts(self) -> Facts:
        """What stands on the lines."""
        return self._body.facts()

    def action_step(self, by: int) -> None:
        """Go to the line or name above or below."""
        self._body.step(by)

    def untouched(self) -> Facts:
        """What may be left without a warning: the form as it was before anybody typed."""
        return self._begun

    def on_form_lines_edited(self) -> None:
        """What is typed on after a warning is warned of again, and kept a little later."""
        self._warned = False
        if self._timer is None:
            self._timer = self.set_timer(KEEP_AFTER, self._keep)

    def on_screen_suspend(self, event: ScreenSuspend) -> None:
        """Something comes in front, the lock perhaps."""
        self._keep()

    def _keep(self) -> None:
        """Keep what stands here without waiting for anybody."""
        self._timer = None
        if self._over:
            return
        facts = self.facts()
        try:
            with self.room.drafts.at_once():
                if facts == self._begun:
                    self._draft.drop()
                else:
                    self._draft.keep(facts)
        except Refusal as refusal:
            self.refuse(refusal)

    def do_leave_it(self) -> None:
        """Leave; what was typed is not dropped by a single key."""
        self._over = self._warned
        super().do_leave_it()
        if self._over:
            self._draft.drop()

    def do_go_on(self) -> None:
        """Go to the next line; on the last one do it."""
        if not self._body.go_on():
            self.do_save()

    def do_save(self) -> None:
        """Do it; a refusal keeps the form and points at its line."""
        self._body.take()
        try:
            self._save(self.facts())
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self._over = True
        self.dismiss(True)

    def refuse(self, refusal: Refusal) -> None:
        """Say why not, and point at the line it is about."""
        super().refuse(refusal)
        about = (str(refusal.facts.get("field", "")), *_LINES.get(refusal.code, ()))
        for name in (*about, self._lacking(refusal)):
            self._body.enter(name)

    def _lacking(self, refusal: Refusal) -> str:
        """The first line that a refusal wants to be filled in."""
        blanks = refusal.facts.get("blanks")
        wanted = {said(each) for each in blanks} if isinstance(blanks, tuple) else ()
        return next((line.name for line in self._lines if line.label in wanted), "")


def _begun(line: FormLine) -> str:
    """What stands on a line before anybody has typed."""
    if isinstance(line, Pick) and line.value not in {each.name for each in line.options}:
        return line.options[0].name
    return plain(line.value, lines=isinstance(line, Words)).strip()
