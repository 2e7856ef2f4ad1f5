"""Phones that do what phones do, each from an address of its own, and how long it takes them."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import cycle
from json import dumps, loads
from statistics import quantiles
from threading import Event
from time import perf_counter

from tests.support.python_phone import Phone, bearer

PATIENCE = 60
JSON = {"Content-Type": "application/json"}
FILE = re.compile(r'(?:src|href)="(/static/[^"]+)"')


@dataclass
class Times:
    """The statuses that phones got, and the milliseconds until they had them."""

    syncs: list[float] = field(default_factory=list)
    visits: list[float] = field(default_factory=list)
    statuses: set[int] = field(default_factory=set)

    def __str__(self) -> str:
        return f"syncs {spread(self.syncs)}, first visits {spread(self.visits)}"


def spread(values: list[float]) -> str:
    """The number, the middle, the value that 95 of 100 don't exceed, and the most."""
    if len(values) < 2:
        return f"{len(values)}"
    return (
        f"{len(values)}: p50 {middle(values):.0f}, p95 {p95(values):.0f}, most {max(values):.0f} ms"
    )


def middle(values: list[float]) -> float:
    return quantiles(values, n=2, method="inclusive")[0]


def p95(values: list[float]) -> float:
    return quantiles(values, n=100, method="inclusive")[94]


def live(port: int, seconds: float, phones: int = 6, visitors: int = 2) -> Times:
    """Let phones sync and visitors come for the first time, for so long."""
    times, over = Times(), Event()
    with ThreadPoolExecutor(phones + visitors) as pool:
        jobs = [pool.submit(_sync, port, n, times, over) for n in range(phones)]
        jobs += [pool.submit(_visit, port, n, times, over) for n in range(visitors)]
        over.wait(seconds)
        over.set()
        for job in jobs:
            job.result()
    return times


def connect(port: int, address: str) -> HTTPConnection:
    return HTTPConnection("127.0.0.1", port, timeout=PATIENCE, source_address=(address, 0))


def _sync(port: int, number: int, times: Times, over: Event) -> None:
    """Write a word and sync, again and again. A status 0 is no answer."""
    phone, address = Phone("abcdefgh"[number] * 24 + "za"), f"127.0.1.{number + 1}"
    line = connect(port, address)
    while not over.is_set():
        phone.write("strength.topic", "word")
        path, body = f"/api/v1/sessions/{phone.id}/sync", dumps(phone.body())
        begun = perf_counter()
        try:
            line.request("POST", path, body, bearer(phone.key) | JSON)
            answer = line.getresponse()
            if answer.status == 200:
                phone.learn(loads(answer.read()))
            times.statuses.add(answer.status)
        except (OSError, HTTPException):
            times.statuses.add(0)
            line.close()
        times.syncs.append((perf_counter() - begun) * 1000)
        over.wait(0.15)
    line.close()


def _visit(port: int, number: int, times: Times, over: Event) -> None:
    """Come for the first time, from another address each time, and fetch what the page names."""
    for host in cycle(range(1, 250)):
        if over.is_set():
            return
        address = f"127.0.{number + 2}.{host}"
        begun = perf_counter()
        lines = [connect(port, address) for _ in range(6)]
        try:
            page = fetch(lines[0], "/en/", times)
            for line, path in zip(cycle(lines), FILE.findall(page), strict=False):
                fetch(line, path, times)
        except (OSError, HTTPException):
            times.statuses.add(0)
        times.visits.append((perf_counter() - begun) * 1000)
        for line in lines:
            line.close()
        over.wait(0.2)


def fetch(line: HTTPConnection, path: str, times: Times) -> str:
    line.request("GET", path)
    answer = line.getresponse()
    times.statuses.add(answer.status)
    return answer.read().decode("latin-1")
