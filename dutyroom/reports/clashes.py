"""Rules that clash, line by line."""

from collections.abc import Iterator
from functools import cache

from dutyroom.domain.planner.clash import Clash
from dutyroom.i18n import _
from dutyroom.i18n.clash_words import out_said, rule_said
from dutyroom.i18n.words import word
from dutyroom.store.room import Room


def clash_lines(room: Room, clash: Clash) -> Iterator[str]:
    """What cannot all be kept: the places, who alone could take them, who is out, and the rules."""
    post, officer = cache(room.roster.post_name), cache(room.officers.name)
    yield _("These cannot be kept together:")
    for place in clash.places:
        role = f"{word(place.role)} × {place.needed}"
        yield f"  {place.day}  {place.shift}  {post(place.post)}  {role}"
    if clash.able:
        names = "、".join(map(officer, clash.able))
        yield "  " + _("for these there is only {names}").format(names=names)
    for each in clash.out:
        yield f"  {officer(each.officer)}  {'、'.join(map(out_said, each.reasons))}"
    for rule in clash.rules:
        yield f"  {rule_said(rule)}"
