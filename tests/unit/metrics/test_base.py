"""Whatever is asked for, the words under which it is counted come from short lists."""

from typing import get_args

import pytest

from webapp.metrics.base import Kind, Reason, kind_of, reason_of

ID = "abcdefghijklmnopqrstuvwxy2"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (f"/api/v1/sessions/{ID}/sync", "sync"),
        ("/api/v1/sessions/steam/sync", "sync"),
        (f"/api/v1/sessions/{ID}", "session"),
        (f"/api/v1/sessions/{ID}/earlier", "session"),
        ("/api/v1/openapi.json", "api"),
        ("/api/steam", "api"),
        ("/static/steam.js", "file"),
        ("/healthz", "health"),
        ("/readyz", "health"),
        ("/", "page"),
        ("/nl/", "page"),
        ("/steam", "page"),
        ("", "page"),
    ],
)
def test_a_request_is_of_one_of_a_few_kinds(path: str, kind: str) -> None:
    assert kind_of(path) == kind
    assert kind in get_args(Kind)


def test_each_refusal_has_one_of_a_few_reasons() -> None:
    assert {reason_of(status) for status in range(400, 600)} <= set(get_args(Reason))
    assert (reason_of(400), reason_of(415), reason_of(500)) == ("malformed", "malformed", "mistake")
    assert (reason_of(404), reason_of(429), reason_of(503)) == ("unknown", "rate", "busy")
