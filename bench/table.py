"""The lines as a table for people."""

from collections.abc import Iterable

from bench.line import Line

HEAD = ("", "Andersom", "floor", "ratio", "budget", "SVGOMG", "")
VERDICT = {True: "kept", False: "NOT KEPT", None: ""}


def table(lines: Iterable[Line]) -> str:
    """One row a line, in columns."""
    rows = [HEAD, *map(_row, lines)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_aligned(row, widths) for row in rows)


def _row(line: Line) -> tuple[str, ...]:
    most = _number(line.budget, "×" if line.of_floor else line.unit)
    return (
        line.name,
        _number(line.value, line.unit),
        _number(line.floor, line.unit),
        _number(line.ratio, "×"),
        most and f"≤ {most}",
        _number(line.peer, line.unit),
        VERDICT[line.kept],
    )


def _number(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    text = f"{value:,.2f}" if value < 10 and value != round(value) else f"{value:,.0f}"
    return f"{text} {unit}".strip()


def _aligned(row: tuple[str, ...], widths: list[int]) -> str:
    name, *figures, verdict = row
    cells = [figure.rjust(width) for figure, width in zip(figures, widths[1:], strict=False)]
    return "  ".join([name.ljust(widths[0]), *cells, verdict]).rstrip()
