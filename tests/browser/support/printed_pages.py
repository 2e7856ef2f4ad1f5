"""What comes out of the printer: the browser's own PDF, read as text and looked at as pictures."""

from typing import Literal
from unicodedata import category

import pypdfium2
from PIL import Image
from playwright.sync_api import Page, expect

Format = Literal["A4", "Letter"]
# A test's browser has no printer: the pages wait in the app, as they do on some phones.
NO_PRINTER = "window.print = () => { window.printed = (window.printed ?? 0) + 1; }"
# The marks around what people typed; some PDFs hold them, some don't.
ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
POINTS_PER_MM = 72 / 25.4
TOLERANCE_MM = 0.5
# Pixels to a point; and darker than this are letters, not the borders of cards.
FINE, INK = 2, 90


class PrintedPages:
    """What a page of the app prints: the text of each sheet, its size, and how it looks."""

    def __init__(self, page: Page, size: Format) -> None:
        # As phones do by themselves, without the grounds that only a checked box would print.
        data = page.pdf(format=size, prefer_css_page_size=True, print_background=False)
        document = pypdfium2.PdfDocument(data)
        self._pages = [document[at] for at in range(len(document))]
        self.texts = [one.get_textpage().get_text_bounded() for one in self._pages]
        self.sizes = [one.get_size() for one in self._pages]

    def contains(self, words: str) -> bool:
        """Whether these words are printed; spaces don't count, as a PDF has none at line ends."""
        return _run_together(words) in _run_together("".join(self.texts))

    def picture(self, at: int = 0) -> Image.Image:
        picture: Image.Image = self._pages[at].render(scale=1).to_pil().convert("L")
        return picture

    def cut_off(self, margin_mm: float = 13) -> list[str]:
        """What is cut off: letters in the margins, and pages that end amid a line."""
        return self._in_margins(margin_mm - TOLERANCE_MM) + self._sliced(margin_mm)

    def _sliced(self, margin_mm: float) -> list[str]:
        """The pages on which letters' ink stands at the very edge, as their pictures show it."""
        edge = round(margin_mm * POINTS_PER_MM * FINE)
        found = []
        for at, page in enumerate(self._pages[:-1], start=1):
            picture = page.render(scale=FINE).to_pil().convert("L")
            last = picture.crop((0, picture.height - edge - 2, picture.width, picture.height))
            if any(last.histogram()[:INK]):
                found.append(f"page {at}")
        return found

    def _in_margins(self, margin_mm: float) -> list[str]:
        edge = margin_mm * POINTS_PER_MM
        found = []
        for page in self._pages:
            width, height = page.get_size()
            text = page.get_textpage()
            for at in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(at)
                inside = edge <= left and right <= width - edge
                if right > left and not (inside and edge <= bottom and top <= height - edge):
                    found.append(text.get_text_range(at, 1))
        return found

    def nearly_empty(self) -> list[int]:
        """The numbers of the pages with next to no ink."""
        ink = [
            sum(self.picture(at).point(lambda light: light < 128, "1").histogram()[1:])
            for at in range(len(self.texts))
        ]
        return [at for at, dark in enumerate(ink, start=1) if dark < 500]


def _run_together(text: str) -> str:
    """The words without what depends on the machine's fonts.

    Emoji are text in a PDF only where a font has them, and where a line ends with a hyphen pdfium
    says U+0002.
    """
    letters = "".join(one for one in text if category(one) != "So")
    return "".join(letters.replace("\x02", "-").translate(ISOLATES).split())


def choose_worksheet(page: Page, *, at: str = "summary") -> None:
    page.locator(f'[data-screen="{at}"] [data-action="worksheets"]').click()
    expect(page.locator("dialog.worksheet-chooser")).to_be_visible()


def print_worksheet(
    page: Page, worksheet: str, size: Format = "A4", *, at: str = "summary", filled: bool = False
) -> PrintedPages:
    choose_worksheet(page, at=at)
    page.locator("[data-filled]").set_checked(filled)
    page.locator(f'[data-worksheet="{worksheet}"]').click()
    assert page.evaluate("window.printed")
    return PrintedPages(page, size)
