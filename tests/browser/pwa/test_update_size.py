"""A phone fetches what an update changed, and little else."""

from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus

import pytest

from bench import builds, parts
from bench.lines import UPDATE_BYTES
from webapp.pages.rendering import HALVES


@pytest.mark.parametrize("change", builds.CHANGES.values(), ids=builds.CHANGES.keys())
def test_a_changed_sentence_costs_ten_kilobytes_at_most_with_all_heads(
    change: builds.Change,
) -> None:
    # In a thread of its own, since the browser of the tests beside it may occupy this one's loop.
    with ThreadPoolExecutor(1) as thread:
        size, exchanges = thread.submit(parts.updated, change).result()
    assert size <= UPDATE_BYTES, exchanges
    fetched = [one.path for one in exchanges if one.status == HTTPStatus.OK]
    assert fetched in [["/sw.js", f"/{change.code}/{half}"] for half in HALVES]
