"""The door: the desk at once, every other command through its own module."""

import sys
from collections.abc import Sequence

_OPTIONS = ("--file", "--lang")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code.

    The desk is opened without the library that reads commands: it costs a tenth of the start.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    asked = desk_options(words)
    if asked is None:
        from dutyroom.cli.app import run

        return run(words)
    from dutyroom.cli.desk import open_desk

    return open_desk(*asked)


def desk_options(words: Sequence[str]) -> tuple[str, str] | None:
    """The file and the language, "" where not given, if nothing but the desk is asked for."""
    asked = dict.fromkeys(_OPTIONS, "")
    rest = iter(words[1:] if words[:1] == ["open"] else words)
    for word in rest:
        name, equals, value = word.partition("=")
        value = value if equals else next(rest, "")
        if name not in asked or not value:
            return None
        asked[name] = value
    file, language = asked.values()
    return (file, language) if language in ("", "zh", "en") else None


if __name__ == "__main__":
    sys.exit(main())
