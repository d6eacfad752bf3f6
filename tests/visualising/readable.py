"""What holds for the words on every figure, whatever it draws."""


def assert_texts_can_be_read(axes):
    """Axes in; fails unless every text is 9 points or more, inside the figure, and on its own."""
    figure = axes.get_figure()
    figure.draw_without_rendering()
    texts = [t for t in [*axes.texts, *figure.texts, *axes.get_xticklabels()] if t.get_text()]
    assert min(text.get_fontsize() for text in texts) >= 9
    boxes = [text.get_window_extent() for text in texts]
    for number, box in enumerate(boxes):
        assert figure.bbox.contains(box.x0, box.y0), texts[number]
        assert figure.bbox.contains(box.x1, box.y1), texts[number]
        for other in range(number + 1, len(boxes)):
            across = min(box.x1, boxes[other].x1) - max(box.x0, boxes[other].x0)
            down = min(box.y1, boxes[other].y1) - max(box.y0, boxes[other].y0)
            assert across <= 0 or down <= 1, (texts[number], texts[other])
