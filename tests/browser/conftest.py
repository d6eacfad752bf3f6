"""What the tests in a real browser share: a browser, a lab, and pages that are watched."""

import contextlib
import os

import pytest

from . import find_browser
from .lesson_page import LessonPage, new_reader
from .running_lab import RunningLab


@pytest.fixture(scope="session")
def browser():
    """A running browser; without one the tests are skipped, or fail where it is required."""
    if not find_browser.has_playwright():
        _do_without(find_browser.HOW_TO_GET_PLAYWRIGHT)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = _launch(playwright.chromium)
        yield running
        running.close()


def _launch(chromium):
    """Playwright's chromium → a running browser, or the tests go without."""
    try:
        return find_browser.launch(chromium)
    except find_browser.NoBrowserError as error:
        reason = str(error)
    return _do_without(reason)


def _do_without(reason):
    """Why there is no browser → the test skipped, or failed where TOOLKIT_BROWSER=required."""
    if os.environ.get("TOOLKIT_BROWSER") == "required":
        pytest.fail(f"TOOLKIT_BROWSER=required, but {reason}", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def visitor(browser):
    """One visitor's browser window: its pages share what was downloaded, as they do at home."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(60_000)
    return context


@pytest.fixture(scope="session")
def lab(browser, tmp_path_factory):  # noqa: ARG001 - without a browser there is nothing to start
    """JupyterLab, started as a reader starts it, in a folder with a difficult name."""
    running = RunningLab(tmp_path_factory.mktemp("browser") / "Été à l'école")
    yield running
    assert running.stop() == 0


@pytest.fixture(scope="session")
def axe():
    """A checker of accessibility; without it the tests are skipped, or fail as for a browser."""
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        _do_without(find_browser.HOW_TO_GET_AXE)
    return Axe()


@pytest.fixture
def page(lab, visitor):
    """The page of a new reader, with no lesson open yet."""
    with new_reader(lab, visitor) as page:
        yield page


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):  # noqa: ARG001 - pytest gives both
    """Keep a picture of a page on which a test failed, and say where it is."""
    report = yield
    if report.when == "call" and report.failed:
        pages = [value for value in item.funcargs.values() if isinstance(value, LessonPage)]
        for page in pages[:1]:
            picture = item.funcargs["readers_home"] / "failed.png"
            with contextlib.suppress(Exception):  # a page that crashed has no picture
                page.page.screenshot(path=picture)
                report.sections.append(("The page when it failed", str(picture)))
    return report
