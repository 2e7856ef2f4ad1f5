"""A document is hashed and compressed once, quickly first and then as small as it can be."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import brotli
import pytest

from webapp.wsgi import documents
from webapp.wsgi.documents import QUICK, SMALLEST, Document

BODY = b"".join(b"%d squared is %d; " % (number, number**2) for number in range(5000))
FIRST_VISITS = 30


@pytest.fixture
def qualities(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """With which qualities brotli was called."""
    called: list[int] = []

    def compress(body: bytes, quality: int) -> bytes:
        called.append(quality)
        packed: bytes = brotli.compress(body, quality=quality)
        return packed

    monkeypatch.setattr(documents, "_brotli", compress)
    return called


def test_many_first_visits_at_once_wait_for_one_quick_compression(qualities: list[int]) -> None:
    page, all_there = Document(BODY, "text/html"), Barrier(FIRST_VISITS)

    def visit(_: int) -> bytes:
        all_there.wait()
        return page.encoded("br")

    with ThreadPoolExecutor(FIRST_VISITS) as phones:
        (sent,) = set(phones.map(visit, range(FIRST_VISITS)))
    assert brotli.decompress(sent) == BODY
    assert qualities == [QUICK]


def test_it_gets_smaller_once_and_stays_the_same_version(qualities: list[int]) -> None:
    page = Document(BODY, "text/html")
    quick, revision = page.encoded("br"), page.revision
    page.compress()
    page.compress()
    assert len(page.encoded("br")) < len(quick)
    assert brotli.decompress(page.encoded("br")) == BODY
    assert page.revision == revision
    assert qualities == [QUICK, SMALLEST]


def test_other_codings_hold_the_same(qualities: list[int]) -> None:
    page = Document(BODY, "text/html")
    assert gzip.decompress(page.encoded("gzip")) == page.encoded("") == BODY
    assert page.encoded("gzip") is page.encoded("gzip")
    assert qualities == []
