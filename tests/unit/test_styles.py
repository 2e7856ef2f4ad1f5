"""A style stands in the folder of its cascade layer, and one of the two entries imports it."""

import re

from tests.support.paths import ROOT

CSS = ROOT / "static" / "css"
ENTRIES = ("critical.css", "deferred.css")
IMPORT = re.compile(r'^@import "\./([\w-]+)/([\w-]+)\.css" layer\((\w+)\);$', re.MULTILINE)
# What stands in base/ is three layers, since a reset must lose against all else.
BASE = {"reset": "reset", "tokens": "tokens", "elements": "base"}
ORDER = "@layer reset, tokens, base, components, screens, states, print;"


def text_of(entry: str) -> str:
    return (CSS / entry).read_text("utf-8")


def test_both_entries_order_the_layers_alike_and_hold_nothing_but_imports() -> None:
    for entry in ENTRIES:
        _, order, *imports = text_of(entry).splitlines()
        assert order == ORDER
        assert [line for line in imports if not IMPORT.match(line)] == []


def test_each_style_is_imported_once_into_the_layer_that_its_folder_is() -> None:
    found = [place for entry in ENTRIES for place in IMPORT.findall(text_of(entry))]
    for folder, name, layer in found:
        assert layer == (BASE[name] if folder == "base" else folder), name
    styles = [path for path in CSS.rglob("*.css") if path.name not in ENTRIES]
    assert sorted((path.parent.name, path.stem) for path in styles) == sorted(
        (folder, name) for folder, name, _ in found
    )


def test_an_entry_imports_its_layers_in_their_order() -> None:
    order = re.findall(r"\w+", ORDER.removeprefix("@layer"))
    for entry in ENTRIES:
        layers = [order.index(layer) for _, _, layer in IMPORT.findall(text_of(entry))]
        assert layers == sorted(layers)
