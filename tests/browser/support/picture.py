"""The summary's picture: what is written on it, and where it goes."""

import io

from PIL import Image
from playwright.sync_api import Page

# Where each line of the picture begins and ends.
WATCH = """
  window.lines = [];
  const write = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    const { width } = this.measureText(text);
    const left = this.direction === "rtl" ? x - width : x;
    window.lines.push({ text, left, right: left + width, y, direction: this.direction });
    write.call(this, text, x, y);
  };
"""


SHARE = """
  window.shared = [];
  navigator.canShare = ({ files }) => files.every(({ type }) => type === "image/png");
  navigator.share = async (what) => {
    const files = (what.files ?? []).map(({ name, size }) => [name, size]);
    window.shared.push({ ...what, files });
  };
"""


def save_picture(page: Page) -> Image.Image:
    with page.expect_download() as saving:
        page.locator('[data-action="share-picture"]').click()
    return Image.open(io.BytesIO(saving.value.path().read_bytes()))
