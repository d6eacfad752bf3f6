"""The browser's offsets: the JavaScript that the Coder runs, against Python, on random text."""

import json
import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "toolkit" / "coding" / "text.js"
PIECES = [
    "the grass was wet", "قالت الجدّة", "المطر قريب", "🌱", "👩‍👩‍👧", "e\u0301t\u00e9", "🇸🇾",
    "\u200f", "\ufffd", "don't", "a",
    " ", "  ", "\t", "\n", "\n\n", ". ", "! ", "؟ ", "—", "«",
    "»", "𝔊𝔯𝔞𝔰", "كـ", "12", "नमस्ते",
]  # fmt: skip
TEXTS = 400
NO_NODE = "node is not installed (Debian: apt-get install nodejs); it runs the Coder's offsets."


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    """A script of js/ and questions → its answers, from node."""
    node = shutil.which("node")
    if node is None and os.environ.get("TOOLKIT_BROWSER") == "required":
        pytest.fail(f"TOOLKIT_BROWSER=required, but {NO_NODE}", pytrace=False)
    if node is None:
        pytest.skip(NO_NODE)
    module = tmp_path_factory.mktemp("js") / "text.mjs"
    shutil.copyfile(SHARED, module)

    def answers(script, questions):
        command = [node, HERE / "js" / script, module]
        asked = json.dumps(questions)
        done = subprocess.run(command, input=asked, capture_output=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return answers


@pytest.fixture(scope="module")
def compared(ask):
    """Random texts, two places in each, and what the browser says of them."""
    dice = random.Random(2014)
    questions = []
    for _ in range(TEXTS):
        text = "".join(dice.choices(PIECES, k=dice.randrange(1, 25)))
        places = sorted(dice.choices(range(len(text) + 1), k=2))
        questions.append({"text": text, "places": places})
    return list(zip(questions, ask("offsets.mjs", questions), strict=True))


def test_lengths_and_slices_are_those_of_python(compared):
    for question, said in compared:
        text, (start, end) = question["text"], question["places"]
        assert said["length"] == said["count"] == len(text)
        assert said["slice"] == text[start:end]
        assert said["units"] == len(text[:start].encode("utf-16-le")) // 2
        assert said["line"] == text.count("\n", 0, start)


def test_trimming_leaves_what_python_strips(compared):
    blanks = " \t\n"
    for question, said in compared:
        text, (start, end) = question["text"], question["places"]
        trimmed = said["trimmed"]
        assert text[trimmed["from"] : trimmed["to"]] == text[start:end].strip(blanks)
        assert start <= trimmed["from"] <= trimmed["to"] <= max(end, trimmed["from"])


def test_what_is_snapped_or_grown_contains_what_was_selected_and_stays_in_the_text(compared):
    for question, said in compared:
        text, (start, end) = question["text"], question["places"]
        assert said["snapped"]["from"] <= start <= end <= said["snapped"]["to"]
        for passage in [said["snapped"], *said["grown"]]:
            assert 0 <= passage["from"] <= passage["to"] <= len(text)
        if start < end:
            for passage in said["grown"]:
                assert passage["from"] <= start
                assert end <= passage["to"]


@pytest.mark.parametrize(
    ("text", "places", "seen"),
    [
        ("a👩‍👩‍👧b", (2, 3), "👩‍👩‍👧"),
        ("e\u0301t", (0, 1), "e\u0301"),
        ("e\u0301t", (1, 2), "e\u0301"),
        ("🇸🇾 ", (1, 2), "🇸🇾"),
        ("🌱b", (0, 1), "🌱"),
    ],
)
def test_a_character_as_readers_see_it_is_never_cut(ask, text, places, seen):
    (said,) = ask("offsets.mjs", [{"text": text, "places": places}])
    assert text[said["snapped"]["from"] : said["snapped"]["to"]] == seen


@pytest.mark.parametrize(
    ("text", "places", "grown"),
    [
        ("the grass was wet", (5, 5), ["grass", "the grass was wet", "the grass was wet"]),
        ("the grass was wet", (4, 9), ["grass was", "the grass was wet", "the grass was wet"]),
        ("the grass was wet", (6, 11), ["grass was", "the grass was wet", "the grass was wet"]),
        ("It rains. We left.\nEnd", (2, 2), ["rains", "It rains.", "It rains. We left."]),
        ("It rains. We go.", (0, 9), ["It rains. We", "It rains. We go.", "It rains. We go."]),
        ("قالت الجدّة: نعم", (6, 6), ["الجدّة", "قالت الجدّة: نعم", "قالت الجدّة: نعم"]),
        ("one\n\n  two  \n", (4, 4), ["two", "two", "two"]),
    ],
)  # fmt: skip
def test_words_sentences_and_paragraphs_are_grown_as_a_whole(ask, text, places, grown):
    (said,) = ask("offsets.mjs", [{"text": text, "places": places}])
    assert [text[one["from"] : one["to"]] for one in said["grown"]] == grown


@pytest.mark.parametrize(
    ("event", "name"),
    [
        ({"key": "w", "code": "KeyW"}, "KeyW"),
        ({"key": "ص", "code": "KeyW"}, "KeyW"),
        ({"key": "w", "code": "KeyZ"}, "KeyW"),
        ({"key": "N", "code": "KeyN", "held": ["Shift"]}, "Shift+KeyN"),
        ({"key": "é", "code": "Digit2"}, "Digit2"),
        ({"key": "١", "code": "Digit1"}, "Digit1"),
        ({"key": "5", "code": "Numpad5"}, "Digit5"),
        ({"key": "[", "code": "Digit8", "held": ["AltGraph", "Control", "Alt"]}, "BracketLeft"),
        ({"key": "ج", "code": "BracketLeft"}, "BracketLeft"),
        ({"key": "?", "code": "Slash", "held": ["Shift"]}, "Help"),
        ({"key": "؟", "code": "Slash", "held": ["Shift"]}, "Help"),
        ({"key": "z", "code": "KeyZ", "held": ["Meta"]}, "Ctrl+KeyZ"),
        ({"key": "Z", "code": "KeyZ", "held": ["Control", "Shift"]}, "Ctrl+Shift+KeyZ"),
        ({"key": "Enter", "code": "NumpadEnter", "held": ["Alt"]}, "Alt+Enter"),
    ],
)
def test_a_key_is_known_on_latin_and_on_arabic_keyboards(ask, event, name):
    assert ask("key_names.mjs", [event]) == [name]
