"""The whole app as a folder for any static host: everything but sync."""

import json
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

from flask import Flask

from webapp.assets import Assets
from webapp.files import entries, exists, is_folder
from webapp.pages.precache import worker
from webapp.pages.rendering import Pages

# Marks a build, and lists the files that it wrote: a later build replaces these and no others.
MARK = "andersom-build.json"


class NotOursError(FileExistsError):
    """The folder holds what no build of ours wrote."""


def build(app: Flask, assets: Assets, target: Path) -> None:
    """Write the app into `target`, which is made, or must be empty or an earlier build.

    What others put into an earlier build stays. Raises NotOursError before anything is written,
    OSError.
    """
    files = dict(_files(app, assets))
    earlier = _earlier(target)
    for name in {MARK, *earlier, *files}:
        if (target / name).resolve() != target.resolve() / name:
            raise NotOursError(
                f"{target / name} leads elsewhere by a link, and no build follows it"
            )
    for name in files:
        if name not in earlier and exists(target / name):
            raise NotOursError(f"{target / name} is there already, and no build of ours wrote it")
    target.mkdir(parents=True, exist_ok=True)
    _mark(target, earlier | files.keys())  # first, so that a build that is cut off can be repeated
    for name in sorted(earlier - files.keys()):
        (target / name).unlink(missing_ok=True)
    for name, content in files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    _mark(target, set(files))


def _files(app: Flask, assets: Assets) -> Iterator[tuple[str, bytes]]:
    """Every file of the app by its path in the folder."""
    pages = Pages(app, assets, api=False)
    for address, document in pages.documents.items():
        yield f"{address}index.html" if address.endswith("/") else address, document.body
    yield "index.html", pages.documents["door/"].body
    yield "sw.js", worker(pages).encode()
    for path in _built(assets.folder):
        name = path.relative_to(assets.folder).as_posix()
        if not name.startswith("sw.js"):
            yield f"static/{name}", path.read_bytes()


def _built(folder: Path) -> Iterator[Path]:
    for path in entries(folder):
        if is_folder(path):
            yield from _built(path)
        else:
            yield path


def _earlier(target: Path) -> set[str]:
    """The files that an earlier build wrote into `target`. Raises NotOursError, OSError."""
    if not any(entries(target)):
        return set()
    try:
        names = json.loads((target / MARK).read_text("utf-8"))["files"]
        return {name for name in names if _is_within(name)}
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        raise NotOursError(
            f"{target} is not empty and not marked as an earlier build ({MARK} is missing)"
        ) from None


def _is_within(name: object) -> bool:
    """Whether it is a path that stays in the folder, on any system."""
    if not isinstance(name, str):
        raise TypeError
    path = PureWindowsPath(name)  # It knows both separators, and drives.
    return not path.anchor and ".." not in path.parts and name != MARK


def _mark(target: Path, names: set[str]) -> None:
    text = json.dumps({"made by": "andersom build", "files": sorted(names)}, indent=1)
    (target / MARK).write_bytes(f"{text}\n".encode())
