"""Every line of a matter's log has its sentence in both languages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dutyroom.domain.kinds import KindsEntered
from dutyroom.domain.matters import events as on
from dutyroom.domain.matters.matter import Fact, Matter, Tier
from dutyroom.i18n import set_language
from dutyroom.store.room import Room
from dutyroom.tui.pages.sentences import sentence_of
from tests.tui.duty_desk import LISI, NOW, new_room

AT = NOW // 1000


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    room = new_room(tmp_path / "room.db")
    yield room
    set_language("en")
    room.close()


CASES: list[tuple[on.MatterEvent, str, str]] = [
    (on.MatterAssigned("消防站", AT, words="带泵", seconds=38),
     "assigned to 消防站, by phone: 带泵 (38 s after it was received)",
     "交办消防站（电话）：带泵（接报后38秒）"),
    (on.MatterAcknowledged("赵队长", AT), "赵队长 took the order", "赵队长"),
    (on.MatterReturned("消防站", "不归我们管", AT), "returned the order: 不归我们管", "不归我们管"),
    (on.MatterReminded("消防站", AT), "reminded 消防站", "消防站"),
    (on.MatterReported("消防站", "还在抽", AT, finished=False), "(in progress)", "（办理中）"),
    (on.MatterReported("消防站", "抽完了", AT), "消防站 reported back: 抽完了", "抽完了"),
    (on.MatterAdvanced("arrived", AT), "Arrived", "到场"),
    (on.FactsEntered(values=(Fact("caller", "周八"),), owner=LISI.key),
     "owner: 李四, Caller: ◇secret", "举报人：◇保密"),
    (on.FactsEntered(due_at=AT), "due: 11-22 22:30", "11-22 22:30"),
    (on.FactsEntered(level="urgent"), "! Urgent", "! 紧急"),
    (on.MatterNoted("记一笔"), "记一笔", "记一笔"),
    (on.MatterHeld("物业", AT), "waits for 物业", "等待物业"),
    (on.MatterHeld("物业", AT, AT + 60), "waits for 物业 until 11-22 22:31",
     "等待物业，至 11-22 22:31"),
    (on.MatterResumed(AT), "the wait is over", "恢复办理"),
    (on.MatterVerified("属实", AT), "result verified: 属实", "属实"),
    (on.MatterClosed("done", AT), "closed: Done", "办结（办妥）"),
    (on.MatterReopened("又漏了", AT), "reopened: 又漏了", "又漏了"),
    (on.MatterRaised(Tier.CITY, "市局", AT), "raised to 市局", "市局"),
    (on.MatterLinked("nowhere:1"), "linked with nowhere:1", "关联nowhere:1"),
    (on.CoordinationHeld("水利局", "加泵", AT), "coordination held with 水利局: 加泵", "水利局"),
    (on.ReportSent("initial", True, "市局", "火灾", AT),
     "Initial report sent to 市局, in writing: 火灾", "书面：火灾"),
    (on.LookedBack("没有反弹", AT), "looked back at: 没有反弹", "回头看：没有反弹"),
    (on.TimerAcknowledged("due", AT, AT, "知道了"),
     "Due, due 11-22 22:30, acknowledged: 知道了", "已确认"),
]  # fmt: skip


@pytest.mark.parametrize(("event", "english", "chinese"), CASES)
def test_an_event_of_a_matter_is_said_with_its_number(
    room: Room, event: on.MatterEvent, english: str, chinese: str
) -> None:
    line = room.matters.open(Matter("tip_off", "举报", AT))
    entry = room.matters.act(line.subject, event)
    if isinstance(event, on.MatterAdvanced):
        line = room.matters.open(Matter("height", "猫", AT))
        entry = room.matters.act(line.subject, event)
    said = sentence_of(room, entry)
    assert said.startswith(f"matter {line.number}: ")
    assert english[:40] in said
    set_language("zh")
    said = sentence_of(room, entry)
    assert said.startswith(f"事项 {line.number}：")
    assert chinese in said
    assert "周八" not in said


def test_every_event_has_its_case() -> None:
    forms = set(on.MatterEvent.__args__) - {on.MatterOpened}
    assert {type(event) for event, _english, _chinese in CASES} == forms


def test_kinds_entered_are_said_by_their_names(room: Room) -> None:
    entry = room.kinds.enter('[kinds.flood]\nwords = ["内涝", "Flood"]\n')
    assert entry.kind == KindsEntered.kind
    assert sentence_of(room, entry) == "kinds of matters entered: Flood"
