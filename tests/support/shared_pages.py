"""Pages that are rendered once for all apps of a process and its forks: it takes half a second."""

from typing import ClassVar

from webapp.pages.rendering import Pages
from webapp.wsgi.documents import Document


class SharedPages(Pages):
    """Stands in for `webapp.Pages`, where tests make many apps of one build."""

    _rendered: ClassVar[dict[object, Pages]] = {}

    @property
    def documents(self) -> dict[str, Document]:
        """What Pages renders with the same build and settings."""
        return self._shared.documents

    def page(self, code: str) -> Document:
        """One language's page, as above."""
        return self._shared.page(code)

    @property
    def _shared(self) -> Pages:
        key = (self.assets.folder, self._app.config["KEEP_DAYS"], self._api)
        return self._rendered.setdefault(key, Pages(self._app, self.assets, api=self._api))
