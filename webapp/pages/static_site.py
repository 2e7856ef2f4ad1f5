"""The whole app as a folder for any static host: everything but sync."""

import shutil
from pathlib import Path

from flask import Flask

from webapp.assets import Assets
from webapp.pages.precache import worker
from webapp.pages.rendering import Pages


def build(app: Flask, assets: Assets, target: Path) -> None:
    """Write the app into `target`, which is made, or must be empty or an earlier build.

    Raises FileExistsError if `target` holds anything else.
    """
    if target.exists() and any(target.iterdir()) and not (target / "sw.js").exists():
        raise FileExistsError(f"{target} is not empty and not an earlier build")
    target.mkdir(parents=True, exist_ok=True)
    pages = Pages(app, assets, api=False)
    for address, document in pages.documents.items():
        path = target / address
        if address.endswith("/"):
            path = path / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.body)
    (target / "index.html").write_bytes(pages.documents["door/"].body)
    shutil.rmtree(target / "static", ignore_errors=True)
    shutil.copytree(assets.folder, target / "static", ignore=shutil.ignore_patterns("sw.js*"))
    (target / "sw.js").write_text(worker(pages), encoding="utf-8")
