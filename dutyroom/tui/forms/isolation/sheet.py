"""Where the release sheet of a person is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dutyroom.domain.isolation.person import IsolationState
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import _
from dutyroom.store.isolation.window import IsolationLine
from dutyroom.tui.forms.ask import Answers, Ask, Blank

if TYPE_CHECKING:
    from dutyroom.tui.screens.isolation import IsolationBoard


def ask_where(board: IsolationBoard, row: IsolationLine) -> None:
    """Ask for a file, and write the sheet; raises `Refusal("release_first")`."""
    isolation = row.isolation
    name = isolation.person.name
    if isolation.state is not IsolationState.RELEASED:
        raise Refusal("release_first", name=name)
    title = _("Release sheet of {name}").format(name=name)
    file = _("release-{name}-{notice}.html").format(name=name, notice=isolation.notice)
    path = str(Path("~") / "".join(each if each not in "/\\:" else "-" for each in file))

    def write(answers: Answers) -> None:
        from dutyroom.reports.release import write_release

        target = Path(answers["path"]).expanduser()
        if target.exists():
            raise Refusal("file_exists", path=str(target))
        write_release(board.room, target, row.key)

    def noted(done: bool | None) -> None:
        if done:
            board.done(title)

    blank = Blank("path", _("File, .html to print or .txt"), path)
    board.app.push_screen(Ask(title, [blank], write), noted)
