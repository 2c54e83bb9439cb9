"""The commands, one after the other, as an officer types them."""

from pathlib import Path

import pytest

from dutyroom.cli.app import COMMANDS
from dutyroom.store.room import Room, opened
from tests.cli.conftest import Dutyroom


def test_new_begins_a_room_in_the_name_of_its_first_supervisor(
    dutyroom: Dutyroom, tmp_path: Path
) -> None:
    path = tmp_path / "east gate.db"

    answer = dutyroom(
        "new", path, "--name", "东门卡口", "--kind", "checkpoint", "--supervisor", "张三"
    )

    assert (answer.code, answer.err) == (0, "")
    with opened(Room.open(path)) as room:
        assert room.rules().name == "东门卡口"
        assert room.rules().room_kind == "checkpoint"
        first = room.officers.first_supervisor()
        assert first is not None
        assert (first.name, first.role) == ("张三", "supervisor")


def test_what_a_command_writes_says_which_command_and_which_user(
    dutyroom: Dutyroom, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "duty")
    units = tmp_path / "units.csv"
    units.write_text("name,phone\n区疾控中心,023-19900001\n", encoding="utf-8")

    assert dutyroom("import", "units", units, "--file", path).code == 0

    with opened(Room.open(path)) as room:
        first = room.officers.first_supervisor()
        assert first is not None
        (entry,) = room.log.latest(1)
        assert entry.officer == first.key
        assert entry.facts()["by"] == {"command": "import", "user": "duty"}


def test_a_name_that_stands_in_nobodys_directory_is_refused_with_those_near_it(
    dutyroom: Dutyroom, path: Path, tmp_path: Path
) -> None:
    units = tmp_path / "units.csv"
    units.write_text("name\n区疾控中心\n", encoding="utf-8")

    answer = dutyroom("import", "units", units, "--file", path, "--as", "zs")

    assert answer.code == 2
    assert "张三" in answer.err


def test_a_name_two_officers_share_is_refused_with_their_numbers(
    dutyroom: Dutyroom, path: Path, tmp_path: Path
) -> None:
    officers = tmp_path / "officers.csv"
    officers.write_text("name,number\n李四,A1\n李四,A2\n", encoding="utf-8")
    dutyroom("import", "officers", officers, "--file", path)

    shared = dutyroom("import", "officers", officers, "--file", path, "--as", "李四")
    numbered = dutyroom("import", "officers", officers, "--file", path, "--as", "A2")

    assert shared.code == 2
    assert "A1, A2" in shared.err
    assert numbered.code == 0


@pytest.mark.parametrize("before", [True, False])
def test_the_file_is_named_before_or_after_the_command(
    dutyroom: Dutyroom, path: Path, before: bool
) -> None:
    words = ("--file", path, "where") if before else ("where", "--file", path)

    assert dutyroom(*words).out == f"{path}\n"


def test_the_file_is_the_options_then_the_variables_then_the_users(
    dutyroom: Dutyroom, path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    own = dutyroom("where").out
    monkeypatch.setenv("DUTYROOM_FILE", str(tmp_path / "night.db"))

    assert own.endswith("room.db\n")
    assert "dutyroom" in own
    assert dutyroom("where").out == f"{tmp_path / 'night.db'}\n"
    assert dutyroom("where", "--file", path).out == f"{path}\n"


def test_rebuild_says_that_nothing_had_differed(dutyroom: Dutyroom, path: Path) -> None:
    answer = dutyroom("rebuild", "--file", path)

    assert answer.code == 0
    assert "as the books say" in answer.out


def test_rebuild_names_a_table_that_somebody_changed_and_mends_it(
    dutyroom: Dutyroom, path: Path
) -> None:
    with opened(Room.open(path)) as room:
        room.file.run("UPDATE officer SET name = '李四'")

    assert "officer" in dutyroom("rebuild", "--file", path).out

    with opened(Room.open(path)) as room:
        assert [each.name for each in room.officers.all()] == ["张三"]


def test_the_demo_room_is_written_where_it_is_asked_for(dutyroom: Dutyroom, tmp_path: Path) -> None:
    path = tmp_path / "demo.db"

    assert dutyroom("demo", "--out", path, "--passages", 2000, "--seed", 7).code == 0
    assert dutyroom("verify", "--file", path).code == 0
    with opened(Room.open(path)) as room:
        assert room.soundness.tail()[0].passages == 2000


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_command_explains_itself_in_both_languages(
    dutyroom: Dutyroom, command: str, language: str
) -> None:
    answer = dutyroom(command, "--lang", language, "--help")

    assert answer.code == 0
    assert ("用法" in answer.out) == (language == "zh")
    assert ("Chinese or English" in answer.out) == (language == "en")


def test_the_program_lists_its_commands(dutyroom: Dutyroom) -> None:
    answer = dutyroom("--help")

    assert answer.code == 0
    assert all(f"\n  {command} " in answer.out for command in COMMANDS)


def test_a_name_near_nobodys_is_refused_without_naming_anybody(
    dutyroom: Dutyroom, path: Path, tmp_path: Path
) -> None:
    answer = dutyroom("import", "units", tmp_path / "u.csv", "--file", path, "--as", "qqqq")

    assert answer.err == "dutyroom: qqqq is not in the directory of officers.\n"


def test_a_folder_for_backups_is_made(dutyroom: Dutyroom, path: Path, tmp_path: Path) -> None:
    answer = dutyroom("backup", tmp_path / "a" / "b", "--file", path)

    assert answer.code == 0
    assert [answer.out.strip()] == [str(each) for each in (tmp_path / "a" / "b").iterdir()]


def test_an_ending_no_export_has_is_told_as_one(
    dutyroom: Dutyroom, path: Path, tmp_path: Path
) -> None:
    answer = dutyroom("export", "calls", "-o", tmp_path / "x.pdf", "--file", path)

    assert answer.code == 2
    assert "is not a table this program writes" in answer.err


@pytest.mark.parametrize(
    ("subject", "month"), [("roster", "2026-13"), ("roster", "x"), ("calls", "2026-11")]
)
def test_a_month_is_one_of_a_roster(
    dutyroom: Dutyroom, path: Path, tmp_path: Path, subject: str, month: str
) -> None:
    file = tmp_path / "x.csv"

    answer = dutyroom("export", subject, "-o", file, "--file", path, "--month", month)

    assert answer.code == 2
    assert not file.exists()


def test_a_file_that_is_not_there_is_told_by_the_path_that_was_given(
    dutyroom: Dutyroom, path: Path
) -> None:
    answer = dutyroom("import", "passages", "/nope/x.csv", "--file", path)

    assert "/nope/x.csv is not there" in answer.err
