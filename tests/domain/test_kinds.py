from dataclasses import fields
from importlib.resources import files

import pytest
from rich.cells import cell_len

from dutyroom.domain.hotline import RESCUE_CATEGORIES, Category
from dutyroom.domain.kind_file import LONGEST_FILE, kinds_of
from dutyroom.domain.kinds import Before, Blank, Choice, Form, Kind, Measure, Tone, Words
from dutyroom.domain.refusal import Refusal

SHIPPED = files("dutyroom.domain").joinpath("kinds.toml").read_text("utf-8")
KINDS = kinds_of(SHIPPED)
DRILL = """
[kinds.drill]
words = ["演练", "Drill"]
stages = "rescue"
[kinds.drill.blanks]
scene = { words = ["科目", "Scene"], form = "choice", choices = { fire = ["火灾", "Fire"] } }
[kinds.drill.measures]
crew = { words = ["参演", "Took part"], unit = ["人次", "turns"] }
[kinds.drill.timers]
turnout = { words = ["出动", "Turnout"], after = "received", until = "assigned", limits = 90 }
"""
SPOKEN = [each.name for each in fields(Kind) if each.name not in ("key", "confidential", "ordered")]


@pytest.fixture(params=list(KINDS.values()), ids=list(KINDS))
def kind(request: pytest.FixtureRequest) -> Kind:
    found: Kind = request.param
    return found


def test_every_kind_a_duty_room_follows_is_shipped_the_six_of_119_first() -> None:
    assert list(KINDS) == [
        *RESCUE_CATEGORIES, "danger", "incident", "tip_off", "hidden_danger", "placard", "risk",
        "instruction", "warning", "fever", "isolation_breach", "condition", "other",
    ]  # fmt: skip


def test_levels_are_told_apart_by_one_cell_and_begin_with_the_gravest(kind: Kind) -> None:
    assert all(cell_len(each.glyph) == 1 for each in kind.levels)
    assert len({each.glyph for each in kind.levels}) == len(kind.levels)
    ranks = [each.rank for each in kind.levels]
    assert ranks == sorted(ranks)
    assert set(ranks) <= {0, 1, 2, 3}


def test_a_matter_can_be_closed_in_every_kind(kind: Kind) -> None:
    assert [each.key for each in kind.codes] == [
        "done", "not_true", "transferred", "withdrawn", "duplicate"
    ]  # fmt: skip


@pytest.mark.parametrize("key", RESCUE_CATEGORIES)
def test_a_rescue_goes_from_received_to_closed_and_its_turnout_is_timed(key: str) -> None:
    rescue = KINDS[key]
    assert rescue.category == key
    assert [(each.words.zh, each.on) for each in rescue.stages] == [
        ("接报", "open"), ("派出", "assign"), ("到场", ""), ("完成", "report"), ("办结", "close"),
    ]  # fmt: skip
    (turnout,) = rescue.timers
    assert (turnout.after, turnout.until, turnout.amber_s) == ("received", ("assigned",), 45)
    assert turnout.seconds("routine", "15/30") == 60


@pytest.mark.parametrize(
    ("key", "counted"),
    [
        ("people_transfer", {"people": "人"}),
        ("disinfection", {"area": "万平方米", "places": "处"}),
        ("goods_transfer", {"goods": "吨"}),
        ("drainage", {"sites": "处"}),
        ("water", {"water": "吨"}),
        ("height", {"sites": "处"}),
    ],
)
def test_a_rescue_is_counted_in_its_own_units_and_in_those_of_all(
    key: str, counted: dict[str, str]
) -> None:
    everywhere = {
        "rescued": "人", "evacuated": "人", "vehicles": "辆次", "crew": "人次", "saved": "元"
    }  # fmt: skip
    assert {each.key: each.unit.zh for each in KINDS[key].measures} == counted | everywhere


def test_an_area_is_typed_in_square_metres_and_reported_in_ten_thousands() -> None:
    area = KINDS["disinfection"].measure("area")
    assert area == Measure(
        "area", Words("面积", "Area"), Words("㎡", "m²"), Words("万平方米", "10,000 m²"), 10_000
    )


@pytest.mark.parametrize(
    ("preset", "level", "phone", "written"),
    [
        ("15/30", "grade_1", 15, 30),
        ("15/30", "grade_2", 15, 30),
        ("15/30", "grade_3", 30, 60),
        ("15/30", "grade_4", 30, 60),
        ("20/40", "grade_1", 20, 40),
        ("20/40", "grade_2", 20, 40),
        ("20/40", "grade_3", 30, 60),
        ("15/35", "grade_2", 15, 35),
        ("15/35", "grade_4", 30, 60),
    ],
)
def test_an_incident_is_reported_within_the_limits_of_its_grade_and_the_rooms_preset(
    preset: str, level: str, phone: int, written: int
) -> None:
    timers = {each.key: each for each in KINDS["incident"].timers}
    assert timers["report_phone"].seconds(level, preset) == phone * 60
    assert timers["report_written"].seconds(level, preset) == written * 60


def test_only_grave_incidents_are_followed_up_every_two_hours() -> None:
    followup = KINDS["incident"].timers[-1]
    assert (followup.key, followup.every, followup.until) == ("followup", True, ("final",))
    assert followup.for_levels == ("grade_1", "grade_2")
    assert followup.seconds("grade_1", "15/30") == 7200


def test_no_missing_element_holds_a_report_of_an_incident_back() -> None:
    blanks = KINDS["incident"].blanks
    assert sum(each.key.startswith("element_") for each in blanks) == 11
    assert {each.before for each in blanks} == {Before.NEVER}


def test_a_major_danger_is_coordinated_every_two_hours_until_it_is_closed() -> None:
    (timer,) = KINDS["danger"].timers
    assert (timer.after, timer.until, timer.every) == ("coordination", ("closed",), True)
    assert (timer.amber_s, timer.seconds("immediate", "")) == (5400, 7200)
    assert KINDS["danger"].default_level == "immediate"


def test_who_tips_off_is_masked() -> None:
    tip_off = KINDS["tip_off"]
    assert tip_off.confidential
    assert tip_off.category == Category.REPORT
    assert [each.key for each in tip_off.blanks if each.masked] == ["caller", "caller_phone"]


@pytest.mark.parametrize(
    ("key", "before", "blanks"),
    [
        ("tip_off", Before.CLOSING, ["verified"]),
        ("hidden_danger", Before.CLOSING, ["cause", "handling", "rectification"]),
        ("hidden_danger", Before.ARCHIVING, ["look_back_result"]),
        ("instruction", Before.OPENING, ["from_whom"]),
        ("instruction", Before.CLOSING, ["answer"]),
        ("warning", Before.OPENING, ["source"]),
        ("fever", Before.CLOSING, ["feedback"]),
        ("condition", Before.OPENING, ["valid_until"]),
    ],
)
def test_a_step_waits_for_what_must_be_written_first(
    key: str, before: Before, blanks: list[str]
) -> None:
    assert [each.key for each in KINDS[key].blanks if each.before is before] == blanks


def test_a_blue_placard_needs_its_five_ones_first_and_the_graver_ones_a_look_back() -> None:
    placard = KINDS["placard"]
    ones = [each for each in placard.blanks if each.form is Form.CHECK]
    assert len(ones) == 5
    assert {(each.before, each.levels) for each in ones} == {(Before.OPENING, ("blue",))}
    assert placard.looks_back == ("red", "yellow")
    assert placard.timers[0].at == "look_back_at"


@pytest.mark.parametrize(("choice", "minutes"), [("5", 5), ("10", 10), ("30", 30), ("", 10)])
def test_a_warning_is_answered_within_the_minutes_chosen(choice: str, minutes: int) -> None:
    reach = next(each for each in KINDS["warning"].timers if each.key == "reach")
    assert reach.by == "reach"
    assert reach.seconds(choice, "15/30") == minutes * 60


def test_what_must_be_named_when_it_is_opened() -> None:
    assert {each.key: each.needs for each in KINDS.values() if each.needs} == {
        "risk": ("lead_unit", "responsible_unit"), "instruction": ("due_at",)
    }  # fmt: skip


def test_a_rooms_own_kind_may_stand_alone_and_use_the_shipped_lists() -> None:
    assert list(kinds_of(DRILL, SHIPPED)) == ["drill"]
    drill = kinds_of(DRILL, SHIPPED)["drill"]
    assert drill.words == Words("演练", "Drill")
    assert drill.stages == KINDS["height"].stages
    assert drill.levels == KINDS["other"].levels
    assert drill.default_level == "routine"
    assert drill.blanks == (
        Blank(
            "scene", Words("科目", "Scene"), Form.CHOICE, (Choice("fire", Words("火灾", "Fire")),)
        ),
    )
    assert drill.measures[0].typed == drill.measures[0].unit


def test_a_list_of_the_rooms_own_stands_before_the_shipped_one_in_its_file_only() -> None:
    own = '[levels.usual]\nonly = { words = ["一", "One"], glyph = "x", tone = "done", rank = 1 }\n'
    (level,) = kinds_of(own + DRILL, SHIPPED)["drill"].levels
    assert (level.key, level.tone) == ("only", Tone.DONE)
    assert kinds_of(DRILL, SHIPPED)["drill"].default_level == "routine"


@pytest.mark.parametrize(
    ("line", "wrong", "where"),
    [
        ('words = ["演练", "Drill"]', 'words = "演练"', "words"),
        ('words = ["演练", "Drill"]', 'words = ["", "Drill"]', "words"),
        ('words = ["演练", "Drill"]', 'words = ["\\u001b[2J", "Drill"]', "words"),
        ('words = ["演练", "Drill"]', "", "words"),
        ('stages = "rescue"', 'stages = "nowhere"', "stages"),
        ('stages = "rescue"', "stages = 7", "stages"),
        ('stages = "rescue"', 'colour = "red"', "colour"),
        ('stages = "rescue"', 'key = "other"', "key"),
        ('stages = "rescue"', "levels = {}", "levels"),
        ('stages = "rescue"', 'default_level = "huge"', "default_level"),
        ('stages = "rescue"', 'looks_back = ["huge"]', "looks_back"),
        ('stages = "rescue"', 'needs = ["luck"]', "needs"),
        ('stages = "rescue"', 'category = "luck"', "category"),
        ('stages = "rescue"', "confidential = 1", "confidential"),
        ('stages = "rescue"', 'stages = { a = { words = ["一", "A"], on = "jump" } }', "stages.a"),
        ('stages = "rescue"', 'stages = { a = { words = ["一", "A"], by = "king" } }', "stages.a"),
        ('choices = { fire = ["火灾", "Fire"] }', "choices = {}", "blanks.scene.choices"),
        ('form = "choice"', 'form = "text"', "blanks.scene.choices"),
        ('form = "choice"', 'form = "colour"', "blanks.scene.form"),
        ('form = "choice"', 'form = "choice", levels = ["huge"]', "blanks.scene.levels"),
        ("crew =", "Crew =", "measures.Crew"),
        ('unit = ["人次", "turns"]', 'unit = ["人次", "turns"], per = 0', "measures.crew"),
        ('unit = ["人次", "turns"]', 'unit = ["人次", "turns"], per = true', "measures.crew.per"),
        ("limits = 90", "limits = 0", "timers.turnout.limits"),
        ("limits = 90", "limits = -5", "timers.turnout.limits"),
        ("limits = 90", "limits = true", "timers.turnout.limits.seconds"),
        ("limits = 90", 'limits = [{ preset = "9/9", seconds = 1 }]', "timers.turnout.limits"),
        ("limits = 90", 'limits = [{ choice = "huge", seconds = 1 }]', "timers.turnout.limits"),
        (", limits = 90", "", "timers.turnout.limits"),
        ("limits = 90", 'limits = 90, by = "nothing"', "timers.turnout.by"),
        ("limits = 90", 'limits = 90, at = "scene"', "timers.turnout.at"),
        ("limits = 90", 'limits = 90, for_levels = ["huge"]', "timers.turnout.for_levels"),
        ("limits = 90", "limits = 90, amber_s = -1", "timers.turnout.amber_s"),
        ('until = "assigned"', "until = []", "timers.turnout.until"),
    ],
)
def test_the_first_wrong_place_is_told(line: str, wrong: str, where: str) -> None:
    assert line in DRILL
    with pytest.raises(Refusal, match="kind_wrong") as refused:
        kinds_of(DRILL.replace(line, wrong, 1), SHIPPED)
    assert refused.value.facts == {"kind": "drill", "where": where}


@pytest.mark.parametrize("glyph", ["", "!!", "火", " ", "\t", "🔥"])
def test_the_sign_of_a_level_fills_one_cell(glyph: str) -> None:
    level = (
        f"levels = {{ a = {{ words = ['一', 'A'], glyph = '{glyph}', tone = 'done', rank = 0 }} }}"
    )
    with pytest.raises(Refusal, match="kind_wrong") as refused:
        kinds_of(DRILL.replace('stages = "rescue"', level), SHIPPED)
    assert refused.value.facts["where"] == "levels"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "kinds"), ("[kinds]", "kinds"), ("kinds = 3", "kinds"), ("kind = 3", "kind"),
        ("levels = 3\n" + DRILL, "levels"), ("[kinds]\ndrill = 3", "drill"),
    ],
)  # fmt: skip
def test_a_file_without_kinds_is_refused(text: str, where: str) -> None:
    with pytest.raises(Refusal, match="kind_wrong") as refused:
        kinds_of(text, SHIPPED)
    assert refused.value.facts["where"] == where


@pytest.mark.parametrize("text", ["[kinds", "a = 1\na = 2", "a = " + "[" * 5000])
def test_what_is_no_toml_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(Refusal, match="kinds_unreadable") as refused:
        kinds_of(text)
    assert refused.value.facts["why"]


def test_a_file_that_nobody_typed_is_refused_by_its_length() -> None:
    with pytest.raises(Refusal, match="call_text_long"):
        kinds_of("#" * (LONGEST_FILE + 1))


@pytest.mark.parametrize("raw", ["7", "true", "[7]", "{ a = 7 }", "[[]]", "1979-05-27", "1.5"])
@pytest.mark.parametrize("name", SPOKEN)
def test_a_value_of_another_sort_never_passes_for_one_of_a_kind(name: str, raw: str) -> None:
    words = "" if name == "words" else "words = ['演练', 'Drill']"
    with pytest.raises(Refusal, match="kind_wrong"):
        kinds_of(f"[kinds.drill]\n{words}\n{name} = {raw}\n", SHIPPED)
