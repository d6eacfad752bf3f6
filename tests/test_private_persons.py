"""Private persons appear by their role: no first name beside a role, in any tracked file."""

import re
import subprocess

import pytest

from .test_original_table import ROOT, shared

ROLES = (
    "activist|reporter|resident|relative|detainee|prisoner|journalist|photographer|correspondent|"
    "doctor|medic|nurse|teacher|witness|shopkeeper|student|refugee|fighter"
)
GIVEN_NAMES = (
    "Abdallah|Abdullah|Ahmad|Ahmed|Ali|Amina|Ammar|Bassam|Bilal|Fatima|Firas|Ghassan|Hamza|Hassan|"
    "Hussein|Ibrahim|Ismail|Khaled|Khalid|Layla|Mahmoud|Mariam|Mohamad|Mohamed|Mohammad|Mohammed|"
    "Mostafa|Muhammad|Mustafa|Nour|Om[ae]r|Osama|Rami|Saleh|Samir|Tariq|Umar|Yasser|Yousef|Youssef|"
    "Yusuf|Za[iy]d|Ziad"
)
LONE = rf"(?<!Abu )(?<!Abd al-)\b(?:{GIVEN_NAMES})\b(?! (?:al|Abd|bin|Abu|[A-Z]))"
NAMED = re.compile(
    rf"\b(?:{ROLES})s?\b,? (?:named |called |who is )?{LONE}"
    rf"|{LONE},? (?:\d\d,? )?(?:is |was |, )?(?:an?|the) (?:[\w-]+ ){{0,2}}(?:{ROLES})\b"
)
NOT_WORDS = re.compile(r"https?://\S+|data:image/[^\"\\]+")


def tracked():
    """Each tracked file that is text, by name, without addresses and pictures."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, names.split("\n")):
        path = ROOT / name
        if path.is_file() and path.suffix not in {".png", ".svg"} and path.name != "test.txt":
            yield name, NOT_WORDS.sub("", path.read_bytes().decode("utf-8", errors="replace"))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the activist Yusuf saw it", True),
        ("Layla, 31, a reporter in the town", True),
        ("a resident named Bilal", True),
        ("Abu Mohammed al-Jolani leads it", False),
        ("the director, Rami Abdel Rahman, said so", False),
        ("activists in Aleppo", False),
    ],
)
def test_a_first_name_beside_a_role_is_seen(words, found):
    assert bool(NAMED.search(words)) == found


def test_no_tracked_file_has_a_first_name_beside_a_role():
    mine = "tests/test_private_persons.py"
    hits = [(name, hit[0]) for name, text in tracked() if name != mine
            for hit in NAMED.finditer(text)]  # fmt: skip
    assert hits == []


def test_none_of_the_names_that_we_know_of_appears_in_a_tracked_file():
    lines = (shared() / "facts" / "private_names.txt").read_text(encoding="utf-8").splitlines()
    patterns = [line for line in lines if line and not line.startswith("#")]
    assert len(patterns) >= 5
    known = re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
    hits = [f"{name}: {hit[0][:2]}…" for name, text in tracked() for hit in known.finditer(text)]
    assert hits == []
