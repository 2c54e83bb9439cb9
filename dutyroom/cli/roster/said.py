"""What the commands of a roster print about it."""

from collections.abc import Iterator

import click

from dutyroom.cli.spoken import Option
from dutyroom.cli.table import table
from dutyroom.domain.checks import Finding, Light
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.roster import Post
from dutyroom.domain.text import clean
from dutyroom.i18n import N_, _, ngettext
from dutyroom.reports.findings import finding_rows
from dutyroom.store.room import Room

MOST_SHOWN = 40
"""Findings people are shown; the JSON object lists them all."""
MONTH = click.DateTime(["%Y-%m"])
for_month = click.option(
    "--month", cls=Option, type=MONTH, required=True, metavar="YYYY-MM", help=N_("The month.")
)
as_json_too = click.option(
    "--json", "as_json", cls=Option, is_flag=True, help=N_("Print one JSON object.")
)


def counted(found: list[Finding]) -> dict[str, int]:
    """How many findings are red and how many amber."""
    lights = [each.light for each in found]
    return {each.value: lights.count(each) for each in Light}


def finding_lines(room: Room, found: list[Finding]) -> Iterator[str]:
    """The findings for people: how many, then the first of them, red before amber."""
    counts = counted(found)
    yield _("{red} red, {amber} amber").format(**counts)
    graver = sorted(found, key=lambda each: each.light is not Light.RED)
    yield from table(finding_rows(room, graver[:MOST_SHOWN]))
    if (more := len(found) - MOST_SHOWN) > 0:
        yield ngettext(
            "and {n} more finding; --json lists all",
            "and {n} more findings; --json lists all",
            more,
        ).format(n=more)


def post_named(room: Room, name: str) -> Post:
    """The post with a name; raises `Refusal("post_not_found")` with those that come near."""
    found = [post for post in room.roster.posts() if name in (post.name, clean(post.name))]
    if not found:
        name = clean(name)
        near = ", ".join(post.name for post in room.roster.found(name, most=5))
        raise Refusal("post_not_found", name=name, near=near or "–")
    return found[0]
