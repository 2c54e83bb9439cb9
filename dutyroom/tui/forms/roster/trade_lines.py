"""What a trade of one slot asks for, line by line, and the offer that stands there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dutyroom.domain.moment import Moment, read_moment
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Duty, Slot
from dutyroom.domain.text import clean
from dutyroom.domain.trades.trade import Offer, Stint, TradeKind
from dutyroom.i18n import _
from dutyroom.i18n.trade_words import kind_said
from dutyroom.i18n.words import word
from dutyroom.reports.trades import duty_said
from dutyroom.store.rostering.book import MonthBook
from dutyroom.store.rostering.trade_outlook import replacing
from dutyroom.tui.forms.ask import Blank
from dutyroom.tui.forms.lines import FormLine, Name, NameOf, Pick, When
from dutyroom.tui.forms.names import name_of, officer_named
from dutyroom.tui.forms.typed import Facts
from dutyroom.tui.widgets.options import Option

if TYPE_CHECKING:
    from dutyroom.store.room import Room

AHEAD_S = 45 * 86_400
"""How far ahead duties are offered in return."""
MOST_RETURNED = 12
FOUND = 12
"""Officers of a name or initials among whom those are looked for who break no rule."""


@dataclass(frozen=True, slots=True)
class SlotTrade:
    """A slot of which somebody's duty is to change hands."""

    room: Room
    slot: Slot

    @property
    def kinds(self) -> tuple[TradeKind, ...]:
        """How it can: what has begun is only taken over."""
        if self.slot.starts_at <= self.room.now():
            return (TradeKind.TAKEOVER,)
        return TradeKind.SWAP, TradeKind.COVER

    @property
    def givers(self) -> tuple[Duty, ...]:
        """Whose duty who is at the desk may trade: one's own, or for anybody as a supervisor."""
        own = self.room.officer()
        if TradeKind.TAKEOVER in self.kinds or self._supervises:
            return self.slot.crew
        return tuple(duty for duty in self.slot.crew if duty.officer == own)

    @property
    def _supervises(self) -> bool:
        return self.room.trades.hand(self.room.officer()).supervises

    def first(self, officer: int) -> tuple[FormLine, ...]:
        """The lines of the form as it opens, for who is most likely to give the duty."""
        own = self.room.officer()
        crew = [duty.officer for duty in self.givers]
        giver = next((each for each in (own, officer, *crew) if each in crew), 0)
        takes = TradeKind.TAKEOVER in self.kinds and not self._supervises
        other = name_of(self.room, own) if takes and own not in crew else ""
        return self.lines({"given": str(giver), "other": other})

    def lines(self, facts: Facts) -> tuple[FormLine, ...]:
        """The lines for what stands on them."""
        kind = TradeKind(facts.get("kind") or self.kinds[0])
        lines: list[FormLine] = []
        if len(self.kinds) > 1:
            options = tuple(Option(each.value, kind_said(each)) for each in self.kinds)
            lines.append(Pick("kind", _("Kind of trade"), options, kind.value))
        if len(self.givers) > 1:
            lines.append(self._givers(facts))
        other = Name(
            "other", _("Stands instead"), facts.get("other", ""), _("name or initials"),
            NameOf.OFFICER,
        )  # fmt: skip
        lines.append(other)
        if kind is TradeKind.SWAP:
            lines.append(self._returned(facts))
        if kind is TradeKind.TAKEOVER:
            hint = _("now; or 10 min ago, 21:05")
            lines.append(When("from_at", _("From when"), facts.get("from_at", ""), hint))
        lines.append(Blank("reason", _("Reason"), facts.get("reason", "")))
        return tuple(lines)

    def _givers(self, facts: Facts) -> FormLine:
        options = tuple(
            Option(str(duty.officer), f"{name_of(self.room, duty.officer)} {word(duty.role)}")
            for duty in self.givers
        )
        return Pick("given", _("Gives the duty"), options, facts.get("given", ""))

    def _returned(self, facts: Facts) -> FormLine:
        """The duties of the other, the one nearest to the slot first chosen."""
        found = self._duties(facts)
        if not found:
            said = _("nothing yet: who stands instead?")
            if other := self._other(facts):
                said = _("{name} has no duty to give").format(name=name_of(self.room, other))
            return Pick("returned", _("In return for"), (Option("", said),))
        near = min(found, key=lambda each: abs(each.starts_at - self.slot.starts_at))
        options = tuple(
            Option(_key(each), duty_said(self.room, each)) for each in sorted(found, key=_key)
        )
        chosen = facts.get("returned", "")
        if chosen not in {each.name for each in options}:
            chosen = _key(near)
        return Pick("returned", _("In return for"), options, chosen)

    def _duties(self, facts: Facts) -> list[Stint]:
        other, now = self._other(facts), self.room.now()
        if not other:
            return []
        found = self.room.trades.stints(other, now, now + AHEAD_S)
        own = (self.slot.post, self.slot.starts_at, self.slot.ends_at)
        return [each for each in found if each.starts_at > now and each.key != own][:MOST_RETURNED]

    def _other(self, facts: Facts) -> int:
        """Who is to stand instead, 0 while that is not clear."""
        try:
            return officer_named(self.room, facts.get("other", ""), "other")
        except Refusal:
            return 0

    def offer(self, facts: Facts) -> Offer:
        """The offer that stands on the lines; raises `Refusal` with the `field` it is about."""
        other = officer_named(self.room, facts["other"], "other")
        if not other:
            raise Refusal("trade_other_missing", field="other")
        kind = TradeKind(facts.get("kind") or self.kinds[0])
        given = self._stint(self._giver(facts))
        returned = next(
            (each for each in self._duties(facts) if _key(each) == facts.get("returned")), None
        )
        if kind is TradeKind.SWAP and returned is None:
            raise Refusal("trade_return_missing", field="returned")
        since = self._since(facts) if kind is TradeKind.TAKEOVER else 0
        return Offer(
            kind, given, other, returned if kind is TradeKind.SWAP else None,
            clean(facts["reason"]), since,
        )  # fmt: skip

    def _since(self, facts: Facts) -> int:
        now = Moment(self.room.now(), self.room.rules().offset)
        if not facts["from_at"]:
            return now.at
        try:
            return read_moment(facts["from_at"], now=now).at
        except Refusal as refusal:
            raise Refusal(refusal.code, **refusal.facts, field="from_at") from None

    def names(self, facts: Facts, typed: str) -> list[str]:
        """The names something typed may mean: those of this post, then who is best rested."""
        giver = self._giver(facts)
        usual = MonthBook(self.room, self.slot.day[:7]).usual(self.slot.post)
        found = [
            each.key
            for each in self.room.officers.found(typed, 40)
            if each.active_on(self.slot.day) and each.key != giver
        ]
        found = sorted(found, key=lambda each: each not in usual)[:FOUND]
        ranked = [each.officer for each in replacing(self.room, self._stint(giver), found)]
        ranked.sort(key=lambda each: each not in usual)
        return [name_of(self.room, each) for each in ranked]

    def _giver(self, facts: Facts) -> int:
        """Who is chosen to give the duty, or the only one who could."""
        return int(facts.get("given") or self.givers[0].officer)

    def _stint(self, giver: int) -> Stint:
        slot = self.slot
        role = next(duty.role for duty in slot.crew if duty.officer == giver)
        times = (slot.starts_at, slot.ends_at)
        return Stint(slot.post, slot.day, *times, slot.shift, giver, role)


def _key(stint: Stint) -> str:
    return f"{stint.starts_at}:{stint.ends_at}:{stint.post}"
