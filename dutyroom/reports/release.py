"""The notice by which somebody is released from isolation (解除隔离医学观察告知书)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from dutyroom.domain import identity, phone, temperature
from dutyroom.domain.isolation.half_day import Half, HalfDay
from dutyroom.domain.isolation.person import Isolated, IsolationState
from dutyroom.domain.isolation.readings import Filled, half_days
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import visible
from dutyroom.i18n import _, language
from dutyroom.i18n.words import word
from dutyroom.reports.aligned import table
from dutyroom.reports.beside import beside
from dutyroom.store.isolation.window import IsolationLine
from dutyroom.store.room import Room

_STYLE = """
@page { size: A4; margin: 20mm 18mm; }
body { font: 12pt/1.6 "Songti SC", "SimSun", "Noto Serif CJK SC", serif; margin: 0 auto;
  max-width: 174mm; color: #000; background: #fff; }
h1 { font-size: 18pt; text-align: center; margin: 0 0 4mm; }
p { margin: 0 0 1mm; }
p.number { text-align: right; margin: 0 0 4mm; }
p.said { text-indent: 2em; margin: 4mm 0; }
table { border-collapse: collapse; width: 100%; margin: 2mm 0 6mm; font-size: 10.5pt; }
th, td { border: 0.4pt solid #000; padding: 0.6mm 2mm; text-align: center; }
th { background: #eee; font-weight: 600; }
tr { break-inside: avoid; }
p.sign { margin: 8mm 0 0; }
"""
_RULE = "＿" * 8
"""Where a hand signs."""


@dataclass(frozen=True, slots=True)
class ReleaseSheet:
    """What stands on the notice, in the language in use."""

    title: str
    number: str
    facts: tuple[tuple[str, str], ...]
    said: str
    rows: tuple[tuple[str, ...], ...]
    """The head, then a day a row with its two readings."""
    signatures: tuple[str, ...]


def write_release(room: Room, path: Path, key: int) -> None:
    """Write the notice as the file's ending says, .html or .txt.

    Raises `Refusal("release_form_not_written")`, or as `release_sheet` and `beside` do.
    """
    form = {".html": as_html, ".txt": as_text}.get(path.suffix.lower())
    if form is None:
        raise Refusal("release_form_not_written", file=path.name)
    lines = form(release_sheet(room, key))
    with beside(path) as partial:
        partial.write_text("\n".join(map(visible, lines)) + "\n", "utf-8", newline="\n")


def release_sheet(room: Room, key: int) -> ReleaseSheet:
    """The notice of somebody who was released; raises `Refusal("release_first")`."""
    line = room.isolation.line(key)
    if line is None:
        raise Refusal("isolated_unknown", name="—")
    isolation = line.isolation
    person = isolation.person
    if isolation.state is not IsolationState.RELEASED:
        raise Refusal("release_first", name=person.name)
    ended = room.local(isolation.ended_at)
    said = _(
        "From {first} to {last} you were under isolation for medical observation. "
        "From {day} {time} on you are released from it."
    ).format(
        first=person.first,
        last=min(isolation.last, f"{ended:%Y-%m-%d}"),
        day=f"{ended:%Y-%m-%d}",
        time=f"{ended:%H:%M}",
    )
    if isolation.reason:
        said = _("{said} The reason: {reason}.").format(said=said, reason=isolation.reason)
    return ReleaseSheet(
        _("Notice of release from isolation"),
        isolation.notice,
        tuple(_facts(person)),
        said,
        tuple(_rows(line)),
        tuple(_signatures(room, f"{ended:%Y-%m-%d}")),
    )


def as_text(sheet: ReleaseSheet) -> Iterator[str]:
    """The notice as lines of text."""
    yield sheet.title
    yield _fact(_("Notice number"), sheet.number)
    yield ""
    yield from (_fact(name, value) for name, value in sheet.facts)
    yield ""
    yield sheet.said
    yield ""
    yield from table(list(sheet.rows))
    for signature in sheet.signatures:
        yield ""
        yield signature


def as_html(sheet: ReleaseSheet) -> Iterator[str]:
    """The notice as a page that loads nothing and in which nothing acts."""
    title = escape(sheet.title)
    yield "<!doctype html>"
    yield f'<html lang="{language()}"><head><meta charset="utf-8">'
    yield '<meta http-equiv="Content-Security-Policy" '
    yield "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield f"<title>{title}</title><style>{_STYLE}</style></head><body><h1>{title}</h1>"
    number = escape(_fact(_("Notice number"), sheet.number))
    yield f'<p class="number">{number}</p>'
    yield from (f"<p>{escape(_fact(name, value))}</p>" for name, value in sheet.facts)
    yield f'<p class="said">{escape(sheet.said)}</p>'
    head, *rows = sheet.rows
    yield f"<table><thead>{_row('th', head)}</thead><tbody>"
    yield from (_row("td", row) for row in rows)
    yield "</tbody></table>"
    yield from (f'<p class="sign">{escape(each)}</p>' for each in sheet.signatures)
    yield "</body></html>"


def _facts(person: Isolated) -> Iterator[tuple[str, str]]:
    """Who it is; numbers are masked, as the paper goes through many hands."""
    told = (
        (_("Name"), person.name),
        (_("Identity number"), identity.masked(person.identity)),
        (_("Phone"), phone.masked(person.phone)),
        (_("Stays at"), person.place),
        (_("Basis"), person.basis),
        (_("In charge"), person.unit),
    )
    yield from (fact for fact in told if fact[1])


def _rows(line: IsolationLine) -> Iterator[tuple[str, ...]]:
    yield _("Date"), _("Day n"), word(Half.MORNING), word(Half.EVENING)
    isolation = line.isolation
    end = isolation.ended
    assert end is not None
    until = min(end, HalfDay(isolation.last, Half.EVENING))
    for day in dict.fromkeys(each.day for each in half_days(isolation, until)):
        told = (_reading(line, HalfDay(day, half), end) for half in Half)
        yield day, str(isolation.person.number(day)), *told


def _reading(line: IsolationLine, at: HalfDay, end: HalfDay) -> str:
    state = line.filled(at, end)
    if state in (Filled.MEASURED, Filled.ABNORMAL):
        return temperature.shown(line.readings[at].tenths)
    if state is Filled.NOT_ATTEMPTED:
        return _("{said}: {words}").format(said=word(state), words=line.readings[at].reason)
    return word(state) if state is Filled.MISSED else "—"


def _signatures(room: Room, day: str) -> Iterator[str]:
    yield _("Given by (seal): {room}").format(room=room.rules().name)
    yield _("Officer's signature: {rule}  Signature of the person: {rule}").format(rule=_RULE)
    yield _fact(_("Date"), day)


def _row(tag: str, row: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in row)}</tr>"


def _fact(name: str, value: str) -> str:
    return _("{name}: {value}").format(name=name, value=value)
