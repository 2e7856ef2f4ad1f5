"""The log is lines or JSON; of what goes wrong it holds the type and the place, and no words."""

import json
import logging
import subprocess
import sys

import pytest

from webapp.logs import Form, Formatter

WORD = "steam-engine"
# All the ways in which Python says something by itself, each with a word in the error's message.
GOES_WRONG = """
import asyncio, logging, sys, threading, warnings
from webapp import logs

logs.set_up(sys.argv[1])

def go_wrong(word="steam-engine"):
    raise ValueError(word)

class Wrong:
    __del__ = go_wrong

logging.getLogger("webapp.store").warning("a sentence")
logging.getLogger("flask").error("Exception on /steam-engine", exc_info=ValueError("steam-engine"))
logging.getLogger("library").error("a sentence\\nsteam-engine")
warnings.warn("steam-engine", UserWarning)
thread = threading.Thread(target=go_wrong, name="worker-1")
thread.start()
thread.join()
Wrong()

async def ask_wrongly():
    asyncio.get_running_loop().call_soon(go_wrong, "steam-engine")
    await asyncio.sleep(0)
    await asyncio.sleep(0)

asyncio.run(ask_wrongly())
"""


def said(form: Form) -> list[str]:
    """What the log says when all that goes wrong."""
    command = [sys.executable, "-W", "always", "-c", GOES_WRONG, form]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout == ""
    assert WORD not in result.stderr
    return result.stderr.splitlines()


def test_lines_say_what_went_wrong_and_where() -> None:
    sentence, flask, library, warning, thread, nobody, loop = said("lines")
    assert sentence == "WARNING webapp.store: a sentence"
    assert flask == "ERROR flask: an exception (ValueError in )"
    assert library == "ERROR library: a sentence"
    assert warning == "WARNING py.warnings: UserWarning in <string>:16"
    place = "go_wrong (<string>:8)"
    assert thread.startswith(
        f"ERROR webapp.logs: ValueError in the thread worker-1: {place} < run ("
    )
    assert nobody == f"ERROR webapp.logs: ValueError that nobody can catch: {place}"
    assert loop.startswith(f"ERROR asyncio: an exception (ValueError in {place} < ")


def test_json_says_the_same_in_documents() -> None:
    lines = said("json")
    documents = [json.loads(line) for line in lines]
    assert len(documents) == 7
    for document in documents:
        assert document.pop("time").endswith("+00:00")
    assert documents[0] == {"level": "warning", "logger": "webapp.store", "message": "a sentence"}
    assert documents[-1].pop("error").startswith("ValueError in go_wrong (<string>:8) < ")
    assert documents[-1] == {"level": "error", "logger": "asyncio", "message": "an exception"}


def test_no_message_makes_a_second_document() -> None:
    record = logging.makeLogRecord({"msg": '"}\u2028{"level": "critical', "levelname": "INFO"})
    (line,) = Formatter("json").format(record).splitlines()
    assert json.loads(line)["level"] == "info"


@pytest.mark.parametrize("form", ["lines", "json"])
def test_an_error_that_a_logger_is_told_of_is_no_traceback(form: Form) -> None:
    with pytest.raises(KeyError) as caught:
        dict[str, str]()[WORD]
    raised = (KeyError, caught.value, caught.tb)
    line = Formatter(form).format(logging.makeLogRecord({"msg": WORD, "exc_info": raised}))
    assert WORD not in line
    assert "KeyError in test_an_error_that_a_logger_is_told_of" in line
