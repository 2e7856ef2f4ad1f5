"""WebKitGTK, the nearest thing to an iPhone's Safari; its own small browser, driven by Selenium."""

import base64
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import ActionChains, WebKitGTK, WebKitGTKOptions, WebKitGTKService
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.engines.phone import Absent, Phone
from tests.engines.screen import screen

PACKAGES = ("webkit2gtk-driver", "xvfb")
DRIVER = "WebKitWebDriver"
LIBRARIES = (Path("/usr/lib"), Path("/usr/libexec"))
BROWSER = "**/webkit2gtk-4*/MiniBrowser"
SIZE = (360, 800)

DRAWN = """const [selector, done] = arguments;
  const code = document.querySelector(`${selector} svg`).cloneNode(true);
  code.setAttribute("width", 600);
  code.setAttribute("height", 600);
  const picture = new Image();
  picture.onload = () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 660, height: 660 });
    const context = canvas.getContext("2d");
    context.fillStyle = "white";
    context.fillRect(0, 0, 660, 660);
    context.drawImage(picture, 30, 30, 600, 600);
    done(canvas.toDataURL().split(",")[1]);
  };
  const words = encodeURIComponent(new XMLSerializer().serializeToString(code));
  picture.src = `data:image/svg+xml,${words}`;
"""


class WebKit:
    """A process of the browser: its store begins empty and ends with it."""

    unsettled: type[Exception] = WebDriverException

    def __init__(self, driver: WebKitGTK) -> None:
        self._driver = driver
        driver.set_window_size(*SIZE)

    def open(self, address: str) -> None:
        self._driver.get(address)

    def reload(self) -> None:
        self._driver.refresh()

    def another_tab(self) -> None:
        left = self._driver.current_window_handle
        self._driver.switch_to.new_window("tab")
        opened = self._driver.current_window_handle
        self._driver.switch_to.window(left)
        self._driver.close()
        self._driver.switch_to.window(opened)

    def run(self, function: str, *given: object) -> Any:  # noqa: ANN401 - as Phone
        return self._driver.execute_script(f"return ({function})(...arguments);", *given)

    def press(self, selector: str) -> None:
        self._driver.find_element(By.CSS_SELECTOR, selector).click()

    def type(self, words: str) -> None:
        ActionChains(self._driver).send_keys(words).perform()

    def paste(self) -> None:
        keys = ActionChains(self._driver)
        keys.key_down(Keys.CONTROL).send_keys("v").key_up(Keys.CONTROL).perform()

    def picture(self, selector: str) -> bytes:
        # What Xvfb shows of it is black at times, so the page draws its code itself.
        return base64.b64decode(self._driver.execute_async_script(DRAWN, selector))

    def close(self) -> None:
        self._driver.quit()


@contextmanager
def webkit() -> Iterator[Callable[[], Phone]]:
    """Provide a screen, and a function that starts a browser. Raises Absent if there is none."""
    driver, browser = shutil.which(DRIVER), find_browser()
    if driver is None or browser is None:
        raise Absent("WebKitGTK isn't here: apt-get install webkit2gtk-driver xvfb")
    with screen() as environment:

        def start() -> Phone:
            options = WebKitGTKOptions()
            options.binary_location = str(browser)
            options.add_argument("--automation")
            service = WebKitGTKService(executable_path=driver, env=environment)
            return WebKit(WebKitGTK(options=options, service=service))

        yield start


def find_browser() -> Path | None:
    """Where the system keeps WebKitGTK's MiniBrowser."""
    return next((path for folder in LIBRARIES for path in folder.glob(BROWSER)), None)
