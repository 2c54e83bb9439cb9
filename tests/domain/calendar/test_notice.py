import pytest

from dutyroom.domain.calendar import YearTable, read_notice
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.text import fold
from dutyroom.store.calendar import shipped_years
from tests.domain.calendar.notices import NOTICE_2025, NOTICE_2026

TODAY = "2026-11-22"
NEW_YEAR = "1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。"
LABOUR = "5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。"


def read(text: str) -> YearTable:
    """A notice as it is read today."""
    return read_notice(text, TODAY)


def test_the_notices_read_are_exactly_the_shipped_tables() -> None:
    assert (read(NOTICE_2025), read(NOTICE_2026)) == shipped_years()


@pytest.mark.parametrize(
    "text",
    [
        NOTICE_2026.replace("\n", ""),
        NOTICE_2026.replace("、", "、\n").replace("至", "\n至 "),
        fold(NOTICE_2026),
        NOTICE_2026.replace("（周", "（星期"),
        NOTICE_2026.replace("〔2025〕", "[2025]"),
    ],
)
def test_a_notice_may_be_pasted_in_any_shape(text: str) -> None:
    assert read(text) == read(NOTICE_2026)


def test_a_notice_without_number_and_date_is_in_force_since_it_was_pasted() -> None:
    cut = NOTICE_2026.replace("国办发明电〔2025〕7号", "").replace("2025年11月4日", "")
    table = read(cut)
    assert (table.source, table.published) == ("", TODAY)
    assert table.holidays == read(NOTICE_2026).holidays


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("1月1日放假，与周末连休。", "2026-01-01", "2026-01-01"),
        ("1月1日放假，1月2日（周五）补休。", "2026-01-01", "2026-01-02"),
        ("2025年12月31日至1月1日放假。", "2025-12-31", "2026-01-01"),
        ("2025年12月31日至2026年1月2日放假调休，共3天。", "2025-12-31", "2026-01-02"),
        ("1月1日至2日调休放假，共2天，1月4日（星期日）上班。", "2026-01-01", "2026-01-02"),
        ("1月1日、2日放假公休。鼓励在除夕（12月31日）补休。", "2026-01-01", "2026-01-02"),
    ],
)
def test_the_wordings_of_earlier_years_are_read(said: str, first: str, last: str) -> None:
    span = read(NOTICE_2026.replace(NEW_YEAR, said)).holidays[0].off
    assert (span.first, span.last) == (first, last)


@pytest.mark.parametrize(
    ("was", "now", "code", "fact"),
    [
        ("2026年部分", "部分", "notice_year_missing", ""),
        ("1月4日（周日）", "1月4日（周六）", "notice_weekday_wrong", "1月4日(周六)上班"),
        ("1月4日（周日）", "l月4日（周日）", "notice_line_unreadable", "l月4日(周日)上班"),
        ("1月4日（周日）上班", "1月4日（周日）另行通知", "notice_line_unreadable", "1月4日"),
        ("1月4日（周日）上班", "1月4日（周日）上班半天", "notice_line_unreadable", "上班半天"),
        ("1月4日（周日）", "1月32日", "notice_line_unreadable", "1月32日"),
        ("5月9日（周六）", "9日（周六）、日", "notice_line_unreadable", "9日(周六)"),
        (NEW_YEAR, "另行通知。", "notice_line_unreadable", "元旦"),
        (NEW_YEAR, "1月1日、3日放假。", "notice_line_unreadable", "元旦"),
        (NEW_YEAR, "1月3日至1日放假。", "notice_line_unreadable", "1月3日至1日"),
        ("共5天", "共4天", "notice_count_wrong", "共4天"),
        ("五、端午节：", "五、清明节：", "notice_holiday_missing", "端午节"),
        (NEW_YEAR, "1月2日放假。", "statutory_day_not_off", "2026-01-01"),
        (NEW_YEAR, "1月1日放假，1月6日上班。", "makeup_day_not_weekend", "2026-01-06"),
        (LABOUR, LABOUR + "4月4日上班。", "day_arranged_twice", "2026-04-04"),
        ("2026年部分", "2096年部分", "festivals_unknown", "2096"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(was: str, now: str, code: str, fact: str) -> None:
    text = NOTICE_2026.replace(was, now)
    if code == "festivals_unknown":
        text = text.replace("（周", "（")
    with pytest.raises(Refusal, match=f"^{code}") as refused:
        read(text)
    assert fact in " ".join(map(str, refused.value.facts.values()))


def test_half_a_notice_is_refused() -> None:
    with pytest.raises(Refusal, match="notice_holiday_missing"):
        read(NOTICE_2026[: NOTICE_2026.index("七、国庆")])
