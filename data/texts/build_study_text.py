"""Write the tables of the study text from study_text_marked.txt.

One run gives four files that the toolkit loads: the plain text, its sentences, the notes in its
margin, and the expert coding of who speaks. The marked text is the only one edited by hand.
"""

import csv
import re
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


def main() -> None:
    """Read the marked text, write the four files beside it."""
    marked = (FOLDER / "study_text_marked.txt").read_text(encoding="utf-8")
    text, sentences, margins, codings = build(marked)
    (FOLDER / "study_text.txt").write_text(text, encoding="utf-8", newline="\n")
    _write(FOLDER / "study_text_sentences.csv", SENTENCE_COLUMNS, sentences)
    _write(FOLDER / "study_text_margins.csv", MARGIN_COLUMNS, margins)
    voices = FOLDER.parent / "codings" / "study_text_voices.csv"
    _write(voices, CODING_COLUMNS, codings)


if __name__ == "__main__":
    main()
