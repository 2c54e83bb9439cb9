import asyncio
import os
import pty
import tty
from collections.abc import Iterator

import pytest

from dutyroom.tui.kit import tty_output
from dutyroom.tui.kit.tty_output import CANCEL, TtyOutput

FRAME = 3000
"""Bytes of a frame: the line takes a few of them before it is full."""


def frame(number: int) -> bytes:
    return b"<%04d" % number + b"." * (FRAME - 6) + b">"


@pytest.fixture
def line() -> Iterator[tuple[int, str]]:
    """The reader's end of a terminal and the path to write to it."""
    reader, writer = pty.openpty()
    tty.setraw(writer)
    os.set_blocking(reader, False)
    yield reader, os.ttyname(writer)
    os.close(writer)
    os.close(reader)


async def read_all(reader: int) -> bytes:
    """What comes until nothing more does for a while."""
    data, quiet = b"", 0
    while quiet < 20:
        try:
            data += os.read(reader, 65536)
            quiet = 0
        except BlockingIOError:
            quiet += 1
        await asyncio.sleep(0.002)
    return data


async def test_frames_arrive_whole_and_in_order_however_slowly_they_are_read(
    line: tuple[int, str],
) -> None:
    reader, path = line
    output = TtyOutput(path, asyncio.get_running_loop(), lambda: None)
    for number in range(100):
        output.send(frame(number))
    assert await read_all(reader) == b"".join(map(frame, range(100)))
    output.close()


async def test_a_stuck_terminal_costs_frames_but_never_half_a_frame(
    line: tuple[int, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tty_output, "MOST_WAITING", 10 * FRAME)
    reader, path = line
    missed = asyncio.Event()
    output = TtyOutput(path, asyncio.get_running_loop(), missed.set)
    for number in range(100):
        output.send(frame(number))
    data = await read_all(reader)
    assert missed.is_set()
    assert len(data) < 50 * FRAME
    frames = [data[at : at + FRAME] for at in range(0, len(data), FRAME)]
    numbers = [int(each[1:5]) for each in frames]
    assert frames == [frame(number) for number in numbers]
    assert numbers == sorted(set(numbers))
    output.send(frame(100))
    assert await read_all(reader) == frame(100)
    output.close()


async def test_the_last_frame_gets_through_to_a_stuck_terminal(line: tuple[int, str]) -> None:
    reader, path = line
    output = TtyOutput(path, asyncio.get_running_loop(), lambda: None)
    for number in range(100):
        output.send(frame(number))
    output.send(b"last words")
    output.finish(0.05)
    assert (await read_all(reader)).endswith(CANCEL + b"last words")
    output.close()


async def test_a_terminal_that_is_gone_is_written_to_in_vain() -> None:
    reader, writer = pty.openpty()
    output = TtyOutput(os.ttyname(writer), asyncio.get_running_loop(), lambda: None)
    os.close(writer)
    os.close(reader)
    output.send(frame(0))
    output.finish(0.05)
    output.close()
