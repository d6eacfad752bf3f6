"""The append-only store keeps every line it acknowledged, whatever happens to the file."""

import hashlib
import json
import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.journal import Hold, Journal, fingerprint

POEM = [{"line": "the grass was wet"}, {"line": "الندى على العشب"}, {"line": "🌱 e\u0301"}]


def write_many(path, writer):
    for number in range(50):
        Journal(path).append({"writer": writer, "number": number})


def test_what_is_appended_comes_back_in_order(tmp_path):
    journal = Journal(tmp_path / "deep" / "poem.jsonl")
    for event in POEM:
        journal.append(event)
    assert journal.events() == POEM


def test_no_file_is_an_empty_journal(tmp_path):
    journal = Journal(tmp_path / "poem.jsonl")
    assert journal.events() == []
    assert journal.set_damage_aside() is None
    assert not journal.path.exists()


def test_cut_at_every_byte_no_whole_line_before_the_cut_is_lost(tmp_path):
    whole = "".join(json.dumps(event, ensure_ascii=False) + "\n" for event in POEM).encode()
    ends = [place for place, byte in enumerate(whole) if byte == ord("\n")]
    for cut in range(len(whole) + 1):
        path = tmp_path / f"{cut}.jsonl"
        path.write_bytes(whole[:cut])
        journal = Journal(path)
        before = sum(end <= cut for end in ends)
        assert journal.events()[:before] == POEM[:before]
        journal.append({"line": "and the sun came out"})
        assert journal.events()[:before] == POEM[:before]
        assert journal.events()[-1] == {"line": "and the sun came out"}


def test_a_damaged_file_is_kept_whole_under_another_name(tmp_path):
    path = tmp_path / "poem.jsonl"
    path.write_bytes(b'{"line": "one"}\n\xff\xfe not json\n{"line": "two"}\n')
    kept = Journal(path).set_damage_aside()
    assert kept.name == "poem.damaged-1.jsonl"
    assert kept.read_bytes().count(b"\n") == 3
    assert Journal(path).events() == [{"line": "one"}, {"line": "two"}]
    path.write_bytes(b"nothing but noise")
    assert Journal(path).set_damage_aside().name == "poem.damaged-2.jsonl"


def test_two_writers_at_once_lose_nothing(tmp_path):
    path = tmp_path / "poem.jsonl"
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=write_many, args=(path, name)) for name in "ab"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    events = Journal(path).events()
    assert len(events) == 100
    for name in "ab":
        numbers = [event["number"] for event in events if event["writer"] == name]
        assert numbers == list(range(50))


def test_a_text_is_known_by_its_sha_256():
    text = "e\u0301 🌱 الندى"
    assert fingerprint(text) == hashlib.sha256(text.encode("utf-8")).hexdigest()
    assert fingerprint(text) != fingerprint("\u00e9 🌱 الندى")


def full_after(monkeypatch, size):
    """A disk on which this many bytes more can be written, and then none."""
    whole, room = os.write, [size]

    def write(handle, line):
        if not room[0]:
            raise OSError(28, "No space left on device")
        written = whole(handle, line[: room[0]])
        room[0] -= written
        return written

    monkeypatch.setattr(os, "write", write)


@pytest.mark.parametrize("room", [0, 1, 9, 17])
def test_alone_a_half_line_on_a_full_disk_is_cut_off_again(tmp_path, monkeypatch, room):
    journal = Journal(tmp_path / "poem.jsonl", alone=True)
    journal.append(POEM[0])
    before = journal.path.read_bytes()
    with monkeypatch.context() as patch:
        full_after(patch, room)
        with pytest.raises(OSError, match="No space left"):
            journal.append(POEM[1])
    assert journal.path.read_bytes() == before
    journal.append(POEM[2])
    assert journal.events() == [POEM[0], POEM[2]]


def test_among_several_writers_a_half_line_stays_and_harms_no_other(tmp_path, monkeypatch):
    journal = Journal(tmp_path / "poem.jsonl")
    journal.append(POEM[0])
    with monkeypatch.context() as patch:
        full_after(patch, 9)
        with pytest.raises(OSError, match="No space left"):
            journal.append(POEM[1])
    journal.append(POEM[2])
    assert journal.events() == [POEM[0], POEM[2]]
    assert journal.set_damage_aside().name == "poem.damaged-1.jsonl"
    assert journal.events() == [POEM[0], POEM[2]]


def test_a_line_is_written_whole_where_the_disk_takes_it_in_pieces(tmp_path, monkeypatch):
    whole = os.write
    monkeypatch.setattr(os, "write", lambda handle, line: whole(handle, line[:3]))
    journal = Journal(tmp_path / "poem.jsonl")
    for event in POEM:
        journal.append(event)
    assert journal.events() == POEM


@pytest.mark.skipif(os.name == "nt", reason="Windows writes the entries of folders down by itself")
def test_the_first_event_makes_the_entries_of_all_new_folders_durable(tmp_path, monkeypatch):
    synced, real = [], os.fsync

    def noted(handle):
        synced.append(os.readlink(f"/proc/self/fd/{handle}"))
        real(handle)

    if not Path("/proc/self/fd").is_dir():
        pytest.skip("NOT TESTED: this system does not tell which file a handle belongs to")
    monkeypatch.setattr(os, "fsync", noted)
    path = tmp_path / "one" / "two" / "poem.jsonl"
    Journal(path).append(POEM[0])
    folders = [tmp_path, tmp_path / "one", path, tmp_path / "one" / "two"]
    assert synced == [str(folder) for folder in folders]
    Journal(path).append(POEM[1])
    assert synced[len(folders) :] == [str(path)]


STEPS = ["fsync", "link", "replace"]


@pytest.mark.parametrize("step", STEPS)
def test_setting_damage_aside_loses_nothing_where_it_is_stopped_half_way(
    tmp_path, monkeypatch, step
):
    path = tmp_path / "poem.jsonl"
    spoilt = b'{"line": "one"}\nnoise\n{"line": "two"}\n{"line": "thr'
    path.write_bytes(spoilt)

    def stopped(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, step, stopped)
        with pytest.raises(KeyboardInterrupt):
            Journal(path).set_damage_aside()
    assert path.read_bytes() == spoilt
    kept = Journal(path).set_damage_aside()
    assert kept.read_bytes() == spoilt
    assert Journal(path).events() == [{"line": "one"}, {"line": "two"}]


def test_damage_is_set_aside_where_a_disk_knows_no_second_names(tmp_path, monkeypatch):
    def unknown(*_):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", unknown)
    path = tmp_path / "poem.jsonl"
    path.write_bytes(b'{"line": "one"}\nnoise')
    assert Journal(path).set_damage_aside().read_bytes() == b'{"line": "one"}\nnoise'
    assert path.read_bytes() == b'{"line": "one"}\n'


def test_an_event_that_does_not_fit_is_set_aside_like_damage(tmp_path):
    journal = Journal(tmp_path / "poem.jsonl")
    for event in POEM:
        journal.append(event)
    assert journal.set_damage_aside(lambda event: "🌱" not in event["line"]) is not None
    assert journal.events() == POEM[:2]
    assert journal.set_damage_aside(lambda _: True) is None


def test_one_process_holds_a_journal_and_says_so(tmp_path):
    first, second = (Hold(tmp_path / "new" / "poem.jsonl", name) for name in ("'A'", "'B'"))
    assert first.take()
    assert first.take()
    assert first.is_mine
    assert not second.take()
    assert second.holder().startswith(f"'A', process {os.getpid()}, since 20")
    first.release()
    assert not first.is_mine
    assert second.take()
    second.release()
    assert second.holder() == "a process that left no note of who it is"


def test_a_hold_ends_with_its_process_however_it_ends(tmp_path):
    path = tmp_path / "poem.jsonl"
    code = (
        "import os, sys; from pathlib import Path; from toolkit.journal import Hold\n"
        "assert Hold(Path(sys.argv[1]), 'A').take(); os.kill(os.getpid(), 9)"
    )
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)}
    done = subprocess.run([sys.executable, "-c", code, str(path)], env=environment)
    assert done.returncode != 0
    hold = Hold(path, "B")
    assert hold.take()
    hold.release()
