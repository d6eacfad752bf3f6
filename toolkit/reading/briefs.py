"""Briefs: short accounts composed for this course from rows of our tables, to read side by side."""

from typing import TYPE_CHECKING

from toolkit.errors import ToolkitError, nearest, plain_errors
from toolkit.reading.report import Report, Sentence
from toolkit.tables import load_table

if TYPE_CHECKING:
    import pandas

NOT_CHECKED = "The English is a gloss of ours; no native reader has checked the Arabic."


@plain_errors
def load_briefs() -> "pandas.DataFrame":
    """Nothing in, seven rows out: one per brief, with the page that its rows were read on.

    Columns: brief (B1 to B7), title, outlet, published, language, address, content_level.

    >>> list(load_briefs().language.unique())
    ['en', 'ar']
    """
    return load_table("briefs")


@plain_errors
def load_brief(brief: str) -> Report:
    """A brief's name ("B1") in, its sentences as a report out.

    It is composed from rows of our tables (`draws_on`), no longer than they allow, and says
    nothing about the form, the hedges or the style of the page they were read on.

    >>> brief = load_brief("B3")
    >>> brief.sentence(4).draws_on
    'E103'
    """
    briefs = load_briefs().set_index("brief")
    if brief not in list(briefs.index):
        raise ToolkitError(
            f"There is no brief {brief!r}.{nearest(brief, briefs.index)} There are "
            f"{', '.join(briefs.index)}; load_briefs() says what each is about."
        )
    about = briefs.loc[brief]
    first_line = (
        f"A brief composed for this course from rows of our tables; the words are ours. What they "
        f"hold was read at {about.outlet}: {about.address}"
    )
    rows = load_table("brief_sentences")
    text = first_line + "\n"
    sentences: list[Sentence] = []
    glosses: list[tuple[int, str]] = []
    for row in rows[rows.brief == brief].itertuples():
        text += "\n" if not sentences else " "
        start = len(text)
        text += row.text
        sentences.append(
            Sentence(
                number=int(row.number), passage=1, role="body", draws_on=row.rows, text=row.text,
                content_level=int(row.content_level), start=start, end=len(text), holds=row.holds,
            )
        )  # fmt: skip
        if row.gloss:
            glosses.append((int(row.content_level), f"{row.number} · {row.gloss}"))
    notes = [*glosses, (0, NOT_CHECKED)] if glosses else []
    return Report(
        name=f"brief {brief}",
        text=text + "\n",
        _notes={1: notes},
        headings={1: about.title},
        _sentences=tuple(sentences),
    )
