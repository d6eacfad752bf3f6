"""The low-exposure path: chosen by the reader, kept, and stronger when set for a machine."""

import pytest

from toolkit import low_exposure
from toolkit.errors import ToolkitError
from toolkit.exposure import hides, is_low


def test_nothing_is_folded_until_somebody_asks():
    assert not is_low()
    assert not hides(2)


def test_the_choice_holds_in_every_later_lesson(readers_home):
    assert low_exposure().startswith("Low exposure is on")
    assert (readers_home / "exposure.txt").read_text() == "low"
    assert hides(2)
    assert not hides(1)


def test_it_can_be_taken_back():
    low_exposure()
    assert low_exposure(False).startswith("Low exposure is off")
    assert not is_low()


def test_what_is_set_for_the_machine_stays(monkeypatch):
    monkeypatch.setenv("TOOLKIT_EXPOSURE", "low")
    assert "it stays" in low_exposure(False)
    assert is_low()


@pytest.mark.parametrize("answer", ["low", 1, None])
def test_anything_but_yes_or_no_is_refused_in_one_sentence(answer):
    with pytest.raises(ToolkitError, match=r"^low_exposure\(…\) was given .*everything\.$"):
        low_exposure(answer)


def test_where_nothing_can_be_written_the_choice_holds_for_this_session(monkeypatch, tmp_path):
    (tmp_path / "a file").write_text("no folder")
    monkeypatch.setenv("TOOLKIT_HOME", str(tmp_path / "a file" / "home"))
    monkeypatch.delenv("TOOLKIT_EXPOSURE", raising=False)
    assert "could not be written down" in low_exposure()
    assert is_low()
