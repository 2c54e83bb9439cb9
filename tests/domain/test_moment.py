from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutyroom.domain.moment import Moment, read_day, read_moment, read_stamp
from dutyroom.domain.refusal import Refusal

CHINA = 480
NOW = Moment.parse_iso("2026-11-22T23:40:30+08:00")  # a Sunday


def local(moment: Moment) -> str:
    return f"{moment.local():%Y-%m-%d %H:%M:%S}"


SPOKEN = [
    ("昨晚22:30", "2026-11-21 22:30:00"),
    ("昨天晚上10点半", "2026-11-21 22:30:00"),
    ("昨晚十点一刻", "2026-11-21 22:15:00"),
    ("昨晚12点", "2026-11-22 00:00:00"),
    ("昨晚1点", "2026-11-22 01:00:00"),
    ("今天半夜2点", "2026-11-22 02:00:00"),
    ("今早8点", "2026-11-22 08:00:00"),
    ("今天下午3点20分", "2026-11-22 15:20:00"),
    ("中午12点", "2026-11-22 12:00:00"),
    ("中午1点", "2026-11-22 13:00:00"),
    ("凌晨三点", "2026-11-22 03:00:00"),
    ("前天 21:05", "2026-11-20 21:05:00"),
    ("前晚9点", "2026-11-20 21:00:00"),
    ("大前天8时", "2026-11-19 08:00:00"),
    ("半小时前", "2026-11-22 23:10:30"),
    ("半个小时以前", "2026-11-22 23:10:30"),
    ("20分钟前", "2026-11-22 23:20:30"),
    ("２０分钟前", "2026-11-22 23:20:30"),
    ("十五分钟前", "2026-11-22 23:25:30"),
    ("一刻钟前", "2026-11-22 23:25:30"),
    ("20 min ago", "2026-11-22 23:20:30"),
    ("an hour ago", "2026-11-22 22:40:30"),
    ("half an hour ago", "2026-11-22 23:10:30"),
    ("1.5 hours ago", "2026-11-22 22:10:30"),
    ("1 hour and 20 minutes ago", "2026-11-22 22:20:30"),
    ("2小时前", "2026-11-22 21:40:30"),
    ("两个半小时前", "2026-11-22 21:10:30"),
    ("1小时20分钟前", "2026-11-22 22:20:30"),
    ("三天前", "2026-11-19 23:40:30"),
    ("3-7 21:05", "2026-03-07 21:05:00"),
    ("12-24 21:05", "2025-12-24 21:05:00"),
    ("2-29 08:00", "2024-02-29 08:00:00"),
    ("3月7日21时05分", "2026-03-07 21:05:00"),
    ("3月7日晚上9点", "2026-03-07 21:00:00"),
    ("2026-11-20 08:00", "2026-11-20 08:00:00"),
    ("20261120 0805", "2026-11-20 08:05:00"),
    ("202611200805", "2026-11-20 08:05:00"),
    ("22:30", "2026-11-22 22:30:00"),
    ("２２：３０", "2026-11-22 22:30:00"),
    ("约22:30左右", "2026-11-22 22:30:00"),
    ("23:45", "2026-11-22 23:45:00"),
    ("23:46", "2026-11-21 23:46:00"),
    ("24:00", "2026-11-22 00:00:00"),
    ("昨天24:00", "2026-11-22 00:00:00"),
    ("2026-11-20 24:00", "2026-11-21 00:00:00"),
    ("2230", "2026-11-22 22:30:00"),
    ("8:05 pm", "2026-11-22 20:05:00"),
    ("8pm", "2026-11-22 20:00:00"),
    ("刚才", "2026-11-22 23:40:30"),
    ("yesterday 22:30", "2026-11-21 22:30:00"),
    ("22:30 yesterday", "2026-11-21 22:30:00"),
    ("last night at 10:30", "2026-11-21 22:30:00"),
    ("周五22:30", "2026-11-20 22:30:00"),
    ("星期天8点", "2026-11-22 08:00:00"),
    ("上周日8点", "2026-11-15 08:00:00"),
    ("friday 22:30", "2026-11-20 22:30:00"),
    ("Nov 20, 2026 8:05 PM", "2026-11-20 20:05:00"),
    ("24 Dec 21:05", "2025-12-24 21:05:00"),
    ("2026-11-22T14:00:00Z", "2026-11-22 14:00:00"),
]


@pytest.mark.parametrize(("typed", "meant"), SPOKEN)
def test_what_an_officer_types_is_the_latest_such_time(typed: str, meant: str) -> None:
    assert local(read_moment(typed, now=NOW)) == meant


def test_a_time_a_few_minutes_ahead_is_taken_across_midnight() -> None:
    now = Moment.parse_iso("2026-12-31T23:58:00+08:00")
    assert local(read_moment("00:01", now=now)) == "2027-01-01 00:01:00"
    assert local(read_moment("1-1 00:01", now=now)) == "2027-01-01 00:01:00"


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-23 08:00",
        "2026-11-22 23:46",
        "今天23:50",
        "今晚11点50分",
        "2027年1月1日8时",
        "Dec 24, 2026 8:00",
    ],
)
def test_a_moment_in_the_future_is_refused(typed: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read_moment(typed, now=NOW)
    assert refusal.value.code == "moment_in_future"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "昨天",
        "121日",
        "25:61",
        "25时61分",
        "2-30 08:00",
        "22:",
        "张三",
        "NaN",
        "1e309",
        "9" * 400,
        "2026-02-30 08:00",
        "2026-11-20",
        "Nov 20 2026",
        "几分钟前",
        "mon",
        "Nov 20 08:00 CST",
        "11/20/2026 08:00",
    ],
)
def test_what_is_no_moment_is_refused(typed: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read_moment(typed, now=NOW)
    assert refusal.value.code == "moment_unreadable"
    assert refusal.value.facts == {"text": typed}


STAMPS = [
    ("2026-11-20 08:00:50", "2026-11-20 08:00:50"),
    ("２０２６－１１－２０ ０８：０４", "2026-11-20 08:04:00"),
    ("2026年11月20日8时05分", "2026-11-20 08:05:00"),
    ("2026年11月20日8时05分30秒", "2026-11-20 08:05:30"),
    ("2026/11/20 08:06", "2026-11-20 08:06:00"),
    ("2026/1/2 8:06", "2026-01-02 08:06:00"),
    ("2026.11.20 08:11", "2026-11-20 08:11:00"),
    ("2026-11-20T08:00:50.123+08:00", "2026-11-20 08:00:50"),
    (" 2026-11-20  08:00 ", "2026-11-20 08:00:00"),
    ("20261120080050", "2026-11-20 08:00:50"),
    ("2026-11-20 24:00", "2026-11-21 00:00:00"),
    ("Nov 20, 2026 8:05 AM", "2026-11-20 08:05:00"),
    ("46346.25", "2026-11-20 06:00:00"),
    (46346.25, "2026-11-20 06:00:00"),
    (46346.333333333336, "2026-11-20 08:00:00"),
    (datetime(2026, 11, 20, 8, 0, 50), "2026-11-20 08:00:50"),  # noqa: DTZ001 - as a cell gives it
]


@pytest.mark.parametrize(("stamp", "meant"), STAMPS)
def test_the_forms_of_files_are_read(stamp: str | datetime | float, meant: str) -> None:
    assert local(read_stamp(stamp, offset=CHINA)) == meant


@pytest.mark.parametrize(
    ("stamp", "meant"),
    [
        ("2026-11-20T00:00:00Z", "2026-11-20T00:00:00+00:00"),
        ("2026-11-20 08:00 -0330", "2026-11-20T08:00:00-03:30"),
        (datetime(2026, 11, 20, tzinfo=UTC), "2026-11-20T00:00:00+00:00"),
    ],
)
def test_a_stamp_with_its_own_offset_keeps_it(stamp: str | datetime, meant: str) -> None:
    assert read_stamp(stamp, offset=CHINA).local().isoformat() == meant


@pytest.mark.parametrize(
    "stamp",
    [
        "",
        "121日",
        "昨天",
        "25时61分",
        "2026-11-20",
        "2026-02-30 08:00",
        "2026-11-20 25:61",
        "08:00",
        "46346",
        "2026-11-20 08:00 +99:00",
        "2026-11-2008:00",
        "11/20/2026 08:00",
        "Nov 20 08:00",
        "friday 08:00",
        *(0, -1, 1e309, float("nan"), 3.5, True),
    ],
)
def test_anything_incomplete_in_a_file_is_unreadable(stamp: str | float) -> None:
    with pytest.raises(Refusal) as refusal:
        read_stamp(stamp, offset=CHINA)
    assert refusal.value.code == "moment_unreadable"


@pytest.mark.parametrize(
    "cell",
    [
        "11月1日",
        "2026-11-01",
        "2026年11月1日",
        "2026/11/1",
        "2026.11.1",
        "20261101",
        "１１月１日",
        "11-01",
        "11/1",
        "11月1日（周日）",
        "11月1日 星期日",
        "2026-11-01 00:00:00",
        46327,
        date(2026, 11, 1),
        datetime(2026, 11, 1, 9, tzinfo=UTC),
    ],
)
def test_every_way_of_writing_a_day_gives_the_day(cell: str | date | float) -> None:
    assert read_day(cell, year=2026) == date(2026, 11, 1)


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "11月31日",
        "2026-02-30",
        "121日",
        "备注:节日期间加派一人",
        "1日",
        "20261301",
        12,
        float("nan"),
    ],
)
def test_a_day_that_does_not_exist_is_refused(cell: str | float) -> None:
    with pytest.raises(Refusal) as refusal:
        read_day(cell, year=2026)
    assert refusal.value.code == "day_unreadable"


def test_a_day_without_a_year_needs_one() -> None:
    with pytest.raises(Refusal, match="day_unreadable"):
        read_day("11月1日")


def test_a_moment_needs_a_zone() -> None:
    with pytest.raises(Refusal, match="moment_unreadable"):
        Moment.parse_iso("2026-11-20T08:00:00")
    with pytest.raises(ValueError, match="zone"):
        Moment.from_datetime(datetime(2026, 11, 20))  # noqa: DTZ001 - what is refused here


offsets = st.integers(-14 * 60, 14 * 60)


@given(st.datetimes(datetime(1900, 1, 2), datetime(2099, 12, 30)), offsets)  # noqa: DTZ001
def test_a_moment_and_its_datetime_are_the_same(when: datetime, offset: int) -> None:
    aware = when.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=offset)))
    moment = Moment.from_datetime(aware)
    assert moment.local() == aware
    assert moment.local().utcoffset() == aware.utcoffset()
    assert moment == read_stamp(f"{when:%Y-%m-%d %H:%M:%S}", offset=offset)
    assert moment == Moment.parse_iso(aware.isoformat())


WORDS = """昨 天 晚 前 小时 半 分钟 2 12 30 2026 点 : - / 月 日 周 三 十 ago hour an Nov fri AM + .
08 Z pm T 121日 99999999 ² ٣"""
pieces = st.lists(st.sampled_from([*WORDS.split(), " ", "\ud800"]), max_size=9).map("".join)


@given(st.one_of(pieces, st.text()))
def test_any_text_is_a_moment_that_has_been_or_a_refusal(text: str) -> None:
    try:
        assert read_moment(text, now=NOW).at <= NOW.at + 300
    except Refusal as refusal:
        assert refusal.code in {"moment_unreadable", "moment_in_future"}  # noqa: PT017
    for read in (lambda: read_stamp(text, offset=CHINA), lambda: read_day(text, year=2026)):
        try:
            read()
        except Refusal as refusal:
            assert refusal.code in {"moment_unreadable", "day_unreadable"}  # noqa: PT017
