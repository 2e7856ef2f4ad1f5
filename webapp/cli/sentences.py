"""What went wrong, as one sentence to the keeper of the server."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from webapp.assets import AssetMissingError
from webapp.config import BadSettingError
from webapp.store.base import StoreUnavailableError


@contextmanager
def stop_with_a_sentence() -> Iterator[None]:
    """Say what the keeper of the server can mend as a sentence, and stop."""
    try:
        yield
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        raise click.ClickException(f"{where}{error.strerror or error}.") from error
    except (BadSettingError, AssetMissingError, StoreUnavailableError) as error:
        raise click.ClickException(f"{error}.") from error
