"""Serves the app over HTTP with waitress."""

import select
import socket

import waitress
from flask import Flask
from waitress.channel import HTTPChannel
from waitress.task import ErrorTask

from webapp.wsgi.security_headers import ALWAYS, NOTHING

# Above what the API takes, so that the app itself refuses, with its own sentence.
LARGEST_BODY = 4 * 1024 * 1024
# Browsers keep a connection open after they got their answer, and a school has a thousand of them.
# With waitress's own 100, the 101st phone would wait two minutes until another one is hung up on.
CONNECTIONS = 4000
IDLE_SECONDS = 20


class GuardedErrorTask(ErrorTask):
    """What waitress answers by itself: to a request that is damaged or too large."""

    def execute(self) -> None:
        """Answer with the headers that every answer has."""
        self.response_headers = [("Content-Security-Policy", NOTHING), *ALWAYS.items()]
        super().execute()


def serve(app: Flask, listening: socket.socket) -> None:
    """Serve until interrupted; requests that have begun are finished."""
    HTTPChannel.error_task_class = GuardedErrorTask
    waitress.serve(
        app,
        sockets=[listening],
        threads=8,
        max_request_body_size=LARGEST_BODY,
        connection_limit=CONNECTIONS,
        channel_timeout=IDLE_SECONDS,
        # select() can't tell of more than 1024 connections; Windows has nothing else.
        asyncore_use_poll=hasattr(select, "poll"),
        ident=None,
        clear_untrusted_proxy_headers=False,  # webapp/wsgi/proxies.py does
        _quiet=True,
    )
