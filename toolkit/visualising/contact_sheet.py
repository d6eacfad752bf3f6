"""A contact sheet: pictures side by side under their names, in as few columns as can be read."""

import io
from collections.abc import Mapping

from toolkit.visualising.style import INK, LIGHT, even_letters

COLUMNS = 3
DOTS = 100  # an inch of the sheet
GAP = 36  # dots around every picture
LABEL = 34  # dots above a picture for its name
POINTS = 15


def contact_sheet(pictures: Mapping[str, bytes]) -> bytes:
    """PNG pictures by name → one PNG that shows each at its own size, below its name.

    They go on in the column that is shortest so far, so that the sheet is read from the top left.
    """
    from matplotlib import image
    from matplotlib.figure import Figure

    drawn = {name: image.imread(io.BytesIO(picture)) for name, picture in pictures.items()}
    wide = max(one.shape[1] for one in drawn.values())
    bottoms = [GAP] * min(COLUMNS, len(drawn))
    places = {}
    for name, one in drawn.items():
        column = bottoms.index(min(bottoms))
        places[name] = (GAP + column * (wide + GAP), bottoms[column])
        bottoms[column] += LABEL + one.shape[0] + GAP
    width, height = GAP + len(bottoms) * (wide + GAP), max(bottoms)
    sheet = Figure(figsize=(width / DOTS, height / DOTS), dpi=DOTS, facecolor=LIGHT)
    for name, (left, top) in places.items():
        sheet.text(
            left / width, 1 - top / height, name, fontsize=POINTS, fontweight="bold", va="top",
            color=INK, family="DejaVu Sans",
        )  # fmt: skip
        sheet.figimage(drawn[name], left, height - top - LABEL - drawn[name].shape[0])
    buffer = io.BytesIO()
    with even_letters():
        sheet.savefig(buffer, format="png", dpi=DOTS, metadata={"Software": None})
    return buffer.getvalue()
