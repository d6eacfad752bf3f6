"""One store for a report and a coder: shared in one kernel, refused to a second."""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from toolkit.coding.coder import Coder
from toolkit.coding.store import file_name
from toolkit.errors import ToolkitError

from .poems import POEM, Text

ROOT = Path(__file__).parent.parent.parent
HOLD = """
import sys
from types import SimpleNamespace
from toolkit.coding.coder import Coder
coder = Coder(SimpleNamespace(name="poem", text=sys.argv[2]), coder="Mira", folder=sys.argv[1])
coder.add(0, 7, "TIME")
print("held", flush=True)
sys.stdin.readline()
"""


def mira(folder, text=POEM, name="Mira"):
    return Coder(Text(text), coder=name, folder=folder)


def test_the_same_coder_asked_for_again_is_the_same(tmp_path):
    one, other = mira(tmp_path), mira(tmp_path / "." / "sub" / "..")
    one.add(0, 7, "TIME")
    assert list(other.codings.quote) == ["At dawn"]
    other.undo()
    assert len(one.codings) == 0
    assert len(mira(tmp_path, name=" Mira ").codings) == 0


def test_two_coders_have_two_files_and_do_not_see_one_another(tmp_path):
    mira(tmp_path).add(0, 7, "TIME")
    assert len(mira(tmp_path, name="Layla").codings) == 0
    mira(tmp_path, name="Layla").add(0, 7, "PLACE")
    assert len(list(tmp_path.glob("*.jsonl"))) == 2


def test_another_live_process_is_refused_in_a_sentence_that_says_who_holds_it(tmp_path):
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", HOLD, str(tmp_path), POEM]
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(ToolkitError) as refusal:
            mira(tmp_path)
        words = str(refusal.value)
        assert words.startswith(
            "The codings of 'poem' by 'Mira' are open in another kernel "
            f"('Mira' on 'poem', process {holder.pid}, since 20"
        )
        assert words.endswith("or write coder.close() in it; then run this cell again.")
        assert len(mira(tmp_path, name="Layla").codings) == 0
        holder.kill()
        holder.wait()
        assert list(mira(tmp_path).codings.quote) == ["At dawn"]


def test_after_close_another_process_may_write_and_is_read_here_before_the_next_act(tmp_path):
    coder = mira(tmp_path)
    coder.add(20, 23, "PLACE")
    coder.close()
    command = [sys.executable, "-c", HOLD, str(tmp_path), POEM]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run(command, env=environment, check=True, input="go\n", text=True)
    coder.add(30, 33, "HEDGE")
    assert list(coder.codings.code) == ["TIME", "PLACE", "HEDGE"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_copy_of_the_kernel_made_by_fork_may_not_write(tmp_path):
    coder = mira(tmp_path)
    coder.add(0, 7, "TIME")
    child = os.fork()
    if not child:
        try:
            coder.add(8, 17, "PLACE")
        except ToolkitError:
            os._exit(7)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    coder.add(20, 23, "PLACE")
    assert list(coder.codings.start) == [0, 20]


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/x",
        "a/b\\c",
        "..",
        "مِيرا",
        "CON",
        "Mira",
        "mira",
        "x" * 300,
        "👩‍🌾",
        "a b",
        "日本" * 50,
    ],
)
def test_a_name_of_any_kind_has_a_file_of_its_own_in_the_folder(tmp_path, name):
    coder = mira(tmp_path, name=name)
    coder.add(0, 7, "TIME")
    (path,) = tmp_path.rglob("*.jsonl")
    assert path.parent == tmp_path
    assert len(os.fsencode(path.name)) < 200
    coder.close()
    assert list(mira(tmp_path, name=name).codings.coder) == [unicodedata.normalize("NFC", name)]
    first = json.loads(path.read_text("utf-8").splitlines()[0])
    assert first["coder"] == unicodedata.normalize("NFC", name)


def test_names_that_a_disk_may_take_for_one_have_different_files():
    names = ["Mira", "mira", "MIRA", "mi/ra", "mi-ra", "mi ra"]
    files = {file_name("poem", name).casefold() for name in names}
    assert len(files) == len(names)
    assert file_name("a--b", "c") != file_name("a", "b--c")


def test_one_name_written_in_two_ways_of_unicode_is_one_coder(tmp_path):
    mira(tmp_path, name="Jose\u0301").add(0, 7, "TIME")
    assert len(mira(tmp_path, name="Jos\u00e9").codings) == 1


@pytest.mark.parametrize(
    "event", [{"rev": 9, "act": "merge"}, {"rev": 9, "act": "begin", "format": 2}]
)
def test_a_journal_of_a_newer_course_is_refused_and_not_touched(tmp_path, event):
    coder = mira(tmp_path)
    coder.add(0, 7, "TIME")
    coder.close()
    (path,) = tmp_path.glob("*.jsonl")
    path.write_bytes(path.read_bytes() + json.dumps(event).encode() + b"\n")
    before = path.read_bytes()
    for _ in range(2):
        with pytest.raises(ToolkitError, match="was written by a newer version of the course"):
            mira(tmp_path)
    assert path.read_bytes() == before
    assert len(list(tmp_path.glob("*.jsonl"))) == 1


def test_a_file_that_was_given_another_ones_name_is_refused(tmp_path):
    coder = mira(tmp_path)
    coder.add(0, 7, "TIME")
    coder.close()
    (path,) = tmp_path.glob("*.jsonl")
    path.rename(tmp_path / file_name("poem", "Layla"))
    with pytest.raises(ToolkitError, match="holds the codings of 'poem' by 'Mira', not those of"):
        mira(tmp_path, name="Layla")


# --- a text that changed


def test_a_text_that_changed_is_followed_and_said_once(tmp_path, capsys):
    coder = mira(tmp_path)
    coder.add_quote("a heron", "PLACE", memo="which?")
    coder.add_quote("At dusk", "TIME")
    coder.close()
    changed = "A poem.\n" + POEM.replace("At dusk", "In the evening")
    again = mira(tmp_path, text=changed)
    assert list(again.codings.quote) == ["a heron"]
    assert list(again.codings.memo) == ["which?"]
    assert changed[again.codings.start[0] : again.codings.end[0]] == "a heron"
    assert list(again.not_placed.quote) == ["At dusk"]
    assert again.not_placed.score[0] < 0.8
    assert again.not_placed.reason[0]
    said = (
        "The text of 'poem' has changed since it was coded. Of 2 codings, 1 were found again in "
        "the new text; 1 were not, and none is lost: coder.not_placed lists them, and "
        "coder.change(id, start=…, end=…) gives one its place."
    )
    assert again.notices == [said]
    assert said in capsys.readouterr().out
    assert said in repr(again)
    again.close()
    third = mira(tmp_path, text=changed)
    assert third.notices == []
    assert list(third.not_placed.quote) == ["At dusk"]


def test_what_lost_its_place_can_be_given_one_undone_and_removed(tmp_path):
    coder = mira(tmp_path)
    coder.add_quote("At dusk", "TIME", memo="late")
    coder.close()
    text = POEM.replace("At dusk", "In the evening")
    again = mira(tmp_path, text=text)
    id_ = again.not_placed.id[0]
    with pytest.raises(ToolkitError, match="has no place in the changed text; give it one"):
        again.change(id_, code="PLACE")
    start = text.index("In the evening")
    placed = again.change(id_, start=start, end=start + 14)
    assert (placed.quote, placed.memo, placed.code) == ("In the evening", "late", "TIME")
    assert len(again.not_placed) == 0
    assert "was changed" in again.undo()
    assert (len(again.codings), list(again.not_placed.id)) == (0, [id_])
    again.close()
    third = mira(tmp_path, text=text)
    assert (len(third.codings), list(third.not_placed.id)) == (0, [id_])
    third.redo()
    assert list(third.codings.id) == [id_]
    third.undo()
    third.remove(id_)
    assert len(third.not_placed) == 0
    assert "was removed" in third.undo()
    assert list(third.not_placed.id) == [id_]


def test_a_text_that_changes_back_finds_what_had_lost_its_place(tmp_path):
    coder = mira(tmp_path)
    coder.add_quote("At dusk", "TIME")
    coder.close()
    assert len(mira(tmp_path, text=POEM.replace("At dusk", "Later")).not_placed) == 1
    back = mira(tmp_path)
    assert list(back.codings.quote) == ["At dusk"]
    assert len(back.not_placed) == 0


def test_undo_does_not_reach_over_a_change_of_the_text_and_says_so(tmp_path):
    coder = mira(tmp_path)
    coder.add(0, 7, "TIME")
    again = mira(tmp_path, text=POEM + "The end.\n")
    with pytest.raises(ToolkitError, match="since the text of the report changed"):
        again.undo()
    assert len(again.codings) == 1
    with pytest.raises(ToolkitError, match="has been loaded anew, and it differs"):
        coder.add(0, 4, "PLACE")
