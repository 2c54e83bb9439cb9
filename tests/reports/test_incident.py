"""Reports of incidents, drafted from what the log says."""

from collections.abc import Iterator

import pytest

from dutyroom.domain.matters import rules
from dutyroom.domain.matters.events import FactsEntered
from dutyroom.domain.matters.matter import Channel, Fact, Matter, MatterState
from dutyroom.domain.refusal import Refusal
from dutyroom.domain.settings import RoomKind
from dutyroom.i18n import language, set_language
from dutyroom.reports.incident import incident_report
from dutyroom.store.room import Room

AT = 1_795_309_200
"""2026-11-22 09:00 in China."""


class Clock:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.at = AT

    def __call__(self) -> int:
        return self.at * 1000


@pytest.fixture(autouse=True)
def _spoken() -> Iterator[None]:
    before = language()
    yield
    set_language(before)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def room(clock: Clock) -> Room:
    return Room.create(
        ":memory:", name="云江区应急值班室", kind=RoomKind.ROOM, supervisor="张三", clock=clock
    )


def leak(room: Room) -> str:
    """A gas leak that happened at 08:40, was known at 08:50 and came in at 09:00."""
    facts = (
        Fact("known_at", AT - 600),
        Fact("category", "accident"),
        Fact("element_harm", "无人员伤亡"),
    )
    matter = Matter(
        "incident", "湖滨路燃气泄漏", AT, happened_at=AT - 1200, place="湖滨路12号",
        level="grade_3", facts=facts,
    )  # fmt: skip
    return room.matters.open(matter).subject


def now(room: Room, subject: str) -> MatterState:
    return room.matters.get(subject)


def send(room: Room, subject: str, report: str, at: int) -> None:
    event = rules.send_report(now(room, subject), report, "市值班室", "已报", at, written=True)
    room.matters.act(subject, event)


def test_the_times_of_event_of_knowing_and_of_reporting_are_kept_apart(
    room: Room, clock: Clock
) -> None:
    set_language("zh")
    subject = leak(room)
    clock.at = AT + 300

    text = incident_report(room, subject, "initial")

    assert text.startswith("关于湖滨路燃气泄漏的初报\n")
    assert "事发时间：2026年11月22日08时40分" in text
    assert "知悉时间：2026年11月22日08时50分" in text
    assert "报告时间：2026年11月22日09时05分" in text
    assert "事件等级：较大" in text
    assert "事件类别：事故灾难" in text
    assert text.endswith("云江区应急值班室\n2026年11月22日09时05分")


def test_each_of_the_eleven_elements_is_known_or_said_to_be_unknown(room: Room) -> None:
    set_language("zh")
    subject = room.matters.open(Matter("incident", "不明响声", AT)).subject
    lines = incident_report(room, subject, "initial").splitlines()
    begins = lines.index("一、报告要素") + 1

    elements = lines[begins : begins + 11]

    assert [line.split(". ")[0] for line in elements] == [str(n) for n in range(1, 12)]
    assert all(line.endswith("：待核实") for line in elements)
    assert lines[begins + 11] == ""

    room.matters.act(subject, FactsEntered(values=(Fact("element_cause", "鞭炮"),)))
    assert "4. 起因和性质：鞭炮" in incident_report(room, subject, "initial")


def test_time_and_place_are_known_from_the_matter_itself(room: Room) -> None:
    set_language("en")
    text = incident_report(room, leak(room), "initial")

    assert "1. Time: 2026-11-22 08:40" in text
    assert "2. Place: 湖滨路12号" in text
    assert "6. Harm done: 无人员伤亡" in text
    assert "9. Response: to be verified" in text
    assert "1. Nothing is recorded yet." in text


def test_what_was_done_stands_in_the_order_of_the_log(room: Room, clock: Clock) -> None:
    set_language("zh")
    subject = leak(room)
    ordered = rules.assign(
        now(room, subject), "燃气公司", AT + 60, channel=Channel.RADIO, words="关阀"
    )
    room.matters.act(subject, ordered)
    taken = rules.acknowledge(now(room, subject), "王五", AT + 120, words="马上到")
    room.matters.act(subject, taken)
    back = rules.report_back(now(room, subject), "阀门已关", AT + 1800)
    room.matters.act(subject, back)
    clock.at = AT + 7200
    room.matters.act(subject, rules.note(now(room, subject), "居民已返回"))

    text = incident_report(room, subject, "followup")

    assert text.partition("二、处置经过\n")[2].split("\n\n")[0].splitlines() == [
        "1. 11月22日09时01分，交办燃气公司（电台）：关阀",
        "2. 11月22日09时02分，王五接单：马上到",
        "3. 11月22日09时30分，燃气公司反馈：阀门已关",
        "4. 11月22日11时00分，居民已返回",
    ]
    assert "9. 处置情况：见处置经过" in text


def test_followup_reports_are_numbered_in_the_language_of_the_report(room: Room) -> None:
    subject = leak(room)
    for number, (chinese, english) in enumerate([("一", 1), ("二", 2), ("三", 3)]):
        set_language("zh")
        first = incident_report(room, subject, "followup").splitlines()[0]
        assert first == f"关于湖滨路燃气泄漏的续报{chinese}"
        set_language("en")
        first = incident_report(room, subject, "followup").splitlines()[0]
        assert first == f"Follow-up report {english} on 湖滨路燃气泄漏"
        send(room, subject, "followup", AT + 60 * number)
    set_language("zh")
    assert incident_report(room, subject, "final").startswith("关于湖滨路燃气泄漏的终报\n")


def test_to_whom_it_goes_is_left_open(room: Room) -> None:
    set_language("zh")
    assert incident_report(room, leak(room), "initial").splitlines()[2] == "＿＿＿＿＿＿＿＿："


def test_a_report_nobody_knows_and_a_matter_nobody_knows_are_refused(room: Room) -> None:
    with pytest.raises(Refusal, match="matter_report_unknown"):
        incident_report(room, leak(room), "rumour")
    with pytest.raises(Refusal, match="matter_unknown"):
        incident_report(room, "nothing:1", "initial")
