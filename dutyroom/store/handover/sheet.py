"""The sheet of a handover, compiled from the books as they stand; nothing is written."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dutyroom.domain.handover import rows, sheet
from dutyroom.domain.handover.draft import Draft
from dutyroom.domain.handover.sheet import Head, Section, Sheet, section
from dutyroom.domain.handover.terms import Overall
from dutyroom.domain.hotline import Outcome
from dutyroom.domain.text import clean
from dutyroom.journal import identity
from dutyroom.journal.stamp import recorded_ms
from dutyroom.store.handover import gates, roster
from dutyroom.store.handover.matters import OpenMatters
from dutyroom.store.handover.missed import missed

if TYPE_CHECKING:
    from dutyroom.store.room import Room

FORM = "handover"
"""The form under which the draft of a handover is kept."""
LONGEST_TEXT = 200
"""Characters of a call that stand on the sheet; its number leads to the rest."""


def compile_sheet(room: "Room", post: int, draft: Draft) -> Sheet:
    """What a post hands over at this moment."""
    at = room.now()
    head = _head(room, post, clean(draft.weather), at)
    matters = OpenMatters(room, at)
    sections = tuple(each for each in _sections(room, head, draft, matters) if each.rows)
    bare = Sheet(head, Overall.CALM, draft.stated, sections)
    return Sheet(head, _overall(bare, overdue=matters.any_overdue()), draft.stated, sections)


def _head(room: "Room", post: int, weather: str, at: int) -> Head:
    held = room.handover.current(post)
    from_at = at if held is None else held.since_ms // 1000
    slots = roster.change(room, post, from_at, at)
    shift = slots.ending or slots.beginning
    return Head(
        post, room.roster.post_name(post), room.rules().offset, from_at, at,
        shift.shift if shift else "", shift.starts_at if shift else 0,
        shift.ends_at if shift else 0, roster.people(room, slots.ending),
        roster.people(room, slots.beginning),
        roster.leader(slots, room.roster.on_duty(at)), weather,
    )  # fmt: skip


def _sections(room: "Room", head: Head, draft: Draft, matters: OpenMatters) -> Iterator[Section]:
    spans = _since_cut(room, head.post)
    yield section(sheet.WARNINGS, matters.warnings())
    yield section(sheet.INCIDENTS, matters.incidents())
    yield section(sheet.MISSED, missed(room, head.from_at, head.to_at))
    yield matters.matters(sheet.MATTERS)
    yield matters.matters(sheet.INSTRUCTIONS)
    yield section(sheet.CALLS, _calls(room, head.post, spans))
    yield section(sheet.POSTS, gates.posts(room, head.from_at, head.to_at))
    yield section(sheet.FEVERS, gates.fevers(room))
    yield section(sheet.CONDITIONS, (*matters.conditions(), *_conditions(draft)))
    yield section(sheet.SUPPLIES, _supplies(room, head.post, draft))
    yield section(sheet.RISKS, matters.risks())
    yield section(sheet.DRAFTS, _drafts(room))
    yield section(sheet.CORRECTIONS, _corrections(room, spans))
    yield section(sheet.PLAN, map(rows.TextRow, filter(None, map(clean, draft.plan))))
    remarks = clean(draft.remarks, lines=True)
    yield section(sheet.REMARKS, (rows.TextRow(remarks),) if remarks else ())


def _overall(made: Sheet, *, overdue: bool) -> Overall:
    """Urgent with anything red; watch with anything overdue, waiting, silent or warned of."""
    if any(red for _, _, red in made.items()):
        return Overall.URGENT
    posts = made.rows(sheet.POSTS)
    uneasy = overdue or bool(made.rows(sheet.WARNINGS)) or bool(made.rows(sheet.FEVERS))
    if uneasy or any(post.silent or not post.covered for post in posts):
        return Overall.WATCH
    return Overall.CALM


def _since_cut(room: "Room", post: int) -> list[tuple[int, int]]:
    """The keys of the entries of the current shift, book by book."""
    held = room.handover.current(post)
    cut: dict[str, int] = {}
    if held is not None:
        cut = dict(
            room.file.rows(
                "SELECT c.uid, c.seq FROM handover_cut c JOIN handover h ON h.id = c.handover "
                "WHERE h.subject = ?",
                (held.subject,),
            )
        )
    return [
        (identity.row_id(no, cut.get(uid, 0) + 1), identity.span(no)[1])
        for no, uid in room.file.rows("SELECT no, uid FROM book WHERE parent IS NULL ORDER BY no")
    ]


def _calls(room: "Room", post: int, spans: list[tuple[int, int]]) -> Iterator[rows.CallRow]:
    """The calls that wait: nobody has dealt with them or opened a matter from them.

    Those that waited when this shift was taken over come first, then those written down in it.
    """
    waiting = (
        "SELECT subject, urgency = 'immediate', number, received_at, category, urgency, place, "
        "substr(text, 1, ?), outcome FROM call WHERE {which} AND struck = 0 "
        "AND outcome IN (?, ?) AND NOT EXISTS "
        "(SELECT 1 FROM matter m WHERE m.source = call.subject AND m.source <> '') ORDER BY id"
    )
    states = (Outcome.OPEN, Outcome.FOLLOW_UP)
    asked: list[tuple[str, tuple[object, ...]]] = [
        ("subject = ?", (key,)) for key in _waited(room, post)
    ]
    asked += [("id BETWEEN ? AND ?", span) for span in spans]
    for which, values in asked:
        sql = waiting.format(which=which)
        for key, red, *facts in room.file.each(sql, (LONGEST_TEXT, *values, *states)):
            yield rows.CallRow(key, bool(red), *facts)


def _waited(room: "Room", post: int) -> list[str]:
    """The calls that waited when the shift that runs was taken over."""
    held = room.handover.current(post)
    if held is None:
        return []
    return [each.key for each in room.handover.case(held.subject).sheet.rows(sheet.CALLS)]


def _conditions(draft: Draft) -> Iterator[rows.ConditionRow]:
    for place, each in enumerate(draft.conditions):
        if text := clean(each.text):
            yield rows.ConditionRow(f"condition:{place}", False, "", text, each.until)


def _supplies(room: "Room", post: int, draft: Draft) -> Iterator[rows.SupplyRow]:
    """What was counted now, and after it what was counted last time and not now."""
    last = {each.name: each for each in room.handover.supplies_last(post)}
    for each in draft.supplies:
        name = clean(each.name)
        before = last.pop(name, None)
        count = -1 if before is None else before.count
        yield _supply(name, clean(each.uom), count, each.count)
    for each in last.values():
        yield _supply(each.name, each.uom, each.count, -1)


def _supply(name: str, uom: str, last: int, now: int) -> rows.SupplyRow:
    return rows.SupplyRow(f"supply:{name}", False, name, uom, last, now)


def _drafts(room: "Room") -> Iterator[rows.DraftRow]:
    for form, name, begun_ms in room.file.rows(
        "SELECT d.form, ifnull(o.name, ''), d.begun_ms FROM draft d "
        "LEFT JOIN officer o ON o.key = d.officer WHERE d.form <> ? ORDER BY d.begun_ms, d.id",
        (FORM,),
    ):
        yield rows.DraftRow(form, name, begun_ms // 1000)


def _corrections(room: "Room", spans: list[tuple[int, int]]) -> Iterator[rows.CorrectionRow]:
    sql = (
        "SELECT s.target, ifnull(c.number, ifnull(m.number, '')), s.reason, ifnull(o.name, ''), "
        "s.stamp, CASE WHEN c.id THEN 'call' WHEN m.id THEN 'matter' ELSE '' END "
        "FROM struck s LEFT JOIN call c ON c.subject = s.target "
        "LEFT JOIN matter m ON m.subject = s.target LEFT JOIN officer o ON o.key = s.officer "
        "WHERE s.entry BETWEEN ? AND ? ORDER BY s.entry"
    )
    for span in spans:
        for target, number, reason, officer, stamp, record in room.file.each(sql, span):
            at = recorded_ms(stamp) // 1000
            yield rows.CorrectionRow(target, number, reason, officer, at, record)
