"""Files import only from the layers below them, and no folder holds more than a person can scan."""

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from tests.support.paths import ROOT

JS = ROOT / "static" / "js"
WEBAPP = ROOT / "webapp"
MOST_FILES = 25
# From the ground up. What stands in one tuple doesn't know each other.
SCRIPT_LAYERS = (
    ("boot",),
    ("initial",),
    ("ui",),
    ("device",),
    ("storage",),
    ("session",),
    ("sync",),
    ("fields",),
    tuple(path.name for path in (JS / "features").iterdir() if path.name != "worksheets"),
    ("worksheets",),
    ("",),  # initial.js and deferred.js, which put it all together
)
SERVER_LAYERS = (
    ("asgi_types", "files", "logs", "metrics", "once"),
    ("paths",),
    ("languages", "assets"),
    ("content", "yjs", "store"),
    ("config", "maintenance"),
    ("wsgi",),
    ("live",),
    ("asgi",),
    ("api", "pages"),
    ("",),  # webapp/__init__.py, the assembly point
    ("cli",),
)
IMPORT = re.compile(r'^(?:import|export)\s[^";]*"(\.[^"]+)";', re.MULTILINE)
ON_DEMAND = re.compile(r'\bimport\("(\.[^"]+)"\)')
TYPES = re.compile(r"/\*\*.*?\*/", re.DOTALL)  # an import there is only a type
SCRIPTS = [path for path in sorted(JS.rglob("*.js")) if path.name != "boot.js"]
MODULES = sorted(WEBAPP.rglob("*.py"))


def heights(layers: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    return {folder: height for height, layer in enumerate(layers) for folder in layer}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def script_folder(path: Path) -> str:
    first, *rest = path.relative_to(JS).parts
    return rest[0] if first == "features" else first if rest else ""


def wrong(paths: Iterable[Path], look: Callable[[Path], object]) -> dict[str, object]:
    """What a look at each file finds wrong, by their names."""
    return {name(path): found for path in paths if (found := look(path))}


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imported(path: Path, pattern: re.Pattern[str]) -> Iterator[Path]:
    for found in pattern.findall(TYPES.sub("", path.read_text("utf-8"))):
        yield (path.parent / found).resolve()


@cache
def reached(path: Path) -> set[Path]:
    """The file and all that it imports, directly or through others."""
    found: set[Path] = set()
    waiting = [path]
    while waiting:
        if (one := waiting.pop()) not in found:
            found.add(one)
            waiting += imported(one, IMPORT)
    return found


def test_scripts_import_from_below() -> None:
    height = heights(SCRIPT_LAYERS)

    def from_above(path: Path) -> list[str]:
        targets = {*imported(path, IMPORT), *imported(path, ON_DEMAND)}
        if path.name == "initial.js":
            targets.discard(JS / "deferred.js")
        own = script_folder(path)
        folders = {target: script_folder(target) for target in targets if target.exists()}
        below = {
            each for each, room in folders.items() if room == own or height[room] < height[own]
        }
        return sorted(name(target) for target in targets - below)

    assert wrong(SCRIPTS, from_above) == {}


def test_the_first_bundle_is_one_folder() -> None:
    shared = set((JS / "boot").glob("*.js"))  # small, and in the page already
    own = {JS / "initial.js", *(JS / "initial").glob("*.js")}
    assert reached(JS / "initial.js") - shared == own


def test_no_import_of_scripts_goes_in_a_circle() -> None:
    for path in SCRIPTS:
        assert all(path not in reached(target) for target in imported(path, IMPORT)), name(path)


def test_a_script_that_is_fetched_on_demand_says_so_in_its_name() -> None:
    targets = {target for path in SCRIPTS for target in imported(path, ON_DEMAND)}
    assert targets == {JS / "deferred.js", *JS.rglob("*.chunk.js")}
    assert not any(target in targets for path in SCRIPTS for target in imported(path, IMPORT))


def server_folder(module: str) -> str:
    """The layer of a module: its package, or its own name where it stands alone."""
    _, *rest = module.split(".")
    return rest[0] if rest else ""


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def modules_imported(path: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole module"
            if (node.module or "").split(".")[0] == "webapp":
                # `from webapp import assets` names a module, `from webapp import create_app` none.
                for alias in node.names:
                    module = f"{node.module}.{alias.name}"
                    exists = (ROOT / module.replace(".", "/")).with_suffix(".py").exists()
                    yield module if exists else str(node.module)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("webapp."))


def test_modules_import_from_below() -> None:
    height = heights(SERVER_LAYERS)

    def from_above(path: Path) -> list[str]:
        own = server_folder(module_of(path))
        others = [each for each in modules_imported(path) if server_folder(each) != own]
        return [each for each in others if height[server_folder(each)] >= height[own]]

    assert wrong(MODULES, from_above) == {}


def folders_that_import(package: str) -> set[str]:
    import_of_it = re.compile(rf"^\s*(?:from|import) {package}\b", re.MULTILINE)
    return {name(path.parent) for path in MODULES if import_of_it.search(path.read_text("utf-8"))}


def test_only_the_store_knows_tinydb() -> None:
    assert folders_that_import("tinydb") == {"webapp/store"}


def test_only_the_store_in_postgresql_knows_psycopg() -> None:
    assert folders_that_import(r"psycopg(?:_pool)?") == {"webapp/store/postgres"}


def test_only_the_assembly_point_knows_which_store_there_is() -> None:
    stores = {"webapp.store.tinydb_store", "webapp.store.postgres.store"}
    knowing = {name(path) for path in MODULES if stores & set(modules_imported(path))}
    assert knowing == {"webapp/__init__.py"}
    # What an address is, settings must know; all else is behind the store.
    inside = {
        (name(path), module)
        for path in MODULES
        if path.parent != WEBAPP / "store" / "postgres"
        for module in modules_imported(path)
        if module.startswith("webapp.store.postgres.")
    }
    assert {module for _, module in inside} == {
        "webapp.store.postgres.address",
        "webapp.store.postgres.store",
    }


def test_no_folder_is_crowded() -> None:
    places = ("static", "service_worker", "webapp", "tests", "bench", "release")
    files = [
        path
        for place in places
        for path in (ROOT / place).rglob("*")
        if path.suffix in {".py", ".js", ".mjs", ".css", ".html"} and "dist" not in path.parts
    ]
    counts = Counter(name(path.parent) for path in files)
    assert {room: count for room, count in counts.items() if count > MOST_FILES} == {}


def test_no_test_imports_another_test() -> None:
    from_test = re.compile(r"^(?:from|import) (tests\.(?:\S+\.)?test_\w+)", re.MULTILINE)
    tests = sorted((ROOT / "tests").rglob("*.py"))
    assert wrong(tests, lambda path: from_test.findall(path.read_text("utf-8"))) == {}


# Each of them says no, or nothing, where it isn't allowed to look (webapp/files.py).
GUESSES = {"exists", "is_dir", "is_file", "is_symlink", "glob", "rglob", "walk", "isfile", "isdir"}
# Each of them is missing on Windows, or on some POSIX systems.
NOT_EVERYWHERE = {"fcntl", "grp", "msvcrt", "pwd", "resource", "termios"}


def test_no_module_takes_a_failure_for_absence() -> None:
    def guesses(path: Path) -> set[str]:
        calls = (node.func for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call))
        return GUESSES & {call.attr for call in calls if isinstance(call, ast.Attribute)}

    assert wrong(MODULES, guesses) == {}


def test_no_module_leaves_line_ends_to_the_system() -> None:
    """What Windows would end with CR LF is written as bytes."""
    assert wrong(MODULES, lambda path: "write_text(" in path.read_text("utf-8")) == {}


def asks_for_the_platform(node: ast.AST) -> bool:
    names = (each for each in ast.walk(node) if isinstance(each, ast.Attribute))
    return isinstance(node, ast.FunctionDef) and any(each.attr == "platform" for each in names)


def test_no_module_needs_a_module_that_only_some_systems_have() -> None:
    def not_everywhere(path: Path) -> set[str]:
        nodes = set(ast.walk(tree_of(path)))
        for careful in filter(asks_for_the_platform, ast.walk(tree_of(path))):
            nodes -= set(ast.walk(careful))
        imports = [node for node in nodes if isinstance(node, ast.Import)]
        named = {alias.name for node in imports for alias in node.names}
        named |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
        return NOT_EVERYWHERE & named

    assert wrong(MODULES, not_everywhere) == {}
