"""A refusal takes as long whether there is such a session or not."""

from unittest.mock import patch

import pytest
from flask.testing import FlaskClient

from tests.support.python_phone import ID, KEY, OTHER, SESSION, Phone, bearer

UNKNOWN = SESSION.replace(ID, OTHER)


def answered(client: FlaskClient, path: str, key: str, work_s: float) -> tuple[int, float]:
    """The status, and the seconds that it takes where the work on it takes `work_s`."""
    with (
        patch("webapp.api.refusal_timing.perf_counter", side_effect=[100.0, 100.0 + work_s]),
        patch("webapp.api.refusal_timing.sleep") as sleep,
    ):
        status = client.get(path, headers=bearer(key)).status_code
    return status, work_s + sum(pause for ((pause,), _) in sleep.call_args_list)


@pytest.mark.parametrize("work_s", [0.0004, 0.003, 0.019])
def test_a_wrong_key_and_an_unknown_id_end_with_a_full_step(
    client: FlaskClient, phone: Phone, work_s: float
) -> None:
    phone.sync(client)
    for path, key in [(SESSION, OTHER), (UNKNOWN, KEY)]:
        status, took = answered(client, path, key, work_s)
        assert status == 404
        assert took == pytest.approx(0.02)


def test_what_takes_longer_than_a_step_ends_with_the_next(client: FlaskClient) -> None:
    _, took = answered(client, UNKNOWN, KEY, 0.021)
    assert took == pytest.approx(0.04)


def test_who_has_the_key_never_waits(client: FlaskClient, phone: Phone) -> None:
    phone.sync(client)
    status, took = answered(client, SESSION, KEY, 0.003)
    assert status == 200
    assert took == 0.003


def test_a_stranger_without_the_code_of_the_programme_learns_as_little(
    client: FlaskClient, phone: Phone
) -> None:
    phone.sync(client)
    client.application.config["JOIN_CODE"] = "code-of-the-programme"
    body = phone.body()
    with patch("webapp.api.refusal_timing.sleep") as sleep:
        for path in (SESSION, UNKNOWN):
            answer = client.post(f"{path}/sync", json=body, headers=bearer(OTHER))
            assert answer.status_code == 403
    assert sleep.call_count == 2
