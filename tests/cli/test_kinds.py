"""The kinds of matters, seen and entered by command."""

from pathlib import Path

import pytest

from dutyroom.store.kinds import shipped, template
from dutyroom.store.room import Room, opened
from tests.cli.conftest import Dutyroom

DRILL = '[kinds.drill]\nwords = ["演练", "Drill"]\nstages = "rescue"\n'


def test_the_list_names_every_kind_in_the_language_asked_for(
    dutyroom: Dutyroom, path: Path
) -> None:
    answer = dutyroom("kinds", "list", "--file", path)
    lines = answer.out.splitlines()[1:]

    assert [line.split()[0] for line in lines] == list(shipped())
    assert "Hidden danger" in answer.out
    assert "隐患" in dutyroom("kinds", "list", "--file", path, "--lang", "zh").out


def test_a_kind_is_shown_with_its_stages_measures_and_limits(
    dutyroom: Dutyroom, path: Path
) -> None:
    answer = dutyroom("kinds", "show", "disinfection", "--file", path)

    assert "Received → Dispatched → Arrived → Finished → Closed" in answer.out
    assert "Area · 10,000 m²" in answer.out
    assert "Turnout · 60 s" in answer.out


def test_a_kind_nobody_knows_is_not_shown(dutyroom: Dutyroom, path: Path) -> None:
    answer = dutyroom("kinds", "show", "saucer", "--file", path)

    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "dutyroom: There is no kind saucer.\n"


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_rooms_own_kind_is_entered_from_a_file(
    dutyroom: Dutyroom, path: Path, tmp_path: Path, charset: str
) -> None:
    source = tmp_path / "drill.toml"
    source.write_text(DRILL, encoding=charset)

    answer = dutyroom("kinds", "enter", source, "--file", path, "--as", "张三")

    assert (answer.code, answer.out) == (0, "Entered: drill\n")
    with opened(Room.open(path)) as room:
        assert room.kinds.get("drill").words.zh == "演练"
        assert room.log.latest(1)[0].kind == "matter.kinds_entered"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (DRILL.replace("rescue", "nowhere"), "The kind “drill” cannot be so: see stages."),
        ("[kinds", "The kinds cannot be read:"),
        ("#" * 200_000, "longer than 100000 characters"),
    ],
)
def test_a_wrong_file_is_refused_with_the_place_and_nothing_is_written(
    dutyroom: Dutyroom, path: Path, tmp_path: Path, text: str, said: str
) -> None:
    source = tmp_path / "wrong.toml"
    source.write_text(text, encoding="utf-8")

    answer = dutyroom("kinds", "enter", source, "--file", path)

    assert answer.code == 2
    assert said in answer.err
    assert answer.err.count("\n") == 1
    assert "drill" not in dutyroom("kinds", "list", "--file", path).out


def test_the_template_can_be_entered_as_it_is_printed(
    dutyroom: Dutyroom, path: Path, tmp_path: Path
) -> None:
    printed = dutyroom("kinds", "template").out
    assert printed == template()

    source = tmp_path / "mine.toml"
    source.write_text(printed, encoding="utf-8")
    assert dutyroom("kinds", "enter", source, "--file", path).code == 0
