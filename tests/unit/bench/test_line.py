"""A line of the table says whether its budget is kept."""

from bench.line import Line
from bench.table import table


def test_a_budget_of_nothing_is_kept_by_nothing() -> None:
    assert Line("fetched again", "", 0, floor=0, budget=0).kept
    assert Line("fetched again", "", 1, floor=0, budget=0).kept is False


def test_a_budget_may_be_a_ratio_to_the_floor() -> None:
    assert Line("first paint", "ms", 330, floor=300, budget=1.1, of_floor=True).kept
    assert Line("first paint", "ms", 340, floor=300, budget=1.1, of_floor=True).kept is False


def test_the_table_shows_the_peer_beside_the_budget() -> None:
    head, row = table([Line("ready", "ms", 1800, 600, 2000, peer=1935)]).splitlines()
    assert "SVGOMG" in head
    cells = [cell.strip() for cell in row.split("  ") if cell]
    assert cells == ["ready", "1,800 ms", "600 ms", "3 ×", "≤ 2,000 ms", "1,935 ms", "kept"]
