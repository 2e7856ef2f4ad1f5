"""The numbers that Prometheus reads: what is told is counted, at an address of its own."""

import re
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from click import ClickException
from flask.testing import FlaskClient

from tests.support.command import serving
from webapp.cli.listening import show_metrics
from webapp.metrics.prometheus import PrometheusMetrics


def read(port: int) -> dict[str, float]:
    """All numbers of ours, by name and labels."""
    with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=30) as answer:
        assert answer.headers["Content-Type"].startswith("text/plain")
        text = answer.read().decode()
    found = re.findall(r"^andersom_([a-z_]+(?:{.+})?) (\S+)$", text, re.MULTILINE)
    return {name: float(number) for name, number in found}


@pytest.fixture
def metrics() -> PrometheusMetrics:
    return PrometheusMetrics()


@pytest.fixture
def port(metrics: PrometheusMetrics) -> int:
    return metrics.listen("127.0.0.1", 0)


def test_what_is_told_is_counted(metrics: PrometheusMetrics, port: int) -> None:
    for status in (200, 204, 404):
        metrics.answered("sync", status)
    metrics.refused("room")
    metrics.synced(new=True)
    metrics.synced(new=False)
    metrics.merged(0.003)
    metrics.saved(0.02)
    metrics.live(3, 5)
    metrics.stored_letters(7)
    metrics.swept(1_800_000_000)
    metrics.set_aside(11)
    metrics.forgotten(13)
    metrics.watch_room(lambda: 17, 19)
    numbers = read(port)
    assert (
        numbers.items()
        >= {
            'requests_total{kind="sync",status="2xx"}': 2,
            'requests_total{kind="sync",status="4xx"}': 1,
            'refusals_total{reason="room"}': 1,
            'refusals_total{reason="code"}': 0,
            'syncs_total{brought="something"}': 1,
            'syncs_total{brought="nothing"}': 1,
            'merge_seconds_bucket{le="0.0025"}': 0,
            'merge_seconds_bucket{le="0.005"}': 1,
            "merge_seconds_sum": 0.003,
            'save_seconds_bucket{le="0.025"}': 1,
            "save_seconds_count": 1,
            "live_rooms": 3,
            "live_phones": 5,
            "live_updates_stored_total": 7,
            "last_sweep_timestamp_seconds": 1_800_000_000,
            "sessions_set_aside_total": 11,
            "sessions_forgotten_total": 13,
            "room_used_bytes": 17,
            "room_limit_bytes": 19,
        }.items()
    )


def test_the_room_is_asked_for_when_somebody_reads_it(
    metrics: PrometheusMetrics, port: int
) -> None:
    taken = [1]
    metrics.watch_room(lambda: taken[-1], 0)
    read(port)
    taken.append(2)
    assert read(port)["room_used_bytes"] == 2


def test_each_worker_shows_its_own_numbers_one_port_higher(
    metrics: PrometheusMetrics, port: int
) -> None:
    with pytest.raises(ClickException) as refused:
        show_metrics(metrics, ("127.0.0.1", port - 3), 3)
    assert refused.value.message.startswith(f"Can't show metrics on 127.0.0.1, port {port}: ")
    with pytest.raises(ClickException):
        show_metrics(metrics, ("127.0.0.1", 65535), 1)


def test_the_apps_own_address_never_shows_them(client: FlaskClient, tmp_path: Path) -> None:
    assert client.get("/metrics").status_code == 404
    with (tmp_path / "log").open("w+") as log, pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANDERSOM_METRICS", "127.0.0.1:0")
        with serving("--data", str(tmp_path / "data"), log=log) as (_, line):
            host = line.split()[3]
            with pytest.raises(OSError, match="404"):
                urlopen(f"{host}/metrics", timeout=30)
            while not (said := re.search(r":(\d+)/metrics\n", (tmp_path / "log").read_text())):
                continue
            numbers = read(int(said[1]))
    assert numbers['requests_total{kind="page",status="4xx"}'] == 1
    assert numbers["room_limit_bytes"] == 10 * 1024**3


def test_who_does_not_ask_for_them_does_not_pay_for_them(tmp_path: Path) -> None:
    code = "import sys, webapp.cli; from pathlib import Path; import webapp;"
    code += " webapp.create_app({'DATA': Path(sys.argv[1])})"
    code += "; sys.exit('prometheus_client' in sys.modules)"
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True)
