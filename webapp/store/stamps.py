"""Tells whether a file is still the one that was read, without reading it once more."""

import time
from pathlib import Path

# Disks take the time of a change in steps, up to two seconds long: what was changed just now could
# be changed again, and look the same.
SETTLED_NS = 3_000_000_000

Stamp = tuple[int, ...]


def stamp_of(path: Path) -> Stamp | None:
    """What differs once the file was changed or replaced, by whatever program.

    None where that can't be told: there is no file, or it was changed a moment ago.
    """
    try:
        found = path.stat()
    except OSError:
        return None
    # Programs may set the first time back, as they do to restore a file, but never the second.
    if time.time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) < SETTLED_NS:
        return None
    times = found.st_mtime_ns, found.st_ctime_ns
    return (found.st_dev, found.st_ino, found.st_size, *times)
