"""Files of the roster: sheets, pages and calendars out, a stamped copy, an edited sheet back in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import clean
from dutyroom.i18n import N_, _
from dutyroom.store.room import Room
from dutyroom.tui.forms.ask import Answers, Ask, Blank
from dutyroom.tui.forms.choose import Choice, Choose
from dutyroom.tui.forms.lines import Name, NameOf
from dutyroom.tui.forms.lines_form import LinesForm
from dutyroom.tui.forms.names import name_of, officer_named
from dutyroom.tui.forms.roster.apart import reckon
from dutyroom.tui.forms.roster.take_in import ask_for_sheet
from dutyroom.tui.roster_screen import RosterScreen


@dataclass(frozen=True, slots=True)
class FileAct:
    """A line of the menu."""

    name: str
    label: str
    """Msgid."""
    ask: Callable[[RosterScreen], None]
    """Asks for what it needs; raises `Refusal`."""


def open_form(board: RosterScreen) -> None:
    """Choose what to do with files of the month that is shown."""

    def go(chosen: str | None) -> None:
        act = next((each for each in ACTS if each.name == chosen), None)
        if act is None:
            return
        try:
            act.ask(board)
        except Refusal as refusal:
            board.refuse(refusal)

    choices = [Choice(each.name, _(each.label)) for each in ACTS]
    title = _("Files of {month}").format(month=board.month)
    board.duty.push_screen(Choose(title, choices), go)


def target(typed: str) -> Path:
    """The file a path means, `~` for the home folder; raises `Refusal` where it is there already.

    "path_missing" where nothing was typed, "file_exists".
    """
    if not typed.strip():
        raise Refusal("path_missing")
    path = Path(typed.strip()).expanduser()
    if path.exists():
        raise Refusal("file_exists", file=path.name)
    return path


def _write(board: RosterScreen, ending: str) -> None:
    """Ask where to, and write the whole month."""
    _ask(board, ending, lambda facts: _export(board, target(facts["path"])))


def _write_of_post(board: RosterScreen) -> None:
    """Ask where to, and write a calendar of the post under the cursor."""
    post = board.post_here
    if post is None:
        raise Refusal("no_post_here")
    key = post.key
    _ask(board, ".ics", lambda facts: _export(board, target(facts["path"]), post=key), post.name)


def _write_of_officer(board: RosterScreen) -> None:
    """Ask of whom, then where to, and write the calendar of what they stand."""
    chosen: list[int] = []

    def take(facts: Answers) -> None:
        officer = officer_named(board.room, facts["name"], "name")
        if not officer:
            raise Refusal("officer_name_missing")
        chosen.append(officer)

    def go_on(taken: bool | None) -> None:
        if taken:
            officer = chosen[-1]
            write = partial(_export_of, board, officer=officer)
            _ask(board, ".ics", write, name_of(board.room, officer))

    name = name_of(board.room, board.officer_here or board.room.officer())
    line = Name("name", _("Officer"), name, _("name or initials"), NameOf.OFFICER)
    board.duty.push_screen(LinesForm(_("Calendar of one officer: .ics"), (line,), take), go_on)


def _export_of(board: RosterScreen, facts: Answers, *, officer: int) -> None:
    """Write the calendar of one officer to the file that was named."""
    _export(board, target(facts["path"]), officer=officer)


def _export(board: RosterScreen, path: Path, *, post: int = 0, officer: int = 0) -> None:
    """Write what is shown to a file, on a thread."""
    month, version = board.month, board.version

    def work(room: Room) -> None:
        from dutyroom.reports.roster_files import export_roster

        export_roster(room, path, month, version=version, post=post, officer=officer)

    said = _("Written: {file}").format(file=path)
    reckon(board, work, lambda _none: board.done(said))


def _write_copy(board: RosterScreen) -> None:
    """Ask with whom it is filed and where to, and write the stamped copy of what is published."""
    version = board.room.versions.in_public(board.month)

    def file(room: Room, path: Path, to: str, words: str) -> None:
        from dutyroom.reports.roster_copy import write_copy

        with room.write():
            room.receipts.file_with(version.month, version.number, to, words)
            write_copy(room, path, version)

    def write(facts: Answers) -> None:
        to, words = clean(facts["to"]), clean(facts["words"])
        if not to:
            raise Refusal("filed_with_missing")
        work = partial(file, path=target(facts["path"]), to=to, words=words)
        said = _("{month}, version {number} is filed with {to}").format(
            month=version.month, number=version.number, to=to
        )
        reckon(board, work, lambda _none: board.done(said), writes=True)

    blanks = Blank("to", _("The duty room above")), Blank("words", _("How it went, what was said"))
    _ask(board, ".xlsx", write, str(version.number), *blanks)


def _ask(
    board: RosterScreen,
    ending: str,
    write: Callable[[Answers], None],
    name: str = "",
    *blanks: Blank,
) -> None:
    stem = "-".join(filter(None, ("roster", board.month, "".join(filter(str.isalnum, name)))))
    path = Blank("path", _("File to write"), str(Path("~") / f"{stem}{ending}"))
    title = _("Files of {month}").format(month=board.month)
    board.duty.push_screen(Ask(title, [*blanks, path], write))


ACTS = (
    FileAct(
        "sheet", N_("Month sheet to print: .xlsx, a page of A4"), partial(_write, ending=".xlsx")
    ),
    FileAct("page", N_("Page for a browser: .html, a page of A4"), partial(_write, ending=".html")),
    FileAct("table", N_("Table for other programs: .csv"), partial(_write, ending=".csv")),
    FileAct("mine", N_("Calendar of one officer: .ics"), _write_of_officer),
    FileAct("post", N_("Calendar of this post: .ics"), _write_of_post),
    FileAct("copy", N_("Stamped copy for the duty room above"), _write_copy),
    FileAct("take_in", N_("Take in a sheet that was edited"), ask_for_sheet),
)
"""The menu, in its order."""
