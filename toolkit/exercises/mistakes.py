"""One line below Python's own errors: what a beginner's first mistakes mean, and what to do.

Refusals of the toolkit explain themselves; a missing quotation mark does not. The lab that the
course starts calls `explain` after every cell (see lab.py); importing this module does nothing.
"""

from toolkit.errors import ToolkitError
from toolkit.page import Page, paragraph, show_page

FIRST_CELL = (
    "If the first grey box of this page was not run since you opened it, run it now, then this "
    "one again; you need to do so each time you open a lesson."
)
MADE_THERE = (
    "report", "table", "study_table", "times", "published", "frame", "fragments", "rebels",
    "chains", "matrix", "codebook", "counts", "freed", "____",
)  # fmt: skip


def explain(error: BaseException | None) -> None:
    """What a cell stopped with in; where it is a known mistake, a sentence below the cell."""
    words = explanation(error)
    if words:
        html = '<div role="status" style="border-left:4px solid #6f7fa0;padding:0.1em 0.9em">'
        show_page(Page(f"{html}{paragraph(words)}</div>", words))


def explanation(error: BaseException | None) -> str:
    """An error in, one sentence out that says what it often means, or "".

    >>> explanation(NameError("name 'ISIS' is not defined", name="ISIS"))
    'Python takes a word for a name. If it is a text, write it in quotation marks: "ISIS"'
    """
    if error is None or isinstance(error, ToolkitError):
        return ""
    if isinstance(error, NameError):
        return _of_a_name(str(getattr(error, "name", "") or ""))
    if isinstance(error, SyntaxError):
        return _of_the_writing(error)
    if isinstance(error, TypeError) and "'When'" in str(error):
        return "A word of time has two days: compare with its .start or its .end."
    if (
        isinstance(error, TypeError)
        and "unsupported operand" in str(error)
        and "'set'" in str(error)
    ):
        return "Join two sets with & (what they share) or - (what only the first has)."
    if isinstance(error, TypeError) and "'Blank' object" in str(error):
        return "Replace ____ as a whole, the four underscores and whatever stands around them."
    return ""


def _of_a_name(name: str) -> str:
    import toolkit

    if name in MADE_THERE:
        return f"{name} comes from the first grey box. {FIRST_CELL}"
    if name in toolkit.__all__:
        return f"{FIRST_CELL} If it is still missing, write above: from toolkit import {name}"
    if name.casefold() in ("true", "false", "none"):
        return f"Python writes {name.capitalize()} with a capital letter."
    text = f'"{name}"'
    return f"Python takes a word for a name. If it is a text, write it in quotation marks: {text}"


def _of_the_writing(error: SyntaxError) -> str:
    said = str(error.msg)
    if isinstance(error, IndentationError):
        return (
            "The spaces at the beginning of a line belong to what Python reads. Take the cell back "
            "to how it was (Ctrl+Z), and replace only ____."
        )
    if "invalid character" in said:
        return 'Write straight quotation marks, as they stand on the keyboard: "like this"'
    if "leading zeros" in said:
        return 'A date needs quotation marks too: "2014-01-08"'
    if "unterminated string" in said:
        return (
            "A quotation mark is missing at the end, or an apostrophe ended the text: "
            'put it between double ones, "like this"'
        )
    return (
        'Python could not read this cell. Words belong in quotation marks, "like this"; numbers '
        "stand alone, without words behind them."
    )
