"""The versions of a month: what became of each, how they differ, who has read them."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster_versions import Version, VersionState
from dutyroom.i18n import N_, _
from dutyroom.i18n.words import word
from dutyroom.store.room import Room
from dutyroom.tui.forms.listing import Listing
from dutyroom.tui.forms.roster.differences import Differences, Differing
from dutyroom.tui.forms.roster.readings import Readings
from dutyroom.tui.roster_screen import RosterScreen
from dutyroom.tui.verbs import Verb
from dutyroom.tui.widgets.long_table import Cell, Column, Look

COLUMNS = (
    Column(N_("No."), 4, "right"), Column(N_("State"), 12), Column(N_("Made"), 12),
    Column(N_("Drafted by"), 13), Column(N_("Published by"), 13),
    Column(N_("Red ones"), 8, "right"), Column(N_("Word"), 8, flexible=True),
)  # fmt: skip
GLYPHS: dict[VersionState, tuple[str, Look]] = {
    VersionState.DRAFT: ("○", "watch"),
    VersionState.PUBLISHED: ("●", "mark"),
    VersionState.SUPERSEDED: ("·", "dim"),
}


def open_form(board: RosterScreen) -> None:
    """Show the versions of the month on the board; raises `Refusal` where there are none."""
    month = board.month
    versions = board.room.versions.of(month)
    if not versions:
        raise Refusal("no_version", month=month)

    def over(chosen: Version | None) -> None:
        if chosen is not None:
            board.show_version(month, chosen.number)

    def jump(number: int, to: Differing) -> None:
        slot = to.found.slot
        board.show_version(month, number)
        board.go_to(slot.post, slot.day, slot.starts_at)

    place = next((n for n, each in enumerate(versions) if each.number == board.version), 0)
    board.duty.push_screen(VersionList(board.room, versions, place, jump), over)


class VersionList(Listing[Version]):
    """The versions of a month; the answer is the one to be shown on the board."""

    VERBS: ClassVar[tuple[Verb, ...]] = (
        *Listing.VERBS,
        Verb("compare", "f5,d", N_("Before"), N_("What differs from the version before")),
        Verb("compare_now", "f6", N_("Now"), N_("What differs from the roster in force")),
        Verb("receipts", "f7", N_("Receipts"), N_("Who has read it, who has not, who has a copy")),
    )
    DEFAULT_CSS = "VersionList > Vertical { width: 100%; max-width: 110; }"

    def __init__(
        self,
        room: Room,
        versions: list[Version],
        place: int,
        jump: Callable[[int, Differing], None],
    ) -> None:
        title = _("Versions of {month}").format(month=versions[0].month)
        empty = N_("Nothing to show yet.")
        super().__init__(
            title, COLUMNS, lambda each: _cells(room, each), versions, empty=empty, place=place
        )
        self._versions = versions
        self._jump = jump

    def keys(self) -> str:
        """The keys named at the foot."""
        return _("Enter show · F5 against the one before · F6 against now · F7 receipts")

    def do_compare(self) -> None:
        """What differs from the version before; raises `Refusal` for the first."""
        after = self._here()
        earlier = [each.number for each in self._versions if each.number < after.number]
        if not earlier:
            raise Refusal("version_first", month=after.month)
        self._compare(Differences(after.month, earlier[-1], after.number), after.number)

    def do_compare_now(self) -> None:
        """What differs from the roster in force, seen from it."""
        here = self._here()
        self._compare(Differences(here.month, here.number, 0), here.number)

    def _compare(self, listing: Differences, shown: int) -> None:
        def over(chosen: Differing | None) -> None:
            if chosen is not None:
                self.dismiss(None)
                self._jump(shown, chosen)

        self.app.push_screen(listing, over)

    def do_receipts(self) -> None:
        """Who has read the version; raises `Refusal` of a draft."""
        here = self._here()
        if here.state is VersionState.DRAFT:
            raise Refusal("version_not_published", month=here.month, number=here.number)
        self.app.push_screen(Readings(here))

    def _here(self) -> Version:
        here = self.current
        assert here is not None
        return here


def _cells(room: Room, version: Version) -> list[Cell]:
    glyph, look = GLYPHS[version.state]
    return [
        Cell(str(version.number)), Cell(f"{glyph} {word(version.state)}", look),
        Cell(word(version.origin)), Cell(_by(room, version.drafted_by, version.drafted_ms)),
        Cell(_by(room, version.published_by, version.published_ms)),
        Cell(f"■{version.red}", "urgent") if version.red else Cell("·", "dim"), Cell(version.word),
    ]  # fmt: skip


def _by(room: Room, officer: int, at_ms: int) -> str:
    return f"{room.local(at_ms // 1000):%m-%d} {room.officers.name(officer)}" if at_ms else ""
