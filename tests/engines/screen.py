"""A screen for browsers that need one, on a machine without: Xvfb draws it in memory."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tests.engines.phone import Absent


@contextmanager
def screen() -> Iterator[Mapping[str, str]]:
    """Gives the environment for whoever draws on it. Raises Absent where there is no Xvfb."""
    program = shutil.which("Xvfb")
    if program is None:
        raise Absent("No screen for WebKitGTK: apt-get install xvfb")
    reading, writing = os.pipe()
    command = [
        program,
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        "1024x1024x24",
        "-nolisten",
        "tcp",
    ]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as process:
        os.close(writing)
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        try:
            assert number, "Xvfb didn't start"
            yield {**os.environ, "DISPLAY": f":{number}", "GDK_BACKEND": "x11"}
        finally:
            process.terminate()
