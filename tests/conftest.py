"""For all tests: a reader's folder of their own, and a loud word about tests that did not run."""

import pytest

READERS_CHOICES = ("TOOLKIT_DEBUG", "TOOLKIT_EXPOSURE", "TOOLKIT_REQUIRE")
IN_A_BROWSER = ("tests/browser/", "tests/coding/test_offsets.py")  # or in the browser's language


@pytest.fixture(autouse=True)
def readers_home(tmp_path_factory, monkeypatch):
    """The folder of a new reader, for this test alone: no copies, no progress, no choices."""
    home = tmp_path_factory.mktemp("reader")
    monkeypatch.setenv("TOOLKIT_HOME", str(home))
    for name in READERS_CHOICES:  # set first: what a test itself sets is taken back, too
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    return home


def pytest_terminal_summary(terminalreporter):
    """Say last, in plain words, which tests of what a browser does did not run, and why."""
    skipped = terminalreporter.stats.get("skipped", [])
    unseen = [report for report in skipped if report.nodeid.startswith(IN_A_BROWSER)]
    if not unseen:
        return
    terminalreporter.section("NOT TESTED in a real browser", sep="!", red=True, bold=True)
    terminalreporter.write_line(f"{len(unseen)} tests did not run:")
    for report in unseen:
        terminalreporter.write_line(f"  {report.nodeid}")
    for reason in dict.fromkeys(_reason(report) for report in unseen):
        terminalreporter.write_line(f"Why: {reason}")


def _reason(report):
    """A skipped test's report → the reason alone, without the place in the code."""
    return report.longrepr[2].removeprefix("Skipped: ")
