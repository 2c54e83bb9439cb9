"""What is measured at the desk, each beside its floor."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from tests.bench.meter import Meter, Span

HERE = Path(__file__).parent
TEXT = "abcdefgh ijkl mnop qrst"
PHONE = "19900001234"


def opened(path: Path) -> Meter:
    """The program on a file, at 80×24 in English."""
    return Meter([sys.executable, "-m", "dutyroom", "--file", str(path), "--lang", "en"])


def floor(name: str) -> Meter:
    """A bare Textual app."""
    return Meter([sys.executable, str(HERE / f"floor_{name}.py")])


def signed_in(path: Path) -> Meter:
    """The program with the demo's supervisor at the desk."""
    meter = opened(path)
    meter.wait_for("Sign in", "zs")
    meter.rest()
    meter.send("zs")
    meter.rest()
    meter.send("\r")
    meter.rest()
    meter.send("1234\r")
    meter.wait_for("signed in")
    meter.rest()
    return meter


def start_hello() -> Span:
    """From the process to the word."""
    with floor("hello") as meter:
        return meter.start("Hello")


def start_today(path: Path) -> Span:
    """From the process to the Today board with its figures."""
    with opened(path) as meter:
        return meter.start("On duty now")


def first_key(path: Path) -> Span:
    """From the process to the sign-in that answers keys."""
    with opened(path) as meter:
        return meter.start("Sign in")


def typing(meter: Meter, text: str) -> list[Span]:
    """Each key of a text, at the pace of a hand that waits for the screen."""
    spans = []
    for key in text:
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
    with signed_in(path) as meter:
        meter.send("\x1bOR")
        meter.rest()
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
        for _ in range(8):
            if "Phone" in _focused_row(meter):
                break
            meter.send("\t")
            meter.rest()
        return typing(meter, PHONE)


def _focused_row(meter: Meter) -> str:
    _, row = meter.cursor()
    return meter.screen_text().splitlines()[row]


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


Measure = Callable[[Path], list[Span]]
