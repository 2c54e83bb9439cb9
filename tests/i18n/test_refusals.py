"""Every code the program can say has its sentence, and every sentence its code."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

import dutyroom
from dutyroom.domain.passage_words import WordKind
from dutyroom.i18n import set_language
from dutyroom.i18n.refusals import SENTENCES, place, sentence
from dutyroom.journal.walk import Wrong
from tests.i18n.catalog import KEYWORDS, template

CODE = re.compile(r"[a-z]+(_[a-z]+)*")
SPEAKERS = {
    ("Refusal", 0),
    ("note", 0),
    ("bad", 1),
    ("mark", 1),
    ("Problem", 2),
    ("self.bad", 2),
    ("problems.append", 0),
}
"""What a code is handed to, and at which place."""


@cache
def trees() -> list[ast.Module]:
    """The package's sources."""
    sources = Path(dutyroom.__file__).parent.rglob("*.py")
    return [ast.parse(path.read_text(encoding="utf-8")) for path in sources]


@cache
def spoken() -> set[str]:
    """The codes the sources hand to a refusal, a problem or a fault."""
    found = {each.value for each in Wrong}
    for tree in trees():
        for node in ast.walk(tree):
            match node:
                case ast.Call():
                    for name, place_of_code in SPEAKERS:
                        if ast.unparse(node.func) in (name, f"odd.{name}"):
                            found |= codes(*node.args[place_of_code : place_of_code + 1])
                case ast.keyword(arg="code" | "fault", value=value):
                    found |= codes(value)
                case ast.Assign(targets=[ast.Name(id="code" | "fault")], value=value):
                    found |= codes(value)
                case ast.FunctionDef(name="_code"):
                    found |= {code for code in codes(node) if code.startswith(("file_", "disk_"))}
    return found


def codes(*nodes: ast.AST) -> set[str]:
    """Everything inside these nodes that looks like a code."""
    return {
        each.value
        for node in nodes
        for each in ast.walk(node)
        if isinstance(each, ast.Constant)
        and isinstance(each.value, str)
        and CODE.fullmatch(each.value)
    }


def test_every_code_has_a_sentence() -> None:
    assert spoken() - SENTENCES.keys() == set()


@pytest.mark.parametrize("kind", [kind for kind in WordKind if kind is not WordKind.UNKNOWN])
def test_what_a_line_says_twice_has_a_sentence(kind: WordKind) -> None:
    assert f"{kind}_twice" in SENTENCES


def test_every_sentence_has_a_code_somewhere() -> None:
    words = {
        each.value
        for tree in trees()
        for each in ast.walk(tree)
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    }
    endings = {word for word in words if word.startswith("_")}
    unheard = SENTENCES.keys() - spoken()

    assert {code for code in unheard if not code.endswith(tuple(endings))} == set()


def test_no_wording_stands_inside_an_f_string_where_the_catalogue_never_finds_it() -> None:
    inside = [
        ast.unparse(call)
        for tree in trees()
        for text in ast.walk(tree)
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in KEYWORDS
    ]

    assert inside == []


def test_every_sentence_is_in_the_catalogue() -> None:
    said = {message.id for message in template()}

    assert set(SENTENCES.values()) - said == set()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sentence_stands_even_where_a_fact_is_missing(language: str) -> None:
    set_language(language)
    try:
        assert [code for code in SENTENCES if not sentence(code, {})] == []
    finally:
        set_language("en")


@pytest.mark.parametrize(
    ("code", "facts", "text"),
    [
        ("file_is_directory", {"path": "/a b"}, "/a b is a folder, not a file."),
        ("file_is_directory", {"file": "b"}, "b is a folder, not a file."),
        ("temperature_impossible", {"tenths": 455}, "A temperature is from 30.0 to 45.0: “45.5”"),
        ("phone_odd", {"text": "{file}"}, "The phone number looks wrong: “{file}”"),
        ("nobody_knows", {}, "Something is not as it should be (nobody_knows)."),
    ],
)
def test_facts_stand_in_their_sentence_literally(
    code: str, facts: dict[str, object], text: str
) -> None:
    assert sentence(code, facts) == text


@pytest.mark.parametrize(
    ("where", "said"), [("entry 17", "entry 17"), ("page 2", "page 2"), ("nowhere", "nowhere")]
)
def test_a_place_is_said_by_its_word_and_number(where: str, said: str) -> None:
    assert place(where) == said
