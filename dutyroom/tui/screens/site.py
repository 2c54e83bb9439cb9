"""A board at a desk that stands at one checkpoint and can move to another."""

from __future__ import annotations

from typing import ClassVar

from dutyroom.domain.roster import Post, PostKind
from dutyroom.i18n import N_, _
from dutyroom.tui.gate import Gate
from dutyroom.tui.screens.cases import CaseBoard
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.passage_field import PassageField


class SiteBoard(CaseBoard):
    """The checkpoint of this desk, found by its initials or named for the first time."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        *CaseBoard.VERBS[:1],
        Verb("move", "f6", N_("Site"), N_("Choose the checkpoint this desk stands at")),
        *CaseBoard.VERBS[1:],
    )

    gate: Gate
    field: PassageField

    def do_move(self) -> None:
        """Choose the checkpoint this desk stands at."""
        from dutyroom.tui.forms.find_post import FindPost

        def find(text: str, most: int) -> list[Post]:
            return self.room.roster.found(text, PostKind.CHECKPOINT, most)

        def moved(post: Post | str | None) -> None:
            if isinstance(post, str):
                post = Post(post, PostKind.CHECKPOINT)
                self.room.roster.enter_post(post)
            if post is not None:
                self.gate.move(post.key)
                self.done(_("This desk stands at {post}.").format(post=post.name))
            self.field.focus()

        self.app.push_screen(FindPost(_("At which checkpoint?"), find), moved)
