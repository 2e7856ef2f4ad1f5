"""The address of a database: what is one, and what is shown of it."""

import pytest

from webapp.store.postgres import address

GOOD = {
    "postgresql://host": "postgresql://host",
    "postgres://me:secret@host:5432/name": "postgres://host:5432/name",
    "postgresql:///name?host=/run/postgresql&password=secret": "postgresql:///name",
    "postgresql://me:secret@one:5432,two,[::1]:5433/name": "postgresql://one:5432,two,[::1]:5433/name",
    "postgresql://me:se%40cret@[::1]/name?sslmode=require": "postgresql://[::1]/name",
}
BAD = [
    "postgresql:",
    "postgresql:/host/name",
    "postgres:host",
    "postgresql://me:secret@host:port/name",
    "postgresql://me:secret@host:0/name",
    "postgresql://me:secret@host:99999/name",
    "postgresql://me:secret@[::1/name",
    "postgresql://me:secret@host/na me",
    "postgresql://me:12/secret@host/name",
    "postgresql://me:12?secret@host/name",
    "postgresql://me:12#secret@host/name",
    "postgresql+psycopg://me:secret@host/name",
    "mysql://me:secret@host/name",
]


@pytest.mark.parametrize("text", GOOD)
def test_it_is_shown_without_user_password_and_options(text: str) -> None:
    found = address.parsed(text)
    assert address.is_meant(text)
    assert found.url == text
    assert str(found) == GOOD[text]
    assert "secret" not in repr(found)


@pytest.mark.parametrize("text", BAD)
def test_what_is_none_is_said_without_quoting_it(text: str) -> None:
    assert address.is_meant(text)
    with pytest.raises(ValueError, match="must") as raised:
        address.parsed(text)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    "text", ["", "data", "/srv/postgresql", "~/postgres", "C:\\data", "C://data"]
)
def test_folders_are_none(text: str) -> None:
    assert not address.is_meant(text)
