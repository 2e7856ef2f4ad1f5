"""What is the same for all who ask: made once, with its compressed forms, and sent as it is."""

import gzip
import hashlib

import brotli
from flask import make_response, request
from werkzeug.wrappers import Response

from webapp.once import Once

# The least takes 5 ms for a page and leaves a tenth more than the most, which takes 0.3 s.
QUICK, SMALLEST = 5, 11


class Document:
    """The bytes of one address, with its type; revision and compressed forms derive from them.

    `revision` is the first 16 hex digits of the SHA-256 of the bytes.
    """

    def __init__(self, body: bytes, mimetype: str) -> None:
        self.body = body
        self.mimetype = mimetype
        self.revision = hashlib.sha256(body).hexdigest()[:16]
        self._quick = Once(lambda: _brotli(body, QUICK))
        self._smallest: bytes | None = None
        self._gzip = Once(lambda: gzip.compress(body, 9, mtime=0))

    def encoded(self, coding: str) -> bytes:
        """The bytes in a content coding: `br`, `gzip`, or as they are."""
        if coding == "br":
            return self._smallest or self._quick()
        return self._gzip() if coding == "gzip" else self.body

    def compress(self) -> None:
        """Make `br` as small as it can be, unless it is: that takes long, and holds up nobody."""
        self._smallest = self._smallest or _brotli(self.body, SMALLEST)


def send(document: Document) -> Response:
    """The document in the best coding that the phone takes, or 304 if it has it already."""
    response = whole(document)
    response.headers["Cache-Control"] = "no-cache"
    response.set_etag(f"{document.revision}{response.content_encoding or ''}")
    response.make_conditional(request)
    # Servers say the time themselves, and twice weighs twice.
    del response.headers["Date"]
    return response


def whole(document: Document) -> Response:
    """The document in the best coding that the phone takes, whether or not it has it."""
    accepted = request.accept_encodings
    # A `*` stands for what isn't named, so not for what is refused by its name.
    refused = {coding.lower() for coding, quality in accepted if not quality}
    coding = accepted.best_match([one for one in ("br", "gzip") if one not in refused]) or ""
    response = make_response(document.encoded(coding))
    response.mimetype = document.mimetype
    if coding:
        response.content_encoding = coding
    response.vary.add("Accept-Encoding")
    return response


def _brotli(body: bytes, quality: int) -> bytes:
    packed: bytes = brotli.compress(body, quality=quality)
    return packed
