"""How many sessions a second `andersom move`, `backup`, `restore` and `check` take, and memory.

    python -m bench.server.maintenance --sessions 20000

Each is a process of its own, as who runs a server starts it; so is PostgreSQL, which waits for the
disk as it does by default.
"""

import argparse
import os
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from subprocess import DEVNULL

from bench.server.process import cpu_seconds, memory_mb
from bench.server.sessions import Written, fill
from tests.support.command import COMMAND
from tests.support.stores import postgres

# Then a session is 20 kB in the store.
WORDS_A_FIELD = 75


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sessions", type=int, default=20_000)
    count = parser.parse_args().sessions
    postgres.FAST = ("shared_buffers=128MB",)
    with (
        tempfile.TemporaryDirectory(prefix="andersom-bench-") as name,
        postgres.server() as database,
    ):
        folder = Path(name)
        written = Written(WORDS_A_FIELD)
        fill(folder / "full", written, range(count))
        size = next((folder / "full").glob("sessions/*/*.json")).stat().st_size
        print(f"{count} sessions of {size / 1000:.0f} kB")
        os.sync()
        full, url, file = str(folder / "full"), database.empty().url, str(folder / "backup")
        other = database.empty().url
        for what, arguments in {
            "folder to PostgreSQL": ["move", full, url],
            "the same again": ["move", full, url],
            "PostgreSQL to folder": ["move", url, str(folder / "back")],
            "folder to folder": ["move", full, str(folder / "copy")],
            "backup of the folder": ["backup", "--data", full, file],
            "backup of PostgreSQL": ["backup", "--data", url, f"{file}-2"],
            "restore into a folder": ["restore", "--data", str(folder / "new"), "--from", file],
            "restore into PostgreSQL": ["restore", "--data", other, "--from", file],
            "check of the folder": ["check", full],
            "check of PostgreSQL": ["check", url],
            "check of the backup": ["check", file],
        }.items():
            seconds, processor, memory = run(arguments)
            print(
                f"{what}: {count / seconds:.0f} a second, {processor / seconds:.2f} cores,"
                f" {memory:.0f} MB at most",
                flush=True,
            )
        print(f"the backup takes {Path(file).stat().st_size / count / 1000:.1f} kB a session")


def run(arguments: list[str]) -> tuple[float, float, float]:
    """The seconds of one command, those of the processor, and its memory at most in MB."""
    began, processor, memory = time.monotonic(), 0.0, 0.0
    process = subprocess.Popen([*COMMAND, *arguments], stdout=DEVNULL, stderr=DEVNULL)
    while process.poll() is None:
        with suppress(OSError, LookupError, ValueError):  # It may just have ended.
            processor, memory = cpu_seconds(process.pid), memory_mb(process.pid, most=True)
        time.sleep(0.05)
    assert process.returncode == 0, arguments
    return time.monotonic() - began, processor, memory


if __name__ == "__main__":
    main()
