"""Looking closer without a browser: the call twin, and what is stored, printed and compared."""

import gc
import subprocess
import sys
import time
import weakref

import nbconvert
import nbformat
import pandas
import pytest

from toolkit import describe, load_original_table, look_closer, plot_ribbon
from toolkit.authoring.notebooks import WIDGET, execute
from toolkit.errors import NoSuchPartError, ToolkitError
from toolkit.visualising import closer as closer_module
from toolkit.visualising.closer_widget import CloserWidget
from toolkit.visualising.course_figures import COURSE_FIGURES
from toolkit.visualising.marks import marks_of
from toolkit.visualising.show import described_figure, draw_picture

from .test_geometry import axes as axes

ROW = """\
G2 second
id: G2
tree: lime <old>
said by: the miller's daughter
outlet: The Weir
day: 2014-01-08
height: not given
address: https://www.example.org/lime"""


@pytest.fixture
def garden(axes):
    """Three trees, the second of them drawn twice, and a key that is no tree."""
    table = pandas.DataFrame(
        {
            "id": ["G1", "G2", "G10"],
            "tree": ["oak", "lime <old>", "ash"],
            "said_by": ["the miller", "the miller's daughter", ""],
            "outlet": "The Weir",
            "day": pandas.to_datetime(["2014-01-07", "2014-01-08", "2014-01-09"]),
            "height": pandas.array([12, None, 7], dtype="Int64"),
            "address": ["https://example.org/oak", "https://www.example.org/lime", ""],
        }
    )
    axes.plot(8, 5, "o", gid="G10")
    axes.plot(6, 1, "o", gid="G2 second")
    axes.plot(1, 5.1, "o", gid="G1")
    axes.plot(2, 1, "o", gid="G2")
    axes.plot(9, 1, "o")
    return describe(axes, alt="Three trees.", caption="By the weir.", table=table)


def test_what_a_cell_stores_and_prints_is_what_show_gives():
    for name, draw in COURSE_FIGURES.items():
        closer, shown = look_closer(draw()), described_figure(draw())
        bundle = closer._repr_mimebundle_()
        assert bundle == {"text/html": shown.html, "text/plain": shown.text}, name
        assert repr(closer) == shown.text


def test_with_a_kernel_the_widget_stands_beside_the_words(garden, monkeypatch):
    monkeypatch.setattr(closer_module, "in_notebook", lambda: True)
    bundle = look_closer(garden)._repr_mimebundle_()
    assert set(bundle) == {"text/html", "text/plain", "application/vnd.jupyter.widget-view+json"}


def test_each_mark_of_each_figure_of_the_course_leads_to_its_row():
    for name, draw in COURSE_FIGURES.items():
        gids = set(marks_of(draw()))
        marks = look_closer(draw()).marks()
        assert set(marks.mark) == gids, name
        assert (marks.rows != "").all(), name


def test_marks_are_listed_as_they_are_read_line_by_line(garden):
    marks = look_closer(garden).marks()
    assert list(marks.mark) == ["G1", "G10", "G2", "G2 second"]
    assert list(marks.rows) == ["G1", "G10", "G2", "G2"]
    assert marks.words[1] == "G10: ash, The Weir, 2014-01-09, 7"


def test_marks_of_one_panel_are_listed_before_those_of_the_next(garden):
    panel = garden.inset_axes((0, 0.9, 0.1, 0.1))
    panel.plot(0, 0, "o", gid="G1 again")
    assert list(look_closer(garden).marks().mark)[-1] == "G1 again"


def test_a_selected_mark_gives_its_row_as_words_and_as_a_list(garden):
    page = look_closer(garden).select("G2 second")
    assert repr(page) == ROW
    assert "<dt>said by</dt><dd>the miller&#x27;s daughter</dd>" in page.html
    assert "<dd>lime &lt;old&gt;</dd>" in page.html
    assert '<a href="https://www.example.org/lime"' in page.html
    assert ">example.org</a>" in page.html


def test_the_id_of_a_row_selects_its_first_mark(garden):
    closer = look_closer(garden)
    garden_row = repr(closer.select("G2"))
    assert garden_row.splitlines()[0] == "G2"
    assert garden_row.splitlines()[1:] == ROW.splitlines()[1:]


def test_a_row_whose_mark_stands_for_more_rows_is_found_by_each_of_them(axes):
    table = pandas.DataFrame({"id": ["A1", "A2"], "says": ["dry", "wet"]})
    axes.plot(1, 1, "o", gid="A1 A2")
    closer = look_closer(describe(axes, alt="", caption="", table=table))
    assert repr(closer.select("A2")) == "A1 A2\nid: A1\nsays: dry\n\nid: A2\nsays: wet"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("G02", r"has the id 'G02'\. Did you mean 'G2'\? closer\.marks"),
        ("heron", r"^No mark of this figure has the id 'heron'\. closer\.marks\(\) lists them"),
        (7, r"^No mark of this figure has the id '7'\. closer"),
    ],
)  # fmt: skip
def test_an_unknown_id_is_refused_with_the_nearest(garden, asked, said):
    with pytest.raises(ToolkitError, match=said):
        look_closer(garden).select(asked)


def test_a_mark_without_a_row_says_so(axes):
    axes.plot(1, 1, "o", gid="who knows")
    closer = look_closer(describe(axes, alt="", caption="", table=pandas.DataFrame({"a": [1]})))
    assert repr(closer.select("who knows")).endswith(
        "\nNo row of the table behind this figure has this id."
    )


def test_a_figure_without_marks_is_shown_all_the_same(axes):
    closer = look_closer(describe(axes, alt="Nothing.", caption="", table=pandas.DataFrame()))
    assert len(closer.marks()) == 0
    assert "Nothing." in closer._repr_mimebundle_()["text/html"]


@pytest.mark.parametrize("thing", ["a text", 7, None, load_original_table()])
def test_what_cannot_be_looked_at_is_refused_in_one_sentence(thing):
    with pytest.raises(ToolkitError, match=r"^look_closer\(…\) was given .* in look_closer\(plot"):
        look_closer(thing)


def test_a_figure_that_was_shown_already_is_refused_in_one_sentence(garden):
    look_closer(garden)
    with pytest.raises(ToolkitError, match=r"^look_closer\(…\) was given a figure that was shown"):
        look_closer(garden)


def test_a_misspelt_part_is_answered_with_the_nearest(garden):
    with pytest.raises(NoSuchPartError, match=r"no part 'mark'\. Did you mean 'marks'\?"):
        _ = look_closer(garden).mark


def test_neither_the_figure_nor_its_artists_are_kept():
    axes = plot_ribbon(load_original_table())
    watched = [weakref.ref(axes.get_figure()), weakref.ref(axes.patches[0])]
    closer = look_closer(axes)
    CloserWidget(closer.page.html, (1, 1), [], closer.panel)
    del axes
    gc.collect()
    assert [watch() for watch in watched] == [None, None]


def test_nothing_of_the_figure_is_in_the_state_of_the_widget(garden, monkeypatch):
    monkeypatch.setattr(closer_module, "in_notebook", lambda: True)
    closer = look_closer(garden)
    closer._repr_mimebundle_()
    state = str({k: v for k, v in closer._shown.get_state().items() if not k.startswith("_")})
    assert "lime" not in state
    assert "G10" not in state


def test_every_view_is_told_what_a_call_selects(garden, monkeypatch):
    monkeypatch.setattr(closer_module, "in_notebook", lambda: True)
    closer = look_closer(garden)
    closer._repr_mimebundle_()
    sent = []
    monkeypatch.setattr(closer._shown, "send", sent.append)
    closer.select("G2")
    assert sent == [{"kind": "select", "gid": "G2"}]
    closer._shown._receive(None, {"kind": "hello"}, [])
    assert [mark["gid"] for mark in sent[1]["marks"]] == ["G1", "G10", "G2", "G2 second"]
    assert sent[1]["size"] == (440, 330)
    assert sent[1]["marks"][0]["shapes"][0][0] == "dot"


def test_a_thousand_marks_are_ready_soon_after_the_picture(axes):
    table = pandas.DataFrame({"id": [f"N{n}" for n in range(1_000)], "says": "dry", "by": "ada"})
    for n in range(1_000):
        axes.plot(n % 40 / 4, n // 40 / 5, "o", markersize=3, gid=f"N{n} part")
    describe(axes, alt="", caption="", table=table)
    started = time.perf_counter()
    draw_picture(axes)
    picture = time.perf_counter() - started
    closer = look_closer(axes)
    both = time.perf_counter() - started
    assert len(closer.marks()) == 1_000
    assert both < 4 * picture


def test_looking_closer_loads_no_widget_until_one_is_shown():
    code = (
        "import sys; from toolkit import load_original_table, look_closer, plot_ribbon\n"
        "look_closer(plot_ribbon(load_original_table())).select('S2')\n"
        "assert 'anywidget' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_notebook_that_is_run_and_stored_holds_what_show_gives(tmp_path):
    sources = [
        "from toolkit import load_original_table, look_closer, plot_ribbon, show",
        "show(plot_ribbon(load_original_table()))",
        "look_closer(plot_ribbon(load_original_table()))",
    ]
    notebook = nbformat.v4.new_notebook(cells=list(map(nbformat.v4.new_code_cell, sources)))
    execute(notebook, tmp_path)
    shown, looked_at = (dict(cell.outputs[0].data) for cell in notebook.cells[1:])
    assert looked_at.pop(WIDGET)["version_major"] == 2
    assert looked_at == shown
    assert "widgets" not in notebook.metadata
    page, _ = nbconvert.HTMLExporter().from_notebook_node(notebook)
    assert page.count('<img alt="Bar chart of 32 sentences in reading order') == 2
