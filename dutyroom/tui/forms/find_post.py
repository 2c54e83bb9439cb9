"""Which checkpoint: by name or initials, or a new one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from dutyroom.domain.roster import Post
from dutyroom.domain.text import clean
from dutyroom.i18n import N_, _
from dutyroom.tui.kit.fields import TextField
from dutyroom.tui.kit.safe import say
from dutyroom.tui.verb_screen import Dialog
from dutyroom.tui.verbs import BOARDS, Verb
from dutyroom.tui.widgets.picks import Picks

SHOWN = 8
"""Lines in the list."""


class FindPost(Dialog[Post | str]):
    """A list that narrows as it is typed; the answer is a post, the name of a new one, or None."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        Verb("up", "up", N_("Up"), N_("The line above"), shown=False, for_all=True),
        Verb("down", "down", N_("Down"), N_("The line below"), shown=False, for_all=True),
        Verb("leave_it", "escape,f6", N_("Back"), N_("Stay where you are"), for_all=True),
        BOARDS,
    )
    DEFAULT_CSS = """
    FindPost { align: center middle; }
    FindPost > Vertical {
        width: 56; max-width: 96%; height: auto;
        padding: 1 2; background: $background; border: round $accent;
    }
    FindPost TextField { margin-bottom: 1; }
    FindPost Picks { height: 8; }
    FindPost .find-post--keys { height: 1; margin-top: 1; color: $text-muted; }
    """

    def __init__(
        self, title: str, find: Callable[[str, int], Sequence[Post]], *, may_be_new: bool = True
    ) -> None:
        super().__init__()
        self._may_be_new = may_be_new
        self._title = title
        self._find = find
        self._found: list[Post | str] = []

    def compose(self) -> ComposeResult:
        """The box: a field and its matches."""
        with Vertical():
            yield Static(say("[b]$title[/b]\n", title=self._title))
            yield TextField(placeholder=_("Name or initials"))
            yield Picks()
            yield Static(_("↑↓ choose · Enter · Esc back"), classes="find-post--keys")

    def on_mount(self) -> None:
        """Begin with the first posts."""
        self._narrow("")

    def on_input_changed(self, event: TextField.Changed) -> None:
        """Narrow the list."""
        self._narrow(event.value)

    def on_input_submitted(self) -> None:
        """Take the chosen line."""
        if self._found:
            self.dismiss(self._found[self.query_one(Picks).place])

    def on_picks_chosen(self) -> None:
        """Take the line that was clicked."""
        self.on_input_submitted()

    def do_up(self) -> None:
        """The line above."""
        self.query_one(Picks).move(-1)

    def do_down(self) -> None:
        """The line below."""
        self.query_one(Picks).move(1)

    def do_leave_it(self) -> None:
        """Choose nothing."""
        self.dismiss(None)

    def do_boards(self) -> None:
        """Leave the question and choose a board: whoever is asked may be at the wrong desk."""
        self.dismiss(None)
        self.duty.do_boards()

    def _narrow(self, typed: str) -> None:
        name = clean(typed)
        self._found = [*self._find(name, SHOWN - 1)]
        lines = [post.name for post in self._found if isinstance(post, Post)]
        # Letters alone are initials that found nothing, and three digits are a line somebody
        # scanned before the question was seen: neither is a name to enter for good.
        is_name = not (name.isascii() and name.isalpha()) and not re.search(r"\d{3}", name)
        if self._may_be_new and name and name not in lines and is_name:
            self._found.append(name)
            lines.append(_("+ new checkpoint {name}").format(name=name))
        self.query_one(Picks).show(lines)
