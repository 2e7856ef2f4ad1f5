"""What the cluster's tests share: three nodes, a server of two workers, eight phones, figures."""

import signal
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.cluster.cluster import Cluster, three_nodes
from tests.cluster.machine import missing
from tests.support.stores.workers import Several
from tests.torture.conftest import chance, no_rate_limits, pytest_terminal_summary

__all__ = ["chance", "no_rate_limits", "pytest_terminal_summary"]


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """Three nodes; the tests are skipped where they can't be made."""
    if lacking := missing():
        pytest.skip(lacking)
    # Others than root must reach it, as they mustn't pytest's own folder.
    with TemporaryDirectory(prefix="cluster") as name:
        folder = Path(name)
        folder.chmod(0o755)
        with three_nodes(folder) as nodes:
            yield nodes


@pytest.fixture
def server(cluster: Cluster) -> Iterator[Several]:
    """A server of two workers, which finds by itself where it may write."""
    one = Several(cluster.url, {})
    yield one
    one.end(signal.SIGTERM)
