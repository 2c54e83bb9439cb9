"""The watch list and the risk areas by command."""

from pathlib import Path

import pytest

from dutyroom.domain.author import Author
from dutyroom.domain.checkpoint import Passage
from dutyroom.domain.direction import Direction
from dutyroom.domain.risk_areas import RiskArea, RiskLevel
from dutyroom.domain.roster import Post
from dutyroom.domain.watchlist import Watched, WatchKind
from dutyroom.store.rebuild import rebuild
from dutyroom.store.room import Room, opened
from tests.cli.conftest import Dutyroom
from tests.tui.hostile import FORBIDDEN

FILE = """类别,证号,电话,车牌,姓名,原因,来源,通知日期,起,止
作废,176004,,,陈示例,遗失,市局通告,2026-01-20,,
作废,141772,,,林示例,遗失,市局通告,2026年1月20日,,
作废,176004,,,陈示例,遗失,市局通告,2026-01-20,,
协查,,１９９０００００００８,浙A·12345,,走失,东店派出所,,2026-11-01,2026-12-01
隔壁,1,,,,,,,,
协查,,,,,没有对象,,,,
协查,,12,,,,,,,
"""
CHEN = Watched(WatchKind.VOID, "176004", name="陈示例", reason="遗失", source="市局通告",
               noticed="2026-01-20")  # fmt: skip


def listed(path: Path) -> list[Watched]:
    with opened(Room.open(path)) as room:
        return [each.watched for each in room.watchlist.current()]


def test_a_file_is_taken_once_and_the_same_notice_twice_is_one(
    dutyroom: Dutyroom, path: Path, tmp_path: Path
) -> None:
    file = tmp_path / "w.csv"
    file.write_text(FILE, encoding="gb18030")
    counts = {"rows": 7, "taken": 3, "repeated": 1, "bad": 3, "marked": 0}

    dry = dutyroom("watch", "import", file, "--dry-run", "--json", "--file", path).object()
    assert {name: dry[name] for name in counts} == counts
    assert [(each["column"], each["code"]) for each in dry["problems"]] == [
        ("类别", "watch_kind_unknown"), ("", "watched_nobody"), ("", "watched_phone_odd"),
    ]  # fmt: skip
    assert listed(path) == []

    assert dutyroom("watch", "import", file, "--file", path).code == 0
    again = dutyroom("watch", "import", file, "--json", "--file", path).object()
    assert (again["taken"], again["repeated"]) == (0, 4)
    assert CHEN in listed(path)

    answer = dutyroom("watch", "list", "--kind", "协查", "--json", "--file", path)
    [line] = answer.object()["watched"]
    assert (line["phone"], line["plate"], line["last"]) == ("19900000008", "浙A12345", "2026-12-01")


def test_somebody_is_put_on_the_list_and_taken_off_by_name_or_number(
    dutyroom: Dutyroom, path: Path
) -> None:
    words = ("--document", "176004", "--name", "陈示例", "--reason", "遗失", "--source", "市局通告")
    added = ("watch", "add", "作废", *words, "--noticed", "2026-01-20", "--file", path)
    assert dutyroom(*added).out == "Void document  陈示例  176004  遗失  市局通告\n"
    assert listed(path) == [CHEN]
    assert dutyroom(*added).err == "dutyroom: This is on the list already.\n"
    assert dutyroom("watch", "add", "隔壁", "--name", "某", "--file", path).code != 0

    end = ("watch", "end", "陈示例", "--file", path)
    assert dutyroom(*end).err == "dutyroom: Give the reason for the correction.\n"
    assert dutyroom(*end, "--reason", "已找回").code == 0
    assert listed(path) == []
    assert dutyroom(*end, "--reason", "再一次").err == (
        "dutyroom: This is not on the list any more.\n"
    )


def test_of_several_with_one_name_the_key_is_asked_for(dutyroom: Dutyroom, path: Path) -> None:
    for number in ("19900000001", "19900000002"):
        dutyroom("watch", "add", "look_out", "--name", "李示例", "--phone", number, "--file", path)
    answer = dutyroom("watch", "end", "李示例", "--reason", "找到", "--file", path)
    assert answer.code != 0
    key = next(each.key for each in listed(path) if each.phone == "19900000002")
    assert str(key) in answer.err
    assert dutyroom("watch", "end", key, "--reason", "找到", "--file", path).code == 0
    assert [each.phone for each in listed(path)] == ["19900000001"]


def test_the_list_masks_people_and_obeys_nothing(dutyroom: Dutyroom, path: Path) -> None:
    dutyroom("watch", "add", "协查", "--name", "\x1b[31m[b]=某", "--phone", "19900000001",
             "--document", "110101199001011237", "--file", path)  # fmt: skip
    answer = dutyroom("watch", "list", "--file", path)
    assert "110***********1237 199****0001" in answer.out
    assert not FORBIDDEN & set(answer.out.replace("\n", ""))


def test_what_a_command_imports_is_marked_and_stays_so_when_tables_are_made_anew(
    dutyroom: Dutyroom, path: Path
) -> None:
    dutyroom("watch", "add", "协查", "--phone", "19900000001", "--file", path)
    with opened(Room.open(path)) as room:
        room.author = Author(room.officers.all()[0].key, "import", "root")
        gate = Post("东门卡口")
        room.roster.enter_post(gate)
        room.checkpoint.register(
            Passage(room.now(), 480, gate.key, Direction.IN, 365, phone="19900000001")
        )
        assert len(room.watchlist.recognised()) == 1
        assert rebuild(room).differed == ()
        assert len(room.watchlist.recognised()) == 1


def test_areas_are_levelled_and_listed_as_they_are_on_a_day(dutyroom: Dutyroom, path: Path) -> None:
    add = ("watch", "areas", "add", "湖北省武汉市")
    assert dutyroom(
        *add, "红色", "--from", "2026-11-01", "--source", "省通报", "--file", path
    ).out == ("red level  湖北省武汉市  2026-11-01  省通报\n")
    assert dutyroom(*add, "green", "--from", "2027-01-01", "--file", path).code == 0
    assert dutyroom(*add, "green", "--from", "2027-01-01", "--file", path).code != 0
    assert "take one of red orange" in dutyroom(*add, "紫", "--file", path).err
    with opened(Room.open(path)) as room:
        assert [each.area for each in room.risk_areas.current("2026-12-31")] == [
            RiskArea("湖北省武汉市", RiskLevel.RED, "2026-11-01", "省通报")
        ]
    answer = dutyroom("watch", "areas", "list", "--on", "2027-01-02", "--json", "--file", path)
    assert answer.object() == {
        "on": "2027-01-02",
        "isolation_days": 14,
        "areas": [{"area": "湖北省武汉市", "level": "green", "from": "2027-01-01", "source": ""}],
    }


@pytest.mark.parametrize(
    "words", [("watch", "list"), ("watch", "areas", "list", "--on", "2026-11-02")]
)
def test_an_empty_list_is_its_headings(
    dutyroom: Dutyroom, path: Path, words: tuple[str, ...]
) -> None:
    assert len(dutyroom(*words, "--file", path).out.splitlines()) == 1
