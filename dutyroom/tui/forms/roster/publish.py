"""Publishing a draft: what is wrong with it first, and a leader's word for what is red."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from dutyroom.domain.author import Author
from dutyroom.domain.checks import Light
from dutyroom.domain.officers import Officer, Role
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster_versions import Version, VersionState
from dutyroom.domain.text import clean
from dutyroom.i18n import N_, _, ngettext
from dutyroom.reports.findings import finding_rows
from dutyroom.store.room import Room
from dutyroom.tui.forms.listing import Listed
from dutyroom.tui.forms.names import officer_named
from dutyroom.tui.forms.roster.apart import reckon
from dutyroom.tui.kit.fields import PinField, TextField
from dutyroom.tui.kit.safe import say
from dutyroom.tui.roster_screen import RosterScreen
from dutyroom.tui.verb_screen import Dialog
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.answer import AnswerLine
from dutyroom.tui.widgets.long_table import Cell, Column, LongTable, Look

COLUMNS = (
    Column(N_("Light"), 8), Column(N_("Day"), 6), Column(N_("Shift"), 8), Column(N_("Post"), 14),
    Column(N_("Officer"), 8), Column(N_("Finding"), 20, flexible=True),
)  # fmt: skip
MOST_NAMED = 200
"""Findings that are listed, the red ones first; the check of the board has them all."""


def open_form(board: RosterScreen) -> None:
    """Ask whether to publish the draft that is shown, else the latest; raises `Refusal`."""
    versions = board.room.versions
    version = (
        versions.get(board.month, board.version)
        if board.version
        else versions.latest_draft(board.month)
    )
    if version.state is not VersionState.DRAFT:
        raise Refusal("version_not_draft", month=version.month, number=version.number)
    if not board.version:
        board.show_version(version.month, version.number)

    def over(published: Version | None) -> None:
        if published is not None:
            board.show_version(published.month, 0)
            board.done(published_said(published))

    board.duty.push_screen(PublishForm(version), over)


def published_said(version: Version) -> str:
    """That a version is published, and over how many findings."""
    return _("{month}, version {number} is published: {red} red, {amber} amber").format(
        month=version.month, number=version.number, red=version.red, amber=version.amber
    )


@dataclass(frozen=True, slots=True)
class Draft:
    """What a draft is, read on a thread."""

    red: int
    amber: int
    rows: tuple[tuple[str, ...], ...]
    """Its findings in words, red before amber."""
    stale: int
    """Slots filled since that it would undo."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was given with the publishing."""

    word: str
    leader: str = ""
    """The leader's name, where the one at the desk is none."""
    pin: str = ""


def read_draft(room: Room, version: Version) -> Draft:
    """What is wrong with a draft, and whether it is stale."""
    found = room.versions.findings(version.month, version.number)
    found.sort(key=lambda each: each.light is not Light.RED)
    red = sum(each.light is Light.RED for each in found)
    rows = tuple(finding_rows(room, found[:MOST_NAMED]))
    return Draft(red, len(found) - red, rows, room.versions.filled_since(version))


def publish(room: Room, version: Version, given: Given) -> Version:
    """Publish a draft, in the name of the leader whose word stands for what is red.

    Raises `Refusal` as `versions.publish` and `attendance.check`, or "leader_missing".
    """
    if given.leader or given.pin:
        leader = _leader(room, given.leader)
        room.attendance.check(leader.key, given.pin)
        room.author = Author(leader.key)
    return room.versions.publish(version.month, version.number, clean(given.word))


def _leader(room: Room, typed: str) -> Officer:
    """The leader whom a name or initials mean; raises `Refusal`, "leader_missing" for others."""
    found = [each for each in room.officers.found(typed) if each.role is Role.LEADER]
    if typed and len(found) == 1:
        return found[0]
    leader = room.officers.get(officer_named(room, typed, "leader"))
    if leader is None or leader.role is not Role.LEADER:
        raise Refusal("leader_missing")
    return leader


class PublishForm(Dialog[Version]):
    """What is wrong with a draft, and what publishing it takes; the answer is what is in force."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("go_on", "enter", N_("Go on"), N_("Next line"), for_all=True),
        Verb("publish", "f5,ctrl+s", N_("Publish"), N_("Make this draft the roster of its month")),
        Verb("leave_it", "escape", N_("Back"), N_("Leave it a draft"), for_all=True),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "line(-1)", show=False, priority=True),
        Binding("down", "line(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
    ]
    AUTO_FOCUS = ""
    """None: which lines there are is known when the draft is checked."""
    DEFAULT_CSS = """
    PublishForm { align: center middle; }
    PublishForm > Vertical {
        width: 100%; max-width: 100; height: 22; max-height: 100%;
        padding: 0 1; background: $surface; border: round $accent;
    }
    PublishForm Static { height: auto; }
    PublishForm LongTable { height: 1fr; }
    PublishForm TextField { background: $boost; margin-top: 1; display: none; }
    PublishForm.-red #word { display: block; }
    PublishForm.-led #leader { display: block; }
    PublishForm.-led #pin { display: block; }
    PublishForm #publish-title { height: 1; text-style: bold; }
    PublishForm #publish-keys { height: 1; color: $text-muted; }
    """

    def __init__(self, version: Version) -> None:
        super().__init__()
        self._version = version
        self._draft: Draft | None = None
        self._busy = False

    def compose(self) -> ComposeResult:
        """The box: what would be published, its findings, whose word stands for them."""
        title = _("Publish {month}, version {number}").format(
            month=self._version.month, number=self._version.number
        )
        with Vertical():
            yield Static(say("$title", title=title), id="publish-title")
            yield Static("", id="publish-found")
            table = LongTable[Any](COLUMNS, _cells)
            table.can_focus = False
            yield table
            yield TextField("", _("A leader's word for what is red"), id="word")
            yield TextField("", _("Name or initials of the leader"), id="leader")
            yield PinField(_("PIN of the leader"), id="pin")
            yield AnswerLine()
            yield Static(say("$keys", keys=_("↑↓ read · F5 publish · Esc back")), id="publish-keys")

    def on_mount(self) -> None:
        """Check the draft."""
        self.query_one(AnswerLine).doing(_("Being checked…"))
        version = self._version
        reckon(self, lambda room: read_draft(room, version), self._show)

    def _show(self, draft: Draft) -> None:
        self._draft = draft
        officer = self.room.officers.get(self.room.officer())
        word_due = draft.red > 0 and not draft.stale
        self.set_class(word_due, "-red")
        self.set_class(word_due and not (officer and officer.role is Role.LEADER), "-led")
        self.query_one(AnswerLine).clear()
        table = self.query_one(LongTable)
        table.empty = N_("Nothing was found.")
        table.show(Listed(draft.rows))
        self.query_one("#publish-found", Static).update(say("$said", said=_found_said(draft)))
        for field in self._fields()[:1]:
            field.focus()

    def _fields(self) -> list[TextField]:
        return [each for each in self.query(TextField) if each.display]

    def action_line(self, by: int) -> None:
        """Go through the findings while a field has the keys."""
        self.query_one(LongTable).action_move(by)

    def action_page(self, by: int) -> None:
        """Turn the pages of the findings while a field has the keys."""
        self.query_one(LongTable).action_page(by)

    def do_go_on(self) -> None:
        """Go to the next line; on the last one publish. Without a line only F5 does."""
        fields = self._fields()
        here = fields.index(self.focused) if isinstance(self.focused, TextField) else len(fields)
        if here < len(fields) - 1:
            fields[here + 1].focus()
        elif here < len(fields):
            self.do_publish()

    def do_publish(self) -> None:
        """Publish, once, what was checked; raises `Refusal` where it cannot be."""
        draft, version = self._draft, self._version
        if self._busy or draft is None:
            return
        if draft.stale:
            raise Refusal("draft_stale", month=version.month, number=version.number, n=draft.stale)
        given = Given(*(self.query_one(f"#{name}", TextField).value.strip() if self._asks(name)
                        else "" for name in ("word", "leader", "pin")))  # fmt: skip
        self._busy = True
        self.query_one(AnswerLine).doing(_("Being published…"))
        reckon(self, lambda room: publish(room, version, given), self.dismiss, self._fail,
               writes=True)  # fmt: skip

    def _fail(self, refusal: Refusal) -> None:
        self._busy = False
        self.refuse(refusal)

    def _asks(self, name: str) -> bool:
        return bool(self.query_one(f"#{name}").display)

    def do_leave_it(self) -> None:
        """Leave it a draft, unless it is being published."""
        if not self._busy:
            self.dismiss(None)


def _found_said(draft: Draft) -> str:
    counts = _("{red} red, {amber} amber").format(red=draft.red, amber=draft.amber)
    if not draft.stale:
        return counts
    stale = ngettext(
        "{n} slot was filled since this draft was begun, and it would undo that. Enter it in the "
        "draft too (F5, versions, F6 shows where), or plan the month anew.",
        "{n} slots were filled since this draft was begun, and it would undo them. Enter them in "
        "the draft too (F5, versions, F6 shows where), or plan the month anew.",
        draft.stale,
    ).format(n=draft.stale)
    return _("{counts}. {stale}").format(counts=counts, stale=stale)


def _cells(row: Sequence[str]) -> list[Cell]:
    light, day, *rest = row
    look: Look = "urgent" if light.startswith("■") else "watch"
    return [Cell(light, look), Cell(day[5:]), *(Cell(each) for each in rest)]
