"""Whatever the system or the browser does to a page's colours, what they mean stays to be seen."""

import io
from collections.abc import Iterator

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.browser.support import app, companions, form, steps
from tests.browser.support.attachments import FIELD, choose
from tests.browser.support.language import open_languages
from tests.browser.support.qr_codes import read_code
from tests.browser.support.server import Server

# By name: what the system wants, whether it forces its own colours, whether the browser darkens
# pages, and what was chosen in the app.
SYSTEMS = {
    "forced on dark": ("dark", True, False, "auto"),
    "forced on dark, light chosen": ("dark", True, False, "light"),
    "forced on light": ("light", True, False, "auto"),
    "forced on light, dark chosen": ("light", True, False, "dark"),
    "darkened": ("light", False, True, "auto"),
    "darkened, light chosen": ("dark", False, True, "light"),
}
# The contrast of elements' letters with the first shape under them, as WCAG counts it.
CONTRASTS = """(selector) => {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const light = (colour) => {
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...pen.getImageData(0, 0, 1, 1).data].map((part) =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (text) => {
    const { left, top, width, height } = text.getBoundingClientRect();
    const under = document.elementsFromPoint(left + width / 2, top + height / 2);
    for (const one of under) {
      if (one.closest("text") || one === text || one.matches(".hit")) continue;
      const { fill, backgroundColor } = getComputedStyle(one);
      if (one instanceof SVGGeometryElement) return fill;
      if (!/, 0\\)$/.test(backgroundColor)) return backgroundColor;
    }
    return "Canvas";
  };
  // Found here, since the app may draw them anew at any time.
  return [...document.querySelectorAll(selector)].map((text) => {
    text.scrollIntoView({ block: "center" });
    const style = getComputedStyle(text);
    const colour = text instanceof SVGElement ? style.fill : style.color;
    const [less, more] = [light(colour), light(ground(text))].sort((one, other) => one - other);
    return [text.textContent, (more + 0.05) / (less + 0.05)];
  });
}"""


def on_each_system(page: Page) -> Iterator[str]:
    """Have the phone be each of `SYSTEMS` in turn, while the app is open; gives their names."""
    session = page.context.new_cdp_session(page)
    for system, (scheme, forced, darkened, chosen) in SYSTEMS.items():
        page.emulate_media(
            color_scheme="dark" if scheme == "dark" else "light",
            forced_colors="active" if forced else "none",
            media="screen",
        )
        session.send("Emulation.setAutoDarkModeOverride", {"enabled": darkened})
        steps.go_to(page, "settings")
        page.locator(f'[name="theme"][value="{chosen}"]').check(force=True)
        shown = scheme if chosen == "auto" else chosen
        page.locator(f'html[data-theme="{shown}"]').wait_for(state="attached")
        yield system


def middle(place: Locator) -> tuple[int, ...]:
    """The colour that is painted in the middle of a place."""
    picture = Image.open(io.BytesIO(place.screenshot())).convert("RGB")
    found = picture.getpixel((picture.width // 2, picture.height // 2))
    assert isinstance(found, tuple)
    return found


def faint(page: Page, texts: str) -> list[tuple[str, float]]:
    """Those whose letters stand out too little from what is under them."""
    found: list[tuple[str, float]] = page.evaluate(CONTRASTS, texts)
    assert found
    return [(words, contrast) for words, contrast in found if contrast < 4.5]


@pytest.fixture
def writing(page: Page, server: Server) -> Page:
    """A phone with a session that is on the server."""
    app.begin_session(page, f"{server.address}/en/")
    form.write(page, "strength.topic", "Juggling")
    app.wait_saved(page, "server")
    return page


def test_a_camera_reads_the_codes_on_the_screen(writing: Page) -> None:
    for system in on_each_system(writing):
        steps.go_to(writing, "share")
        assert "#join=" in read_code(writing, "[data-link-code]"), system
        writing.locator('[data-action="hand-over"]').click()
        assert "#take=" in read_code(writing, "[data-hand-code]"), system


def test_a_camera_reads_the_code_on_paper(writing: Page) -> None:
    for system in on_each_system(writing):
        steps.go_to(writing, "summary")
        expect(writing.locator("[data-print-code] svg")).to_be_attached()
        writing.emulate_media(media="print")
        assert "#join=" in read_code(writing, "[data-print-code] .code"), system


def test_a_code_carries_its_light_ground_itself(writing: Page) -> None:
    box = writing.locator("[data-link-code]")
    for system in on_each_system(writing):
        steps.go_to(writing, "share")
        assert "#join=" in read_code(writing, "[data-link-code]"), system
        box.evaluate("box => Object.assign(box.style, { background: 'black', padding: 0 })")
        assert "#join=" in read_code(writing, "[data-link-code]"), system
        box.evaluate("box => box.removeAttribute('style')")


def test_a_pen_is_as_it_draws(writing: Page) -> None:
    pens = writing.locator(".pens input")
    for system in on_each_system(writing):
        form.go_to_field(writing, FIELD)
        choose(writing, "draw")
        for at in range(pens.count()):
            wanted = pens.nth(at).evaluate("pen => getComputedStyle(pen).getPropertyValue('--pen')")
            assert "#{:02x}{:02x}{:02x}".format(*middle(pens.nth(at))) == wanted, system
        writing.keyboard.press("Escape")


def test_words_in_a_companions_picture_can_be_read(writing: Page) -> None:
    for kind in companions.FULL:
        companions.fill(writing, kind)
    for system in on_each_system(writing):
        for kind in companions.FULL:
            steps.go_to(writing, kind)
            expect(companions.drawing(writing, kind)).to_be_visible()
            assert faint(writing, f'[data-screen="{kind}"] .drawn text') == [], system


def test_the_time_can_be_read_also_when_it_is_over(page: Page, server: Server) -> None:
    page.clock.install()
    app.begin_session(page, f"{server.address}/en/")
    toggle = page.locator('[data-timer="strength"] [data-action="timer-toggle"]')
    for state in ("running", "over"):
        for system in on_each_system(page):
            steps.go_to(page, "strength")
            if state == "running" and not page.locator(f'[data-state="{state}"]').count():
                toggle.click()
            page.locator(f'[data-timer="strength"][data-state="{state}"]').wait_for()
            assert faint(page, '[data-timer="strength"] .face .time') == [], (system, state)
        page.clock.fast_forward("59:00")


# Where it stands, and how it is switched on and off.
SWITCHES = [
    ("languages", '[data-add-language="nl"]', "one.setAttribute('aria-pressed', on)"),
    ("languages", '[data-lang="nl"]', "one.setAttribute('aria-current', on)"),
    ("languages", '[data-lang="nl"]', "one.toggleAttribute('data-is-second', on)"),
    ("plan.steps", '[data-action="table"]', "one.setAttribute('aria-pressed', on)"),
    ("lead.leading", ".prompt.at .roles li", "one.classList.toggle('chosen', on)"),
    ("summary", ".change i", "one.classList.toggle('full', on)"),
]


def look(page: Page, place: Locator) -> Image.Image:
    """How a place looks, with what stands out around it."""
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box
    x, y, width, height = (box[side] for side in ("x", "y", "width", "height"))
    clip: FloatRect = {"x": x - 4, "y": y - 4, "width": width + 8, "height": height + 8}
    return Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("L")


def test_what_is_on_looks_unlike_what_is_off(writing: Page) -> None:
    form.fill_everywhere(writing, {"start.confidence": 2, "reflect.confidence": 4})
    for system in on_each_system(writing):
        for step, selector, switch in SWITCHES if system.startswith("forced") else ():
            if step == "languages":
                open_languages(writing)
            else:
                steps.go_to(writing, step)
            place = writing.locator(selector).first
            looks = []
            for on in ("false", "true"):
                place.evaluate(f"(one) => {{ const on = {on}; {switch}; }}")
                looks.append(look(writing, place))
            unlike = ImageChops.difference(*looks).point(lambda light: 255 * (light > 60))
            assert ImageStat.Stat(unlike).mean[0] / 255 > 0.03, (system, selector)
