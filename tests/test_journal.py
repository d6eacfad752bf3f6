"""The append-only store keeps every line it acknowledged, whatever happens to the file."""

import json
import multiprocessing

from toolkit.journal import Journal

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
