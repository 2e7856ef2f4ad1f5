"""The command `andersom`: a file for each of its commands."""

import sys
from io import TextIOWrapper

import click

from webapp.cli import backup, build, check, move, restore, serve


@click.group(context_settings={"help_option_names": ["-h", "--help"], "show_default": True})
@click.version_option(package_name="andersom")
def main() -> None:
    """A reverse-mentoring session on a phone: the pupil teaches the mentor."""
    if isinstance(sys.stdout, TextIOWrapper):  # It may lack letters of a folder's name.
        sys.stdout.reconfigure(errors="backslashreplace")


COMMANDS = (serve.serve, build.build, move.move, backup.backup, restore.restore, check.check)
for command in COMMANDS:
    main.add_command(command)
