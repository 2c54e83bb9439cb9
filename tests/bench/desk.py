"""What is measured at the desk, each beside its floor."""

from __future__ import annotations

import sys
from pathlib import Path

from dutyroom.domain.roster import PostKind
from dutyroom.store.room import Room, opened
from tests.bench.meter import Meter, Span

HERE = Path(__file__).parent
TEXT = "abcdefgh ijkl mnop qrst"
PHONE = "19900001234"


def desk(path: Path) -> Meter:
    """The program on a file, at 80×24 in English."""
    return Meter([sys.executable, "-m", "dutyroom", "--file", str(path), "--lang", "en"])


def floor(name: str) -> Meter:
    """A bare Textual app."""
    return Meter([sys.executable, str(HERE / f"floor_{name}.py")])


def signed_in(path: Path) -> Meter:
    """The program with the demo's supervisor at the desk."""
    make_ready(path)
    meter = desk(path)
    meter.wait_for("Name or initials")
    meter.rest()
    meter.send("zs")
    meter.rest()
    meter.send("\r")
    meter.rest()
    meter.send("1234\r")
    meter.wait_until(lambda: "PIN" not in meter.screen_text())
    meter.rest()
    meter.send("\x1b")  # from what has changed since, where something has
    meter.wait_for("signed in")
    meter.rest()
    return meter


def at_the_gate(path: Path) -> Meter:
    """The program with the cursor in the checkpoint line."""
    meter = signed_in(path)
    meter.send("\x1bOR")
    meter.wait_for("Register")
    meter.rest()
    return meter


def make_ready(path: Path) -> None:
    """Let the file know at which checkpoint it stands, and forget what earlier runs left typed."""
    with opened(Room.open(path)) as room:
        room.preferences.keep("gate_post", str(room.roster.posts(PostKind.CHECKPOINT)[0].key))
        for form in ("call", "passage"):
            for draft in room.drafts.open(form):
                room.drafts.drop(draft.id)


def start_hello() -> Span:
    """From the process to the word."""
    with floor("hello") as meter:
        return meter.start("Hello")


def start_today(path: Path) -> Span:
    """From the process to the Today board with its figures."""
    with desk(path) as meter:
        return meter.start("On duty now")


def first_key(path: Path) -> Span:
    """From the process to the sign-in that answers keys."""
    with desk(path) as meter:
        return meter.start("Name or initials")


def typing(meter: Meter, text: str) -> list[Span]:
    """Each key of a text, at the pace of a hand that waits for the screen."""
    spans = []
    for key in text:
        if key.isspace():  # it changes no cell to wait for
            meter.send(key)
        else:
            spans.append(meter.press(key))
        meter.rest()
    return spans


def keys_bare() -> list[Span]:
    """Keys in a bare Input."""
    with floor("input") as meter:
        meter.wait_for("Hello")
        meter.rest()
        return typing(meter, TEXT)


def keys_passage(path: Path) -> list[Span]:
    """Keys in the checkpoint line, with parsing and look-ups."""
    with at_the_gate(path) as meter:
        return typing(meter, "zhang 19900001234 365 i")


def keys_call(path: Path) -> list[Span]:
    """Keys in the text of a call."""
    with signed_in(path) as meter:
        meter.send("\x1bOQ")
        meter.rest()
        return typing(meter, TEXT)


def keys_phone(path: Path) -> list[Span]:
    """Keys in the phone of a call, with earlier calls and passages looked up."""
    with signed_in(path) as meter:
        meter.send("\x1bOQ")
        meter.rest()
        meter.send("\t")
        meter.wait_for("▸Phone")
        meter.rest()
        return typing(meter, PHONE)


def register(path: Path) -> dict[str, Span]:
    """Opening the register, its end, a page, a search by phone; and the memory held after them."""
    with signed_in(path) as meter:
        spans = {"open the checkpoint board": meter.press("\x1bOR")}
        meter.rest()
        meter.send("\x1b[B")
        meter.rest()
        for name, key in (("End", "\x1b[F"), ("PageUp", "\x1b[5~"), ("PageDown", "\x1b[6~")):
            spans[name] = meter.press(key)
            meter.rest()
        meter.send("/")
        meter.rest()
        for key in PHONE[:-1]:
            meter.send(key)
            meter.rest()
        spans["phone filter"] = meter.press(PHONE[-1])
        meter.rest()
        memory = meter.resident_mb()
        spans["resident memory, MB"] = Span(memory, memory, memory)
        return spans


def idle(path: Path) -> float:
    """The share of a core at rest on the Today board."""
    with signed_in(path) as meter:
        return meter.idle_share(20.0)
