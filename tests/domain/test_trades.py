"""What may be traded, by whom and how late, and what becomes of the slots."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyroom.domain.calendar import Calendar, Span
from dutyroom.domain.checks import Finding, Light, Person, Reason, Standards
from dutyroom.domain.fairness import Stood, ledger
from dutyroom.domain.moment import Moment
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Duty, DutyRole, Slot
from dutyroom.domain.roster_versions import Key, key_of_slot
from dutyroom.domain.shift_parts import continues, next_part, unsplit
from dutyroom.domain.trades import rules
from dutyroom.domain.trades.broken import broken
from dutyroom.domain.trades.effects import carried, taken_over, traded
from dutyroom.domain.trades.events import TradeProposed
from dutyroom.domain.trades.notice import is_short
from dutyroom.domain.trades.rules import Hand
from dutyroom.domain.trades.trade import (
    Offer,
    Step,
    Stint,
    Trade,
    TradeKind,
    TradeState,
    should_have_stood,
)
from dutyroom.store.calendar import shipped_years

HOUR = 3600
ROOM = 7
ZHANG, LI, WANG, CHIEF, DEPUTY = 1, 2, 3, 8, 9
CALENDAR = Calendar(shipped_years())
LEADERS = frozenset({CHIEF, DEPUTY})


def at(when: str) -> int:
    """A time in China."""
    return Moment.parse_iso(f"{when}+08:00").at


def night(day: str, *crew: int, hours: int = 12) -> Slot:
    """The night shift of a day, from 20:00 on, the first of the crew its main officer."""
    duties = tuple(
        Duty(officer, DutyRole.SECOND if place else DutyRole.MAIN)
        for place, officer in enumerate(crew)
    )
    starts_at = at(f"{day} 20:00")
    return Slot(ROOM, day, starts_at, starts_at + hours * HOUR, "夜班", duties)


def stint(slot: Slot, officer: int) -> Stint:
    """An officer's duty in a slot."""
    [role] = (duty.role for duty in slot.crew if duty.officer == officer)
    return Stint(slot.post, slot.day, slot.starts_at, slot.ends_at, slot.shift, officer, role)


def by_key(*slots: Slot) -> dict[Key, Slot]:
    return {key_of_slot(slot): slot for slot in slots}


TENTH, TWELFTH = night("2026-12-10", ZHANG, CHIEF), night("2026-12-12", LI)
COVER = Offer(TradeKind.COVER, stint(TENTH, ZHANG), LI)
SWAP = replace(COVER, trade_kind=TradeKind.SWAP, returned=stint(TWELFTH, LI))
BEFORE = TENTH.starts_at - 5 * 24 * HOUR
SLOTS = by_key(TENTH, TWELFTH)


def trade(state: TradeState, offer: Offer = COVER, number: int = 1, by: int = ZHANG) -> Trade:
    return Trade(
        f"trade {number}",
        f"1210-000{number}",
        offer,
        state,
        False,
        (),
        False,
        (Step(state, by, number),),
    )


def propose(offer: Offer, hand: Hand, now: int = BEFORE, slots: Iterable[Slot] = ()) -> object:
    found = by_key(*slots) or SLOTS
    return rules.propose("1205-0001", offer, found, hand, now, CALENDAR)


def refused(code: str, rule: object, *arguments: object) -> None:
    with pytest.raises(Refusal) as told:
        rule(*arguments)  # type: ignore[operator]
    assert told.value.code == code


@pytest.mark.parametrize(
    ("day", "hours", "short"),
    [
        ("2026-12-10", 24, False),
        ("2026-12-10", 23.99, True),
        ("2026-10-01", 48, False),
        ("2026-10-01", 47.99, True),
        ("2026-10-03", 30, True),  # a Saturday among the days off of the National Day
        ("2026-10-06", 30, True),  # a day moved to be off
        ("2026-10-10", 30, False),  # a Saturday worked for it
        ("2026-11-30", 24, False),
        ("2027-01-01", 24, False),  # the notice of 2027 is not entered
    ],
)
def test_a_day_of_notice_is_enough_and_two_at_holidays(day: str, hours: float, short: bool) -> None:
    slot = night(day, ZHANG)
    offer = Offer(TradeKind.COVER, stint(slot, ZHANG), LI)
    assert is_short(offer, slot.starts_at - round(hours * HOUR), CALENDAR) is short


def test_both_duties_of_a_swap_need_their_notice() -> None:
    eve = night("2026-12-05", LI)
    offer = replace(SWAP, returned=stint(eve, LI))
    assert is_short(offer, eve.starts_at - 23 * HOUR, CALENDAR)
    assert not is_short(offer, eve.starts_at - 24 * HOUR, CALENDAR)


def test_a_proposal_says_for_whom_it_was_made_and_that_it_came_late() -> None:
    late = TENTH.starts_at - HOUR
    assert propose(COVER, Hand(ZHANG)) == TradeProposed("1205-0001", COVER)
    assert propose(COVER, Hand(CHIEF, LEADERS), late) == TradeProposed(
        "1205-0001", COVER, True, ZHANG
    )


@pytest.mark.parametrize(
    ("offer", "hand", "now", "slots", "code"),
    [
        (COVER, Hand(LI), BEFORE, (), "trade_not_yours"),
        (COVER, Hand(ZHANG), TENTH.starts_at, (), "trade_begun"),
        (COVER, Hand(ZHANG), TENTH.starts_at - 1, (), ""),
        (COVER, Hand(ZHANG), BEFORE, (TWELFTH,), "trade_outdated"),
        (COVER, Hand(ZHANG), BEFORE, (night("2026-12-10", WANG, ZHANG),), "trade_outdated"),
        (COVER, Hand(ZHANG), BEFORE, (night("2026-12-10", ZHANG, LI),), "trade_officer_in_slot"),
        (replace(COVER, other=ZHANG), Hand(ZHANG), BEFORE, (), "trade_same_officer"),
        (replace(COVER, trade_kind=TradeKind.SWAP), Hand(ZHANG), BEFORE, (),
         "trade_return_missing"),
        (replace(SWAP, trade_kind=TradeKind.COVER), Hand(ZHANG), BEFORE, (),
         "trade_return_missing"),
        (replace(SWAP, other=WANG), Hand(ZHANG), BEFORE, (), "trade_same_officer"),
        (SWAP, Hand(ZHANG), TWELFTH.starts_at, (), "trade_begun"),
        (SWAP, Hand(ZHANG), BEFORE, (TENTH, night("2026-12-12", WANG)), "trade_outdated"),
        (SWAP, Hand(ZHANG), BEFORE, (TENTH, night("2026-12-12", LI, ZHANG)),
         "trade_officer_in_slot"),
    ],
)  # fmt: skip
def test_only_what_can_be_stood_is_proposed(
    offer: Offer, hand: Hand, now: int, slots: tuple[Slot, ...], code: str
) -> None:
    if code:
        refused(code, propose, offer, hand, now, slots)
    else:
        propose(offer, hand, now, slots)


def test_the_other_agrees_or_a_supervisor_who_is_not_the_giver() -> None:
    proposed = trade(TradeState.PROPOSED)
    assert rules.agree(proposed, SLOTS, Hand(LI), BEFORE).on_behalf == 0
    assert rules.agree(proposed, SLOTS, Hand(CHIEF, LEADERS), BEFORE).on_behalf == LI
    giver = Hand(ZHANG, LEADERS | {ZHANG})
    refused("trade_not_yours", rules.agree, proposed, SLOTS, Hand(WANG), BEFORE)
    refused("trade_not_yours", rules.agree, proposed, SLOTS, giver, BEFORE)
    refused("trade_not_yours", rules.decline, proposed, giver)
    refused("trade_begun", rules.agree, proposed, SLOTS, Hand(LI), TENTH.starts_at)


@pytest.mark.parametrize("state", [each for each in TradeState if each.waits is False])
def test_what_is_settled_stays_settled(state: TradeState) -> None:
    settled, chief = trade(state), Hand(CHIEF, LEADERS)
    refused("trade_settled", rules.agree, settled, SLOTS, Hand(LI), BEFORE)
    refused("trade_settled", rules.decline, settled, Hand(LI))
    refused("trade_settled", rules.withdraw, settled, Hand(ZHANG))
    refused("trade_settled", rules.approve, settled, SLOTS, chief, BEFORE, ())
    refused("trade_settled", rules.refuse, settled, chief, "不行")


def test_who_proposed_withdraws_and_whoever_it_was_proposed_for() -> None:
    proposed = trade(TradeState.AGREED, by=CHIEF)
    assert rules.withdraw(proposed, Hand(CHIEF, LEADERS)).on_behalf == 0
    assert rules.withdraw(proposed, Hand(ZHANG)).on_behalf == 0
    assert rules.withdraw(proposed, Hand(DEPUTY, LEADERS)).on_behalf == ZHANG
    refused("trade_not_yours", rules.withdraw, proposed, Hand(LI))
    taken = trade(TradeState.TAKEN_OVER)
    refused("trade_settled", rules.withdraw, taken, Hand(ZHANG))


@pytest.mark.parametrize(
    ("officer", "deciders", "as_party"),
    [
        (CHIEF, LEADERS, False),
        (LI, LEADERS, "trade_leader_missing"),
        (LI, LEADERS | {LI}, "trade_own"),
        (LI, frozenset({LI}), True),
        (LI, frozenset({LI, ZHANG}), True),
    ],
)
def test_a_party_approves_only_where_nobody_else_could(
    officer: int, deciders: frozenset[int], as_party: bool | str
) -> None:
    agreed, hand = trade(TradeState.AGREED), Hand(officer, deciders)
    if isinstance(as_party, str):
        refused(as_party, rules.approve, agreed, SLOTS, hand, BEFORE, ())
        refused(as_party, rules.refuse, agreed, hand, "不行")
    else:
        assert rules.approve(agreed, SLOTS, hand, BEFORE, ()).as_party is as_party


def test_what_is_not_agreed_is_not_approved_and_what_breaks_rules_needs_a_word() -> None:
    chief = Hand(CHIEF, LEADERS)
    red = (Finding(Reason.SHORT_REST, Light.RED, ROOM, "2026-12-10", "夜班", 0, LI),)
    agreed = trade(TradeState.AGREED)
    proposed = trade(TradeState.PROPOSED)
    refused("trade_settled", rules.approve, proposed, SLOTS, chief, BEFORE, ())
    refused("trade_word_missing", rules.approve, agreed, SLOTS, chief, BEFORE, red)
    refused("trade_begun", rules.approve, agreed, SLOTS, chief, TENTH.starts_at, ())
    refused("reason_missing", rules.refuse, agreed, chief, "")
    approved = rules.approve(agreed, SLOTS, chief, BEFORE, red, "知悉")
    assert (approved.red, approved.word) == (red, "知悉")
    assert approved.slots == traded(COVER, SLOTS)


def test_roles_stay_with_the_slots() -> None:
    given_, returned = traded(SWAP, SLOTS)
    assert given_ == replace(TENTH, crew=(Duty(LI, DutyRole.MAIN), TENTH.crew[1]))
    assert returned == replace(TWELFTH, crew=(Duty(ZHANG, DutyRole.MAIN),))


def takeover(moment: str, other: int = LI) -> Offer:
    return replace(COVER, trade_kind=TradeKind.TAKEOVER, other=other, from_at=at(moment))


def test_a_slot_is_split_where_it_is_taken_over() -> None:
    event = rules.take_over(
        "1211-0001", takeover("2026-12-11 03:12:45"), SLOTS, Hand(LI), TENTH.ends_at
    )
    first, rest = event.slots
    split = at("2026-12-11 03:12")
    assert first == replace(TENTH, ends_at=split)
    assert (rest.day, rest.shift, rest.starts_at, rest.ends_at) == (
        "2026-12-10", "夜班(2)", split, TENTH.ends_at,
    )  # fmt: skip
    assert rest.crew == (Duty(LI, DutyRole.MAIN), TENTH.crew[1])


def test_a_slot_taken_over_from_its_beginning_is_not_split() -> None:
    offer = takeover("2026-12-10 20:00:59")
    [whole] = rules.take_over("1211-0001", offer, SLOTS, Hand(LI), TENTH.ends_at).slots
    assert whole == traded(COVER, SLOTS)[0]


@pytest.mark.parametrize(
    ("offer", "hand", "now", "code"),
    [
        (takeover("2026-12-10 19:59"), Hand(LI), TENTH.ends_at, "takeover_moment"),
        (takeover("2026-12-11 08:00"), Hand(LI), TENTH.ends_at, "takeover_moment"),
        (takeover("2026-12-11 07:59"), Hand(LI), TENTH.ends_at, ""),
        (takeover("2026-12-11 03:00"), Hand(LI), at("2026-12-11 02:59"), "takeover_moment"),
        (takeover("2026-12-11 03:00"), Hand(ZHANG), TENTH.ends_at, "trade_not_yours"),
        (takeover("2026-12-11 03:00"), Hand(CHIEF, LEADERS), TENTH.ends_at, ""),
        (takeover("2026-12-11 03:00", CHIEF), Hand(CHIEF), TENTH.ends_at,
         "trade_officer_in_slot"),
    ],
)  # fmt: skip
def test_a_running_duty_is_taken_over_by_who_takes_it(
    offer: Offer, hand: Hand, now: int, code: str
) -> None:
    if code:
        refused(code, rules.take_over, "1211-0001", offer, SLOTS, hand, now)
    else:
        event = rules.take_over("1211-0001", offer, SLOTS, hand, now)
        assert event.on_behalf == (LI if hand.officer == CHIEF else 0)


def test_a_takeover_is_confirmed_without_changing_anything() -> None:
    taken = trade(TradeState.TAKEN_OVER, takeover("2026-12-11 03:00"))
    event = rules.approve(taken, {}, Hand(CHIEF, LEADERS), TENTH.ends_at, ())
    assert event.slots == ()


def test_what_a_trade_breaks_is_what_it_adds_for_the_two() -> None:
    day = Slot(ROOM, "2026-12-10", at("2026-12-10 08:00"), TENTH.starts_at, "白班",
               (Duty(LI, DutyRole.MAIN),))  # fmt: skip
    around = [day, TENTH, TWELFTH]
    people = (Person(ZHANG, leave=(Span("2026-12-12", "2026-12-12"),)),)

    def found(offer: Offer) -> list[tuple[Reason, int]]:
        told = broken(offer, around, traded(offer, SLOTS), people, CALENDAR, Standards())
        return [(each.reason, each.officer) for each in told]

    assert found(COVER) == [(Reason.LONG_DAY, LI)]
    assert found(SWAP) == [(Reason.LONG_DAY, LI), (Reason.ON_LEAVE, ZHANG)]


def test_a_rest_cut_shorter_counts_and_one_that_is_longer_does_not() -> None:
    """Between a day until 20:00 and a morning from 06:00 lie ten hours, or three with a night."""
    day = replace(night("2026-12-09", LI), starts_at=at("2026-12-09 12:00"), shift="中班",
                  ends_at=at("2026-12-09 20:00"))  # fmt: skip
    morning = replace(night("2026-12-10", LI), starts_at=at("2026-12-10 06:00"), shift="早班",
                      ends_at=at("2026-12-10 14:00"))  # fmt: skip

    def rests(giver: int, taker: int) -> list[tuple[Reason, int]]:
        between = night("2026-12-09", giver, hours=7)
        offer = Offer(TradeKind.COVER, stint(between, giver), taker)
        after = traded(offer, by_key(between))
        around = [day, between, morning]
        found = broken(offer, around, after, (), CALENDAR, Standards())
        return [(each.reason, each.found) for each in found if each.reason is Reason.SHORT_REST]

    assert rests(ZHANG, LI) == [(Reason.SHORT_REST, 3 * HOUR)]
    assert rests(LI, ZHANG) == []


def test_who_should_have_stood_is_found_through_several_trades() -> None:
    cover, again = trade(TradeState.APPROVED), Offer(TradeKind.COVER, stint(TENTH, ZHANG), WANG)
    chain = [cover, trade(TradeState.APPROVED, replace(
        again, given=replace(again.given, officer=LI)), 2)]  # fmt: skip
    key = key_of_slot(TENTH)
    assert should_have_stood(chain, key, WANG) == ZHANG
    assert should_have_stood(chain, key, CHIEF) == CHIEF
    assert should_have_stood([trade(TradeState.AGREED)], key, LI) == LI


@pytest.mark.parametrize(
    ("planned", "in_force", "stands"),
    [
        (TENTH, night("2026-12-10", LI, CHIEF), LI),
        (TENTH, TENTH, ZHANG),
        (TENTH, night("2026-12-10", WANG, CHIEF), ZHANG),
        (night("2026-12-10", WANG), night("2026-12-10", LI, CHIEF), WANG),
        (night("2026-12-10", ZHANG, LI), night("2026-12-10", LI, CHIEF), ZHANG),
    ],
)
def test_a_plan_made_anew_keeps_the_trades_that_hold(
    planned: Slot, in_force: Slot, stands: int
) -> None:
    trades = {key_of_slot(TENTH): (trade(TradeState.APPROVED),)}
    [slot] = carried([planned], [in_force], trades)
    assert slot.crew[0] == Duty(stands, DutyRole.MAIN)
    assert slot.crew[1:] == planned.crew[1:]


def test_what_was_taken_over_is_traded_from_then_on() -> None:
    taken = trade(TradeState.REFUSED, takeover("2026-12-11 03:00"))
    first, rest = taken_over(taken.offer, SLOTS)
    assert taken.in_force
    assert taken.moves(key_of_slot(first)) == (0, 0)
    assert taken.moves(key_of_slot(rest)) == (ZHANG, LI)


# -- shifts in parts


def test_the_parts_of_a_shift_are_told_from_two_shifts_of_one_name() -> None:
    first, rest = taken_over(takeover("2026-12-11 03:00"), SLOTS)
    assert continues(rest, first)
    assert not continues(first, rest)
    assert not continues(replace(rest, shift="夜班"), first)
    assert not continues(replace(rest, day="2026-12-11"), first)
    assert [next_part(each) for each in ("", "夜班", "夜班(2)", "班(二)")] == [
        "(2)", "夜班(2)", "夜班(3)", "班(二)(2)",
    ]  # fmt: skip


def test_who_stays_on_stands_one_night_and_who_leaves_the_seconds_until_then() -> None:
    parts = taken_over(takeover("2026-12-11 03:00"), SLOTS)
    book = ledger(parts, CALENDAR, Span("2026-12-10", "2026-12-10"))
    assert book == {
        ZHANG: Stood(1, 1, 0, 0, 7 * HOUR),
        LI: Stood(1, 1, 0, 0, 5 * HOUR),
        CHIEF: Stood(1, 1, 0, 0, 12 * HOUR),
    }


@given(st.lists(st.integers(0, 12 * 60 - 1), max_size=4), st.integers(0, 3))
def test_a_slot_split_anyhow_is_whole_again_for_who_stays(minutes: list[int], hands: int) -> None:
    slots, officers = [TENTH], [LI, WANG, 20, 21]
    for place, minute in enumerate(minutes):
        moment = TENTH.starts_at + minute * 60
        part = next(each for each in slots if each.starts_at <= moment < each.ends_at)
        giver = part.crew[0].officer
        taker = officers[(place + hands) % 4]
        if taker == giver:
            continue
        offer = Offer(TradeKind.TAKEOVER, stint(part, giver), taker, from_at=moment)
        slots.remove(part)
        slots += taken_over(offer, by_key(part))
    own = [each for each in unsplit(slots) if any(duty.officer == CHIEF for duty in each.crew)]
    assert [(each.starts_at, each.ends_at) for each in own] == [(TENTH.starts_at, TENTH.ends_at)]
    stood = [each.ends_at - each.starts_at for each in unsplit(slots) for _duty in each.crew]
    assert sum(stood) == 24 * HOUR
