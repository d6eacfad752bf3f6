"""The picture of the house in CONTRIBUTING.md is true: imports point one way."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "toolkit"


def picture():
    """CONTRIBUTING.md → the layers, lowest first, each a list of module or folder names."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    block = re.search(r"```layers\n(.*?)```", text, re.S).group(1)
    lines = [line.split("←")[0].split() for line in block.strip().split("\n")]
    return list(reversed(lines))


def layer_of(module, layers):
    """A module's name inside toolkit ("reading.report") → the number of its layer."""
    first = module.split(".")[0]
    found = [number for number, names in enumerate(layers) if first in names]
    assert len(found) == 1, f"{first} stands in {len(found)} layers of the picture"
    return found[0]


def imports_of(path):
    """A file → the toolkit modules it imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("toolkit"):
            inside = node.module.removeprefix("toolkit").lstrip(".")
            if inside:
                yield inside
            else:
                yield from (alias.name for alias in node.names)


def modules():
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).with_suffix("").as_posix().replace("/", ".")
        if name not in ("__init__", "__main__"):
            yield name.removesuffix(".__init__"), path


def test_every_import_points_downwards_or_stays_in_its_layer():
    layers = picture()
    for name, path in modules():
        for imported in imports_of(path):
            known = imported.split(".")[0]
            if not (PACKAGE / known).exists() and not (PACKAGE / f"{known}.py").exists():
                continue  # a name of the package itself, as in `from toolkit import ____`
            assert layer_of(imported, layers) <= layer_of(name, layers), (
                f"{name} imports {imported}"
            )


def test_modules_do_not_import_one_another_in_a_circle():
    graph = {name: set(imports_of(path)) for name, path in modules()}
    done = set()

    def visit(name, trail):
        assert name not in trail, " → ".join([*trail, name])
        if name not in done:
            for imported in graph.get(name, ()):
                visit(imported, [*trail, name])
            done.add(name)

    for name in graph:
        visit(name, [])


def test_heavy_libraries_are_not_loaded_by_importing_the_toolkit():
    import subprocess
    import sys

    heavy = ("pandas", "matplotlib", "IPython")
    code = f"import sys, toolkit; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
