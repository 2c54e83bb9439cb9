"""The calendar, seen and entered by command."""

from pathlib import Path

import pytest

from dutyroom.store.room import Room, opened
from tests.cli.conftest import Dutyroom

NOTICE = """国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕9号
一、元旦:1月1日(周五)至3日(周日)放假调休,共3天。
二、春节:2月5日(周五)至11日(周四)放假调休,共7天。1月31日(周日)、2月20日(周六)上班。
三、清明节:4月3日(周六)至5日(周一)放假,共3天。
四、劳动节:5月1日(周六)至5日(周三)放假调休,共5天。5月8日(周六)上班。
五、端午节:6月9日(周三)放假1天。
六、中秋节:9月15日(周三)放假1天。
七、国庆节:10月1日(周五)至7日(周四)放假调休,共7天。9月26日(周日)、10月9日(周六)上班。
国务院办公厅
2026年11月10日
"""


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    """Next year's notice, as it is pasted into a file."""
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


def test_a_year_is_shown_with_every_day_that_is_arranged(dutyroom: Dutyroom, path: Path) -> None:
    answer = dutyroom("calendar", "show", 2026, "--file", path)
    lines = [line.split("  ") for line in answer.out.splitlines()]

    assert "2026-10-10" in answer.out
    assert next(line for line in lines if line[0] == "2026-10-10")[1] == "Make-up workday"
    assert "调休上班" in dutyroom("calendar", "show", 2026, "--file", path, "--lang", "zh").out


def test_next_year_is_not_guessed_before_its_notice_is_entered(
    dutyroom: Dutyroom, path: Path, notice: Path
) -> None:
    before = dutyroom("calendar", "show", 2027, "--file", path)
    dry = dutyroom("calendar", "enter", notice, "--dry-run", "--file", path)
    still = dutyroom("calendar", "show", 2027, "--file", path)
    entered = dutyroom("calendar", "enter", notice, "--file", path)
    shown = dutyroom("calendar", "show", 2027, "--json", "--file", path).object()

    assert (before.code, still.code) == (2, 2)
    assert before.err == "dutyroom: The holiday notice of 2027 is not entered yet.\n"
    assert (entered.code, entered.out) == (0, dry.out)
    assert shown["published"] == "2026-11-10"
    assert shown["holidays"][1]["days"]["2027-01-31"] == "makeup_workday"


def test_a_corrected_year_does_not_change_what_was_in_force_before(
    dutyroom: Dutyroom, path: Path, tmp_path: Path
) -> None:
    corrected = tmp_path / "years.toml"
    corrected.write_text(
        '[[years]]\nyear = 2026\nsource = "补充通知"\npublished = 2026-06-01\n'
        'holidays = [{ name = "元旦", off = [2026-01-01, 2026-01-02], statutory = [2026-01-01] }]',
        encoding="utf-8",
    )
    assert dutyroom("calendar", "enter", corrected, "--file", path).code == 0

    now = dutyroom("calendar", "show", 2026, "--json", "--file", path).object()
    then = dutyroom(
        "calendar", "show", 2026, "--as-of", "2026-05-31", "--json", "--file", path
    ).object()

    assert (now["source"], len(now["holidays"])) == ("补充通知", 1)
    assert then["published"] == "2025-11-04"


def test_a_sensitive_period_is_entered_shown_and_taken_back(dutyroom: Dutyroom, path: Path) -> None:
    period = ("calendar", "period", "两会", "2026-03-03", "2026-03-12")
    dutyroom(*period, 5, "--file", path)
    shown = dutyroom("calendar", "show", 2026, "--file", path)
    dutyroom(*period, 0, "--file", path)
    after = dutyroom("calendar", "show", 2026, "--json", "--file", path).object()

    assert "2026-03-03 – 2026-03-12  at least 5  两会" in shown.out
    assert after["periods"] == []


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (("\x1b[2J", "2026-03-03", "2026-03-12", 5), "\x1b"),
        ((" ", "2026-03-03", "2026-03-12", 5), "A sensitive period needs a name."),
        (("两会", "2026-03-12", "2026-03-03", 5), "两会 ends before it begins."),
        (("两会", "2026-03-03", "2026-03-12", 100), "The least crew is 0 to 99."),
    ],
)
def test_what_no_period_can_be_is_refused_and_escapes_are_never_printed(
    dutyroom: Dutyroom, path: Path, period: tuple[object, ...], said: str
) -> None:
    answer = dutyroom("calendar", "period", *period, "--file", path)

    if said == "\x1b":
        assert said not in answer.out
        assert "[2J" in answer.out
    else:
        assert (answer.code, said in answer.err) == (2, True)


@pytest.mark.parametrize("text", ["", "明天放假", "[[years]]", "\x00\x01"])
def test_what_is_no_notice_is_refused_in_one_line(
    dutyroom: Dutyroom, path: Path, tmp_path: Path, text: str
) -> None:
    source = tmp_path / "notice.txt"
    source.write_text(text, encoding="utf-8")

    answer = dutyroom("calendar", "enter", source, "--file", path)

    assert (answer.code, answer.err.count("\n")) == (2, 1)
    with opened(Room.open(path)) as room:
        assert room.calendar.year(2027) is None
