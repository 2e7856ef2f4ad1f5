"""The microphone is on only while somebody records, whatever goes wrong and whoever leaves."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, indexed_db
from tests.browser.support.attachments import FIELD, choose, thumbnails
from tests.browser.support.server import Server
from tests.browser.support.session_list import delete

# A microphone that hums. `asked` counts the questions; while `late` is set, they wait for `answer`.
MICROPHONE = """
  window.asked = 0;
  window.tracks = [];
  const hum = () => {
    const audio = new AudioContext();
    const tone = audio.createOscillator();
    const end = audio.createMediaStreamDestination();
    tone.connect(end);
    tone.start();
    window.tracks.push(...end.stream.getTracks());
    return end.stream;
  };
  navigator.mediaDevices.getUserMedia = async () => {
    window.asked += 1;
    if (window.late) await new Promise((answer) => { window.answer = answer; });
    return hum();
  };
"""
OPEN_TRACKS = "window.tracks.filter(({ readyState }) => readyState === 'live').length"
IS_OFF = f"() => window.tracks.length > 0 && {OPEN_TRACKS} === 0"
HIDE = """() => {
  Object.defineProperty(document, "hidden", { value: true, configurable: true });
  Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
CANNOT_BEGIN = {
    "the constructor throws": """
      const Real = MediaRecorder;
      window.MediaRecorder = class { constructor() { throw new Error("no recorder"); } };
      MediaRecorder.isTypeSupported = (type) => Real.isTypeSupported(type);
    """,
    "no kind of file is known": """
      MediaRecorder.isTypeSupported = () => { throw new Error("no kinds"); };
    """,
    "start throws": """
      MediaRecorder.prototype.start = () => {
        throw new DOMException("no start", "NotSupportedError");
      };
    """,
}
CANNOT_END = {
    "stop throws": "MediaRecorder.prototype.stop = () => { throw new Error('no stop'); };",
    "stop does nothing": "MediaRecorder.prototype.stop = () => {};",
    "nothing ever comes": """
      const listen = MediaRecorder.prototype.addEventListener;
      MediaRecorder.prototype.addEventListener = function (type, ...rest) {
        if (!["dataavailable", "stop"].includes(type)) listen.call(this, type, ...rest);
      };
    """,
}
LEAVING: dict[str, Callable[[Page], object]] = {
    "the page is hidden": lambda page: page.evaluate(HIDE),
    "the page is left": lambda page: page.evaluate("dispatchEvent(new Event('pagehide'))"),
    "the dialog is closed": lambda page: page.keyboard.press("Escape"),
    "somebody goes back": lambda page: page.go_back(),
    "the microphone is pulled out": lambda page: page.evaluate(
        "window.tracks.forEach((one) => { one.stop(); one.dispatchEvent(new Event('ended')); })"
    ),
}
WHY_NOT = {
    "NotReadableError": "Another app",
    "AbortError": "Another app",
    "NotFoundError": "no microphone",
    "NotAllowedError": "blocked",
    "SecurityError": "blocked",
    "NotSupportedError": "in this browser",
}
REFUSED = """(name) => {
  navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("", name));
}"""


@pytest.fixture
def phone(page: Page, server: Server) -> Page:
    page.add_init_script(MICROPHONE)
    app.open_app(page, f"{server.address}/en/")
    app.start_session(page)
    form.write(page, FIELD, "my words")
    choose(page, "speak")
    return page


def press(page: Page) -> None:
    page.locator(".record").click()


def record(page: Page) -> None:
    press(page)
    page.locator("[data-recording]").wait_for()
    assert page.evaluate(OPEN_TRACKS) == 1


@pytest.mark.parametrize("sabotage", CANNOT_BEGIN.values(), ids=CANNOT_BEGIN.keys())
def test_it_is_off_and_that_is_said_where_recording_cannot_begin(
    phone: Page, sabotage: str
) -> None:
    phone.evaluate(f"() => {{ {sabotage} }}")
    for times in (1, 2):
        press(phone)
        expect(phone.locator(".voice [role=alert]")).to_contain_text("in this browser")
        assert phone.evaluate("window.tracks.length") == times
        assert phone.evaluate(OPEN_TRACKS) == 0
    expect(phone.locator("[data-recording]")).to_have_count(0)


@pytest.mark.parametrize("sabotage", CANNOT_END.values(), ids=CANNOT_END.keys())
def test_it_is_off_when_somebody_stops_and_the_phone_does_not(phone: Page, sabotage: str) -> None:
    phone.evaluate(f"() => {{ {sabotage} }}")
    record(phone)
    press(phone)
    app.wait_until(phone, IS_OFF)
    expect(phone.locator("dialog.voice")).to_have_count(0)


def test_it_is_said_where_nothing_was_recorded(phone: Page) -> None:
    phone.evaluate(f"() => {{ {CANNOT_END['nothing ever comes']} }}")
    record(phone)
    press(phone)
    expect(phone.locator(".toast")).to_contain_text("Nothing was recorded")


@pytest.mark.parametrize("leave", LEAVING.values(), ids=LEAVING.keys())
def test_it_is_off_and_what_was_said_is_kept_when(
    phone: Page, leave: Callable[[Page], object]
) -> None:
    record(phone)
    expect(phone.locator(".voice .time")).not_to_contain_text("0:00")
    leave(phone)
    app.wait_until(phone, IS_OFF)
    indexed_db.wait_for_attachments(phone, 1)


def test_it_is_off_when_the_session_is_deleted_in_another_tab(phone: Page, server: Server) -> None:
    record(phone)
    other = phone.context.new_page()
    app.open_app(other, f"{server.address}/en/")
    delete(other, app.session(phone) or "", "phone")
    app.wait_until(phone, IS_OFF)
    expect(phone.locator("dialog.voice")).to_have_count(0)


@pytest.mark.parametrize(
    "way", ["the page is hidden", "the dialog is closed", "somebody goes back"]
)
def test_an_answer_that_comes_after_that_turns_it_off_at_once(phone: Page, way: str) -> None:
    phone.evaluate("window.late = true")
    press(phone)
    LEAVING[way](phone)
    phone.evaluate("window.answer()")
    app.wait_until(phone, IS_OFF)
    expect(phone.locator("[data-recording]")).to_have_count(0)
    expect(thumbnails(phone)).to_have_count(0)


def test_it_is_asked_for_once_however_often_somebody_presses(phone: Page) -> None:
    phone.evaluate("window.late = true")
    for _ in range(3):
        press(phone)
    phone.keyboard.press("Escape")
    choose(phone, "speak")
    press(phone)
    assert phone.evaluate("window.asked") == 1
    phone.evaluate("window.answer()")
    # The last one who asked gets it.
    phone.locator("[data-recording]").wait_for()
    assert phone.evaluate(OPEN_TRACKS) == 1
    press(phone)
    app.wait_until(phone, IS_OFF)


@pytest.mark.parametrize(("error", "said"), WHY_NOT.items())
def test_each_reason_is_told(phone: Page, error: str, said: str) -> None:
    phone.evaluate(REFUSED, error)
    press(phone)
    expect(phone.locator(".voice [role=alert]")).to_contain_text(said)


def test_a_phone_that_lost_the_way_to_ask_says_so(phone: Page) -> None:
    phone.evaluate("() => Object.defineProperty(navigator, 'mediaDevices', { value: undefined })")
    press(phone)
    expect(phone.locator(".voice [role=alert]")).to_contain_text("in this browser")


def test_a_player_knows_how_long_a_recording_is(phone: Page) -> None:
    record(phone)
    expect(phone.locator(".voice .time")).not_to_contain_text("0:00")
    press(phone)
    thumbnails(phone, "voice").click()
    app.wait_until(phone, "() => Number.isFinite(document.querySelector('.viewer audio').duration)")
