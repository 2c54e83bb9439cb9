"""A handover on paper: one sheet, four kinds of files."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dutyroom.domain.handover.draft import Condition, Draft, Supply
from dutyroom.domain.handover.terms import Verdict
from dutyroom.domain.matters.matter import Fact, Matter
from dutyroom.domain.refusal import Refusal
from dutyroom.i18n import language, set_language
from dutyroom.reports.handover_course import Printed, printed
from dutyroom.reports.handover_files import as_text, write_handover
from tests.store.handover_sample import EVENING, FULL, LEADER, LI, WANG, Desk, night
from tests.tui.hostile import HOSTILE

HOSTILE_ON_PAPER = (
    *HOSTILE,
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "&lt;b&gt;",
    "| 一 | 二 |",
    "[点](javascript:alert(1))",
    "![x](http://example.invalid/x.png)",
    "**粗** _斜_ `码` # 题",
    '=HYPERLINK("http://example.invalid","x")',
    "+1",
    "@SUM(A1)",
)


@pytest.fixture(autouse=True)
def _spoken() -> Iterator[None]:
    before = language()
    set_language("zh")
    yield
    set_language(before)


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = night()
    yield made
    made.room.close()


def handed_over(desk: Desk) -> str:
    """A night with a danger and a leak: one read back, one questioned and answered."""
    room = desk.room
    at = desk.clock.ms // 1000
    danger = room.matters.open(Matter("danger", "水库险情", at)).subject
    leak = room.matters.open(Matter("drainage", "楼道漏水", at)).subject
    units = {"lead_unit": "水利局", "responsible_unit": "青石乡"}
    room.matters.open(Matter("risk", "高边坡", at, level="red", **units))  # type: ignore[arg-type]
    subject = desk.offer().subject
    handover = room.handover
    handover.question(subject, leak, "谁去看过？")
    handover.answer(subject, leak, "物业八点到")
    handover.read_back(subject, danger, "盯紧水位，两小时一报")
    others = [key for key in handover.case(subject).items if key not in (danger, leak)]
    handover.accept_items(subject, [leak, *others])
    desk.clock.pass_(20 * 60)
    handover.sign(subject, LI.key, "2580")
    desk.sit(LI)
    handover.supplement(subject, "对讲机少一台，已找到")
    desk.sit(LEADER)
    handover.review(subject, Verdict.AGREED, "同意，注意水情")
    return subject


def texts(desk: Desk, subject: str) -> str:
    return "\n".join(as_text(printed(desk.room, subject)))


def part(paper: Printed, name: str) -> list[tuple[str, ...]]:
    """The rows of one section."""
    return [row.cells for each in paper.sections if each.part == name for row in each.rows]


def test_the_paper_tells_the_whole_course_of_a_handover(desk: Desk) -> None:
    paper = printed(desk.room, handed_over(desk))

    assert part(paper, "signatures") == [
        ("交班人", "张三", "2026-11-22 20:00:00"),
        ("接班人", "李四", "2026-11-22 20:20:00"),
        ("审阅人", "赵局", "2026-11-22 20:20:00"),
    ]
    assert part(paper, "flags") == [("! 超时",)]
    (supplement,) = part(paper, "supplements")
    assert supplement[1::2] == ("李四", "对讲机少一台，已找到")
    assert part(paper, "reviews")[0][3] == "同意，注意水情"
    decided = {row[0]: row for row in part(paper, "decisions")}
    (question,) = (row for title, row in decided.items() if "楼道漏水" in title)
    assert "谁去看过？" in question[2]
    assert "物业八点到" in question[2]
    (red,) = (row for title, row in decided.items() if "水库险情" in title)
    assert "盯紧水位，两小时一报" in red[2]
    assert part(paper, "risks")
    assert re.fullmatch("[0-9a-f]{12}", paper.seal)


def test_a_difference_of_counts_is_marked(desk: Desk, tmp_path: Path) -> None:
    first = desk.take(desk.offer().subject, LI).subject
    desk.clock.pass_(12 * 3600)
    desk.sit(LI)
    fewer = Draft(supplies=(Supply("对讲机", 7, "台"),))
    second = desk.take(desk.offer(fewer).subject, WANG).subject

    assert 'class="difference"' not in html_of(desk, first, tmp_path)
    assert 'class="difference"' in html_of(desk, second, tmp_path)
    assert any(re.match(r"!\s+对讲机", line) for line in texts(desk, second).splitlines())


def html_of(desk: Desk, subject: str, folder: Path) -> str:
    write_handover(folder / "s.html", printed(desk.room, subject))
    return (folder / "s.html").read_text("utf-8")


@pytest.mark.parametrize("ending", ["html", "md", "txt", "xlsx"])
@pytest.mark.parametrize("spoken", ["zh", "en"])
def test_every_form_says_the_same(desk: Desk, tmp_path: Path, ending: str, spoken: str) -> None:
    subject = handed_over(desk)
    set_language(spoken)
    paper = printed(desk.room, subject)
    path = tmp_path / f"s.{ending}"

    write_handover(path, paper)

    if ending == "xlsx":
        rows = load_workbook(path).worksheets[0].iter_rows(values_only=True)
        held = "\n".join(str(cell) for row in rows for cell in row if cell is not None)
    else:
        held = path.read_text("utf-8")
    for section in paper.sections:
        assert section.title in held.replace("\\", "")
    for text in ("水库险情", "高边坡", "谁去看过？", "对讲机少一台，已找到", paper.seal, "小雨"):
        assert text in held


class Tags(HTMLParser):
    """Every tag and attribute a page has."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


OURS = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "section", "table", "tr", "th",
    "td", "p", "footer",
}  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE_ON_PAPER)
def test_hostile_words_stay_words_on_paper(desk: Desk, tmp_path: Path, words: str) -> None:
    room, said = desk.room, words.replace("\ud800", "")
    room.matters.open(
        Matter("other", said, EVENING, place=said, responsible_unit=said, level="urgent")
    )
    facts = (Fact("source", said), Fact("valid_until", EVENING + 9000))
    room.matters.open(Matter("warning", said, EVENING, facts=facts))
    draft = Draft(
        said, conditions=(Condition(said, 0),), supplies=(Supply(said, 1, said),), plan=(said,),
        remarks=said,
    )  # fmt: skip
    subject = desk.offer(draft).subject
    room.handover.return_sheet(subject, said)
    paper = printed(room, subject)
    for ending in ("html", "md", "txt", "xlsx"):
        write_handover(tmp_path / f"s.{ending}", paper)

    page = Tags()
    page.feed((tmp_path / "s.html").read_text("utf-8"))
    assert page.tags <= OURS
    assert page.attributes <= {"lang", "charset", "class", "http-equiv", "content"}
    for ending in ("html", "md", "txt"):
        held = (tmp_path / f"s.{ending}").read_text("utf-8")
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2028]", held)
    marked = (tmp_path / "s.md").read_text("utf-8")
    assert not re.search(r"(?<!\\)(\]\(|<[a-z/!])", marked)
    for row in load_workbook(tmp_path / "s.xlsx").worksheets[0].iter_rows():
        assert not any(cell.data_type == "f" for cell in row)


def test_what_came_after_the_takeover_changes_no_row_of_the_sheet(desk: Desk) -> None:
    subject = desk.take(desk.offer(FULL).subject, LI).subject
    frozen = printed(desk.room, subject)
    before = [each for each in frozen.sections if each.part not in ("supplements", "seal")]

    desk.sit(LI)
    desk.room.matters.open(Matter("danger", "新的险情", EVENING))
    desk.room.handover.supplement(subject, "迟到的补记")

    after = [
        each
        for each in printed(desk.room, subject).sections
        if each.part not in ("supplements", "seal")
    ]
    assert after == before


def test_an_ending_nobody_knows_and_a_handover_nobody_knows_are_refused(
    desk: Desk, tmp_path: Path
) -> None:
    paper = printed(desk.room, handed_over(desk))
    with pytest.raises(Refusal, match="sheet_form_not_written"):
        write_handover(tmp_path / "s.pdf", paper)
    with pytest.raises(Refusal, match="handover_unknown"):
        printed(desk.room, "nothing:1")
    assert list(tmp_path.iterdir()) == []
