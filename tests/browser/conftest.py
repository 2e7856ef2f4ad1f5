"""What all browser tests share."""

from typing import Any

import pytest

from tests import chromium


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Launch the Chromium that is installed."""
    return {**browser_type_launch_args, **chromium.launch_arguments()}
