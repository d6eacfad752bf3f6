"""A colour for each group of codes, one and the same in light and in dark JupyterLab.

Each has a brightness between: as a line or a badge it stands out from white (#ffffff) and from
JupyterLab's dark ground (#111111) by 3:1 or more, and white letters on it by 4.5:1 or more. As a
tint behind words it is used at a sixth of its strength. A test computes all three.
"""

import zlib
from html import escape

GROUP_COLOURS = {
    "WHO-WHERE-WHEN": "#1f6fc4",
    "SPEECH": "#8a4fd0",
    "EVENT": "#bf4a0f",
    "CLAIM": "#1b7f55",
    "KNOW": "#b5479a",
}
FURTHER_COLOURS = ["#6b6f12", "#0f7c8c", "#8d6238", "#c23a4a", "#667085"]
UNKNOWN_COLOUR = "#707070"
TINT = "2b"  # the last two digits of #rrggbbaa: 43 of 255


def colour_of(group: str) -> str:
    """A group's name → its colour; a reader's own group gets one of five more, always the same.

    >>> colour_of("EVENT")
    '#bf4a0f'
    """
    if not group:
        return UNKNOWN_COLOUR
    own = FURTHER_COLOURS[zlib.crc32(group.encode("utf-8")) % len(FURTHER_COLOURS)]
    return GROUP_COLOURS.get(group, own)


def tint_of(group: str) -> str:
    """A group's name → the colour to lay behind its words, thin enough to read them in any theme.

    >>> tint_of("EVENT")
    '#bf4a0f2b'
    """
    return colour_of(group) + TINT


def badge(letters: str, group: str) -> str:
    """Letters and a group → HTML of a small sign with these letters, in the group's colour."""
    look = "color:#ffffff;padding:0 0.3em;border-radius:0.2em;font-size:0.8em;font-weight:600"
    return f'<span style="background:{colour_of(group)};{look}">{escape(letters)}</span>'
