"""A handover as its steps have made it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from dutyroom.domain.handover.events import (
    HandoverAccepted,
    HandoverDeferred,
    HandoverForced,
    HandoverOffered,
    HandoverReviewed,
    HandoverSupplemented,
    ItemAnswered,
    ItemQuestioned,
    ItemReadBack,
    ItemReturned,
    ItemsAccepted,
    Pin,
    QueryAnswered,
    SheetReturned,
    ShiftOpened,
    Step,
)
from dutyroom.domain.handover.sheet import Sheet
from dutyroom.domain.handover.terms import Act, Flag, ItemState, State, Verdict


@dataclass(frozen=True, slots=True)
class Deed:
    """What one officer did, when, and in which words."""

    act: Act
    officer: int
    at_ms: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is handed over, and what was decided about it."""

    key: str
    part: str
    red: bool
    state: ItemState = ItemState.UNDECIDED
    deeds: tuple[Deed, ...] = ()

    def after(self, state: ItemState, deed: Deed) -> "Item":
        """The item after one more deed."""
        return replace(self, state=state, deeds=(*self.deeds, deed))


@dataclass(frozen=True, slots=True)
class Case:
    """A handover from its first offer on."""

    number: str
    sheet: Sheet
    pins: tuple[Pin, ...]
    """The cut of the latest offer, the book of the offer first."""
    outgoing: int
    """Who hands over; 0 at an opening."""
    outgoing_name: str
    offered_by: int
    """Who signed the offer: the outgoing officer, or a leader in that place."""
    offered_ms: int
    state: State
    flags: tuple[Flag, ...]
    items: Mapping[str, Item]
    deeds: tuple[Deed, ...]
    """Everything about the whole sheet, in order."""
    previous: str = ""
    incoming: int = 0
    incoming_name: str = ""
    accepted_ms: int = 0

    @property
    def seal(self) -> str:
        """What the sheet prints of the head it pins: 12 hex digits."""
        return self.pins[0].hash[:12]

    def of(self, *acts: Act) -> tuple[Deed, ...]:
        """What was done about the whole sheet in some ways, in order: its supplements, say."""
        return tuple(deed for deed in self.deeds if deed.act in acts)

    def count(self, *states: ItemState) -> int:
        """How many items are in one of some states."""
        return sum(item.state in states for item in self.items.values())


def begun(event: ShiftOpened | HandoverOffered, officer: int, at_ms: int) -> Case:
    """A handover as its first step has it."""
    act = Act.OFFER
    if isinstance(event, ShiftOpened):
        act = Act.OPEN
    elif isinstance(event, HandoverForced):
        act = Act.FORCE
    case = Case(
        event.number, event.sheet, event.pins, 0, "", officer, at_ms, State.OFFERED,
        event.flags, _items(event.sheet), (Deed(act, officer, at_ms, event.reason),),
    )  # fmt: skip
    if isinstance(event, ShiftOpened):
        return replace(
            case, state=State.ACCEPTED, incoming=officer, incoming_name=event.name,
            accepted_ms=at_ms,
        )  # fmt: skip
    return replace(case, outgoing=event.outgoing, outgoing_name=event.name, previous=event.previous)


def after(case: Case, event: Step, officer: int, at_ms: int) -> Case:
    """The handover after one more step."""

    def did(act: Act, words: str = "") -> tuple[Deed, ...]:
        return (*case.deeds, Deed(act, officer, at_ms, words))

    match event:
        case ShiftOpened() | HandoverOffered():
            anew = begun(event, officer, at_ms)
            return replace(anew, deeds=case.deeds + anew.deeds)
        case SheetReturned():
            return replace(case, state=State.RETURNED, deeds=did(Act.RETURN, event.reason))
        case HandoverDeferred():
            return replace(case, state=State.DEFERRED, deeds=did(Act.DEFER, event.reason))
        case HandoverAccepted():
            return replace(
                case, state=State.ACCEPTED, deeds=did(Act.ACCEPT, event.reason),
                flags=event.flags, incoming=event.incoming, incoming_name=event.name,
                accepted_ms=at_ms,
            )  # fmt: skip
        case HandoverSupplemented():
            return replace(case, deeds=did(Act.SUPPLEMENT, event.text))
        case HandoverReviewed(verdict=Verdict.AGREED):
            return replace(case, state=State.REVIEWED, deeds=did(Act.AGREE, event.remark))
        case HandoverReviewed():
            return replace(case, state=State.QUERIED, deeds=did(Act.QUERY, event.remark))
        case QueryAnswered():
            return replace(case, state=State.ACCEPTED, deeds=did(Act.ANSWER_QUERY, event.text))
        case _:
            return replace(case, items=_decided(case.items, event, officer, at_ms))


def _items(sheet: Sheet) -> Mapping[str, Item]:
    return MappingProxyType({key: Item(key, part, red) for part, key, red in sheet.items()})


def _decided(
    items: Mapping[str, Item],
    event: ItemsAccepted | ItemReadBack | ItemQuestioned | ItemReturned | ItemAnswered,
    officer: int,
    at_ms: int,
) -> Mapping[str, Item]:
    """The items after one step about some of them."""

    def with_(keys: Iterable[str], state: ItemState, act: Act, words: str) -> Mapping[str, Item]:
        deed = Deed(act, officer, at_ms, words)
        changed = {key: items[key].after(state, deed) for key in keys if key in items}
        return MappingProxyType({**items, **changed})

    match event:
        case ItemsAccepted(keys):
            return with_(keys, ItemState.ACCEPTED, Act.ACCEPT, "")
        case ItemReadBack(key, words):
            return with_((key,), ItemState.ACCEPTED, Act.READ_BACK, words)
        case ItemQuestioned(key, text):
            return with_((key,), ItemState.QUESTIONED, Act.QUESTION, text)
        case ItemReturned(key, reason):
            return with_((key,), ItemState.RETURNED, Act.RETURN, reason)
        case ItemAnswered(key, text):
            held = items.get(key)
            returned = held is not None and held.state is ItemState.RETURNED
            state = ItemState.SETTLED if returned else ItemState.ANSWERED
            return with_((key,), state, Act.ANSWER, text)
