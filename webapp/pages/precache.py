"""What the service worker keeps: what makes every page, and files, as one version."""

import base64
import hashlib
import json
from collections.abc import Iterator
from itertools import product
from typing import TypedDict

from webapp.assets import URL_PREFIX
from webapp.languages import LANGUAGES
from webapp.pages.rendering import FRAME, HALVES, Pages

# One file that holds those that pages fetch on demand, by their names (esbuild.config.mjs).
ON_DEMAND = "on-demand.json"
WORKER = "worker.js"
# Shown by the browser at the installation, never by the app.
_NEVER_OFFLINE = "/screenshot-"


class Entry(TypedDict, total=False):
    """An entry of the precache list, which says what to keep and when it is needed.

    Addresses are relative to the worker. The integrity (SRI) keeps a login page or half a file out
    of the cache, and tells one version of a file from another. What `holds` other files is fetched
    in their place, and they are kept in its. What has a `language` is one half of its words, what
    is `late` is needed only for the installation; all else is needed always.
    """

    url: str
    integrity: str
    holds: list[str]
    language: str
    late: bool


def entries(pages: Pages) -> list[Entry]:
    """The precache list of these pages; first what no page has fetched already, for its size."""
    files = sorted(_files(pages), key=lambda entry: "holds" not in entry)
    return [*_parts(pages), *files]


def _parts(pages: Pages) -> Iterator[Entry]:
    documents = pages.documents
    yield {"url": FRAME, "integrity": _integrity(documents[FRAME].body)}
    for code, half in product(LANGUAGES, HALVES):
        url = f"{code}/{half}"
        yield {"url": url, "integrity": _integrity(documents[url].body), "language": code}


def _files(pages: Pages) -> Iterator[Entry]:
    assets = pages.assets
    held = {f"{URL_PREFIX}{name}" for name in json.loads(assets.text(ON_DEMAND))}
    for address in sorted(set(assets.all_urls()) - held - {assets.url(WORKER)}):
        if _NEVER_OFFLINE in address:
            continue
        body = (assets.folder / address.removeprefix(URL_PREFIX)).read_bytes()
        url = address.removeprefix("/")
        entry: Entry = {"url": url, "integrity": _integrity(body)}
        if address == assets.url(ON_DEMAND):
            entry["holds"] = sorted(name.removeprefix("/") for name in held)
        elif address.endswith(".png"):
            entry["late"] = True
        yield entry


def _integrity(body: bytes) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(body).digest()).decode()}"


# The one script that the policy of Trusted Types (security_headers.py) lets in.
_IMPORT = """\
{{
const code = {code};
const policy = self.trustedTypes?.createPolicy("andersom", {{ createScriptURL: () => code }});
importScripts(policy ? policy.createScriptURL(code) : code);
}}
"""


def worker(pages: Pages) -> str:
    """The service worker's script: the list, and the code, which keeps its name between updates."""
    listed = json.dumps(entries(pages), separators=(",", ":"))
    code = json.dumps(pages.assets.url(WORKER).removeprefix("/"))
    return f"self.__WB_MANIFEST = {listed};\n{_IMPORT.format(code=code)}"
