"""What a release needs besides its packages: a list of its parts, and an audit of these."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
