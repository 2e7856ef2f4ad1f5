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

PIP = ("-m", "pip", "--quiet", "--disable-pip-version-check")


@dataclass(frozen=True)
class Built:
    """An sdist, the wheel made from it, and the wheel made from the checkout."""

    sdist: Path
    wheel: Path
    wheel_of_checkout: Path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build an sdist, a wheel from it in an isolated environment, and one from the checkout."""
    release, checkout = tmp_path_factory.mktemp("release"), tmp_path_factory.mktemp("checkout")
    _python("-m", "build", "--sdist", "--no-isolation", "--outdir", str(release), str(ROOT))
    sdist = next(release.glob("*.tar.gz"))
    _python(*PIP, "wheel", "--no-deps", "--wheel-dir", str(release), str(sdist))
    _python("-m", "build", "--wheel", "--no-isolation", "--outdir", str(checkout), str(ROOT))
    return Built(
        sdist=sdist,
        wheel=next(release.glob("*.whl")),
        wheel_of_checkout=next(checkout.glob("*.whl")),
    )


@pytest.fixture(scope="session")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of an empty environment into which only the wheel was installed."""
    environment = tmp_path_factory.mktemp("installed")
    _python("-m", "venv", "--without-pip", str(environment))
    constraints = str(ROOT / "constraints.txt")
    pip = (*PIP, "--python", str(environment))
    _python(*pip, "install", "--constraint", constraints, str(built.wheel))
    return environment / "bin"


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
