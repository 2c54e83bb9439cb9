from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import constants, events
from textual.message import Message

from dutyroom.tui.kit.keystream import UNFINISHED_WAIT, Keystream

KEYS = {
    "\x1b[A": "up",
    "\x1bOP": "f1",
    "\x1b[24~": "f12",
    "\x1b[2~": "insert",
    "\x1b[1;5D": "ctrl+left",
    "\r": "enter",
    "\x7f": "backspace",
}
"""What a terminal sends for keys that are not characters."""


def told(messages: Iterable[Message]) -> list[str]:
    """Each message in a word."""
    words = []
    for message in messages:
        match message:
            case events.Key() if message.is_printable:
                words.append(f"char {message.character}")
            case events.Key():
                words.append(f"key {message.key}")
            case events.Paste():
                words.append(f"paste {message.text}")
            case events.MouseEvent():
                words.append(f"mouse {message.x},{message.y}")
    return words


def paste(text: str) -> str:
    return f"\x1b[200~{text}\x1b[201~"


pieces = st.one_of(
    st.sampled_from("aZ9 张三𠮷：").map(lambda c: (c, [f"char {c}"])),
    st.sampled_from(sorted(KEYS)).map(lambda s: (s, [f"key {KEYS[s]}"])),
    st.tuples(st.integers(1, 200), st.integers(1, 60)).map(
        lambda at: (f"\x1b[<0;{at[0]};{at[1]}M", [f"mouse {at[0] - 1},{at[1] - 1}"])
    ),
    st.text("a\r\n\x1b[;~02张\t", max_size=12).map(lambda t: (paste(t), [f"paste {t}"])),
)


@given(st.lists(pieces, max_size=20), st.data())
def test_however_it_is_cut_everything_arrives_once_and_in_order(
    sent: Sequence[tuple[str, list[str]]], data: st.DataObject
) -> None:
    stream = "".join(text for text, _ in sent).encode()
    cuts = data.draw(st.lists(st.integers(0, len(stream)), max_size=12).map(sorted))
    keys = Keystream()
    heard = []
    for begin, end in zip([0, *cuts], [*cuts, len(stream)], strict=True):
        heard += told(keys.feed(stream[begin:end]))
    assert heard == [word for _, words in sent for word in words]
    assert keys.patience() in (None, constants.ESCAPE_DELAY)


@given(st.binary(max_size=200))
def test_no_bytes_break_it(noise: bytes) -> None:
    keys = Keystream()
    told(keys.feed(noise))
    told(keys.expire())
    told(keys.expire())
    assert told(keys.feed(b"\x1b[201~x"))[-1:] != []


def test_bytes_that_are_no_text_are_shown_as_such() -> None:
    assert told(Keystream().feed(b"a\xffb\xd5\xc5")) == [
        "char a",
        "char \ufffd",
        "char b",
        "char \ufffd",
    ]


@pytest.mark.parametrize(
    ("sent", "wait", "heard"),
    [
        ("a", None, []),
        ("\x1b", constants.ESCAPE_DELAY, ["key escape"]),
        ("\x1b\x1b", constants.ESCAPE_DELAY, ["key escape", "key escape"]),
        ("\x1b[", UNFINISHED_WAIT, []),
        ("\x1b[2", UNFINISHED_WAIT, []),
        ("\x1b[<35;1", UNFINISHED_WAIT, []),
        ("\x1bO", UNFINISHED_WAIT, ["char O"]),
        ("\x1b[200~abc\x1b", None, []),
    ],
)
def test_what_is_unfinished_is_waited_for(
    sent: str, wait: float | None, heard: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = Keystream()
    told(keys.feed(sent.encode()))
    assert keys.patience() == wait
    monkeypatch.setattr("textual._parser.get_time", lambda: float("inf"))
    if heard:
        assert told(keys.expire()) == heard


def test_a_paste_is_whole_though_it_holds_an_escape_and_ends_late() -> None:
    keys = Keystream()
    assert told(keys.feed(b"\x1b[200~x\x1b[31my\x00\x1b")) == []
    assert told(keys.expire()) == []
    assert told(keys.feed(b"[201~z")) == ["paste x\x1b[31my", "char z"]


def test_a_long_paste_is_quick() -> None:
    keys = Keystream()
    text = "行\n" * 500_000
    data = paste(text).encode()
    heard: list[str] = []
    for at in range(0, len(data), 4096):
        heard += told(keys.feed(data[at : at + 4096]))
    assert heard == [f"paste {text}"]
