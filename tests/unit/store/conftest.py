"""What tests of the store share: a server that sweeps when told."""

from pathlib import Path

import pytest

from tests.support.stores.places import place_or_folder
from tests.support.sweeping_server import SweepingServer


@pytest.fixture
def server(request: pytest.FixtureRequest, data: Path) -> SweepingServer:
    """A server that keeps what wasn't changed for a year, in `place` where the test asks for it."""
    return SweepingServer(place_or_folder(request, data))
