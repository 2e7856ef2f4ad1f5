"""The distributions, built once, and the app installed from the wheel alone."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.paths import ROOT


@dataclass(frozen=True)
class Built:
    """An sdist, the wheel made from it, and the wheel made from the checkout."""

    sdist: Path
    wheel: Path
    wheel_of_checkout: Path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build as a release does, in an isolated environment, and once more from the checkout."""
    release, checkout = tmp_path_factory.mktemp("release"), tmp_path_factory.mktemp("checkout")
    _python("-m", "build", "--outdir", str(release), str(ROOT))
    _python("-m", "build", "--wheel", "--no-isolation", "--outdir", str(checkout), str(ROOT))
    return Built(
        sdist=next(release.glob("*.tar.gz")),
        wheel=next(release.glob("*.whl")),
        wheel_of_checkout=next(checkout.glob("*.whl")),
    )


@pytest.fixture(scope="session")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of an empty environment into which only the wheel was installed."""
    environment = tmp_path_factory.mktemp("installed")
    _python("-m", "venv", str(environment))
    programs = environment / "bin"
    subprocess.run(
        [
            *(programs / "python", "-m", "pip", "install", "--quiet"),
            *("--disable-pip-version-check", "--constraint", ROOT / "constraints.txt"),
            built.wheel,
        ],
        check=True,
    )
    return programs


@pytest.fixture(scope="session")
def address(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the installed app serves; nothing outside its environment is on its path."""
    data = tmp_path_factory.mktemp("data")
    with subprocess.Popen(
        [installed / "andersom", "serve", "--port", "0", "--data", data],
        cwd=data,
        env={"PATH": str(installed)},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        said = re.search(r"http://\S+", process.stdout.readline())
        try:
            assert said
            yield said[0]
        finally:
            process.terminate()


def _python(*arguments: str) -> None:
    """Run Python away from the checkout, so that it finds only what is installed."""
    subprocess.run([sys.executable, *arguments], check=True, cwd=os.path.sep)
