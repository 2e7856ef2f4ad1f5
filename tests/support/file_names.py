"""Finds the names of files in texts and comments, and says which of them no file has."""

import ast
import io
import re
import subprocess
import tokenize
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path, PurePosixPath
from posixpath import join, normpath

from tests.support.paths import ROOT

# What a build, a phone or a server makes: it has a name, but doesn't stand in the repository.
BUILT = (
    "static/dist/**",  # by esbuild.config.mjs
    "dist/**",  # by `make build`
    "frame.txt",  # by page_parts.py, as are places.txt and what ends in words.txt
    "places.txt",
    "words.txt",
    "*-words.txt",
    "*/words.txt",
    "*/*-words.txt",
    "sw.js",  # the worker as phones get it
    "index.html",  # in the folder that `andersom build` writes
    "openapi.json",
    "*/openapi.json",
    "andersom….json",  # a session that was saved as a file
    "sessions/ab/*.json",  # in a server's data folder
    "tombstones/*.json",
    "aside/*",
    "sweep.json",
    "DATA/",
    "BACKUP/",
    "door/",  # a page's address
    "screenshots/",  # by `make screenshots`
)
ENDINGS = "py|js|mjs|ts|css|html|md|json|jsonc|toml|txt|po|svg|png"
# Not within an address or a longer word: `https://example.org/page.html`, `x.json.tmp`.
FILE = re.compile(rf"(?<![\w./:@…-])[\w.*…-][\w./*…-]*\.(?:{ENDINGS})(?![\w-]|\.\w)")
FOLDER = re.compile(r"(?<![\w./:@…-])(?:\.\./)*[\w-][\w.*-]*/(?:[\w.*-]+/)*(?![\w/*….<{#])")
PLACEHOLDER = re.compile(r"\b(?:N|CODE|NAME)\b")
IMPORTED = re.compile(r'import\("[^"]*"\)')
COMMENTS = {
    ".js": re.compile(r"(?:^|(?<=\s))//[^\n]*|/\*.*?\*/", re.DOTALL),
    ".css": re.compile(r"/\*.*?\*/", re.DOTALL),
    ".html": re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL),
}


@cache
def files() -> frozenset[str]:
    """Every file of the repository by its path, new ones too, but nothing that Git ignores."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return frozenset(name for name in listed.stdout.decode().split("\0") if (ROOT / name).is_file())


@cache
def folders() -> frozenset[str]:
    return frozenset(
        f"{parent}/" for name in files() for parent in PurePosixPath(name).parents if parent.name
    )


@cache
def exists(name: str, folder: str = "") -> bool:
    """Whether a file or folder (with `/` at its end) has this name.

    The name may be a whole path from the root or from `folder`, or the end of one, such as
    `ui/dates.js`; it may be a pattern (`*.chunk.js`, `….chunk.js`), in which N, CODE and NAME
    stand for any word.
    """
    there = folders() if name.endswith("/") else files()
    end = "/" if name.endswith("/") else ""
    if normpath(join(folder, name)) + end in there:
        return True
    if any(fnmatchcase(name, built) for built in BUILT):
        return True
    pattern = PLACEHOLDER.sub("*", name).replace("…", "*")
    pattern = f"*{pattern}" if pattern.startswith(".") else pattern
    return any(fnmatchcase(path, pattern) or fnmatchcase(path, f"*/{pattern}") for path in there)


def unknown(text: str, folder: str = "") -> list[str]:
    """The names in a text that no file or folder has; `folder` is where the text stands."""
    names = [*FILE.findall(text), *FOLDER.findall(text)]
    return sorted({name for name in names if not exists(name, folder)})


def comments(path: Path) -> str:
    """All comments of a script, a style, a template or a Python file, docstrings too."""
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        return "\n".join(_of_python(text))
    pattern = COMMENTS[path.suffix.replace(".mjs", ".js")]
    # What a type is imported from is tsc's to check.
    return "\n".join(IMPORTED.sub("", found) for found in pattern.findall(text))


def _of_python(text: str) -> Iterator[str]:
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.string
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield ast.get_docstring(node) or ""
