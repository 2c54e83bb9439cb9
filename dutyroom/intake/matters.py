"""Matters from a file: each with what has come of it so far."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dutyroom.domain.kinds import Kind
from dutyroom.domain.matters import events as on
from dutyroom.domain.matters import fold, rules
from dutyroom.domain.matters.matter import Matter, MatterState, State
from dutyroom.domain.refusal import Refusal
from dutyroom.intake.calls import happened
from dutyroom.intake.headings import Headings, Record
from dutyroom.intake.instants import instant, instant_if_any
from dutyroom.intake.matter_facts import amounts, facts, named
from dutyroom.intake.reading import Oddities, Reading, bad, refused
from dutyroom.intake.words import STATES, YES, plain

HEADINGS = Headings(
    {
        "number": ("事项编号", "number", "编号", "matternumber"),
        "kind": ("事项类型", "kind", "类型", "类别", "事项类别", "type"),
        "title": ("事由", "title", "标题", "事项", "事项名称", "whatitisabout"),
        "received_at": ("接报时间", "receivedat", "时间", "time"),
        "happened_at": ("事发时间", "happenedat", "happened"),
        "place": ("地点", "place", "事发地点", "地址", "location", "address"),
        "level": ("级别", "level", "等级", "紧急程度"),
        "state": ("状态", "state", "办理状态", "status"),
        "stage": ("阶段", "stage"),
        "lead_unit": ("牵头单位", "leadunit"),
        "responsible_unit": ("责任单位", "responsibleunit", "承办单位", "单位", "unit"),
        "assisting_units": ("协办单位", "assistingunits", "配合单位"),
        "owner": ("承办人", "owner", "负责人", "跟办人"),
        "due_at": ("办理时限", "dueat", "时限", "截止时间", "due", "deadline"),
        "assigned_at": ("交办时间", "assignedat", "派出时间"),
        "closed_at": ("办结时间", "closedat"),
        "code": ("办结方式", "code", "closedas"),
        "facts": ("要项", "facts", "particulars"),
        "measures": ("计量", "measures"),
        "reminders": ("催办次数", "reminders"),
        "confidential": ("保密", "confidential", "是否保密"),
        "officer": ("登记人", "officer", "recordedby"),
        "id": ("标识", "id", "identification"),
    },
    required=("kind", "title", "received_at"),
)  # fmt: skip

_BLAMED = {
    "matter_title_missing": "title", "matter_title_long": "title", "matter_code_missing": "code",
    "matter_blanks_missing": "facts", "matter_unit_missing": "responsible_unit",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entered:
    """A matter of a file."""

    matter: Matter
    events: tuple[on.MatterEvent, ...] = ()
    """What has come of it, in order."""
    id: str = ""
    """The global name it has in the room it was written down in."""

    @property
    def same(self) -> tuple[str, str, int, str]:
        """What two rows agree in that are about the same matter."""
        matter = self.matter
        return matter.kind, matter.title, matter.received_at, matter.place


def read(
    records: Iterable[Record],
    kinds: Sequence[Kind],
    *,
    owner_of: Callable[[str], int],
    offset: int,
) -> Iterator[Reading[Entered]]:
    """The matters of a file; times without an offset are local to `offset` (minutes east of UTC).

    `owner_of` gives the officer of a name or number, 0 for nobody. Bad is a row of an unknown kind
    or level, one that its kind would not let be opened or closed so, and one that was struck.
    """
    seen: set[tuple[str, str, int, str]] = set()
    for record in records:
        if record.fault:
            yield bad(record, record.fault)
            continue
        odd = Oddities(record)
        try:
            entered = _entered(record, kinds, owner_of, offset, odd)
        except Refusal as refusal:
            yield refused(record, _blaming(refusal))
            continue
        yield Reading(record.line, entered, odd.problems, repeated=entered.same in seen)
        seen.add(entered.same)


def _entered(
    record: Record,
    kinds: Sequence[Kind],
    owner_of: Callable[[str], int],
    offset: int,
    odd: Oddities,
) -> Entered:
    kind = named(kinds, record.text("kind"))
    if kind is None:
        raise Refusal("matter_kind_unknown", field="kind", text=record.text("kind"))
    received = instant(record, "received_at", offset)
    matter = Matter(
        kind.key, record.text("title"), received.at, received.offset,
        happened(record, received, odd), record.text("place"), _level(record, kind),
        record.text("lead_unit"), record.text("responsible_unit"), _assisting(record),
        _owner(record, owner_of, odd), instant_if_any(record, "due_at", offset),
        facts(record, kind, odd, offset), confidential=plain(record.text("confidential")) in YES,
    )  # fmt: skip
    opened = rules.open_matter("", matter, kind)
    now = fold.begun(opened, kind, received.at, 0)
    return Entered(matter, tuple(_so_far(record, kind, now, odd, offset)), record.text("id"))


def _so_far(
    record: Record, kind: Kind, now: MatterState, odd: Oddities, offset: int
) -> Iterator[on.MatterEvent]:
    """What has come of a matter, as far as a table of matters can tell."""
    state = _state(record, odd)
    assigned_at = instant_if_any(record, "assigned_at", offset)
    closed_at = instant_if_any(record, "closed_at", offset)
    if counted := amounts(record, kind, odd):
        entered = rules.enter_facts(now, kind, on.FactsEntered(measures=counted))
        now = fold.after(now, entered, kind, 0)
        yield entered
    if assigned_at is not None:
        ordered = rules.assign(now, now.matter.responsible_unit, assigned_at)
        now = fold.after(now, ordered, kind, 0)
        yield ordered
    if state.is_open:
        return
    at = next(each for each in (closed_at, assigned_at, now.matter.received_at) if each is not None)
    ended = named(kind.codes, record.text("code"))
    closed = rules.close(now, kind, ended.key if ended else "", at)
    now = fold.after(now, closed, kind, 0)
    yield closed
    result = str(now.value("look_back_result"))
    if state is State.ARCHIVED and now.state is State.LOOK_BACK and result:
        yield rules.look_back(now, kind, result, at)


def _state(record: Record, odd: Oddities) -> State:
    word = record.text("state")
    if word and plain(word) not in STATES:
        odd.note("matter_state_unknown", "state", word)
    state = STATES.get(plain(word), State.OPEN)
    if state is State.STRUCK:
        raise Refusal("matter_row_struck", field="state")
    return state


def _level(record: Record, kind: Kind) -> str:
    word = record.text("level")
    level = named(kind.levels, word)
    if word and level is None:
        raise Refusal("matter_level_unknown", field="level", level=word)
    return level.key if level else ""


def _assisting(record: Record) -> tuple[str, ...]:
    parts = record.text("assisting_units", lines=True).replace("、", "\n").splitlines()
    return tuple(filter(None, map(str.strip, parts)))


def _owner(record: Record, owner_of: Callable[[str], int], odd: Oddities) -> int:
    name = record.text("owner")
    key = owner_of(name) if name else 0
    if name and not key:
        odd.note("matter_owner_unknown", "owner", name)
    return key


def _blaming(refusal: Refusal) -> Refusal:
    """The refusal with the field that is to blame."""
    field = refusal.facts.get("field") or refusal.facts.get("need") or _BLAMED.get(refusal.code, "")
    return Refusal(refusal.code, **(refusal.facts | {"field": field}))
