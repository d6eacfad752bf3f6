"""The toolkit from the command line: words in, an exit code out, and no logic of its own."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from toolkit import copies, lab
from toolkit.errors import ToolkitError


def main(words: Sequence[str] | None = None) -> int:
    """The words after `python -m toolkit` → the exit code; a refusal is one sentence."""
    choice = _parser().parse_args(words)
    try:
        return int(choice.run(choice))
    except ToolkitError as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m toolkit", description="Read a war report.")
    commands = parser.add_subparsers(required=True, metavar="command")

    opening = commands.add_parser("lab", help="open the lessons in JupyterLab")
    opening.add_argument("--no-browser", action="store_true", help="print the address only")
    opening.add_argument("--port", type=int, help="the port to use, instead of the first free one")
    opening.set_defaults(run=lambda choice: lab.open_lab(not choice.no_browser, choice.port))

    lessons = commands.add_parser("lessons", help="your own copies of the lessons")
    actions = lessons.add_subparsers(required=True, metavar="action")
    actions.add_parser("copy", help="copy new lessons").set_defaults(run=_copy)
    reset = actions.add_parser("reset", help="a fresh copy of a lesson; the old one is kept")
    reset.add_argument("name", help="for example 01")
    reset.set_defaults(run=_reset)
    actions.add_parser("run", help="re-execute and store every lesson").set_defaults(run=_run)
    solve = actions.add_parser("solve", help="write solved copies of the lessons")
    solve.add_argument("folder", type=Path, help="a new or empty folder")
    solve.set_defaults(run=_solve)
    lint = actions.add_parser("lint", help="hold the lessons to the rules")
    lint.set_defaults(run=_lint)

    figures = commands.add_parser("figures", help="write every figure as PNG, SVG, CSV and words")
    figures.add_argument("folder", type=Path, help="a new or empty folder")
    figures.set_defaults(run=_figures)
    return parser


def _copy(_: argparse.Namespace) -> int:
    for sentence in copies.copy_lessons():
        print(sentence)
    return 0


def _reset(choice: argparse.Namespace) -> int:
    print(copies.reset_lesson(choice.name))
    return 0


def _run(_: argparse.Namespace) -> int:
    from toolkit.authoring.notebooks import lesson_files, run_and_store

    for path in lesson_files():
        cost = run_and_store(path)
        print(f"stored {path.name}: {cost.seconds:.1f} s, {cost.memory:.0f} MiB")
    return 0


def _solve(choice: argparse.Namespace) -> int:
    from toolkit.authoring.solve import solve_lessons

    for path in solve_lessons(choice.folder):
        print(f"solved {path}")
    return 0


def _lint(_: argparse.Namespace) -> int:
    from toolkit.authoring.lint import lint_lessons

    found = lint_lessons()
    for sentence in found:
        print(sentence)
    print(f"{len(found)} rules broken")
    return 1 if found else 0


def _figures(choice: argparse.Namespace) -> int:
    from toolkit.visualising.export import write_figures

    for path in write_figures(choice.folder):
        print(f"wrote {path}")
    return 0
