"""How long the server keeps a message, as the kernel saw it."""

import os
import socket
import sys

import pytest

from bench.server.wire import Packet, Passed, listening

SERVER, WRITER, READER, OTHER = 80, 1001, 1002, 1003


def test_a_message_is_kept_until_its_own_reader_is_sent_one() -> None:
    passed = Passed(
        [
            Packet(1.000, WRITER, SERVER),
            Packet(1.001, SERVER, OTHER),
            Packet(1.002, SERVER, READER),
            Packet(1.900, SERVER, READER),  # a sign of life
            Packet(2.000, WRITER, SERVER),
            Packet(2.003, SERVER, READER),
        ]
    )
    assert passed.kept_ms(SERVER, {WRITER: READER}) == pytest.approx([2, 3])


def test_a_message_that_was_not_passed_on_yet_counts_from_its_beginning() -> None:
    passed = Passed(
        [
            Packet(1.0, WRITER, SERVER),
            Packet(1.5, WRITER, SERVER),
            Packet(1.6, SERVER, READER),
        ]
    )
    assert passed.kept_ms(SERVER, {WRITER: READER}) == pytest.approx([600])


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root may listen, on Linux"
)
def test_what_passes_is_seen_both_ways() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with (
            listening(port) as passed,
            socket.create_connection(("127.0.0.1", port)) as writer,
            socket.create_connection(("127.0.0.1", port)) as reader,
        ):
            to_writer, to_reader = server.accept()[0], server.accept()[0]
            with to_writer, to_reader:
                writer.sendall(b"letter")
                to_reader.sendall(to_writer.recv(10))
                assert reader.recv(10) == b"letter"
                ports = {writer.getsockname()[1]: reader.getsockname()[1]}
    (kept,) = passed.kept_ms(port, ports)
    assert 0 < kept < 10_000
