"""Texts that would run, load or break something if a page took them for code."""

import base64
from typing import Any

from playwright.sync_api import BrowserContext, Page, Request
from pycrdt import Doc, Map, Text

from tests.browser.support.answers import ANY_OF, MOMENTS, NUMBERS, ONE_OF, PRIVATE, TEXTS
from tests.browser.support.companions import FIELDS

PAYLOADS = (
    "<script>window.__pwned=1</script>",
    "\"><img src=x onerror='window.__pwned=1'>",
    "<svg onload=window.__pwned=1><animate onbegin=window.__pwned=1 attributeName=x dur=1s>",
    '<iframe srcdoc="<script>parent.__pwned=1</script>"></iframe>',
    "</textarea></title></style></script><script>window.__pwned=1</script>",
    "<a href='javascript:window.__pwned=1'>press</a>",
    "javascript:window.__pwned=1//",
    "<base href='http://evil.test/'><link rel=stylesheet href=x.css>",
    "<img src=http://evil.test/pixel><meta http-equiv=refresh content='0;url=//evil.test'>",
    "<style>@import '//evil.test/x.css'</style>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=window.__pwned=1>",
    "'\"]}),window.__pwned=1;//",
    '"] :is(*), [x="',
    "${window.__pwned=1} {{7*7}} {% include 'x' %} <%= 7*7 %>",
    "{mentee} {mentor} {words} %(x)s %s $& $1 $<x> $`",
    "<b>bold</b> &lt;i&gt; &amp;amp; &#60;script&#62;",
    "<![CDATA[x]]> <!-- --!> <?php ?>",
    "END:VEVENT ATTACH:http://evil.test/ \\n;VALUE=URI",
    "__proto__ constructor toString",
    "../../etc/passwd %2e%2e%2f",
    "\u2069\u202eegassem\u202c\u2066",
)
NAMES = ("__proto__", "constructor", "toString", "hasOwnProperty", "../../x", PAYLOADS[0])
LISTEN = """
  window.violations = [];
  addEventListener("securitypolicyviolation", (event) => {
    window.violations.push(event.violatedDirective + " " + event.blockedURI);
  });
  window.names = Object.getOwnPropertyNames(Object.prototype).sort().join();
"""
# What a payload could have become; the app itself has none of it.
MADE = """() => {
  const tags = "iframe, object, embed, base, math, form, animate, mglyph, main style";
  const found = [...document.querySelectorAll(tags)];
  for (const one of document.querySelectorAll("*")) {
    for (const { name, value } of one.attributes) {
      const loads = ["src", "href", "action", "srcdoc"].includes(name);
      const harms = loads && /pwned|evil|^x$|^javascript:/i.test(value);
      if (name.startsWith("on") || harms) found.push(one);
    }
  }
  for (const one of document.scripts) if (/pwned/.test(one.textContent)) found.push(one);
  return found.map((one) => one.outerHTML.slice(0, 200));
}"""
POLLUTED = """() => window.names !== Object.getOwnPropertyNames(Object.prototype).sort().join()
  || ["polluted", "__pwned", "x"].some((name) => name in {} || name in [] || name in (() => {}))"""


def words(at: int) -> str:
    """All payloads in one line, another one first for each number."""
    turned = at % len(PAYLOADS)
    return " ".join((*PAYLOADS[turned:], *PAYLOADS[:turned]))


WRITTEN: dict[str, Any] = {
    name: words(at) for at, name in enumerate((*TEXTS, *PRIVATE, *sorted(FIELDS)))
}


def session_of_payloads(**meta: object) -> str:
    """A session, in base64, that another program filled with payloads wherever it could."""
    doc: Doc[Any] = Doc()
    choices, noted, history = (doc.get(name, type=Map) for name in ("choices", "meta", "history"))
    for at, name in enumerate((*TEXTS, *sorted(FIELDS))):
        doc.get(name, type=Text).insert(0, words(at))
    for at, name in enumerate((*ONE_OF, *ANY_OF, *MOMENTS, *NUMBERS, *sorted(FIELDS))):
        choices[name] = words(at)
        choices[f"{name}:{words(at)}"] = True
    for name in NAMES:
        doc.get(name, type=Text).insert(0, words(0))
        doc.get(f"reflect.{name}", type=Text).insert(0, words(1))
        for entries in (choices, noted, history):
            entries[name] = words(2)
        noted[f"writer.{name}"] = f"mentor {words(3)}"
        noted[f"timer.{name}"] = "running 2026-11-27T09:00:00.000Z 1e300 0"
        history[f"2026-11-2{len(name) % 9}.{name}"] = '{"__proto__": {"polluted": 1}, "x": 1}'
    noted["timer.strength"] = "paused 1e300 1e300"
    noted.update({"created": words(4), "day": words(5), "phase": words(11), **meta})
    return base64.b64encode(doc.get_update()).decode()


class Watch:
    """Notices what a payload may do in any page of a phone: request, open or run something."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self._address = address
        self._seen: list[str] = []
        context.add_init_script(LISTEN)
        context.on("request", self._asked)
        context.on("dialog", lambda dialog: self._seen.append(f"dialog {dialog.message}"))

    def _asked(self, request: Request) -> None:
        own = (f"{self._address}/", f"blob:{self._address}/", "data:image/", "about:blank")
        if not request.url.startswith(own):
            self._seen.append(f"request {request.url}")

    def found(self, page: Page) -> list[str]:
        """Everything noticed until now, and what payloads left on this page."""
        assert page.evaluate("typeof window.violations") == "object"
        made: list[str] = page.evaluate(MADE)
        violations: list[str] = page.evaluate("window.violations")
        ran = [name for name in ("__pwned",) if page.evaluate(f"'{name}' in window")]
        polluted = ["Object.prototype changed"] if page.evaluate(POLLUTED) else []
        return [*self._seen, *made, *violations, *ran, *polluted]
