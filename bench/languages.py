"""What each further language costs to fetch."""

from http.client import HTTPConnection

from webapp.languages import LANGUAGES, SOURCE


def measure(port: int) -> dict[str, int]:
    """The bytes, brotli and headers, of what a language adds: `{"nl": 14000}`."""
    parts = ("words.txt", "manifest.webmanifest")
    return {
        code: sum(_fetched(port, f"/{code}/{part}") for part in parts)
        for code in LANGUAGES
        if code != SOURCE
    }


def _fetched(port: int, path: str) -> int:
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", path, headers={"Accept-Encoding": "br"})
    response = connection.getresponse()
    if response.status != 200 or response.headers["Content-Encoding"] != "br":
        raise RuntimeError(f"{path} does not come in brotli")
    size = len(response.read()) + len(response.headers.as_bytes())
    connection.close()
    return size
