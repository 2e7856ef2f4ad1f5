"""How many values are spread, as `make load` writes it."""

from statistics import quantiles


def spread(values: list[float]) -> dict[str, float]:
    """The middle, what 95 and 99 of 100 don't exceed, and the most; empty for too few values."""
    if len(values) < 2:
        return {}
    cuts = quantiles(values, n=100, method="inclusive")
    parts = {f"p{part}": round(cuts[part - 1], 2) for part in (50, 95, 99)}
    return {**parts, "most": round(max(values), 2)}
