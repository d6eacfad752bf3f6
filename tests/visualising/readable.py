"""What holds for the words on every figure, whatever it draws."""

from toolkit.visualising.marks import all_axes
from toolkit.visualising.show import DOTS_PER_INCH
from toolkit.visualising.style import even_letters


def written_in(axes):
    """Axes or a panel → its texts, the names along its axes, and what the axes are called."""
    if not axes.axison:
        return list(axes.texts)
    (low, high), (bottom, top) = sorted(axes.get_xlim()), sorted(axes.get_ylim())
    across = [t for t in axes.get_xticklabels() if low <= t.get_position()[0] <= high]
    up = [t for t in axes.get_yticklabels() if bottom <= t.get_position()[1] <= top]
    return [*axes.texts, *across, *up, axes.xaxis.label, axes.yaxis.label]


def assert_texts_can_be_read(axes):
    """Axes in; fails unless every text is 9 points or more, inside the figure, and on its own."""
    figure = axes.get_figure(root=True)
    figure.set_dpi(DOTS_PER_INCH)  # as it is stored
    with even_letters():
        figure.draw_without_rendering()
    inside = [t for one in all_axes(axes) for t in written_in(one)]
    texts = [t for t in [*inside, *figure.texts] if t.get_text() and t.get_visible()]
    assert min(text.get_fontsize() for text in texts) >= 9
    with even_letters():
        boxes = [text.get_window_extent() for text in texts]
    for number, box in enumerate(boxes):
        assert figure.bbox.contains(box.x0, box.y0), texts[number]
        assert figure.bbox.contains(box.x1, box.y1), texts[number]
        for other in range(number + 1, len(boxes)):
            across = min(box.x1, boxes[other].x1) - max(box.x0, boxes[other].x0)
            down = min(box.y1, boxes[other].y1) - max(box.y0, boxes[other].y0)
            assert across <= 0 or down <= 1, (texts[number], texts[other])
