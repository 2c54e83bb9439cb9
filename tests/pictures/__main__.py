"""Draws the screens of a demo room into screenshots/, as PNG where a Chromium is installed.

python -m tests.pictures
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from textual.events import Paste
from textual.pilot import Pilot

from dutyroom.demo.night import write_demo
from dutyroom.domain.roster import PostKind
from dutyroom.i18n import set_language
from dutyroom.store.room import Room, opened
from dutyroom.tui.app import DutyApp
from tests.pictures.wide_svg import widened

SCREENSHOTS = Path(__file__).parents[2] / "screenshots"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
NOW_MS = 1_795_372_000_000
"""A Sunday night in November 2026, a quarter to three."""
WIDE, NARROW = (120, 40), (80, 24)
CALL = {
    "zh": "近江社区3幢2单元独居老人发热37.8度,无家属陪同,请求转运。已嘱其在家等候、戴好口罩。",
    "en": "An old man alone in building 3 of Jinjiang has 37.8 degrees and asks to be taken over.",
}

Scene = tuple[str, tuple[int, int], tuple[str, ...]]
SCENES: tuple[Scene, ...] = (
    ("today", WIDE, ()),
    ("hotline", WIDE, ("f4", "2")),
    ("call", WIDE, ("f2", "CALL", "tab", "PHONE")),
    ("call-narrow", NARROW, ("f2", "CALL")),
    ("checkpoint", WIDE, ("f3", "LINE")),
    ("checkpoint-narrow", NARROW, ("f3", "LINE")),
    ("since", WIDE, ("f7",)),
    ("timers", WIDE, ("f5",)),
    ("matters", WIDE, ("f4", "4")),
    ("matter", NARROW, ("f4", "4", "enter")),
    ("handover", WIDE, ("f4", "5")),
    ("handover-narrow", NARROW, ("f4", "5")),
    ("review", WIDE, ("f4", "9")),
    ("roster", WIDE, ("f4", "6", "CHECKED")),
    ("people", NARROW, ("f4", "6", "f6", "2", "CHECKED")),
    ("presence", NARROW, ("f4", "0")),
    ("isolation", NARROW, ("f4", "a")),
    ("watch", NARROW, ("f4", "b")),
    ("directory", WIDE, ("f4", "7")),
    ("journal", WIDE, ("f4", "8")),
    ("help", NARROW, ("f1",)),
    ("locked", NARROW, ("f9",)),
)
TYPED = {"PHONE": "19900001234", "LINE": "zs 365"}


async def draw(path: Path, language: str, scene: Scene) -> str:
    """One scene as a picture."""
    _, size, keys = scene
    set_language(language)
    with opened(Room.open(path, clock=lambda: NOW_MS)) as room:
        gate = room.roster.posts(PostKind.CHECKPOINT)[0]
        room.preferences.keep("gate_post", str(gate.key))
        app = DutyApp(room)
        async with app.run_test(size=size) as pilot:
            await _sign_in(pilot)
            for key in keys:
                typed = CALL[language] if key == "CALL" else TYPED.get(key)
                if key == "CHECKED":
                    await pilot.pause(2.0)
                elif typed is None:
                    await pilot.press(key)
                else:
                    await _paste(pilot, typed)
                await pilot.pause(0.3)
            return widened(app.export_screenshot(title="dutyroom"))


async def _sign_in(pilot: Pilot[int]) -> None:
    await pilot.pause(0.2)
    await pilot.press("z", "s", "enter", *"1234", "enter")
    await pilot.pause(0.3)
    await pilot.press("escape")  # from what has changed since
    await pilot.pause(0.1)


async def _paste(pilot: Pilot[int], text: str) -> None:
    field = pilot.app.focused
    if field is not None:
        field.post_message(Paste(text))
    await pilot.pause(0.2)


def png(svg: str, path: Path, size: tuple[int, int]) -> None:
    """The picture as PNG, drawn by the browser that is installed."""
    browser = next((found for each in BROWSERS if (found := shutil.which(each))), None)
    if browser is None:
        path.with_suffix(".svg").write_text(svg, encoding="utf-8")
        return
    width, height = round(size[0] * 12.2) + 20, round(size[1] * 24.4) + 60
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "picture.svg"
        page.write_text(svg, encoding="utf-8")
        subprocess.run(
            [
                browser, "--headless=new", "--no-sandbox", "--hide-scrollbars", "--disable-gpu",
                "--disable-background-networking", "--no-first-run",
                f"--user-data-dir={folder}/profile",
                f"--window-size={width},{height}", f"--screenshot={path}", page.as_uri(),
            ],
            check=True, capture_output=True,
        )  # fmt: skip


def scenes() -> Iterator[tuple[str, Scene]]:
    """Every scene in both languages, or those whose name holds the word given."""
    part = "".join(sys.argv[1:2])
    for language in ("zh", "en"):
        for scene in SCENES:
            if part in scene[0]:
                yield language, scene


def main() -> None:
    """Draw every picture."""
    SCREENSHOTS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        write_demo(path, passages=20_000, seed=1, clock=lambda: NOW_MS)
        for language, scene in scenes():
            copy = Path(folder) / "scene.db"
            for suffix in ("", "-wal", "-shm"):
                copy.with_name(copy.name + suffix).unlink(missing_ok=True)
            shutil.copy(path, copy)
            svg = asyncio.run(draw(copy, language, scene))
            png(svg, SCREENSHOTS / f"{scene[0]}-{language}.png", scene[1])
            print(f"{scene[0]}-{language}")


if __name__ == "__main__":
    main()
