"""What tests of the store share: a server that sweeps when told."""

from pathlib import Path

import pytest

from tests.support.sweeping_server import SweepingServer


@pytest.fixture
def server(data: Path) -> SweepingServer:
    """A server that keeps what wasn't changed for a year."""
    return SweepingServer(data)
