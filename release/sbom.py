"""Writes the software bill of materials: what runs in Andersom, in CycloneDX's JSON."""

import base64
import json
import re
import sys
from importlib.metadata import distribution, version
from pathlib import Path

from packaging.requirements import Requirement

from release import ROOT

Part = dict[str, object]


def python_parts(name: str = "andersom") -> dict[str, Part]:
    """The installed packages that one needs to run, and those that they need, by name."""
    found: dict[str, Part] = {}
    for line in distribution(name).requires or []:
        needed = Requirement(line)
        if needed.marker and not needed.marker.evaluate({"extra": ""}):
            continue
        key = re.sub(r"[-_.]+", "-", needed.name).lower()
        if key not in found:
            found[key] = _part("pypi", key, version(key))
            found = python_parts(key) | found
    return found


def npm_parts(lock: Path = ROOT / "package-lock.json") -> dict[str, Part]:
    """The packages in the front end's bundles by name, with their hashes from the lock."""
    packages: dict[str, dict[str, str]] = json.loads(lock.read_text("utf-8"))["packages"]
    found: dict[str, Part] = {}
    for path, package in packages.items():
        if not path or package.get("dev"):
            continue
        name = path.rpartition("node_modules/")[2]
        part = _part("npm", name, package["version"])
        kind, _, digest = package["integrity"].partition("-")
        content = base64.b64decode(digest).hex()
        part["hashes"] = [{"alg": kind.upper().replace("SHA", "SHA-"), "content": content}]
        found[name] = part
    return found


def bill() -> dict[str, object]:
    """The whole document; the same for the same parts."""
    parts = [*python_parts().values(), *npm_parts().values()]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _part("pypi", "andersom", version("andersom"))},
        "components": sorted(parts, key=lambda part: str(part["bom-ref"])),
    }


def _part(kind: str, name: str, number: str) -> Part:
    purl = f"pkg:{kind}/{name.replace('@', '%40')}@{number}"
    return {"type": "library", "bom-ref": purl, "purl": purl, "name": name, "version": number}


def main() -> None:
    """Write the bill into `dist/`, beside the packages."""
    target = ROOT / "dist" / f"andersom-{version('andersom')}.cdx.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(bill(), indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{target.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
