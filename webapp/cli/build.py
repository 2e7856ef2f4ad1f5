"""`andersom build`."""

from pathlib import Path

import click

from webapp import create_app, parts_of
from webapp.cli.sentences import stop_with_a_sentence
from webapp.pages import static_site


@click.command()
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
def build(directory: Path) -> None:
    """Write the app into DIRECTORY, for any web server that serves files; it won't sync."""
    with stop_with_a_sentence():
        app = create_app()
        static_site.build(app, parts_of(app).assets, directory)
    click.echo(f"Andersom is in {directory}.")
