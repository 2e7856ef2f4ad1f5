"""The command `andersom`, as a process of its own."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO

# A shell that runs the tests in the background has signals ignored, also by what they start.
LISTEN = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
    " signal.signal(signal.SIGHUP, signal.SIG_DFL)"
)


RUN = "from webapp.cli import main; main(prog_name='andersom')"


COMMAND = [sys.executable, "-c", f"{LISTEN}; {RUN}"]


@contextmanager
def serving(
    *arguments: str,
    most_files: int = 0,
    log: IO[str] | None = None,
    pass_fds: Sequence[int] = (),
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server process and the line in which it says where it is.

    It may open `most_files`, unless that is 0, has the files `pass_fds` open from the start, and
    logs to where the tests do, or into `log`.
    """
    command = [*COMMAND, "serve", "--port", "0", *arguments]
    if most_files:
        command = ["sh", "-c", f'ulimit -n {most_files}; exec "$@"', "sh", *command]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=log, text=True, pass_fds=pass_fds
    ) as process:
        try:
            assert process.stdout
            yield process, process.stdout.readline()
        finally:
            process.kill()
