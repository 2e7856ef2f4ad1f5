"""A tab of the browser as a cheap phone would have it: slowed, and with its traffic counted."""

import asyncio
import json
from contextlib import suppress
from typing import Any

from playwright.async_api import BrowserContext, CDPSession, Error, Page

from bench.network import EVENTS, NetworkLog

CPU_SLOWED = 4
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
REST_MS = 1000


class Tab:
    """A page, with what it and its service worker fetched."""

    def __init__(self, page: Page, cdp: CDPSession, *, network: bool) -> None:
        self.page = page
        self._slowed = network
        self.own = NetworkLog()
        self.worker = NetworkLog()
        self._cdp = cdp
        self._messages = 0
        self._tasks: set[asyncio.Task[None]] = set()

    @classmethod
    async def open(cls, context: BrowserContext, *, network: bool) -> "Tab":
        """Open a tab in place of those that are open. Without `network`, none is imitated."""
        page = await context.new_page()
        tab = cls(page, await context.new_cdp_session(page), network=network)
        for old in context.pages:
            if old != page:
                await old.close()
        await tab._prepare()
        await page.bring_to_front()
        await page.wait_for_timeout(REST_MS)
        return tab

    async def _prepare(self) -> None:
        for name in EVENTS:
            self._cdp.on(f"Network.{name}", self._listener(f"Network.{name}"))
        await self._cdp.send("Network.enable")
        if self._slowed:
            await self._cdp.send("Network.emulateNetworkConditions", SLOW_4G)
        await self._cdp.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWED})
        self._cdp.on("Target.attachedToTarget", self._worker_began)
        self._cdp.on("Target.receivedMessageFromTarget", self._worker_said)
        # Not flat: Playwright hands on only the events of a session of its own making.
        await self._cdp.send(
            "Target.setAutoAttach",
            {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": False}
            | {"filter": [{"type": "service_worker"}]},
        )

    def _listener(self, method: str) -> Any:  # noqa: ANN401 - what CDPSession.on takes
        return lambda event: self.own.take(method, event)

    def _worker_began(self, event: dict[str, Any]) -> None:
        task = asyncio.get_running_loop().create_task(self._slow_worker(event["sessionId"]))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _slow_worker(self, session: str) -> None:
        """Slow a worker's network before its first line runs; its processor can't be slowed."""
        with suppress(Error):  # It may have ended by then.
            await self._tell(session, "Network.enable", {})
            if self._slowed:
                await self._tell(session, "Network.emulateNetworkConditions", SLOW_4G)
            await self._tell(session, "Runtime.runIfWaitingForDebugger", {})

    async def _tell(self, session: str, method: str, params: dict[str, Any]) -> None:
        self._messages += 1
        message = json.dumps({"id": self._messages, "method": method, "params": params})
        await self._cdp.send(
            "Target.sendMessageToTarget", {"sessionId": session, "message": message}
        )

    def _worker_said(self, event: dict[str, Any]) -> None:
        message = json.loads(event["message"])
        if message.get("method", "").startswith("Network."):
            self.worker.take(message["method"], message["params"])

    def until(self, wall: float) -> tuple[int, int]:
        """The bytes and the requests of the page and its worker until a wall-clock time."""
        sizes, counts = zip(self.own.until(wall), self.worker.until(wall), strict=True)
        return sum(sizes), sum(counts)
