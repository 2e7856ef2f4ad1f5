"""The microphone is on only while somebody records, whatever goes wrong and whoever leaves."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, indexed_db
from tests.browser.support.attachments import FIELD, begin_recording, say_button, thumbnails
from tests.browser.support.server import Server
from tests.browser.support.session_list import delete

# A microphone that hums. `asked` counts the questions; while `late` is set, they wait for `answer`.
# `mend` undoes all that was sabotaged.
MICROPHONE = """
  const { MediaRecorder: Recorder } = window;
  const { isTypeSupported } = Recorder;
  const { start, stop, addEventListener } = Recorder.prototype;
  window.asked = 0;
  window.mend = () => {
    window.tracks = [];
    window.MediaRecorder = Object.assign(Recorder, { isTypeSupported });
    Object.assign(Recorder.prototype, { start, stop, addEventListener });
  };
  window.mend();
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
SHOW = """() => {
  delete document.hidden;
  delete document.visibilityState;
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
    "the step is left": lambda page: page.locator('[data-action="next"]').click(),
    "somebody goes back": lambda page: page.go_back(),
    "the microphone is pulled out": lambda page: page.evaluate(
        "window.tracks.forEach((one) => { one.stop(); one.dispatchEvent(new Event('ended')); })"
    ),
}
# No word follows itself, so that each is seen to come.
WHY_NOT = {
    "NotReadableError": "Another app",
    "NotFoundError": "no microphone",
    "AbortError": "Another app",
    "NotAllowedError": "blocked",
    "NotSupportedError": "in this browser",
    "SecurityError": "blocked",
}
REFUSED_ONCE = """() => {
  const { getUserMedia } = navigator.mediaDevices;
  navigator.mediaDevices.getUserMedia = async () => {
    Object.assign(navigator.mediaDevices, { getUserMedia });
    throw new DOMException("", "NotAllowedError");
  };
}"""
REFUSED = """(name) => {
  navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("", name));
}"""


@pytest.fixture
def phone(page: Page, server: Server) -> Page:
    page.add_init_script(MICROPHONE)
    app.open_app(page, f"{server.address}/en/")
    app.start_session(page)
    form.write(page, FIELD, "my words")
    return page


def press(page: Page) -> None:
    say_button(page).click()


def record(page: Page) -> None:
    begin_recording(page)
    assert page.evaluate(OPEN_TRACKS) == 1


def sabotage(page: Page, how: str) -> None:
    """Break the recorder in one way only."""
    page.evaluate(f"() => {{ window.mend(); {how} }}")


def test_it_is_off_and_that_is_said_where_recording_cannot_begin(
    phone: Page, subtests: pytest.Subtests
) -> None:
    alert = phone.locator(".voice-line [role=alert]")
    for name, how in CANNOT_BEGIN.items():
        with subtests.test(name):
            phone.evaluate(REFUSED_ONCE)
            press(phone)
            expect(alert).to_contain_text("blocked")
            sabotage(phone, how)
            for times in (1, 2):
                press(phone)
                expect(alert).to_contain_text("in this browser")
                assert phone.evaluate("window.tracks.length") == times
                assert phone.evaluate(OPEN_TRACKS) == 0
            expect(phone.locator("[data-recording]")).to_have_count(0)


def test_it_is_off_when_somebody_stops_and_the_phone_does_not(
    phone: Page, subtests: pytest.Subtests
) -> None:
    for name, how in CANNOT_END.items():
        with subtests.test(name):
            sabotage(phone, how)
            record(phone)
            press(phone)
            app.wait_until(phone, IS_OFF)
            expect(phone.locator("[data-recording]")).to_have_count(0)


def test_it_is_said_where_nothing_was_recorded(phone: Page) -> None:
    sabotage(phone, CANNOT_END["nothing ever comes"])
    record(phone)
    press(phone)
    expect(phone.locator(".toast")).to_contain_text("Nothing was recorded")


def come_back(page: Page) -> None:
    """Be at the field again, with a microphone that nobody asked for yet."""
    page.evaluate(SHOW)
    form.go_to_field(page, FIELD)
    page.evaluate("() => window.mend()")


def test_it_is_off_and_what_was_said_is_kept_when(phone: Page, subtests: pytest.Subtests) -> None:
    for kept, (way, leave) in enumerate(LEAVING.items(), start=1):
        with subtests.test(way):
            record(phone)
            expect(phone.locator(".voice-line .time")).not_to_contain_text("0:00")
            leave(phone)
            app.wait_until(phone, IS_OFF)
            indexed_db.wait_for_attachments(phone, kept)
        come_back(phone)


def test_it_is_off_when_the_session_is_deleted_in_another_tab(phone: Page, server: Server) -> None:
    record(phone)
    other = phone.context.new_page()
    app.open_app(other, f"{server.address}/en/")
    delete(other, app.session(phone) or "", "phone")
    app.wait_until(phone, IS_OFF)
    expect(phone.locator("[data-recording]")).to_have_count(0)


def test_an_answer_that_comes_after_that_turns_it_off_at_once(
    phone: Page, subtests: pytest.Subtests
) -> None:
    for way in ("the page is hidden", "the step is left", "somebody goes back"):
        with subtests.test(way):
            phone.evaluate("window.late = true; window.answer = null")
            press(phone)
            app.wait_until(phone, "() => !!window.answer")
            LEAVING[way](phone)
            phone.evaluate("window.answer()")
            app.wait_until(phone, IS_OFF)
            expect(phone.locator("[data-recording]")).to_have_count(0)
            expect(thumbnails(phone)).to_have_count(0)
        come_back(phone)


def test_it_is_asked_for_once_however_often_somebody_presses(phone: Page) -> None:
    phone.evaluate("window.late = true")
    # Each second press takes it back.
    for _ in range(5):
        press(phone)
    assert phone.evaluate("window.asked") == 1
    phone.evaluate("window.answer()")
    # The last one who asked gets it.
    phone.locator("[data-recording]").wait_for()
    assert phone.evaluate(OPEN_TRACKS) == 1
    press(phone)
    app.wait_until(phone, IS_OFF)


def test_each_reason_is_told(phone: Page, subtests: pytest.Subtests) -> None:
    for error, said in WHY_NOT.items():
        with subtests.test(error):
            phone.evaluate(REFUSED, error)
            press(phone)
            expect(phone.locator(".voice-line [role=alert]")).to_contain_text(said)


def test_a_phone_that_lost_the_way_to_ask_says_so(phone: Page) -> None:
    phone.evaluate("() => Object.defineProperty(navigator, 'mediaDevices', { value: undefined })")
    press(phone)
    expect(phone.locator(".voice-line [role=alert]")).to_contain_text("in this browser")


def test_a_player_knows_how_long_a_recording_is(phone: Page) -> None:
    record(phone)
    expect(phone.locator(".voice-line .time")).not_to_contain_text("0:00")
    press(phone)
    thumbnails(phone, "voice").click()
    app.wait_until(phone, "() => Number.isFinite(document.querySelector('.viewer audio').duration)")
