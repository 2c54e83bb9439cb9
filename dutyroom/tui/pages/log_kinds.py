"""The kinds of lines the log has: a word for each, and which lines of the log they are."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase

from dutyroom.i18n import N_, _
from dutyroom.store.log import EVERYTHING, About


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of lines; `word` and `title` are msgids."""

    name: str
    word: str
    """One line's kind, in the list."""
    title: str
    """What the filter is called."""
    about: About


KINDS = (
    Kind("all", "", N_("Everything"), EVERYTHING),
    Kind("calls", N_("Call"), N_("Calls"), About(("call.*",), pages=False)),
    Kind("checkpoint", N_("Gate"), N_("Checkpoints"), About(("checkpoint.*",))),
    Kind("roster", N_("Roster"), N_("Roster"), About(("roster.*", "calendar.*"), pages=False)),
    Kind("presence", N_("Presence"), N_("Presence and spot checks"),
         About(("presence.*",), pages=False)),
    Kind(
        "sign_ins", N_("Sign-in"), N_("Sign-ins and PINs"),
        About(("officer.signed_*", "officer.sign_in_*", "officer.pin_*"), pages=False),
    ),
    Kind("corrections", N_("Correct"), N_("Corrections"), About(("record.struck",), pages=False)),
    Kind("looks", N_("Look"), N_("Looks at masked values"),
         About(("record.looked_at",), pages=False)),
    Kind(
        "directory", N_("People"), N_("Directory and settings"),
        About(("officer.enrolled", "unit.*", "room.*", "books.*"), pages=False),
    ),
    Kind("isolation", N_("Isolated"), N_("Isolation"), About(("isolation.*",), pages=False)),
    Kind("handovers", N_("Shift"), N_("Handovers"), About(("handover.*",), pages=False)),
    Kind("watchlist", N_("Notice"), N_("Watch list and risk areas"),
         About(("watchlist.*", "area.*"), pages=False)),
    Kind("matters", N_("Matter"), N_("Matters"), About(("matter.*", "watch.*"), pages=False)),
)  # fmt: skip
"""What the filter offers; the first is no filter."""


def kind_named(name: str) -> Kind:
    """The kind with a name; everything where there is none."""
    return next((each for each in KINDS if each.name == name), KINDS[0])


def kind_word(kind: str) -> str:
    """The word for an entry's kind; the kind itself where a newer program made it up."""
    for each in KINDS[1:]:
        if any(fnmatchcase(kind, pattern) for pattern in each.about.kinds):
            return _(each.word)
    return kind
