"""The shift taken over by who reads Chinese, on a real terminal."""

from pathlib import Path

from tests.tui.night_hands import ENTER, F5, F6, AtDesk, set_clock
from tests.tui.night_room import PINS, evening


def test_the_night_is_taken_over_in_chinese(tmp_path: Path) -> None:
    path, clock = tmp_path / "room.db", tmp_path / "clock"
    evening(path)
    set_clock(clock, "20:00")
    with AtDesk(path, clock, "zh") as desk:
        desk.see("签到", "姓名或拼音首字母")
        desk.press("zs" + ENTER, "口令")
        desk.press(PINS["张三"] + ENTER, "张三 签到")
        desk.press("5", "交接事项 2，待确认 2", "路灯不亮", "对讲机")
        desk.press(F6, "全部确认，F5 签字")
        desk.press(F5, "张三 现在接班，签字后即为当班")
        desk.press(PINS["张三"] + ENTER, "张三 于 20:00:00 接班，封签")
