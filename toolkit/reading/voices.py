"""Whose voice is it: how many sentences name a source, and how many words stand under one.

A count depends on its rule, so every rule here has a name and a sentence that says it. The same
rules count the original's table and the study text; the two are laid side by side, never mixed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from toolkit.errors import ToolkitError, nearest, plain_errors
from toolkit.exposure import hides
from toolkit.page import Page
from toolkit.reading.report import Report
from toolkit.tables import load_table, need_columns

if TYPE_CHECKING:
    import pandas

COLUMNS = ("number", "source", "words", "words_in_claims", "words_in_tags", "words_in_own_voice")


@dataclass(frozen=True)
class Rule:
    """A counting rule: its name, the sentence that says it, and what it asks of a row."""

    name: str
    says: str
    counts: "Callable[[pandas.DataFrame], pandas.Series[bool]]"


RULES = {
    rule.name: rule
    for rule in (
        Rule(
            "names or continues",
            "A sentence counts if it names a source, or continues one named before it.",
            lambda table: table.source != "",
        ),
        Rule(
            "says something",
            "The same, if the source says more than one word of content: a call is no statement.",
            lambda table: (table.source != "") & (table.words_in_claims > 1),
        ),
        Rule(
            "has a tag",
            "A sentence counts if the tag, source or cue, stands in the sentence itself.",
            lambda table: (table.source != "") & (table.words_in_tags > 0),
        ),
    )
}


@plain_errors
def count_attributed(table: "pandas.DataFrame", rule: str) -> int:
    """A table of voices and the name of a rule in, the number of sentences it counts out.

    The rules are "names or continues", "says something" and "has a tag".

    >>> from toolkit import load_original_table
    >>> [count_attributed(load_original_table(), rule) for rule in RULES]
    [26, 25, 24]
    """
    need_columns(table, COLUMNS, "count_attributed")
    if rule not in RULES:
        listed = ", ".join(repr(name) for name in RULES)
        raise ToolkitError(
            f"There is no counting rule {rule!r}.{nearest(rule, RULES)} The rules are {listed}."
        )
    return int(RULES[rule].counts(table).sum())


@plain_errors
def share_of_words(table: "pandas.DataFrame") -> "pandas.DataFrame":
    """A table of voices in, three rows out: claim, tag, own voice; words and percent of all words.

    >>> from toolkit import load_original_table
    >>> list(share_of_words(load_original_table()).words)
    [386, 144, 277]
    """
    import pandas

    need_columns(table, COLUMNS, "share_of_words")
    total = int(table.words.sum())
    if not total:
        raise ToolkitError("share_of_words got a table without words; count at least one sentence.")
    parts = {"claim": "words_in_claims", "tag": "words_in_tags", "own voice": "words_in_own_voice"}
    words = [int(table[column].sum()) for column in parts.values()]
    shares = [round(100 * count / total, 1) for count in words]
    return pandas.DataFrame({"voice": list(parts), "words": words, "percent": shares})


@plain_errors
def load_sources() -> "pandas.DataFrame":
    """Nothing in, one row per source out: source, side, role, naming, access, interest.

    Private persons stand there by role. `source` is the name used in every other table.

    >>> sorted(set(load_sources().side))
    ['ISIS', 'activists and their media', 'monitor', 'nobody', 'rebels']
    """
    return load_table("sources")


@plain_errors
def load_attributions() -> "pandas.DataFrame":
    """Nothing in, 31 rows out: one per attribution of the original, joined to who makes it.

    Columns: id, number (S1 to S32), source, form, function, channel, continues, then side, role,
    naming, access and interest of the source.

    >>> int(load_attributions().side.value_counts()["rebels"])
    13
    """
    attributions = load_table("original_attributions")
    return attributions.merge(load_sources(), on="source", how="left", validate="many_to_one")


@plain_errors
def voices_table(report: Report) -> "pandas.DataFrame":
    """The study text in, one row per sentence out, with the columns of the original's table.

    Columns: number, role, source, words, words_in_claims, words_in_tags, words_in_own_voice. A
    word is what blanks separate; it belongs to a claim before it belongs to a tag.

    >>> from toolkit import load_report
    >>> table = voices_table(load_report())
    >>> bool((table.words == table.iloc[:, -3:].sum(axis=1)).all())
    True
    """
    import pandas

    codings = load_table("codings/study_text_voices")
    sources = load_table("codings/study_text_attributions").groupby("sentence").source.agg(_joined)
    rows = []
    for number in report.sentences.number:
        marks = codings[codings.sentence == number]
        counts = _count_words(report, int(number), marks)
        role = report.sentence(int(number)).role
        rows.append([int(number), role, sources.get(number, ""), sum(counts), *counts])
    columns = ["number", "role", "source", *COLUMNS[2:]]
    return pandas.DataFrame(rows, columns=columns)


@plain_errors
def show_voices(report: Report, number: int) -> Page:
    """A report and a sentence's number in, the sentence out with its source, cue and claim marked.

    Each mark is underlined in its own way and followed by its name, so that no colour is needed.

    >>> from toolkit import load_report
    >>> show_voices(load_report(), 17).text[:17]
    '17 · [source: He]'
    """
    sentence = report.sentence(number)
    if hides(sentence.content_level):
        return report.pick(number)
    codings = load_table("codings/study_text_voices")
    marks = codings[codings.sentence == sentence.number].drop_duplicates(["start", "end"])
    html, text, done = "", "", sentence.start
    for mark in marks.sort_values("start").itertuples():
        between = report.text[done : mark.start]
        html += escape(between) + _mark_html(mark.code, mark.quote)
        text += f"{between}[{mark.code}: {mark.quote}]"
        done = mark.end
    rest = report.text[done : sentence.end]
    number_html = f'<span style="opacity:0.75;margin-right:0.6em">{sentence.number}</span>'
    return Page(
        f'<p style="max-width:40em;line-height:2">{number_html}{html}{escape(rest)}</p>',
        f"{sentence.number} · {text}{rest}",
    )


LINES = {"source": "double", "cue": "solid", "claim": "dotted"}


def _mark_html(code: str, quote: str) -> str:
    line = f"text-decoration:underline {LINES[code]};text-underline-offset:0.25em"
    return f'<span style="{line}">{escape(quote)}</span>&nbsp;<small>[{code}]</small>'


def _count_words(report: Report, number: int, marks: "pandas.DataFrame") -> list[int]:
    """A sentence and its codings → its words in claims, in tags and in the reporters' own voice."""
    sentence = report.sentence(number)
    counts, place = [0, 0, 0], sentence.start
    for word in sentence.text.split():
        place = report.text.index(word, place)
        touched = marks[(marks.start < place + len(word)) & (marks.end > place)]
        counts[0 if "claim" in set(touched.code) else 1 if len(touched) else 2] += 1
        place += len(word)
    return counts


def _joined(sources: "pandas.Series[str]") -> str:
    return "; ".join(dict.fromkeys(sources))
