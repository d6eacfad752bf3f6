"""The low-exposure path: whether descriptions of killing are shown or folded into one line."""

import os

from toolkit.errors import ToolkitError, plain_errors
from toolkit.home import home

FOLDED_FROM_LEVEL = 2
LEVELS = {
    0: "no death in it",
    1: "mentions death",
    2: "describes killing",
    3: "graphic (never shipped)",
}


def is_low() -> bool:
    """Whether the reader is on the low-exposure path: by TOOLKIT_EXPOSURE or by their choice."""
    if os.environ.get("TOOLKIT_EXPOSURE", "").casefold() == "low":
        return True
    try:
        return (home() / "exposure.txt").read_text(encoding="utf-8").strip() == "low"
    except (OSError, UnicodeDecodeError):
        return False


def hides(content_level: int) -> bool:
    """Whether something of this content level is folded into one line at present."""
    return content_level >= FOLDED_FROM_LEVEL and is_low()


@plain_errors
def low_exposure(on: bool = True) -> str:
    """True or False in (nothing means True), a sentence out; the choice holds for every lesson.

    On the low-exposure path a sentence that describes killing is printed as one line that names
    what it holds, and each exercise about a killing has a twin without one. TOOLKIT_EXPOSURE=low
    in the environment, set by whoever runs the machine, is stronger than this call.

    >>> low_exposure(False)
    'Low exposure is off: every sentence is printed in full. To fold some again: low_exposure()'
    """
    if not isinstance(on, bool):
        raise ToolkitError(
            f"low_exposure(…) was given {on!r}; write low_exposure() to fold what describes "
            "killing, or low_exposure(False) to print everything."
        )
    kept = _keep("low" if on else "full")
    if is_low():
        how_back = "To print everything again: low_exposure(False)"
        if not on:
            how_back = "It was set for this machine (TOOLKIT_EXPOSURE=low), so it stays."
        return (
            "Low exposure is on: what describes killing prints as one line. What was printed "
            "before stays until you run its cell again, or choose Edit, Clear Outputs of All "
            f"Cells. {how_back}{kept}"
        )
    return (
        "Low exposure is off: every sentence is printed in full. "
        f"To fold some again: low_exposure(){kept}"
    )


def _keep(choice: str) -> str:
    """Write the choice down; where that fails, hold it for this session and say so."""
    try:
        home().mkdir(parents=True, exist_ok=True)
        (home() / "exposure.txt").write_text(choice, encoding="utf-8")
    except OSError:
        if choice == "low":
            os.environ["TOOLKIT_EXPOSURE"] = "low"
        return " (It could not be written down, so it holds until this notebook is closed.)"
    return ""
