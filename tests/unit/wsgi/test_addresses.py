"""An address is the same in whichever of its ways it is written."""

import pytest

from webapp.wsgi.addresses import line, parse


@pytest.mark.parametrize(
    "text",
    [
        "192.0.2.7",
        " 192.0.2.7 ",
        "192.0.2.7:51234",
        "::ffff:192.0.2.7",
        "::FFFF:c000:0207",
        "[::ffff:192.0.2.7]:443",
        '"[::ffff:192.0.2.7]"',
    ],
)
def test_all_ways_to_write_an_ipv4_address_are_one(text: str) -> None:
    assert str(parse(text)) == line(text) == "192.0.2.7"


@pytest.mark.parametrize(
    "text", ["2001:db8::7", "[2001:db8::7]", "[2001:DB8::7]:51234", '"[2001:db8::7]:1"']
)
def test_all_ways_to_write_an_ipv6_address_are_one(text: str) -> None:
    assert str(parse(text)) == "2001:db8::7"


@pytest.mark.parametrize(
    "text", ["", "unknown", "_hidden", "192.0.2", "192.0.2.7:port", "[192.0.2.7", "a:b", None]
)
def test_what_is_no_address_is_none(text: str | None) -> None:
    assert parse(text) is None
    assert line(text) == "unknown"


def test_a_link_local_address_has_no_zone() -> None:
    assert str(parse("fe80::1%eth0")) == "fe80::1"


def test_all_that_a_provider_gives_one_customer_counts_as_one_address() -> None:
    assert line("2001:db8:1:2:aaaa::7") == line("2001:db8:1:ffff::8") == "2001:db8:1::/48"
    assert line("2001:db8:2::7") != line("2001:db8:1::7")
