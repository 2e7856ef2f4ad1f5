"""Pages that are rendered once for all apps of a process and its forks: it takes half a second."""

from typing import ClassVar

from webapp.pages.rendering import Document, Pages


class SharedPages(Pages):
    """Stands in for `webapp.Pages`, where tests make many apps of one build."""

    _rendered: ClassVar[dict[object, dict[str, Document]]] = {}

    @property
    def documents(self) -> dict[str, Document]:
        """What Pages renders with the same build and settings."""
        key = (self.assets.folder, self._app.config["KEEP_DAYS"])
        if key not in self._rendered:
            self._rendered[key] = Pages(self._app, self.assets).documents
        return self._rendered[key]
