"""What may be done with a handover, and when: every rule returns a step or refuses."""

import re
from collections.abc import Collection, Sequence

from dutyroom.domain.handover.case import Case, Item
from dutyroom.domain.handover.events import (
    HandoverAccepted,
    HandoverDeferred,
    HandoverReviewed,
    HandoverSupplemented,
    ItemAnswered,
    ItemQuestioned,
    ItemReadBack,
    ItemReturned,
    ItemsAccepted,
    QueryAnswered,
    SheetReturned,
)
from dutyroom.domain.handover.sheet import PLAN, REMARKS, SUPPLIES
from dutyroom.domain.handover.terms import Flag, ItemState, State, Verdict
from dutyroom.domain.moment import Moment
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import clean, fold

LATE_S = 15 * 60
"""A takeover this long after the planned end of the shift is late."""
LONGEST_WORDS = 2000
SHORTEST_READ_BACK = 4
"""Characters that say something of an item."""
NODS = re.compile(
    r"(?:好|是|行|对|嗯|收到|明白|知道|清楚|了解|可以|没问题|已阅|已|都|我|了|的|吧"
    r"|ok|okay|yes|yep|roger|gotit|copy|copied|understood|noted|fine|i|it)*"
)
"""What only says that something was heard."""
DONE = (ItemState.ACCEPTED, ItemState.SETTLED)
"""The states in which an item does not keep the incoming officer from signing."""


def words(text: str, *, code: str) -> str:
    """What somebody said, cleaned; raises `Refusal` with the code for nothing said."""
    said = clean(text, lines=True, limit=LONGEST_WORDS)
    if not said:
        raise Refusal(code)
    return said


def why_off_roster(reason: str, *, on_roster: bool) -> str:
    """The reason somebody signs; raises `Refusal("reason_missing_off_roster")` where one is due."""
    return clean(reason) if on_roster else words(reason, code="reason_missing_off_roster")


# -- items


def accept_items(case: Case, keys: Sequence[str]) -> ItemsAccepted:
    """Accept items, those accepted before passed over.

    Raises `Refusal("not_offered")`, "item_unknown", "read_back_missing" for a red item,
    "items_unanswered" or "items_decided" where none is left.
    """
    found = [_item(case, key) for key in keys]
    taken = [item for item in found if item.state is not ItemState.ACCEPTED]
    if red := sum(item.red for item in taken):
        raise Refusal("read_back_missing", n=red)
    _check_answered(taken)
    if not taken:
        raise Refusal("items_decided")
    return ItemsAccepted([item.key for item in taken])


def read_back(case: Case, key: str, text: str) -> ItemReadBack:
    """Accept an item in own words.

    Raises `Refusal` as accepting does, "words_missing" or "read_back_empty" for a mere nod.
    """
    item = _item(case, key)
    _check_answered([item])
    if item.state is ItemState.ACCEPTED:
        raise Refusal("items_decided")
    said = words(text, code="words_missing")
    if not says_something(said):
        raise Refusal("read_back_empty")
    return ItemReadBack(key, said)


def says_something(text: str) -> bool:
    """Whether words tell of an item, and not only that it was heard."""
    spoken = "".join(each for each in fold(text).lower() if each.isalnum())
    return len(spoken) >= SHORTEST_READ_BACK and NODS.fullmatch(spoken) is None


def question(case: Case, key: str, text: str) -> ItemQuestioned:
    """Ask about an item; raises `Refusal("question_missing")` or as accepting does."""
    item = _item(case, key)
    _check_answered([item])
    return ItemQuestioned(key, words(text, code="question_missing"))


def return_item(case: Case, key: str, reason: str) -> ItemReturned:
    """Do not take an item over; raises `Refusal("return_reason_missing")`."""
    _item(case, key)
    return ItemReturned(key, words(reason, code="return_reason_missing"))


def answer(case: Case, key: str, text: str, officer: int) -> ItemAnswered:
    """Answer for an item; raises `Refusal("outgoing_only")`, "nothing_asked", "answer_missing"."""
    item = _item(case, key)
    if officer not in (case.outgoing, case.offered_by):
        raise Refusal("outgoing_only", name=case.outgoing_name)
    if item.state not in (ItemState.QUESTIONED, ItemState.RETURNED):
        raise Refusal("nothing_asked")
    return ItemAnswered(key, words(text, code="answer_missing"))


def _item(case: Case, key: str) -> Item:
    check_offered(case)
    if key not in case.items:
        raise Refusal("item_unknown")
    return case.items[key]


def _check_answered(items: Sequence[Item]) -> None:
    asked = sum(item.state in (ItemState.QUESTIONED, ItemState.RETURNED) for item in items)
    if asked:
        raise Refusal("items_unanswered", n=asked)


# -- the whole sheet


def check_offered(case: Case) -> None:
    """Raises `Refusal("taken_over_already")` with who did and when, or "not_offered"."""
    if case.accepted_ms:
        at = Moment(case.accepted_ms // 1000, case.sheet.head.offset).local()
        raise Refusal("taken_over_already", by=case.incoming_name, at=f"{at:%H:%M:%S}")
    if case.state is not State.OFFERED:
        raise Refusal("not_offered")


def return_sheet(case: Case, reason: str) -> SheetReturned:
    """Have the sheet completed and offered anew; raises `Refusal("return_reason_missing")`."""
    check_offered(case)
    return SheetReturned(words(reason, code="return_reason_missing"))


def defer(post: int, reason: str, leader: int, *, leads: bool, by_phone: bool) -> HandoverDeferred:
    """Let a handover wait with a leader's consent.

    Raises `Refusal("deferral_reason_missing")` or "consent_missing".
    """
    if not leads:
        raise Refusal("consent_missing")
    return HandoverDeferred(post, words(reason, code="deferral_reason_missing"), leader, by_phone)


def accept(
    case: Case, incoming: int, name: str, at_ms: int, *, on_roster: bool, reason: str
) -> HandoverAccepted:
    """Take over.

    Raises `Refusal("taken_over_already")` or "not_offered", "items_unanswered",
    "read_back_missing", "items_undecided", "reason_missing_off_roster".
    """
    check_decided(case)
    reason = why_off_roster(reason, on_roster=on_roster)
    ends = case.sheet.head.shift_ends
    also = {
        Flag.SAME_OFFICER: incoming == case.outgoing,
        Flag.INCOMING_OFF_ROSTER: not on_roster,
        Flag.LATE: 0 < ends < at_ms // 1000 - LATE_S,
        Flag.RESERVATION: case.count(ItemState.SETTLED) > 0,
    }
    flags = (*case.flags, *(flag for flag, holds in also.items() if holds))
    return HandoverAccepted(incoming, name, flags, reason, filled(case))


def check_decided(case: Case) -> None:
    """Raises `Refusal` as accepting does while any item keeps everybody from signing."""
    check_offered(case)
    if asked := case.count(ItemState.QUESTIONED, ItemState.RETURNED):
        raise Refusal("items_unanswered", n=asked)
    open_items = [item for item in case.items.values() if item.state not in DONE]
    if red := sum(item.red for item in open_items):
        raise Refusal("read_back_missing", n=red)
    if open_items:
        raise Refusal("items_undecided", n=len(open_items))


def filled(case: Case) -> int:
    """How complete a handover is, in thousandths: the filled sections and the decided items."""
    sheet = case.sheet
    supplies = sheet.rows(SUPPLIES)
    by_hand = (
        bool(sheet.head.weather),
        bool(sheet.head.leader),
        bool(sheet.head.outgoing),
        all(row.now >= 0 for row in supplies) and bool(supplies),
        bool(sheet.rows(PLAN)),
        bool(sheet.rows(REMARKS)),
    )
    shares = [sum(by_hand) / len(by_hand)]
    if case.items:
        shares.append(case.count(*DONE) / len(case.items))
    return round(1000 * sum(shares) / len(shares))


# -- afterwards


def supplement(case: Case, text: str) -> HandoverSupplemented:
    """Add to a handover that was taken over; raises `Refusal("not_accepted")`."""
    _check_accepted(case)
    return HandoverSupplemented(words(text, code="supplement_missing"))


def check_reviewer(officer: int, signed: Collection[int], *, leads: bool, alone: bool) -> None:
    """Nobody reviews what they signed themselves, unless nobody else supervises the room.

    Raises `Refusal("supervisor_only")` or "own_handover".
    """
    if not leads:
        raise Refusal("supervisor_only")
    if officer in signed and not alone:
        raise Refusal("own_handover")


def review(case: Case, verdict: Verdict, remark: str) -> HandoverReviewed:
    """Agree to a handover or ask about it; a question needs words.

    Raises `Refusal("not_accepted")`, "reviewed_already" or "question_missing".
    """
    _check_accepted(case)
    if case.state is State.REVIEWED:
        raise Refusal("reviewed_already")
    said = clean(remark, lines=True, limit=LONGEST_WORDS)
    if verdict is Verdict.QUERIED:
        said = words(remark, code="question_missing")
    return HandoverReviewed(verdict, said)


def answer_query(case: Case, text: str) -> QueryAnswered:
    """Answer what a leader asked; raises `Refusal("nothing_asked")` or "answer_missing"."""
    if case.state is not State.QUERIED:
        raise Refusal("nothing_asked")
    return QueryAnswered(words(text, code="answer_missing"))


def _check_accepted(case: Case) -> None:
    if not case.accepted_ms:
        raise Refusal("not_accepted")
