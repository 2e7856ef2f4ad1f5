"""Installs the engines that are missing, where it may: `python -m tests.engines.install`."""

import os
import shutil
import subprocess
import sys

from tests.engines import firefox, oldest_chromium, webkit


def missing() -> list[str]:
    """The system's packages of the engines that aren't here."""
    packages: list[str] = []
    if not any(map(shutil.which, firefox.NAMES)):
        packages += firefox.PACKAGES
    if not (shutil.which(webkit.DRIVER) and shutil.which("Xvfb") and webkit.find_browser()):
        packages += webkit.PACKAGES
    return packages


def install(packages: list[str]) -> None:
    """Install them with apt as root; otherwise say what is skipped, and let the tests go on."""
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        for command in (["update"], ["install", "-y", *packages]):
            subprocess.run([apt, "-qq", *command], check=True)
        return
    sys.stdout.write(f"Skipped without these packages of the system: {' '.join(packages)}\n")


if __name__ == "__main__":
    if packages := missing():
        install(packages)
    if not oldest_chromium.PROGRAM.exists():
        oldest_chromium.install()
