"""The Coder's widget without a browser: what is sent to it, and what its edits do."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from toolkit import load_report, low_exposure
from toolkit.coding import coder as coder_module
from toolkit.coding.coder import Coder
from toolkit.coding.coder_widget import CoderWidget
from toolkit.coding.compare import Compare
from toolkit.errors import ToolkitError

from .poems import MANY_SCRIPTS, POEM, Text


class Browser:
    """Stands for the browser: what was sent to it, and a way to answer."""

    def __init__(self, coder, monkeypatch):
        self.coder, self.sent, self.number = coder, [], 0
        self.widget = CoderWidget(coder, coder._store, coder._folds)
        monkeypatch.setattr(self.widget, "send", self._take)

    def _take(self, content):
        self.sent.append(json.loads(json.dumps(content)))

    def ask(self, **edit):
        """An edit → the answer, and what else was sent before it."""
        self.number += 1
        asked = {"kind": "edit", "number": self.number, "edit": edit}
        if edit["act"] == "add":
            asked["temporary"] = f"new-{self.number}"
        before = len(self.sent)
        self.widget._receive(None, asked, [])
        *changes, answer = self.sent[before:]
        assert (answer["kind"], answer["number"]) == ("answer", self.number)
        return answer, changes


@pytest.fixture
def coder(tmp_path):
    return Coder(Text(POEM), coder="ada", folder=tmp_path)


@pytest.fixture
def browser(coder, monkeypatch):
    return Browser(coder, monkeypatch)


def test_an_edit_of_the_browser_is_on_the_disk_before_it_is_answered(browser, coder, tmp_path):
    answer, changes = browser.ask(act="add", start=8, end=17, code="PLACE", quote="the grass")
    (coding,) = coder.codings.itertuples()
    assert (coding.start, coding.end, coding.quote, coding.code) == (8, 17, "the grass", "PLACE")
    assert answer == {"kind": "answer", "number": 1, "refused": "", "id": coding.id}
    assert [(one["kind"], one["id"], one["coding"]["start"]) for one in changes] == [
        ("change", coding.id, 8)
    ]
    assert coding.id in next(tmp_path.glob("*.jsonl")).read_text("utf-8")


def test_a_refusal_is_the_sentence_that_the_call_gives(browser, coder):
    for edit in (
        {"start": 8, "end": 4, "code": "PLACE"},
        {"start": 8, "end": 17, "code": "PLAICE"},
        {"start": 8, "end": 17, "code": "PLACE", "quote": "he grass "},
    ):
        with pytest.raises(ToolkitError) as refusal:
            coder.apply({"act": "add", **edit})
        answer, changes = browser.ask(act="add", **edit)
        assert answer["refused"] == str(refusal.value)
        assert changes == []
    assert len(coder.codings) == 0


def test_a_new_coding_can_be_meant_by_the_name_that_the_browser_gave_it(browser, coder):
    browser.ask(act="add", start=8, end=17, code="PLACE")
    browser.ask(act="change", id="new-1", memo="where?")
    assert list(coder.codings.memo) == ["where?"]
    answer, _ = browser.ask(act="remove", id="new-1")
    assert answer["refused"] == ""
    assert len(coder.codings) == 0


def test_what_is_coded_already_is_answered_with_the_coding_that_is_there(browser, coder):
    there = coder.add(8, 17, "PLACE")
    answer, changes = browser.ask(act="add", start=8, end=17, code="PLACE")
    assert (answer["id"], changes) == (there.id, [])
    browser.ask(act="change", id="new-1", memo="where?")
    assert list(coder.codings.memo) == ["where?"]


def test_a_call_in_a_cell_is_told_to_the_browser(browser, coder):
    coding = coder.add_quote("a heron", "ACT-MEDIA", memo="is it one?")
    coder.undo()
    told = [one for one in browser.sent if one["kind"] == "change"]
    assert [one["coding"] and one["coding"]["memo"] for one in told] == ["is it one?", None]
    assert {one["id"] for one in told} == {coding.id}
    assert [(one["can_undo"], one["can_redo"]) for one in told] == [(True, False), (False, True)]


def test_undo_and_redo_of_the_browser_are_those_of_the_twin(browser, coder):
    coder.add(8, 17, "PLACE")
    browser.ask(act="undo")
    assert len(coder.codings) == 0
    browser.ask(act="redo")
    assert list(coder.codings.quote) == ["the grass"]
    answer, _ = browser.ask(act="redo")
    assert answer["refused"].startswith("There is nothing to redo")


def test_two_coders_of_the_same_journal_hear_of_each_other(browser, tmp_path):
    Coder(Text(POEM), coder="ada", folder=tmp_path).add(0, 7, "TIME")
    assert browser.sent[-1]["coding"]["code"] == "TIME"


def test_a_page_that_is_loaded_anew_gets_everything(browser, coder):
    coder.add(8, 17, "PLACE")
    browser.widget._receive(None, {"kind": "hello"}, [])
    everything = browser.sent[-1]
    assert everything["text"] == POEM
    assert [one["start"] for one in everything["codings"]] == [8]
    assert {"code", "letter", "definition", "include", "exclude", "colour"} <= set(
        everything["codes"][0]
    )


def test_only_the_coders_own_codings_are_sent(browser, tmp_path):
    Coder(Text(POEM), coder="layla", folder=tmp_path).add(0, 7, "TIME")
    browser.widget.send_all()
    assert browser.sent[-1]["codings"] == []
    assert not any(one["kind"] == "change" for one in browser.sent)


def test_a_message_of_a_kind_nobody_knows_is_passed_over(browser, coder):
    browser.widget._receive(None, {"kind": "sing"}, [])
    browser.widget._receive(None, {}, [])
    assert browser.sent == []
    assert len(coder.codings) == 0


def test_nothing_that_was_read_or_coded_is_widget_state(browser, coder):
    coder.add_quote("a heron", "ACT-MEDIA", memo="a secret memo")
    state = json.dumps(browser.widget.get_state())
    assert "the grass was" not in state
    assert "a secret memo" not in state


def test_on_the_low_exposure_path_a_killing_never_reaches_the_page(monkeypatch):
    low_exposure()
    report = load_report()
    browser = Browser(Coder(report, coder="ada"), monkeypatch)
    browser.widget.send_all()
    (everything,) = browser.sent
    killings = report.sentences.query("content_level >= 2")
    assert len(everything["folds"]) == len(killings) > 0
    assert len(everything["text"]) == len(report.text)
    for fold, row in zip(everything["folds"], killings.itertuples(), strict=True):
        assert (fold["from"], fold["to"]) == (row.start, row.end)
        assert report.text[row.start : row.end] not in json.dumps(everything, ensure_ascii=False)
        assert fold["line"].startswith("[Folded on the low-exposure path")
    for row in report.sentences.query("content_level < 2").itertuples():
        assert everything["text"][row.start : row.end] == row.text


def test_places_are_code_points_in_many_scripts(tmp_path, monkeypatch):
    coder = Coder(Text(MANY_SCRIPTS), coder="ada", folder=tmp_path)
    browser = Browser(coder, monkeypatch)
    quote = "قالت"
    start = MANY_SCRIPTS.index(quote)
    browser.ask(act="add", start=start, end=start + len(quote), code="CUE", quote=quote)
    assert list(coder.codings.quote) == [quote]


# --- what a cell shows


def test_without_a_kernel_a_cell_shows_words_and_a_page(coder):
    assert set(coder._repr_mimebundle_()) == {"text/plain", "text/html"}


def test_the_browser_is_told_the_numbers_of_the_sentences(tmp_path, monkeypatch):
    report = load_report()
    browser = Browser(Coder(report, coder="ada", folder=tmp_path), monkeypatch)
    browser.widget.send_all()
    (told,) = browser.sent
    for start, end, number in told["sentences"]:
        assert report.text[start:end] == report.sentence(number).text
    assert len(told["sentences"]) == len(report.sentences)


def test_coding_is_blind_until_two_coders_are_compared(coder, monkeypatch, tmp_path):
    """Two coders of one report, in one folder and one kernel; each act of one is told to nobody."""
    other = Coder(Text(POEM), coder="layla", folder=tmp_path)
    browser = Browser(other, monkeypatch)
    blank = other.html(), repr(other)
    theirs = coder.add(8, 17, "PLACE", memo="by the weir")
    coder.change(theirs, code="TIME")
    assert browser.sent == []
    browser.widget.send_all()
    assert browser.sent[0]["codings"] == []
    assert (other.html(), repr(other), len(other.codings)) == (*blank, 0)
    assert not browser.ask(act="undo")[0]["id"]
    assert len(coder.codings) == 1
    assert Compare(coder, other).table[["kind", "codes"]].values.tolist() == [
        ["only one coder", "TIME / –"]
    ]


def test_with_a_kernel_the_widget_comes_beside_the_same_words_and_is_kept(coder, monkeypatch):
    words = coder._repr_mimebundle_()
    monkeypatch.setattr(coder_module, "in_notebook", lambda: True)
    first, second = coder._repr_mimebundle_(), coder._repr_mimebundle_()
    view = "application/vnd.jupyter.widget-view+json"
    assert {name: part for name, part in first.items() if name != view} == words
    assert first[view]["model_id"] == second[view]["model_id"]


def test_a_page_too_long_for_a_notebook_is_not_stored_in_it(tmp_path):
    text = "the grass was wet " * 60_000
    coder = Coder(Text(text), coder="ada", folder=tmp_path)
    coder.add(0, 3, "PLACE")
    page = coder._repr_mimebundle_()["text/html"]
    assert len(page) < 1000
    assert "Coder &#x27;ada&#x27; on &#x27;poem&#x27;, codings: 1 (PLACE 1)" in page
    assert "the grass was wet the grass" in coder.html()


def test_the_page_of_very_many_codings_is_known_to_be_too_long_and_is_not_written(
    coder, monkeypatch
):
    coder.add(0, 1, "TIME")
    one = len(coder.html())
    coder.add(8, 9, "TIME")
    assert len(coder.html()) - one > coder_module.LEAST_OF_A_CODING
    monkeypatch.setattr(coder_module, "LONGEST_PAGE", 2 * coder_module.LEAST_OF_A_CODING - 1)
    monkeypatch.setattr(type(coder), "html", lambda _: pytest.fail("it was written"))
    assert "too long" in coder._repr_mimebundle_()["text/html"]


def test_a_coder_brings_no_widget_library_before_it_is_shown():
    code = (
        "import sys\nfrom toolkit.coding.compare import Compare, Coder\n"
        "print([m for m in ('anywidget', 'ipywidgets') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


CELLS = """
import json, sys, nbformat
nb = nbformat.v4.new_notebook()
for source in json.load(sys.stdin):
    nb.cells.append(nbformat.v4.new_code_cell(source))
nbformat.write(nb, sys.argv[1])
"""


def test_a_notebook_that_shows_a_coder_is_stored_without_state_and_passes_nbval(tmp_path):
    cells = [
        "from toolkit import load_report\nfrom toolkit.coding.coder import Coder\n"
        'coder = Coder(load_report(), coder="ada", folder="codings")',
        "coder",
        'coder.add_quote("took over a children\'s hospital", "CONTROL")',
        "coder",
    ]
    notebook = tmp_path / "coded.ipynb"
    subprocess.run(
        [sys.executable, "-c", CELLS, notebook], input=json.dumps(cells), text=True, check=True
    )
    run = (
        "import sys, nbformat, nbclient; nb = nbformat.read(sys.argv[1], 4); "
        "nbclient.NotebookClient(nb, store_widget_state=False, kernel_name='python3',"
        " resources={'metadata': {'path': sys.argv[2]}}).execute(); nbformat.write(nb, sys.argv[1])"
    )
    subprocess.run([sys.executable, "-c", run, notebook, tmp_path], check=True)
    stored = json.loads(notebook.read_text("utf-8"))
    assert "widgets" not in stored["metadata"]
    shown = stored["cells"][1]["outputs"][0]["data"]
    assert set(shown) == {
        "application/vnd.jupyter.widget-view+json",
        "text/html",
        "text/plain",
    }
    assert "".join(shown["text/plain"]) == "Coder 'ada' on 'study text', codings: 0"
    for path in (tmp_path / "codings").iterdir():
        path.unlink()
    nbval = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval",
             "--nbval-current-env", notebook]  # fmt: skip
    done = subprocess.run(nbval, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert "4 passed" in done.stdout


def test_the_wheel_carries_the_scripts_and_the_stylesheet(tmp_path):
    root = Path(__file__).parents[2]
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=root, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    carried = set(zipfile.ZipFile(wheel).namelist())
    scripts = {path.name for path in (root / "toolkit" / "coding").glob("*.js")}
    assert {"coder.js", "compare.js"} < scripts
    for name in [*scripts, "coder.css"]:
        assert f"toolkit/coding/{name}" in carried
