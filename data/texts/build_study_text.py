"""Write the tables of the study text from study_text_marked.txt.

One run gives four files that the toolkit loads: the plain text, its sentences, the notes in its
margin, and the expert coding of who speaks. The marked text is the only one edited by hand.
A sentence, a number or a passage that the files of the run before hold must still be in it;
`python data/texts/build_study_text.py --anew` writes them all the same.
"""

import csv
import re
import sys
from difflib import SequenceMatcher
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
FIRST_LINE = (
    "A study text written for this course about a report by K. Gillespie and A. al-Masri "
    "(Syria Direct, 8 January 2014). The words are ours, so it says nothing about their style. "
    "Read theirs: https://syriadirect.org/rebels-cite-unity-as-key-to-defeating-isis/"
)
NOTE = re.compile(r">(\d?) (.+)")
SENTENCE = re.compile(r"\[(\w+)\|(\d)\|([S\d ]+)(?:\|([^\]]+))?\] (.+)")
MARK = re.compile(r"\{([SCM])(\d?) ([^{}]+)\}")
COUNT = re.compile(r"\b(?:[0-9]+|four|seven|three|hundreds)\b", re.IGNORECASE)
CODES = {"S": "source", "C": "cue", "M": "claim"}
SENTENCE_COLUMNS = [
    "number",
    "passage",
    "role",
    "content_level",
    "start",
    "end",
    "text",
    "draws_on",
    "holds",
]
MARGIN_COLUMNS = ["passage", "heading", "content_level", "note"]
CODING_COLUMNS = ["id", "attribution", "sentence", "code", "start", "end", "quote", "coder", "memo"]


def build(marked: str) -> tuple[str, list[list], list[list], list[list]]:
    """The marked text → plain text, rows of sentences, of margin notes and of codings."""
    text, sentences, margins, codings = FIRST_LINE, [], [], []
    passage, heading, fresh = 0, "", False
    for line in marked.split("\n"):
        if line.startswith("== "):
            passage, heading, fresh = passage + 1, line[3:], True
        elif note := NOTE.fullmatch(line):
            margins.append([passage, heading, note[1] or "0", note[2]])
        elif found := SENTENCE.fullmatch(line):
            role, level, draws_on, holds, marked_sentence = found.groups()
            own_paragraph = fresh or role in ("headline", "caption") or _follows_caption(sentences)
            text += "\n\n" if own_paragraph else " "
            fresh = False
            plain, codes = _unmark(marked_sentence, len(text))
            row = [len(sentences) + 1, passage, role, level, len(text), len(text) + len(plain)]
            sentences.append([*row, plain, draws_on, holds or ""])
            codings += _coding_rows(codes, len(sentences), codings)
            text += plain
        elif line and not line.startswith("#"):
            raise ValueError(f"a line that is no passage, note or sentence: {line!r}")
    return text + "\n", sentences, margins, codings


def refuse_losses(marked: str, before: list[dict], margins: list[dict]) -> None:
    """The marked text, and rows of sentences and margins of the run before → an error, or none."""
    lines = list(enumerate(marked.split("\n"), 1))
    headings = {line[3:] for _, line in lines if line.startswith("== ")}
    now = [(number, found) for number, line in lines if (found := SENTENCE.fullmatch(line))]
    drawn = [row["draws_on"] for row in before], [found[3] for _, found in now]
    names = {row["passage"]: row["heading"] for row in margins}
    for _, first, last, place, end in SequenceMatcher(None, *drawn, autojunk=False).get_opcodes():
        if last - first > end - place:
            kept = {_unmark(found[5], 0)[0] for _, found in now}  # of two, the one that is gone
            same = [row for row in before if row["draws_on"] == drawn[0][first]]
            row = next((row for row in same if row["text"] not in kept), before[first])
            line = now[min(place, len(now) - 1)][0]
            raise ValueError(f"line {line}: sentence {row['number']} is lost: {row['text']!r}")
        for row, (line, found) in zip(before[first:last], now[place:end], strict=False):
            if names[row["passage"]] not in headings:
                raise ValueError(f"line {line}: the passage {names[row['passage']]!r} is lost")
            told = {count.lower() for count in COUNT.findall(_unmark(found[5], 0)[0])}
            for count in COUNT.findall(row["text"]):
                if count.lower() not in told:
                    raise ValueError(f"line {line}: the number {count!r} is lost: {found[5]!r}")


def _follows_caption(sentences: list[list]) -> bool:
    return bool(sentences) and sentences[-1][2] in ("headline", "caption")


def _unmark(marked: str, offset: int) -> tuple[str, list[tuple]]:
    """A marked sentence, and where it starts → the plain one and its marks."""
    plain, codes, done = "", [], 0
    for found in MARK.finditer(marked):
        plain += marked[done : found.start()]
        code, digit, quote = found.groups()
        codes.append((CODES[code], digit, offset + len(plain), quote))
        plain += quote
        done = found.end()
    return plain + marked[done:], codes


def _coding_rows(codes: list[tuple], number: int, earlier: list[list]) -> list[list]:
    """The marks of one sentence → one row per coded passage; a source without digit serves all."""
    rows, attributions = [], len({row[1] for row in earlier})
    digits = sorted({digit for _, digit, _, _ in codes if digit}) or [""]
    for digit in digits if codes else []:
        attributions += 1
        for code, its_digit, start, quote in codes:
            if its_digit in ("", digit):
                place = [number, code, start, start + len(quote), quote]
                identity = f"V{len(earlier) + len(rows) + 1:03d}"
                rows.append([identity, f"A{attributions:02d}", *place, "expert", ""])
    return rows


def _write(path: Path, columns: list[str], rows: list[list]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([columns, *rows])


def _read(name: str) -> list[dict]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main() -> None:
    """Read the marked text, write the four files beside it."""
    marked = (FOLDER / "study_text_marked.txt").read_text(encoding="utf-8")
    if "--anew" not in sys.argv:
        try:
            before = _read("study_text_sentences.csv"), _read("study_text_margins.csv")
            refuse_losses(marked, *before)
        except ValueError as loss:
            sys.exit(f"study_text_marked.txt, {loss}. Put it back; --anew writes without it.")
    text, sentences, margins, codings = build(marked)
    (FOLDER / "study_text.txt").write_text(text, encoding="utf-8", newline="\n")
    _write(FOLDER / "study_text_sentences.csv", SENTENCE_COLUMNS, sentences)
    _write(FOLDER / "study_text_margins.csv", MARGIN_COLUMNS, margins)
    voices = FOLDER.parent / "codings" / "study_text_voices.csv"
    _write(voices, CODING_COLUMNS, codings)


if __name__ == "__main__":
    main()
