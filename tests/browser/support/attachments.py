"""What two people do with pictures and recordings beside a field."""

import io
import json
import re
from pathlib import Path
from typing import Any

from PIL import ExifTags, Image
from PIL.ImageColor import getrgb
from playwright.sync_api import Locator, Page, expect

from tests.browser.support import form, steps

FIELD = "plan.steps"
SECRET = "where-we-live"
SIDEWAYS = 6  # EXIF's number for a camera that was turned a quarter to the left


def photo(width: int = 400, height: int = 300) -> bytes:
    """A camera's JPEG: lying on its side (top red, rest blue), and noting where it was taken."""
    upright = Image.new("RGB", (height, width), "blue")
    upright.paste("red", (0, 0, height, width // 4))
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = SIDEWAYS
    exif[ExifTags.Base.ImageDescription] = SECRET
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (52.0, 22.0, 3.0)
    file = io.BytesIO()
    upright.rotate(90, expand=True).save(file, "JPEG", exif=exif, quality=90)
    return file.getvalue()


def add_button(page: Page, field: str = FIELD) -> Locator:
    return page.locator(f'[data-add="{field}"]')


def say_button(page: Page, field: str = FIELD) -> Locator:
    return page.locator(f'[data-say="{field}"]')


def with_microphone(launch_arguments: dict[str, Any]) -> dict[str, Any]:
    """How to launch a browser with a microphone that beeps, which plays without being asked to."""
    added = (
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        "--autoplay-policy=no-user-gesture-required",
    )
    return {**launch_arguments, "args": [*launch_arguments["args"], *added]}


def begin_recording(page: Page, field: str = FIELD) -> None:
    """Press a field's microphone, and wait until it records."""
    say_button(page, field).click()
    page.locator(f'[data-say="{field}"][data-recording]').wait_for()


def wait_recorded(page: Page, field: str = FIELD) -> None:
    """Wait until a second was recorded; what is stopped at once holds nothing."""
    time = page.locator(f'.field:has([data-field="{field}"]) .voice-line .time')
    expect(time).not_to_have_text(re.compile("^0:00"))


def thumbnails(page: Page, kind: str = "", field: str = FIELD) -> Locator:
    """What is shown beside a field, of one kind or of all."""
    of_kind = f'[data-kind="{kind}"]' if kind else "[data-kind]"
    return page.locator(f'.field:has([data-field="{field}"]) {of_kind}')


def choose(page: Page, way: str, field: str = FIELD) -> None:
    """Go to a field, and choose a way from the add button's menu."""
    form.go_to_field(page, field)
    add_button(page, field).click()
    page.locator(f'[data-way="{way}"]').click()


def add_photo(page: Page, content: bytes, field: str = FIELD, way: str = "choose") -> None:
    """Add a photo, and wait until it is shown."""
    before = thumbnails(page, "photo", field).count()
    with page.expect_file_chooser() as asked:
        choose(page, way, field)
    asked.value.set_files({"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": content})
    thumbnails(page, "photo", field).nth(before).wait_for()


def draw_line(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw on the open sheet; places are parts of its width and height."""
    box = page.locator(".drawing canvas").bounding_box()
    assert box
    points = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in (start, end)]
    page.mouse.move(*points[0])
    page.mouse.down()
    page.mouse.move(*points[1], steps=4)
    page.mouse.up()


def save(page: Page, answer: str, path: Path, action: str = "export") -> dict[str, Any]:
    """Save a session file, `with` or `without` pictures as `answer` says; returns its content."""
    steps.go_to(page, "share")
    page.locator(f'[data-action="{action}"]').click()
    with page.expect_download() as saving:
        page.locator(f'dialog [data-answer="{answer}"]').click()
    saving.value.save_as(path)
    held: dict[str, Any] = json.loads(path.read_text())
    return held


def picture(one: dict[str, Any]) -> Image.Image:
    """An attachment as a picture."""
    return Image.open(io.BytesIO(one["data"]))


def colour(image: Image.Image, place: tuple[int, int]) -> str:
    """Which of a few colours is nearest to the one at this place."""
    seen = image.convert("RGB").getpixel(place)
    assert isinstance(seen, tuple)

    def distance(name: str) -> int:
        return sum(abs(one - other) for one, other in zip(seen, getrgb(name), strict=True))

    return min(("red", "blue", "black", "white"), key=distance)
