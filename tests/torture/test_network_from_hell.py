"""A network that delays, drops, cuts, doubles, reorders and lies loses no word of two phones."""

import json
import subprocess
from collections import Counter
from contextlib import suppress
from pathlib import Path
from random import Random
from threading import Condition, Event

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.browser.support import app, form
from tests.browser.support.network_proxy import (
    LOGIN_PAGE,
    PASS,
    FakeAnswer,
    LateRequest,
    NetworkProxy,
    Treatment,
    proxy_to,
)
from tests.browser.support.server import Server
from tests.support.network_faults import INSTEAD
from tests.support.node import NODE
from tests.support.paths import JS_TESTS, ROOT
from tests.support.python_phone import ID
from tests.torture.run_length import report, times
from tests.torture.stored import FIELD, words_in

REQUESTS = times(150, 3000)
PATIENCE_S = 600
WORDS = times(10, 150)
TELL_SAVED = """() => new MutationObserver(() => {
  if (document.documentElement.dataset.saved !== "server") return;
  window.tellSaved(document.querySelector('[data-field="strength.topic"]').value);
}).observe(document.documentElement, { attributeFilter: ["data-saved"] })"""
FOREIGN = [
    LOGIN_PAGE,
    *(
        FakeAnswer(str(answer["body"]), int(str(answer["status"])), str(answer["type"]))
        for answer in INSTEAD
        if answer
    ),
]


class BadNetwork:
    """Treats each request badly or well, by chance, until it is calm."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._changed = Condition()
        self.calm = False
        self.treated: Counter[str] = Counter()

    def wait_for_requests(self, count: int) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: self.treated.total() >= count, PATIENCE_S)

    def treat(self, _path: str) -> Treatment:
        if self.calm:
            return PASS
        with self._changed:
            pause, treatment = self._chance.choice([0, 0, 0.005, 0.05]), self._choose()
            name = treatment if isinstance(treatment, str) else type(treatment).__name__.lower()
            self.treated[name] += 1
            self._changed.notify_all()
        Event().wait(pause)
        return treatment

    def _choose(self) -> Treatment:
        chance = self._chance
        return chance.choice(
            [
                PASS,
                PASS,
                "lose",
                "drop",
                "cut",
                "twice",
                "old",
                LateRequest(chance.uniform(0, 0.5)),
                chance.choice(FOREIGN),
            ]
        )


def two_phones(proxy: NetworkProxy, server: Server, seed: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [
            str(NODE),
            str(JS_TESTS / "support" / "two-phones.mjs"),
            proxy.address,
            server.address,
            str(seed),
        ],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


def test_two_phones_end_with_every_word_exactly_once(tmp_path: Path, chance: Random) -> None:
    network = BadNetwork(chance)
    with Server(tmp_path / "data") as server, proxy_to(server.port) as proxy:
        proxy.treatment_of = network.treat
        with two_phones(proxy, server, chance.randrange(1, 2**30)) as phones:
            network.wait_for_requests(REQUESTS)
            network.calm = True
            out, _ = phones.communicate("calm\n", timeout=60)
        result = json.loads(out)
        fields = server.fields(ID)
    one, other = result["shown"]
    assert one == other
    assert result["untrue"] == []
    for name, words in result["written"].items():
        assert sorted(one["texts"][name].split()) == sorted(words)
        assert fields[name] == one["texts"][name]
    syncs, failed = result["syncs"], sum(result["failures"].values())
    assert 0 < failed < syncs
    report(
        f"{REQUESTS} requests through a bad network: {syncs} syncs, {failed} failed, "
        f"{result['restarts']} restarts, "
        f"{sum(map(len, result['written'].values()))} words, once each; "
        f"whole again after {result['rounds']} rounds; {dict(network.treated)}"
    )


def test_a_phone_never_says_too_early_that_the_server_has_it(
    page: Page, tmp_path: Path, chance: Random
) -> None:
    network, said, untrue = BadNetwork(chance), 0, list[str]()
    with Server(tmp_path / "data") as server, proxy_to(server.port) as proxy:
        proxy.treatment_of = lambda path: network.treat(path) if "/api/" in path else PASS
        session = app.begin_session(page, f"{proxy.address}/en/")

        def on_saved(shown: str) -> None:
            nonlocal said
            said += 1
            untrue.extend(set(shown.split()) - set(words_in(server.data, session)))

        page.expose_function("tellSaved", on_saved)
        page.evaluate(TELL_SAVED)
        for number in range(WORDS):
            form.write(page, FIELD, f" w{number}")
            app.network_came_back(page)
            with suppress(PlaywrightTimeoutError):
                page.locator("html[data-saved=server]").wait_for(state="attached", timeout=300)
        network.calm = True
        app.network_came_back(page)
        app.wait_saved(page, "server")
        words = words_in(server.data, session)
    assert untrue == []
    assert words == [f"w{number}" for number in range(WORDS)]
    assert said
    report(
        f"{WORDS} words, {said} times said to be on the server, never wrongly: "
        f"{dict(network.treated)}"
    )
