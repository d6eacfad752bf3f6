"""Full disk, read-only folder, clock set back, file cut anywhere: a sentence, and nothing lost."""

import json
import os
import shutil
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from toolkit.coding import codings
from toolkit.coding.codebook_table import load_codebook
from toolkit.coding.coder import Coder
from toolkit.errors import ToolkitError

from .poems import MANY_SCRIPTS, POEM, Text

ROOT = Path(__file__).parent.parent.parent
CHILD = str(Path(__file__).with_name("disk_child.py"))


def private_mounts():
    """The words before a command that may mount a small disk of its own; none where nobody may."""
    for words in (["unshare", "-m"], ["unshare", "-Urm"]):
        if shutil.which("unshare"):
            tried = subprocess.run(
                [*words, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True
            )
            if tried.returncode == 0:
                return words
    return []


def told_by(command):
    done = subprocess.run(
        command, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def on_a_small_disk(folder, fault):
    """A fault in a process of its own, on a disk of 64 KiB that exists for that process alone."""
    words = private_mounts()
    if not words:
        message = (
            f"NOT TESTED on a real disk: {fault}. This system lets nobody mount one (unshare)."
        )
        warnings.warn(message, stacklevel=2)
        pytest.skip(message)
    folder.mkdir()
    script = 'mount -t tmpfs -o size=64k tmpfs "$1" && exec "$2" "$3" "$1" "$4"'
    return told_by([*words, "sh", "-c", script, "sh", str(folder), sys.executable, CHILD, fault])


def test_on_a_full_disk_an_act_is_refused_in_a_sentence_and_nothing_before_it_is_lost(tmp_path):
    told = on_a_small_disk(tmp_path / "disk", "fill")
    assert len(told["acknowledged"]) > 20
    assert told["refusal"].startswith("The codings could not be written down in ")
    assert "No space left on device" in told["refusal"]
    assert told["refusal"].endswith("Nothing was changed, and what was coded before stands.")
    assert told["refused_too"] == [told["refusal"]] * 3
    assert told["shown"] == told["on_full_disk"] == told["acknowledged"]
    assert told["in_the_end"] == [*told["acknowledged"], 900]
    assert told["said"] == told["said_last"] == [], "a refused act left half a line behind"


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no limit on the size of a file")
def test_the_same_where_no_file_may_grow(tmp_path):
    told = told_by([sys.executable, CHILD, str(tmp_path), "full-file"])
    assert len(told["acknowledged"]) > 10
    assert "File too large" in told["refusal"]
    assert told["shown"] == told["on_full_disk"] == told["acknowledged"]
    assert told["in_the_end"] == [*told["acknowledged"], 900]
    assert told["said"] == told["said_last"] == []


def test_on_a_read_only_disk_codings_are_shown_and_acts_refused(tmp_path):
    told = on_a_small_disk(tmp_path / "disk", "read-only")
    assert "Read-only file system" in told["refusal"]
    assert told["refused_too"] == [told["refusal"]]
    assert told["shown"] == told["on_full_disk"] == told["acknowledged"] == [0, 1, 2, 3, 4]
    assert len(told["said"]) == 1
    assert told["said"][0].endswith("What is there is shown; nothing can be added.")
    assert told["in_the_end"] == [0, 1, 2, 3, 4, 900]


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path):
    (tmp_path / "a file").write_text("not a folder")
    coder = Coder(Text(POEM), coder="Mira", folder=tmp_path / "a file" / "codings")
    assert len(coder.codings) == 0
    with pytest.raises(
        ToolkitError, match=r"^The codings could not be written down in .*changed\.$"
    ):
        coder.add(0, 4, "TIME")
    assert len(coder.codings) == 0


def test_a_disk_that_refuses_to_confirm_a_line_takes_the_act_back(tmp_path, monkeypatch):
    coder = Coder(Text(POEM), coder="Mira", folder=tmp_path)
    coder.add(0, 4, "TIME")

    def failing(_):
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing)
        with pytest.raises(ToolkitError, match="Input/output error"):
            coder.add(5, 9, "TIME")
    assert list(coder.codings.start) == [0]
    coder.close()
    assert list(Coder(Text(POEM), coder="Mira", folder=tmp_path).codings.start) == [0]


def test_stop_pressed_in_the_middle_of_an_act_leaves_file_and_memory_alike(tmp_path, monkeypatch):
    coder = Coder(Text(POEM), coder="Mira", folder=tmp_path)
    coder.add(0, 4, "TIME")
    for when in ("fsync", "write", "close"):
        real = getattr(os, when)

        def stopped(*arguments, real=real):
            real(*arguments)
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(os, when, stopped)
            with pytest.raises(KeyboardInterrupt):
                coder.add(5, 9, "PLACE")
        coder.add(10, 12, "TIME")
        before = list(coder.codings.start)
        coder.close()
        coder = Coder(Text(POEM), coder="Mira", folder=tmp_path)
        assert list(coder.codings.start) == before
        assert coder.notices == []
        for id_ in coder.codings.id[1:]:
            coder.remove(id_)


def test_a_text_that_changed_on_a_full_disk_is_shown_at_its_new_places(tmp_path, monkeypatch):
    coder = Coder(Text(POEM), coder="Mira", folder=tmp_path)
    coder.add_quote("a heron", "PLACE")
    coder.close()
    changed = Text("A title.\n" + POEM)

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        coder = Coder(changed, coder="Mira", folder=tmp_path)
        assert list(coder.codings.quote) == ["a heron"]
        assert list(coder.codings.start) == [changed.text.index("a heron")]
        with pytest.raises(ToolkitError, match="No space left on device"):
            coder.add(0, 7, "TIME")
        assert list(coder.codings.quote) == ["a heron"]
    coder.add(2, 7, "TIME")
    before = coder.codings
    coder.close()
    again = Coder(changed, coder="Mira", folder=tmp_path)
    assert again.codings.equals(before)
    assert list(again.codings.quote) == ["title", "a heron"]
    assert again.notices == []


def test_a_clock_set_back_changes_neither_order_nor_undo(tmp_path, monkeypatch):
    stamps = iter([("c", "2026-03-01T10:00:00"), ("b", "1999-01-01T00:00:00"), ("a", "1970-01-01")])
    now = [("x", "1970-01-01")]

    def backwards():
        now[0] = next(stamps, now[0])
        return now[0]

    monkeypatch.setattr("toolkit.coding.edits.new_stamp", backwards)
    coder = Coder(Text(POEM), coder="Mira", folder=tmp_path)
    for start in (20, 10, 0):
        coder.add(start, start + 4, "TIME")
    coder.close()
    again = Coder(Text(POEM), coder="Mira", folder=tmp_path)
    assert again.undo().startswith("Taken back: TIME 0–4")
    assert again.undo().startswith("Taken back: TIME 10–14")
    assert list(again.codings.start) == [20]


def scripted(coder):
    """Nine acts of every kind → what the codings were after each line of the journal."""
    states = [[], []]  # no line, the beginning

    def note():
        states.append(coder.codings.to_dict("records"))

    first = coder.add_quote("🌱", "PLACE")
    note()
    second = coder.add_quote("قالت الجدّة", "SOURCE", memo="who?\nشكرًا")
    note()
    coder.change(first, end=first.end + 1)
    note()
    coder.undo()
    note()
    coder.redo()
    note()
    coder.remove(second)
    note()
    coder.undo()
    note()
    return states


def test_a_journal_cut_at_every_byte_keeps_all_that_stands_whole_before_the_cut(tmp_path, capsys):
    book, text = load_codebook(), Text(MANY_SCRIPTS)
    coder = Coder(text, coder="Mira", folder=tmp_path / "whole", codebook=book)
    states = scripted(coder)
    coder.close()
    (path,) = (tmp_path / "whole").glob("*.jsonl")
    whole = path.read_bytes()
    ends = [place for place, byte in enumerate(whole) if byte == ord("\n")]
    assert len(states) == len(ends) + 1
    folder = tmp_path / "cut"
    folder.mkdir()
    for cut in range(len(whole) + 1):
        (folder / path.name).write_bytes(whole[:cut])
        lines = sum(end <= cut for end in ends)  # a line is whole also without its line break
        coder = Coder(text, coder="Mira", folder=folder, codebook=book)
        assert coder.codings.to_dict("records") == states[lines], cut
        torn = cut not in ends and cut - 1 not in ends and cut > 0
        assert bool(coder.notices) == torn, cut
        if torn:
            kept = folder / f"{path.stem}.damaged-1.jsonl"
            assert kept.read_bytes() == whole[:cut]
            assert coder.notices[0].endswith(f"goes on; codings: {len(states[lines])}.")
        if cut % 40 == 0:
            coder.add(3, 4, "TIME")
            coder.close()
            coder = Coder(text, coder="Mira", folder=folder, codebook=book)
            assert len(coder.codings) == len(states[lines]) + 1
            assert coder.notices == []
        coder.close()
        for left in folder.glob("*.jsonl"):
            left.unlink()
    capsys.readouterr()


def test_a_line_spoilt_by_hand_is_set_aside_and_everything_else_stands(tmp_path):
    coder = Coder(Text(POEM), coder="Mira", folder=tmp_path)
    coder.add(0, 2, "TIME")
    coder.add(3, 7, "PLACE")
    changed = coder.add(8, 11, "PLACE")
    coder.change(changed, memo="by the river")
    coder.undo()
    coder.redo()
    coder.close()
    (path,) = tmp_path.glob("*.jsonl")
    lines = path.read_bytes().splitlines(keepends=True)
    lines[2] = lines[2].replace(b'"start": 3', b'"start": -3')
    lines[3] = lines[3].replace(b"{", b"")
    spoilt = b"".join(lines)
    path.write_bytes(spoilt)
    again = Coder(Text(POEM), coder="Mira", folder=tmp_path)
    assert list(again.codings.start) == [0, 8]
    assert list(again.codings.memo) == ["", "by the river"]
    assert len(again.notices) == 1
    (kept,) = tmp_path.glob("*.damaged-1.jsonl")
    assert kept.read_bytes() == spoilt


@pytest.mark.parametrize("noise", [b"", b"\n\n", b"[1, 2]\n", b"\xff\xfe\n", b"{}\n", b"null\n"])
def test_a_file_of_noise_is_no_reason_to_stop(tmp_path, noise):
    coder = Coder(Text(POEM), coder="Mira", folder=tmp_path)
    coder.add(0, 2, "TIME")
    coder.close()
    (path,) = tmp_path.glob("*.jsonl")
    path.write_bytes(noise + path.read_bytes() + noise)
    again = Coder(Text(POEM), coder="Mira", folder=tmp_path)
    assert list(again.codings.start) == [0]
    assert bool(again.notices) == bool(noise.strip())


def test_a_journal_removed_while_it_is_open_is_said_and_what_was_coded_stays_in_sight(tmp_path):
    coder = Coder(Text(POEM), coder="Mira", folder=tmp_path)
    coder.add(0, 2, "TIME")
    (path,) = tmp_path.glob("*.jsonl")
    whole = path.read_bytes()
    path.unlink()
    with pytest.raises(
        ToolkitError, match=r"was removed or shortened by something else.*kernel\.$"
    ):
        coder.add(3, 7, "PLACE")
    assert list(coder.codings.start) == [0]
    assert not path.exists()
    path.write_bytes(whole)
    coder.add(3, 7, "PLACE")
    assert list(coder.codings.start) == [0, 3]


def test_stamps_come_from_one_place():
    id_, created = codings.new_stamp()
    assert len(id_) == 12
    assert created.endswith("+00:00")
