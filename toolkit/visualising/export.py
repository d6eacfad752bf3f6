"""Every figure of the course as files: to print, to put on a page, to count on, to read aloud.

Written twice, the files are the same byte for byte. In the SVG, words stay words: they can be
searched, read aloud, translated and set right by whoever uses the figure, which outlines of
letters cannot; where DejaVu Sans is missing, Verdana or another sans-serif stands in, and the PNG
shows how it was meant to look. Each mark's id is its gid, in which whatever is no letter, digit,
point or line became a hyphen: `T09 other pages` is found as `T09-other-pages`.
"""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import ToolkitError
from toolkit.visualising.contact_sheet import contact_sheet
from toolkit.visualising.course_figures import COURSE_FIGURES
from toolkit.visualising.marks import marks_of
from toolkit.visualising.show import DOTS_PER_INCH, description_of, let_go, table_text
from toolkit.visualising.style import even_letters

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PRINT_DOTS_PER_INCH = 300
SHEET = "contact_sheet.png"
NO_ID = re.compile(r"[^\w.-]", re.ASCII)
STARTS_AN_ID = re.compile(r"[A-Za-z_]")
TAKEN_BY_WORDS = {"title", "desc"}
SVG_SETTINGS = {"svg.fonttype": "none", "svg.hashsalt": "Reading a War Report"}
REWRITTEN = {
    "'DejaVu Sans'": "'DejaVu Sans', Verdana, sans-serif",
    "*{stroke-linejoin": "text{white-space: pre} *{stroke-linejoin",  # two spaces stay two
}
Figures = Mapping[str, Callable[[], "Axes"]]


@dataclass(frozen=True)
class Exported:
    """One figure as files: by the ending of its name, what each holds; and a small picture."""

    name: str
    files: dict[str, bytes]
    thumbnail: bytes


def write_figures(folder: Path, figures: Figures = COURSE_FIGURES) -> Iterator[Path]:
    """A folder that is empty or new in, the path of each file that was written in it out.

    For every figure: its PNG for print (300 dots an inch), its SVG, the table behind it as CSV and
    its words (title, alternative text, caption) as text; last one sheet with all of them. A file is
    written when its path is asked for.
    """
    try:
        if folder.exists() and any(folder.iterdir()):
            raise ToolkitError(
                f"The folder {str(folder)!r} is not empty; name a new or an empty one."
            )
        folder.mkdir(parents=True, exist_ok=True)
        thumbnails = {}
        for name, draw in figures.items():
            exported = export_figure(name, draw())
            thumbnails[name] = exported.thumbnail
            for ending, content in exported.files.items():
                yield _write(folder / f"{name}.{ending}", content)
        yield _write(folder / SHEET, contact_sheet(thumbnails))
    except OSError as error:
        raise ToolkitError(
            f"The figures cannot be written to {str(folder)!r} ({error.strerror or error}); name "
            "a new or an empty folder of your own, with some room on its disk."
        ) from None


def _write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def export_figure(name: str, axes: "Axes") -> Exported:
    """A name and the axes that a plot_… call gave → its files; the figure is let go afterwards."""
    description = description_of(axes, "export_figure")
    figure = axes.get_figure(root=True)
    assert figure is not None
    title = _title(figure) or name
    words = f"{title}\n\n{description.alt}\n\n{description.caption}\n"
    metadata = {"Title": title, "Description": description.alt}
    files = {
        "png": _png(figure, PRINT_DOTS_PER_INCH, metadata),
        "svg": _svg(axes, title, description.alt),
        "csv": (table_text(description.table) + "\n").encode("utf-8"),
        "txt": words.encode("utf-8"),
    }
    exported = Exported(name, files, _png(figure, DOTS_PER_INCH, {}))
    let_go(axes)
    return exported


def _title(figure: "Figure") -> str:
    """The finding on top of a figure, in lines as it is drawn."""
    bold = (text.get_text() for text in figure.texts if text.get_fontweight() == "bold")
    return next(bold, "")


def _png(figure: "Figure", dots: int, metadata: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with even_letters():
        figure.savefig(buffer, format="png", dpi=dots, metadata={"Software": None, **metadata})
    return buffer.getvalue()


def _svg(axes: "Axes", title: str, alt: str) -> bytes:
    """The figure as SVG, each mark with its id, the words that say what it shows at its head."""
    import matplotlib

    marks = marks_of(axes)
    for mark, identity in zip(marks.values(), svg_ids(list(marks)).values(), strict=True):
        mark.set_gid(identity)
    figure = axes.get_figure(root=True)
    assert figure is not None
    buffer = io.StringIO()
    with matplotlib.rc_context(SVG_SETTINGS):  # type: ignore[arg-type]
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    for gid, mark in marks.items():
        mark.set_gid(gid)
    said = f'<title id="title">{escape(title)}</title>\n <desc id="desc">{escape(alt)}</desc>'
    start, root, rest = re.split(r"(<svg [^>]*)>", buffer.getvalue(), maxsplit=1)
    root += ' role="img" aria-labelledby="title" aria-describedby="desc"'
    for written, better in REWRITTEN.items():
        rest = rest.replace(written, better)
    return f"{start}{root}>\n {said}{rest}".encode()


def svg_ids(gids: list[str]) -> dict[str, str]:
    """Gids → the id of each in an SVG: valid, and no two the same.

    >>> svg_ids(["S1", "T09 other pages", "7 claim"])
    {'S1': 'S1', 'T09 other pages': 'T09-other-pages', '7 claim': 'row-7-claim'}
    """
    ids: dict[str, str] = {}
    taken = {*gids}
    for gid in gids:
        plain = NO_ID.sub("-", gid)
        plain = plain if STARTS_AN_ID.match(plain) else f"row-{plain}"
        ids[gid] = _free(plain, taken - {gid} | TAKEN_BY_WORDS)
        taken.add(ids[gid])
    return ids


def _free(identity: str, taken: set[str]) -> str:
    number, free = 1, identity
    while free in taken:
        number += 1
        free = f"{identity}-{number}"
    return free
