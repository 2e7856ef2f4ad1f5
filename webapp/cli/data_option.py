"""The option that says where sessions are kept."""

import click

DATA = click.option(
    "--data",
    envvar="ANDERSOM_DATA",
    show_envvar=True,
    default="",
    show_default=False,
    help="Folder for the sessions, or postgresql://…; without it, this user's data folder.",
)
