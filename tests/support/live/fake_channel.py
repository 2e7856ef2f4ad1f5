"""A channel without other workers: a test says what they tell, and sees what they are told."""

from collections.abc import Callable, Sequence

from webapp.live.elsewhere import News
from webapp.store.channel import Hear, Notice, digest


class FakeChannel:
    """What it was asked to do, in order."""

    def __init__(self, session_id: str) -> None:
        self._session = digest(session_id)
        self._hear: Hear | None = None
        self.miss: Callable[[], None] = lambda: None
        self.sent: list[tuple[Notice, Sequence[str]]] = []

    def open(self, hear: Hear, miss: Callable[[], None]) -> None:
        self._hear, self.miss = hear, miss

    def send(self, notice: Notice, to: Sequence[str] = ()) -> None:
        self.sent.append((notice, to))

    def forget(self, session: str, number: int) -> None:
        """Do nothing, as nothing is kept."""

    def close(self) -> None:
        """Do nothing."""

    def tell(
        self,
        news: News,
        text: str = "",
        content: bytes | None = None,
        *,
        number: int = 0,
        worker: str = "other",
    ) -> None:
        """Have the server hear this of another worker."""
        assert self._hear
        self._hear(worker, Notice(news, self._session, text, number, content))

    def told(self, news: News) -> list[Sequence[str]]:
        """To whom such notices were sent."""
        return [to for notice, to in self.sent if notice.kind == news]
