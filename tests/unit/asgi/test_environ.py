"""What a request says reaches the app, but for what nobody needs and much costs to read."""

import pytest

from webapp.asgi.environ import LISTS, LONGEST_LIST, environ_of


def headers_of(*headers: tuple[str, str]) -> dict[str, str]:
    scope = {
        "method": "GET",
        "scheme": "http",
        "http_version": "1.1",
        "raw_path": b"/",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers],
    }
    return {name: value for name, value in environ_of(scope).items() if name.startswith("HTTP_")}


@pytest.mark.parametrize("key", sorted(LISTS))
def test_a_list_that_no_browser_would_send_counts_as_not_sent(key: str) -> None:
    name = key.removeprefix("HTTP_").replace("_", "-")
    usual = "x" * LONGEST_LIST
    assert headers_of((name, usual)) == {key: usual}
    assert headers_of((name, f"{usual}x")) == {}
    halves = [(name, "x" * (LONGEST_LIST // 2))] * 2  # joined, with a comma
    assert headers_of(*halves, ("x-other", "y")) == {"HTTP_X_OTHER": "y"}


def test_what_proxies_add_is_never_left_out() -> None:
    forged = "192.0.2.1, " * 1000
    assert headers_of(("x-forwarded-for", f"{forged}192.0.2.2"))["HTTP_X_FORWARDED_FOR"].endswith(
        ".2"
    )
