"""The copy of a published roster that goes to the duty room above, stamped so it can be checked."""

from collections.abc import Iterator
from pathlib import Path

from dutyroom.domain.checks import Light
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster_versions import Version
from dutyroom.i18n import _
from dutyroom.reports.beside import beside
from dutyroom.reports.findings import finding_rows
from dutyroom.reports.roster_html import write_roster_html
from dutyroom.reports.roster_sheets import write_roster
from dutyroom.store.room import Room
from dutyroom.store.rostering.named import with_names

MOST_NAMED = 20
"""Red findings a copy names; of more it says how many there are."""


def write_copy(room: Room, path: Path, version: Version) -> None:
    """Write a version as it was published, as its file's ending says: .xlsx or .html.

    Raises `Refusal("copy_form_not_written")`, "version_not_published", or as `beside` does.
    """
    ending = path.suffix.lower()
    if ending not in (".xlsx", ".html") and not path.is_dir():
        raise Refusal("copy_form_not_written", file=str(path))
    foot = tuple(_foot(room, version))
    slots = with_names(room, room.versions.slots(version.month, version.number))
    with beside(path) as partial:
        if ending == ".html":
            write_roster_html(partial, room, slots, version.month, foot)
        else:
            write_roster(partial, room, slots, foot)


def _foot(room: Room, version: Version) -> Iterator[str]:
    """The stamp: which version it is, over what it was published, and its seal."""
    seal = room.versions.seal(version.month, version.number)
    published = room.local(version.published_ms // 1000)
    yield _("Note: {room}, roster of {month}, version {number}, published {at} by {name}").format(
        room=room.rules().name, month=version.month, number=version.number,
        at=f"{published:%Y-%m-%d %H:%M}", name=room.officers.name(version.published_by),
    )  # fmt: skip
    if version.red:
        yield _("Note: {n} red findings, published on a leader's word: “{word}”. {named}").format(
            n=version.red, word=version.word, named=_named(room, version)
        )
    yield _("Note: seal {seal}").format(seal=seal)


def _named(room: Room, version: Version) -> str:
    found = room.versions.findings(version.month, version.number)
    red = [each for each in found if each.light is Light.RED][:MOST_NAMED]
    said = (" ".join(filter(None, row[1:])) for row in finding_rows(room, red))
    more = " …" if version.red > MOST_NAMED else ""
    return "; ".join(said) + more
