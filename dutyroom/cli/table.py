"""What commands print: literal words, aligned columns, one JSON object."""

import json

import click

from dutyroom.domain.text import visible
from dutyroom.reports.aligned import table

__all__ = ["say", "say_json", "table"]


def say(text: str = "") -> None:
    """Print one line, without anything a terminal would obey."""
    print(" ".join(visible(text).splitlines()))


def say_json(answer: object) -> None:
    """Print one JSON object; JSON is UTF-8 whatever the terminal is."""
    click.echo(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))
