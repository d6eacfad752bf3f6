"""A shown figure carries its words; a shown table is whole."""

import re

import pandas
import pytest

from toolkit import describe, load_original_table, plot_ribbon, show
from toolkit.errors import ToolkitError
from toolkit.visualising.show import described_figure


def small_axes():
    from matplotlib.figure import Figure

    return Figure().subplots()


@pytest.fixture
def garden():
    return pandas.DataFrame({"tree": ["oak", "lime <old>"], "height": [12, 9]})


def test_a_figure_is_shown_with_alt_text_caption_and_table(garden):
    axes = describe(small_axes(), alt="Two trees.", caption="Measured in May.", table=garden)
    html = described_figure(axes).html
    assert re.search(r'<figure[^>]*><img alt="Two trees\." src="data:image/png;base64,\w', html)
    assert "<figcaption>Measured in May.</figcaption>" in html
    assert "<summary>The table behind this figure (2 rows)</summary>" in html
    assert "lime &lt;old&gt;" in html
    assert "background:white" in html


def test_its_words_as_text_say_the_same(garden):
    axes = describe(small_axes(), alt="Two trees.", caption="Measured in May.", table=garden)
    assert described_figure(axes).text == (
        "Two trees.\nMeasured in May.\ntree,height\noak,12\nlime <old>,9"
    )


def test_the_figure_is_let_go_once_it_was_shown(garden):
    axes = describe(small_axes(), alt="Two trees.", caption="", table=garden)
    figure = axes.get_figure()
    described_figure(axes)
    assert figure.axes == []


def test_a_figure_that_was_shown_already_is_refused_in_one_sentence(garden):
    axes = describe(small_axes(), alt="Two trees.", caption="", table=garden)
    described_figure(axes)
    with pytest.raises(ToolkitError, match=r"was shown already, .* let go; draw it once more"):
        show(axes)


def test_the_same_figure_is_the_same_picture_twice():
    pages = [described_figure(plot_ribbon(load_original_table())).html for _ in range(2)]
    assert pages[0] == pages[1]


def test_a_table_is_shown_whole_and_without_row_numbers(garden, capsys):
    long = garden.assign(tree="a" * 200)
    show(long)
    assert capsys.readouterr().out.startswith("tree,height\n" + "a" * 200 + ",12\n")


def test_a_gap_is_shown_as_nothing_and_a_day_as_a_day(capsys):
    trees = pandas.DataFrame(
        {
            "tree": ["oak", ""],
            "height": pandas.array([12, None], dtype="Int64"),
            "planted": pandas.Series(["1920-05-01", None], dtype="str"),
            "felled": pandas.to_datetime(["2014-01-08", None]),
        }
    )
    axes = describe(small_axes(), alt="Two trees.", caption="", table=trees)
    cells = re.findall(r"<td[^>]*>(.*?)</td>", described_figure(axes).html)
    assert cells == ["oak", "12", "1920-05-01", "2014-01-08", "", "", "", ""]
    show(trees)
    assert capsys.readouterr().out.startswith(
        "tree,height,planted,felled\noak,12,1920-05-01,2014-01-08\n,,,\n"
    )


@pytest.mark.parametrize("thing", ["a text", 7, None])
def test_what_cannot_be_shown_is_refused_in_one_sentence(thing):
    with pytest.raises(
        ToolkitError, match=r"^show\(…\) was given .*load_original_table\(\)\)\)\.$"
    ):
        show(thing)


def test_axes_without_a_description_are_refused_in_one_sentence():
    with pytest.raises(ToolkitError, match=r"^show\(…\) was given Axes"):
        show(small_axes())


def test_an_alternative_text_that_is_too_long_is_refused(garden):
    with pytest.raises(ToolkitError, match="The alternative text has 301 characters"):
        describe(small_axes(), alt="a" * 301, caption="", table=garden)
