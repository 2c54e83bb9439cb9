"""The calendar on the screen: what is not known is said, a notice is looked at before it counts."""

from pathlib import Path

from textual.events import Paste

from dutyroom.domain.calendar import DayType
from dutyroom.tui.forms.note import NoteForm
from dutyroom.tui.forms.roster.calendar import CalendarForm
from tests.tui.duty_desk import Desk, at_desk, new_room

NOTICE_2027 = """国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日至3日放假，共3天。
二、春节：2月5日至11日放假调休，共7天。1月30日、2月20日上班。
三、清明节：4月3日至5日放假，共3天。
四、劳动节：5月1日至5日放假调休，共5天。4月25日、5月8日上班。
五、端午节：6月9日放假1天，不调休。
六、中秋节：9月15日放假1天，不调休。
七、国庆节：10月1日至7日放假调休，共7天。9月26日、10月9日上班。
"""
"""Invented: the year's notice is not published yet."""


async def paste_notice(desk: Desk, text: str) -> None:
    await desk.press("f5")
    await desk.wait(lambda: isinstance(desk.app.screen, NoteForm))
    desk.app.screen.post_message(Paste(text))
    await desk.wait(lambda: text.splitlines()[-1][:9] in desk.text)
    await desk.press("f5")


async def test_a_year_is_unknown_until_its_notice_was_pasted_seen_and_entered(
    tmp_path: Path,
) -> None:
    async with at_desk(new_room(tmp_path / "room.db"), "roster") as desk:
        desk.app.push_screen(CalendarForm(2026))
        await desk.wait(lambda: "国庆节" in desk.text)
        assert "worked: 09-20 10-10" in desk.text
        await desk.press("right")
        await desk.wait(lambda: "2027: the holiday notice is not entered" in desk.text)

        await paste_notice(desk, "nothing of a notice")
        await desk.wait(lambda: "names no year" in desk.text)
        await desk.press("escape")

        await paste_notice(desk, NOTICE_2027)
        await desk.wait(lambda: "read, not entered yet: 2027" in desk.text)
        assert desk.room.calendar.year(2027) is None
        await desk.press("f5")
        await desk.wait(lambda: "The holidays of 2027 are entered" in desk.text)
        assert desk.room.calendar.in_force().day_type("2027-02-20") is DayType.MAKEUP

        await desk.press("f6")
        await desk.type("flood")
        await desk.press("enter", "6", "minus", "1", "enter", "9", "minus", "x", "enter", "4", "f5")
        await desk.wait(lambda: "not a day" in desk.text)
        await desk.press("shift+tab", "backspace", "1", "5", "f5")
        await desk.wait(lambda: "2027-06-01 – 09-15" in desk.text)
        assert desk.room.calendar.in_force().least_crew("2027-07-01") == 4
        await desk.press("escape", "escape")
