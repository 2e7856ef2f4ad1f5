"""Writes what was measured to `results.json`, one line of the table a line."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from bench.line import Line
from bench.phone import Figures

PATH = Path(__file__).with_name("results.json")


def write(
    about: Mapping[str, object], lines: Iterable[Line], samples: Mapping[str, Figures]
) -> None:
    """Replace the file: facts `about` the run, the table, and the figures of each single run."""
    listed = [json.dumps(line.as_json()) for line in lines]
    sampled = [
        f"{json.dumps(f'{subject}, {name}')}: {json.dumps(values)}"
        for subject, figures in samples.items()
        for name, values in figures.items()
    ]
    parts = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in about.items()]
    parts += [f'"lines": [\n{_indented(listed)}\n]', f'"samples": {{\n{_indented(sampled)}\n}}']
    PATH.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def _indented(rows: Iterable[str]) -> str:
    return ",\n".join(f"  {row}" for row in rows)
