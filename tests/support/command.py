"""The command `andersom`, as a process of its own."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# A shell that runs the tests in the background has SIGINT ignored, also by what they start.
LISTEN = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"


RUN = "from webapp.cli import main; main(prog_name='andersom')"


COMMAND = [sys.executable, "-c", f"{LISTEN}; {RUN}"]


@contextmanager
def serving(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server process and the line in which it says where it is."""
    command = [*COMMAND, "serve", "--port", "0", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield process, process.stdout.readline()
        finally:
            process.kill()
