"""A whole night at the desk, through the real program on a real terminal; only the clock is ours.

Zhang takes over at 20:00, twelve calls come, six matters are followed to their end, the program
is killed in the middle of a call, and at 08:00 Li takes over. Then the books are looked at.
"""

from pathlib import Path

from dutyroom.store.room import Room, opened
from tests.store.clocks import Hands
from tests.tui import night_books as books
from tests.tui.night_books import DANGER, FEVER, HAZARD, INCIDENT, RESCUE, TRANSFER
from tests.tui.night_hands import CTRL_T, ENTER, ESC, F3, F5, F6, TAB, AtDesk, set_clock
from tests.tui.night_room import PINS, at, evening

MORNING = "1123-0001"
"""The handover of the morning."""


def test_a_night_from_20_00_to_08_00_and_nothing_of_it_is_lost(tmp_path: Path) -> None:
    path, clock = tmp_path / "room.db", tmp_path / "clock"
    evening(path)
    set_clock(clock, "19:59")
    with AtDesk(path, clock) as desk:
        take_the_night_over(desk)
        rescue_a_cat(desk)
        answer_an_enquiry(desk)
        move_six_patients(desk)
        report_a_fire(desk)
        follow_a_fever_from_the_gate(desk)
        clear_a_hidden_danger(desk)
        coordinate_once_in_time(desk)
        die_in_the_middle_of_a_call(desk)
    with AtDesk(path, clock) as desk:
        come_back(desk)
        coordinate_late(desk)
        look_back_and_take_the_last_calls(desk)
        offer_the_day_shift(desk)
        frozen = books.sheet_digest(path, MORNING)
        take_the_day_shift_over(desk)
        add_what_was_forgotten_and_end_the_danger(desk)
    with AtDesk(path, clock) as desk:
        review_as_leader(desk)
    with opened(Room.open(path, clock=Hands(at("09:00")))) as room:
        books.check_the_books(room)
        books.check_the_calls(room)
        books.check_the_matters(room)
        books.check_the_danger(room)
        books.check_the_fever(room)
        books.check_every_entry_has_one_shift(room)
        morning = books.check_the_handover(room, MORNING)
    assert books.sheet_digest(path, MORNING) == frozen
    books.check_the_seal(path, morning, tmp_path / "sheet.txt")


# -- the evening


def take_the_night_over(desk: AtDesk) -> None:
    desk.sign_in("zs", "张三")
    desk.at("20:00")
    desk.board("Handover", "李四", "to decide 2")
    desk.press(F6, "all decided: F5 signs")
    desk.press(F5, "takes over now")
    desk.sign("张三", "张三 took over at 20:00:00")


def rescue_a_cat(desk: AtDesk) -> None:
    """Dispatched in 38 seconds, through every stage, closed with its measures."""
    desk.at("20:12")
    desk.call("cat on the roof", place="湖滨路3号", category="6")
    desk.at("20:12:20")
    desk.matter_of_call()
    desk.at("20:12:38")
    desk.dispatch("xfz", f"Opened {RESCUE}, dispatched to 消防站 in 38 s")
    desk.look_at(RESCUE)
    desk.act(RESCUE, "Take the order", "队长王", said="taken by 队长王")
    desk.at("20:25")
    desk.act(RESCUE, "Arrived", said=f"{RESCUE}: Arrived")
    desk.at("20:50")
    desk.act(RESCUE, "Feedback", "cat and owner safe", said=f"{RESCUE}: reported back")
    desk.act(RESCUE, "Fill in", "1", "1", "", "2", "6", said=f"{RESCUE}: 4 filled in")
    desk.act(RESCUE, "Verify", "rang the owner", said=f"{RESCUE}: verified")
    desk.act(RESCUE, "Close", said=f"{RESCUE}: closed, Done")


def answer_an_enquiry(desk: AtDesk) -> None:
    desk.at("20:58")
    desk.call("is the bridge open", category="7")
    desk.log_it("1122-0003")


def move_six_patients(desk: AtDesk) -> None:
    """Dispatched in 50 seconds: amber, and the seconds stand in the log."""
    desk.at("21:05")
    desk.call("six patients to dialysis", place="龙井村", category="1")
    desk.at("21:05:50")
    desk.matter_of_call()
    desk.dispatch("jtysj", f"Opened {TRANSFER}, dispatched to 交通运输局 in 50 s")
    desk.look_at(TRANSFER)
    desk.act(TRANSFER, "Order returned", "no driver", said="returned by 交通运输局")
    desk.act(TRANSFER, "Assign", "xfz", said=f"{TRANSFER}: assigned to 消防站")
    desk.act(TRANSFER, "Take the order", "周班长", said="taken by 周班长")
    desk.at("21:20")
    desk.act(TRANSFER, "Arrived", said=f"{TRANSFER}: Arrived")
    desk.act(TRANSFER, "Remind", said=f"{TRANSFER}: 消防站 reminded, 1 times now")
    desk.at("21:50")
    desk.act(TRANSFER, "Fill in", "6", "", "", "2", said=f"{TRANSFER}: 2 filled in")
    desk.act(TRANSFER, "Feedback", "all six there", said=f"{TRANSFER}: reported back")
    desk.act(TRANSFER, "Close", said=f"{TRANSFER}: closed, Done")


def report_a_fire(desk: AtDesk) -> None:
    """Told by phone within 15 minutes, in writing within 30, followed up, and to its end."""
    desk.at("22:00")
    desk.call("factory on fire", place="工业园", urgency="3")
    desk.matter_of_call("Incident report", level="2")
    desk.dispatch("xfz", f"Opened {INCIDENT}, dispatched to 消防站")
    desk.look_at(INCIDENT)
    desk.at("22:10")
    desk.act(INCIDENT, "Initial report by phone", "city duty room", said="by phone sent to city")
    desk.at("22:25")
    desk.act(INCIDENT, "Initial report in writing", "city duty room", said="in writing sent to")
    desk.at("23:10")
    desk.act(INCIDENT, "Follow-up report", "city duty room", said="Follow-up report sent to")
    desk.at("23:40")
    desk.act(INCIDENT, "Final report", "city duty room", said="Final report sent to city")
    desk.act(INCIDENT, "Close", said=f"{INCIDENT}: closed, Done")


def follow_a_fever_from_the_gate(desk: AtDesk) -> None:
    """38.1 at the gate, ten minutes of rest, 37.8 again: the clinic, a matter, its feedback."""
    desk.at("00:05")
    desk.press(F3, "大桥北卡口", "Register 0")
    desk.press("孙七 19900000008 365" + ENTER, "Register 1 ")
    desk.press("钱六 19900000009 381" + ENTER, "◆ 钱六 38.1")
    desk.at("00:15")
    desk.press(F5, "Rested: measure again now")
    desk.press("378" + ENTER, "Written down")
    desk.press(TAB + "市一医院" + TAB + "刘医生", "刘医生")
    desk.press(CTRL_T, "钱六 · To clinic 市一医院 刘医生")
    desk.look_at(FEVER)
    desk.act(FEVER, "Feedback", "influenza A, sent home", said=f"{FEVER}: reported back")
    desk.act(FEVER, "Close", "influenza A", said=f"{FEVER}: closed, Done")
    desk.at("00:45")
    desk.call("music in the street", place="南山路", category="9")
    desk.log_it("1122-0006")


def clear_a_hidden_danger(desk: AtDesk) -> None:
    """Three things must be written before it is closed."""
    desk.at("01:00")
    desk.call("wires hang loose", place="菜市场")
    desk.matter_of_call("Hidden danger")
    desk.dispatch("yjglj", f"Opened {HAZARD}, dispatched to 应急管理局")
    desk.look_at(HAZARD)
    desk.begin_act(HAZARD, "Close")
    desk.press(F5, "To be filled in first: Cause, Handling, Rectification")
    desk.fill("rain", "owner fined")
    desk.press(F5, "To be filled in first: Rectification")
    desk.fill("new wires")
    desk.press(F5, f"{HAZARD}: closed, Done")
    desk.at("01:50")
    desk.call("more lamps please", category="s")
    desk.log_it("1122-0008")


def coordinate_once_in_time(desk: AtDesk) -> None:
    """A major danger: a coordination every two hours."""
    desk.at("02:05")
    desk.call("water seeps through the dam", place="水库", urgency="3")
    desk.matter_of_call("Major danger")
    desk.dispatch("swj", f"Opened {DANGER}, dispatched to 水务局")
    desk.at("03:20")
    desk.call("somebody calls for help by the river", place="河边", urgency="3", outcome="1")
    desk.log_it("1122-0010")
    desk.look_at(DANGER)
    desk.at("04:00")
    words = ("county and town", "sandbags are on their way")
    desk.act(DANGER, "Coordination", *words, said="coordination held, the next due 06:00")


# -- the program dies


def die_in_the_middle_of_a_call(desk: AtDesk) -> None:
    desk.at("05:40")
    desk.begin_call("the road to the dam is")
    desk.terminal.wait_until(lambda: books.unsaved(desk.room) == ["the road to the dam is"])
    desk.terminal.kill()


def come_back(desk: AtDesk) -> None:
    """Five minutes after a coordination fell due: it rings once, and the call is still there.

    Nothing but this desk has written since the last line in this officer's name: no list of news.
    """
    desk.at("06:05")
    desk.sign_in("zs", "张三")
    desk.see("parked 1")
    desk.terminal.wait_until(lambda: desk.bells == 1)
    desk.press(F6, "Parked calls")
    desk.press("1", "Call record", "received 11-23 05:40:00")
    desk.press(" flooded", "the road to the dam is flooded")
    desk.log_it("1122-0011")
    desk.board("Today", "Coordination")
    desk.press(F5, "Timers", "Coordination", DANGER)
    desk.press(ENTER, "Acknowledge: Coordination")
    desk.press("calling them" + ENTER, "Acknowledged: Coordination")
    desk.press(ESC)
    desk.see_no_more("Timers")


def coordinate_late(desk: AtDesk) -> None:
    """The missed one stays to be seen; nothing rings a second time."""
    desk.at("06:15")
    desk.look_at(DANGER)
    words = ("county and town", "seepage slower")
    desk.act(DANGER, "Coordination", *words, said="coordination held, the next due 08:15")
    desk.press(ENTER, "✗ missed: Coordination", "06:00")
    desk.press(ESC)
    desk.see_no_more("✗ missed")
    assert desk.bells == 1


def look_back_and_take_the_last_calls(desk: AtDesk) -> None:
    desk.at("07:00")
    desk.look_at(HAZARD)
    desk.act(HAZARD, "Look back", "new wires hold", said=f"{HAZARD}: looked back at, archived")
    desk.at("07:10")
    desk.call("bus stop full of glass", place="环城路", outcome="3")
    desk.log_it("1122-0012")
    desk.at("07:20")
    desk.call("wants his fine explained", place="湖滨路", outcome="3")
    desk.log_it("1122-0013")


# -- the morning


def offer_the_day_shift(desk: AtDesk) -> None:
    desk.at("08:00")
    desk.board("Handover", "张三 on shift since 2026-11-22 20:00:00")
    desk.press(F5, "Hand over 值班室")
    fields = ("fog", "", "", "7", "keys 3", "if it rains then sandbags first", "thank you")
    desk.fill(*fields)
    desk.press(F5, "the sheet is frozen as it then is")
    desk.sign("张三", "Offered. F5: who takes over signs in.")
    desk.see("to decide 8")


def take_the_day_shift_over(desk: AtDesk) -> None:
    """Red ones in own words, one questioned, one not taken over, the rest at one key."""
    desk.at("08:02")
    desk.press(F5, "Who takes over?", "李四")
    desk.press(ENTER, "Esc another name")
    desk.sign("李四", "to decide 8")
    desk.say(ENTER, "Read back in your own words", "dam seeps, next at 08:15", said="Read back:")
    desk.say(ENTER, "Read back in your own words", "find who called", said="Read back:")
    desk.go_to("bus stop full of glass")
    desk.say("q", "Question about this item", "who sweeps it", said="Questioned:")
    desk.go_to("bus stop full of glass", "who sweeps it")
    desk.say("w", "张三 answers", "road office at nine", PINS["张三"], said="Answered:")
    desk.press(ENTER, "Accepted:")
    desk.go_to("wants his fine explained")
    desk.say("b", "Do not take this item over", "not for this room", said="Not taken over:")
    desk.go_to("wants his fine explained", "not for this room")
    desk.say("w", "张三 answers", "told him where to go", PINS["张三"], said="Answered:")
    desk.press(F6, "accepted.", "all decided: F5 signs")
    desk.at("08:05")
    desk.press(F5, "takes over now")
    desk.sign("李四", "李四 took over at 08:05:00, seal")


def add_what_was_forgotten_and_end_the_danger(desk: AtDesk) -> None:
    desk.at("08:10")
    desk.press(F5, "Supplement")
    desk.press("the spare key is with the guard" + F5, "Added to the handover")
    desk.at("08:12")
    desk.look_at(DANGER)
    desk.act(DANGER, "Coordination", "county", "over", said="coordination held")
    desk.at("08:40")
    desk.act(DANGER, "Close", said=f"{DANGER}: closed, Done")


def review_as_leader(desk: AtDesk) -> None:
    desk.at("08:50")
    desk.sign_in("ww", "王五")
    desk.board("Review")
    desk.press("/", "post, officer, number")
    desk.press(MORNING + ENTER, "张三", "李四")
    desk.press(F5, "Agree", "Query")
    desk.press("1", "a remark, or nothing")
    desk.press("well done" + ENTER, f"Handover {MORNING}: agreed")
