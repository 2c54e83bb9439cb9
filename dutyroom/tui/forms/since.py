"""What has changed since the officer at the desk was last on duty, before anything else is done."""

from __future__ import annotations

from typing import Any, ClassVar

from dutyroom.i18n import N_, _
from dutyroom.tui.forms.listing import Listing
from dutyroom.tui.pages.since import COLUMNS, News, SinceRow, SinceRows
from dutyroom.tui.verbs import HELP, ROOM_VERBS, Verb


class Since(Listing[Any]):
    """Three groups of matters; the answer is the one chosen, or the verb that could not wait."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        *Listing.VERBS,
        *(each for each in ROOM_VERBS if each is not HELP),
    )

    def __init__(self, found: News, left: str, paint: SinceRows) -> None:
        title = _("Since you left, {time}").format(time=left) if left else _("Everything so far")
        counts = _("opened {opened} · changed {changed} · closed {closed}").format(
            opened=len(found.opened), changed=len(found.changed), closed=len(found.closed)
        )
        head = _("{said}: {words}").format(said=title, words=counts)
        empty = N_("Nothing has changed since.")
        super().__init__(head, COLUMNS, paint, found.rows(), empty=empty)

    def keys(self) -> str:
        """The keys named at the foot."""
        return _("↑↓ · Enter show the matter · F2 a call · Esc go on")

    def choose(self, row: SinceRow) -> None:
        """A matter; the head of a group is none."""
        if row.line is not None:
            self.dismiss(row)

    async def perform(self, verb: Verb) -> None:
        """No call, queue or lock waits for the reading."""
        if verb in ROOM_VERBS and verb is not HELP:
            self.dismiss(verb)
        else:
            await super().perform(verb)
