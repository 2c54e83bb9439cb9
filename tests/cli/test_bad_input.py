"""Whatever is given, the answer is one clear line, and nothing is lost."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dutyroom.cli.hand import writing
from dutyroom.cli.outcome import outcome
from dutyroom.domain.refusal import Refusal
from dutyroom.store.room import Room, opened
from tests.cli.conftest import Dutyroom
from tests.tui.hostile import FORBIDDEN, HOSTILE


def said_in_one_line(err: str) -> bool:
    """Whether a complaint is one line, and no traceback."""
    return err.startswith("dutyroom: ") and err.count("\n") == 1 and "Traceback" not in err


@pytest.mark.parametrize(
    "words",
    [
        ["fly"],
        ["where", "--bogus"],
        ["where", "extra"],
        ["new"],
        ["new", "x.db", "--name", "a", "--kind", "ship", "--supervisor", "b"],
        ["import", "ships", "x.csv"],
        ["export", "calls"],
        ["demo", "--passages", "many"],
        ["demo", "--passages", "-1"],
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_bad_usage_is_one_line_in_the_users_language(
    dutyroom: Dutyroom, words: list[str], language: str
) -> None:
    answer = dutyroom(*words, "--lang", language)

    assert (answer.code, answer.out) == (2, "")
    assert said_in_one_line(answer.err)
    assert any("\u4e00" <= each <= "\u9fff" for each in answer.err) == (language == "zh")


@pytest.mark.parametrize("words", [["--lang", "fr"], ["where", "--file"], ["--file"], [""]])
def test_an_option_without_a_proper_value_is_one_line_too(
    dutyroom: Dutyroom, words: list[str]
) -> None:
    answer = dutyroom(*words)

    assert (answer.code, answer.out) == (2, "")
    assert said_in_one_line(answer.err)


def a_folder(path: Path) -> None:
    path.mkdir()


def a_text(path: Path) -> None:
    path.write_text("只是一段文字\n" * 50, encoding="utf-8")


def an_empty_file(path: Path) -> None:
    path.touch()


def another_database(path: Path) -> None:
    import sqlite3

    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE letter (text)")
    connection.close()


def nothing(path: Path) -> None:
    assert not path.exists()


@pytest.mark.parametrize("kind", [a_folder, a_text, an_empty_file, another_database, nothing])
@pytest.mark.parametrize("command", ["verify", "rebuild", "backup", "import", "export"])
def test_what_is_no_room_is_refused_and_left_alone(
    dutyroom: Dutyroom, tmp_path: Path, kind: Callable[[Path], None], command: str
) -> None:
    path = tmp_path / "given"
    kind(path)
    more: dict[str, list[object]] = {
        "backup": [tmp_path],
        "import": ["units", path],
        "export": ["calls", "-o", tmp_path / "x.csv"],
    }
    before = path.read_bytes() if path.is_file() else None

    answer = dutyroom(command, *more.get(command, []), "--file", path)

    assert answer.code == 2
    assert said_in_one_line(answer.err)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [each for each in tmp_path.iterdir() if each != path] == []


@pytest.mark.parametrize("command", ["verify", "rebuild", "backup", "open"])
def test_a_file_of_a_newer_program_is_not_touched(
    dutyroom: Dutyroom, path: Path, command: str
) -> None:
    content = bytearray(path.read_bytes())
    content[60:64] = (999).to_bytes(4, "big")
    path.write_bytes(content)
    before = path.stat()

    answer = dutyroom(command, *([path.parent] if command == "backup" else []), "--file", path)

    assert answer.code == 2
    assert "999" in answer.err
    assert said_in_one_line(answer.err)
    assert path.read_bytes() == content
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert list(path.parent.iterdir()) == [path]


def test_new_does_not_write_over_anything(dutyroom: Dutyroom, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("dear", encoding="utf-8")

    answer = dutyroom("new", path, "--name", "a", "--kind", "room", "--supervisor", "b")

    assert answer.code == 2
    assert path.read_text(encoding="utf-8") == "dear"


@pytest.mark.parametrize(
    # What a command line can carry: no NUL, and a stray byte as half a pair of its own kind.
    "words",
    [words.replace("\0", "").replace("\ud800", "\udcff") for words in HOSTILE],
)
def test_hostile_words_never_reach_the_terminal(
    dutyroom: Dutyroom, tmp_path: Path, words: str
) -> None:
    path, units = tmp_path / "room.db", tmp_path / "units.csv"
    units.write_text(f"name,{words}\n,x\nb,y\n", encoding="utf-8", errors="surrogatepass")

    answers = [
        dutyroom("new", path, "--name", words, "--kind", "room", "--supervisor", "张三"),
        dutyroom("new", path, "--name", words, "--kind", "room", "--supervisor", words),
        dutyroom("import", "units", units, "--file", path),
        dutyroom("import", "units", units, "--file", path, "--as", words),
        dutyroom("where", "--file", words),
        dutyroom(words),
    ]

    for answer in answers:
        assert not FORBIDDEN & set((answer.out + answer.err).replace("\n", ""))
        assert answer.err.count("\n") <= 1


def test_a_file_another_program_holds_is_told_after_the_wait(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def command() -> int:
        with writing(path, "", "test", wait_s=0.05) as room:
            room.settings.change("silence_minutes", 30)
        return 0

    with opened(Room.open(path)) as other, other.write():
        assert outcome(command) == 2

    assert said_in_one_line(capsys.readouterr().err)
    assert outcome(command) == 0


@pytest.mark.parametrize(
    ("trouble", "code"),
    [
        (Refusal("disk_full", path="x"), 2),
        (Refusal("file_damaged", path="x"), 1),
        (Refusal("a_code_nobody_knows"), 2),
        (PermissionError(13, "Permission denied", "/x"), 2),
        (OSError("no number"), 2),
        (KeyboardInterrupt(), 130),
    ],
)
def test_every_trouble_has_its_line_and_its_code(
    trouble: BaseException, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    def command() -> int:
        raise trouble

    assert outcome(command) == code
    assert said_in_one_line(capsys.readouterr().err)


def command_line(*words: object, **options: object) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own."""
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-m", "dutyroom", *map(str, words)],
        capture_output=True, text=True, timeout=60, check=False, **options,
    )  # fmt: skip


def test_a_disk_that_is_full_loses_nothing_that_was_written(path: Path, tmp_path: Path) -> None:
    units = tmp_path / "units.csv"
    rows = "".join(f"第{n}单位,023-1990{n:04}\n" for n in range(4000))
    units.write_text("name,phone\n" + rows, encoding="utf-8")

    def small_disk() -> None:
        room = path.stat().st_size + 100_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    full = command_line("import", "units", units, "--file", path, preexec_fn=small_disk)

    assert full.returncode == 2
    assert said_in_one_line(full.stderr)
    with opened(Room.open(path)) as room:
        assert room.units.all() == []
        assert room.soundness.verify()[0].first_break is None


def without_privileges() -> None:
    """Makes the superuser obey permissions: gives up the right to override them."""
    if os.geteuid() == 0:
        import ctypes

        bounding_set_drop, override = 24, 1
        assert ctypes.CDLL(None).prctl(bounding_set_drop, override, 0, 0, 0) == 0


def test_a_file_that_may_only_be_read_is_still_verified_and_exported(
    path: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    path.chmod(0o444)

    written = command_line("import", "units", path, "--file", path, preexec_fn=without_privileges)
    verified = command_line("verify", "--file", path, preexec_fn=without_privileges)
    copied = command_line("backup", out, "--file", path, preexec_fn=without_privileges)

    assert (written.returncode, verified.returncode, copied.returncode) == (2, 0, 0)
    assert said_in_one_line(written.stderr)


def test_a_reader_that_leaves_early_is_no_error(path: Path) -> None:
    reading, writing_end = os.pipe()
    os.close(reading)

    left = subprocess.run(
        [sys.executable, "-m", "dutyroom", "verify", "--file", str(path)],
        stdout=writing_end, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
    )  # fmt: skip
    os.close(writing_end)

    assert left.stderr == ""
    assert left.returncode == 141
