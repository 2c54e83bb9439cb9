"""Duties swapped, covered for and taken over, as the journal has them."""

from dataclasses import replace

from dutyroom.domain.checks import Finding, Light
from dutyroom.domain.moment import Moment
from dutyroom.domain.officers import Role
from dutyroom.domain.patterns import month_of
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import LONGEST_SLOT_S, Slot
from dutyroom.domain.roster_versions import Key, key_of_slot
from dutyroom.domain.trades import rules
from dutyroom.domain.trades.effects import taken_over, traded
from dutyroom.domain.trades.events import DutyTakenOver, TradeApproved, TradeEvent
from dutyroom.domain.trades.notice import is_short
from dutyroom.domain.trades.rules import Hand
from dutyroom.domain.trades.trade import Offer, Stint, Trade, TradeKind, TradeState
from dutyroom.store.entry import Entry
from dutyroom.store.rostering import trade_tables
from dutyroom.store.rostering.trade_outlook import STINT, Outlook, broken_by_offer
from dutyroom.store.section import Section

_HELD = "SELECT count(*) FROM trade WHERE begun_at >= ? AND begun_at < ?"


class Trades(Section):
    """Every swap, cover and takeover there was."""

    events = TradeEvent.__args__
    tables = ("trade", "trade_stint", "trade_step")

    # -- questions

    def get(self, subject: str) -> Trade:
        """One trade; raises `Refusal("trade_unknown")`."""
        trade = self.find(subject)
        if trade is None:
            raise Refusal("trade_unknown", number=subject)
        return trade

    def find(self, subject: str) -> Trade | None:
        """One trade; None where there is none, or its first entry was erased."""
        return next(iter(trade_tables.read(self.file, (subject,))), None)

    def numbered(self, number: str) -> Trade:
        """The latest trade of a number; raises `Refusal("trade_unknown")`."""
        for trade in self._where("t.number = ? ORDER BY t.stamp DESC LIMIT 1", number):
            return trade
        raise Refusal("trade_unknown", number=number)

    def waiting_for(self, officer: int) -> list[Trade]:
        """What an officer is to say something about: to agree, or, who supervises, to decide.

        Proposals for duties that have begun wait for nobody any more.
        """
        found = self._where(
            "t.state IN (?, ?, ?) AND (t.kind = ? OR NOT EXISTS (SELECT 1 FROM trade_stint s "
            "WHERE s.subject = t.subject AND s.starts_at <= ?)) ORDER BY t.stamp",
            TradeState.PROPOSED, TradeState.AGREED, TradeState.TAKEN_OVER,
            TradeKind.TAKEOVER, self.room.now(),
        )  # fmt: skip
        hand = self.hand(officer)
        return [each for each in found if _waits_for(each, hand)]

    def of_slot(self, post: int, starts_at: int, ends_at: int) -> list[Trade]:
        """The trades of a slot, or of a part of it, the first first."""
        return self._where(
            "EXISTS (SELECT 1 FROM trade_stint s WHERE s.subject = t.subject AND s.post = ? "
            "AND s.starts_at <= ? AND s.ends_at >= ? AND t.from_at <= ?) ORDER BY t.stamp",
            post, starts_at, ends_at, starts_at,
        )  # fmt: skip

    def of_month(self, month: str) -> list[Trade]:
        """The trades of duties of a month, the last first."""
        days = month_of(month)
        return self._where(
            "EXISTS (SELECT 1 FROM trade_stint s WHERE s.subject = t.subject "
            "AND s.day BETWEEN ? AND ?) ORDER BY t.stamp DESC",
            days.first, days.last,
        )  # fmt: skip

    def in_month(self, month: str) -> dict[Key, tuple[Trade, ...]]:
        """The trades of each slot of a month that is in force, of parts of slots too."""
        days = month_of(month)
        rows = self.file.rows(
            "SELECT s.post, s.starts_at, s.ends_at, t.subject FROM trade_stint d "
            "JOIN trade t ON t.subject = d.subject JOIN slot s ON s.post = d.post "
            "AND s.starts_at >= max(d.starts_at, t.from_at) AND s.starts_at < d.ends_at "
            "AND s.ends_at <= d.ends_at WHERE d.day BETWEEN ? AND ? ORDER BY t.stamp",
            (days.first, days.last),
        )
        trades = {each.subject: each for each in self.of_month(month)}
        found: dict[Key, tuple[Trade, ...]] = {}
        for *key, subject in rows:
            place = (key[0], key[1], key[2])
            found[place] = (*found.get(place, ()), trades[subject])
        return found

    def stints(self, officer: int, from_at: int, to_at: int) -> list[Stint]:
        """The duties of an officer that touch some time, as they begin."""
        rows = self.file.rows(
            f"SELECT {STINT} WHERE c.officer = ? "
            "AND c.starts_at BETWEEN ? AND ? AND c.ends_at > ? ORDER BY c.starts_at, c.post",
            (officer, from_at - LONGEST_SLOT_S, to_at, from_at),
        )
        return [trade_tables.stint_of(each) for each in rows]

    def hand(self, officer: int) -> Hand:
        """What an officer may do about trades."""
        today = self.room.today()
        rows = self.file.rows(
            "SELECT key FROM officer WHERE role IN (?, ?) AND active_from <= ? "
            "AND (active_to = '' OR active_to >= ?)",
            (Role.LEADER, Role.SUPERVISOR, today, today),
        )
        return Hand(officer, frozenset(key for (key,) in rows))

    def outlook(self, offer: Offer) -> Outlook:
        """What a trade would mean as things stand; nothing where its slots are others by now."""
        slots = self._slots(offer)
        if len(slots) < len(offer.stints):
            return Outlook(False, ())
        takeover = offer.trade_kind is TradeKind.TAKEOVER
        after = (taken_over if takeover else traded)(offer, slots)
        short = not takeover and is_short(offer, self.room.now(), self.room.calendar.in_force())
        return Outlook(short, tuple(broken_by_offer(self.room, offer, after)))

    # -- verbs

    def propose(self, offer: Offer) -> Trade:
        """Propose a swap or a cover; raises `Refusal` as `rules.propose`, "officer_inactive"."""
        with self.room.write():
            calendar = self.room.calendar.in_force()
            event = rules.propose(
                self._next(), self._checked(offer), self._slots(offer), self._hand(),
                self.room.now(), calendar,
            )  # fmt: skip
            return self._record(event)

    def take_over(self, offer: Offer) -> Trade:
        """Take a running duty over at once, from the offer's moment, else from now.

        Raises `Refusal` as `rules.take_over`, "officer_inactive".
        """
        offer = replace(offer, from_at=offer.from_at or self.room.now())
        with self.room.write():
            event = rules.take_over(
                self._next(), self._checked(offer), self._slots(offer), self._hand(),
                self.room.now(),
            )  # fmt: skip
            found = broken_by_offer(self.room, event.offer, event.slots)
            red = tuple(each for each in found if each.light is Light.RED)
            return self._record(replace(event, red=red))

    def agree(self, subject: str, words: str = "") -> Trade:
        """Agree to stand instead; raises `Refusal` as `rules.agree`."""
        with self.room.write():
            trade = self.get(subject)
            slots = self._slots(trade.offer)
            return self._record(
                rules.agree(trade, slots, self._hand(), self.room.now(), words), subject
            )

    def decline(self, subject: str, reason: str = "") -> Trade:
        """Not agree; raises `Refusal` as `rules.decline`."""
        with self.room.write():
            return self._record(rules.decline(self.get(subject), self._hand(), reason), subject)

    def withdraw(self, subject: str, reason: str = "") -> Trade:
        """Take a proposal back; raises `Refusal` as `rules.withdraw`."""
        with self.room.write():
            return self._record(rules.withdraw(self.get(subject), self._hand(), reason), subject)

    def approve(self, subject: str, word: str = "") -> Trade:
        """Approve a trade, or confirm a takeover; raises `Refusal` as `rules.approve`."""
        with self.room.write():
            trade = self.get(subject)
            slots, hand, now = self._slots(trade.offer), self._hand(), self.room.now()
            event = rules.approve(trade, slots, hand, now, self.red(trade), word)
            return self._record(event, subject)

    def refuse(self, subject: str, reason: str) -> Trade:
        """Not approve, or object to a takeover; raises `Refusal` as `rules.refuse`."""
        with self.room.write():
            return self._record(rules.refuse(self.get(subject), self._hand(), reason), subject)

    def red(self, trade: Trade) -> tuple[Finding, ...]:
        """What approving a trade would break; of one that is in force what it broke."""
        return trade.red if trade.in_force else self.outlook(trade.offer).red

    # -- what they rest on

    def apply(self, event: TradeEvent, entry: Entry) -> None:
        """Keep the trade, and let who stands stand."""
        trade_tables.keep(self.file, event, entry)
        match event:
            case TradeApproved(slots=slots):
                self.room.roster.put(slots, entry.stamp)
            case DutyTakenOver(offer=offer, slots=slots):
                gone = {offer.given.key} - {key_of_slot(slot) for slot in slots}
                self.room.roster.put(slots, entry.stamp, gone)

    def _record(self, event: TradeEvent, subject: str = "") -> Trade:
        return self.get(self.room.record(event, subject=subject).subject)

    def _next(self) -> str:
        return self.next_number(Moment(self.room.now(), self.room.rules().offset), _HELD)

    def _hand(self) -> Hand:
        return self.hand(self.room.officer())

    def _where(self, where: str, *values: object) -> list[Trade]:
        rows = self.file.rows(f"SELECT t.subject FROM trade t WHERE {where}", values)
        return trade_tables.read(self.file, (subject for (subject,) in rows))

    def _checked(self, offer: Offer) -> Offer:
        """An offer whose officers are on active duty when they are to stand."""
        given, other = offer.parties
        for stint in offer.stints:
            officer = other if stint.officer == given else given
            facts = self.room.officers.get(officer)
            if facts is None or not facts.active_on(stint.day):
                raise Refusal("officer_inactive", name=facts.name if facts else "")
        return offer

    def _slots(self, offer: Offer) -> dict[Key, Slot]:
        """The slots of an offer as they are in force."""
        found = {}
        for stint in offer.stints:
            crew = self.room.roster.crew(*stint.key)
            if crew is not None:
                times = (stint.starts_at, stint.ends_at)
                found[stint.key] = Slot(stint.post, stint.day, *times, stint.shift, crew)
        return found


def _waits_for(trade: Trade, hand: Hand) -> bool:
    if trade.state is TradeState.PROPOSED:
        return hand.officer == trade.offer.other
    return hand.may_decide(trade.offer)
