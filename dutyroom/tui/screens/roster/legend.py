"""The line above the grid: which month and version, what is wrong with it, what glyphs mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dutyroom.domain.checks import Light
from dutyroom.domain.roster_versions import Version, VersionState
from dutyroom.i18n import N_, _
from dutyroom.i18n.finding_words import light_said
from dutyroom.i18n.words import word
from dutyroom.store.rostering.survey import Survey
from dutyroom.tui.paint.lines import Line, Run, run, width_of
from dutyroom.tui.paint.tones import Tone
from dutyroom.tui.screens.roster.cells import LIT
from dutyroom.tui.screens.roster.views import View

MEANINGS = {
    View.POSTS: N_("● covered ◐ part ○ gap · none ⇄ swap"),
    View.PEOPLE: N_("×2 twice · L leave · R rest · ⇄ swap"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What the legend speaks of."""

    title: str
    """The month, or the day."""
    view: View
    number: int
    versions: tuple[Version, ...]
    """All of the month."""
    survey: Survey | None
    """None while it is still looked over."""
    unknown_year: str = ""
    """The year whose holidays are not entered."""


def legend(shown: Shown, width: int) -> Line:
    """The line; what the glyphs mean where there is room for it."""
    parts = [*_facts(shown)]
    line = _joined(parts)
    if meaning := MEANINGS.get(shown.view):
        longer = _joined([*parts, run(_(meaning), Tone.MUTED)])
        return longer if width_of(longer) <= width else line
    return line


def _joined(parts: list[Run]) -> Line:
    between = run(" · ", Tone.MUTED)
    first, *others = parts
    return (run(" "), first, *(piece for part in others for piece in (between, part)))


def _facts(shown: Shown) -> Iterator[Run]:
    yield run(shown.title, Tone.HEAD)
    yield run(_which(shown), Tone.STRONG)
    if not shown.number:
        drafts = [each.number for each in shown.versions if each.state is VersionState.DRAFT]
        if drafts:
            yield run(_("draft {n}: F6").format(n=drafts[-1]), Tone.MUTED)
    if shown.survey is None:
        yield run(_("checking…"), Tone.MUTED)
    else:
        yield from (_count(shown.survey, light) for light in Light)
    if shown.unknown_year:
        said = _("{year}: holidays not entered").format(year=shown.unknown_year)
        yield run(said, Tone.MUTED)


def _count(survey: Survey, light: Light) -> Run:
    count = survey.count(light)
    return run(f"{light_said(light.value)} {count}", LIT[light] if count else Tone.MUTED)


def _which(shown: Shown) -> str:
    if not shown.number:
        return _("in force")
    state = next(each.state for each in shown.versions if each.number == shown.number)
    return f"{word(state)} {shown.number}"
