"""How long the server keeps a message: the kernel's own times, on the way in and on the way out.

`python -m bench.server.wire PORT` listens on the loopback device until its input is closed, and
prints what passed. It is a process of its own, so that whoever writes letters doesn't delay it.
"""

import json
import os
import select
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

SO_TIMESTAMPNS = 35
IPV4 = 0x0800
BUFFER = 16 * 1024**2


@dataclass(frozen=True)
class Packet:
    """One that carried bytes: the kernel's time (seconds), and the ports it went between."""

    at: float
    source: int
    target: int


@dataclass
class Passed:
    """What passed while somebody listened; nothing where the system doesn't let us listen."""

    packets: list[Packet] = field(default_factory=list)

    def kept_ms(self, port: int, readers: Mapping[int, int]) -> list[float]:
        """Milliseconds from each message of a writer until its reader is sent one.

        `readers` has the reader's own port by its writer's; `port` is the server's.
        """
        writers = {reader: writer for writer, reader in readers.items()}
        since: dict[int, float] = {}
        found: list[float] = []
        for packet in self.packets:
            if packet.target == port and packet.source in readers:
                since.setdefault(packet.source, packet.at)
            elif packet.source == port and packet.target in writers:
                began = since.pop(writers[packet.target], None)
                if began is not None:
                    found.append((packet.at - began) * 1000)
        return found


@contextmanager
def listening(port: int) -> Iterator[Passed]:
    """Listen meanwhile; what passed is there afterwards. It takes Linux, and root."""
    passed = Passed()
    if not hasattr(socket, "AF_PACKET") or os.geteuid() != 0:
        yield passed
        return
    command = [sys.executable, "-m", "bench.server.wire", str(port)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        process.stdout.readline()  # It listens.
        yield passed
        process.stdin.close()
        passed.packets += [Packet(*each) for each in json.load(process.stdout)]


def _listen(port: int) -> list[tuple[float, int, int]]:
    found: list[tuple[float, int, int]] = []
    with socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(IPV4)) as wire:
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER)
        wire.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPNS, 1)
        wire.bind(("lo", IPV4))
        print("listening", flush=True)
        while True:
            ready, _, _ = select.select([wire, sys.stdin], [], [])
            if wire in ready:
                head, ancillary, _, _ = wire.recvmsg(80, 64)
                if ports := _ports(head):
                    seconds, nanoseconds = struct.unpack("@qq", ancillary[0][2])
                    found.append((seconds + nanoseconds / 1e9, *ports))
            elif sys.stdin in ready:
                return [each for each in found if port in each[1:]]


def _ports(head: bytes) -> tuple[int, int] | None:
    """From and to which port a packet carries bytes; None if it isn't TCP's, or only confirms."""
    if head[9] != socket.IPPROTO_TCP:
        return None
    length = (head[0] & 15) * 4
    whole = int.from_bytes(head[2:4], "big")
    offset = (head[length + 12] >> 4) * 4
    if whole <= length + offset:
        return None
    return int.from_bytes(head[length : length + 2], "big"), int.from_bytes(
        head[length + 2 : length + 4], "big"
    )


if __name__ == "__main__":
    print(json.dumps(_listen(int(sys.argv[1]))))
