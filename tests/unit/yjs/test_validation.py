"""Updates are read before pycrdt may build anything from them."""

import subprocess
import sys
import time

import pytest

from tests.support.harmful_updates import typed
from tests.support.paths import ROOT
from tests.support.python_phone import Phone
from webapp.yjs.lib0 import MalformedError
from webapp.yjs.validation import Outline, read_update, read_vector

HUGE = b"\xff\xff\xff\x7f"
# One client with one change, at clock 0; what follows is the change and no deletions.
ONE = b"\x01\x01\x01\x00"
# The start of an integer in a text's place.
INTEGER = b"\x08\x01\x01t\x01\x7d"
DEEP = ONE + b"\x08\x01\x01t\x01" + b"\x75\x01" * 120_000 + b"\x7e\x00"

MALFORMED = {
    "nothing": b"",
    "a number of clients beyond the bytes": HUGE,
    "a number of changes beyond the bytes": b"\x01" + HUGE + b"\x01\x00\x00",
    "a number of values beyond the bytes": ONE + b"\x08\x01\x01t" + HUGE + b"\x00",
    "a number of items in a list beyond the bytes": ONE + b"\x08\x01\x01t\x01\x75" + HUGE + b"\x00",
    "a number of deletions beyond the bytes": b"\x00\x01\x01" + HUGE,
    "a text longer than the bytes": ONE + b"\x04\x01\x01t" + HUGE + b"\x00",
    "a text that is not UTF-8": ONE + b"\x04\x01\x01t\x02\xff\xfe\x00",
    "a value too deep": DEEP,
    "a value of an unknown kind": ONE + b"\x08\x01\x01t\x01\x10\x00",
    "nothing as a value": ONE + b"\x08\x01\x01t\x01\x7e\x00",
    "a list": ONE + b"\x08\x01\x01t\x01\x75\x00\x00",
    "an object": ONE + b"\x08\x01\x01t\x01\x76\x00\x00",
    "an integer of 64 bits": ONE + b"\x08\x01\x01t\x01\x7a" + b"\x00" * 8 + b"\x00",
    "a value with bytes": ONE + b"\x08\x01\x01t\x01\x74\x01a\x00",
    "a value that ends early": ONE + b"\x08\x01\x01t\x01\x7b\x00\x00",
    "an integer that JavaScript can't hold": ONE + INTEGER + b"\x80" * 7 + b"\x20" + b"\x00",
    "a negative one": ONE + INTEGER + b"\xc0" + b"\x80" * 6 + b"\x20" + b"\x00",
    "one with needless zeros": ONE + INTEGER + b"\x81" + b"\x80" * 8 + b"\x00" + b"\x00",
    "an integer without an end": ONE + b"\x08\x01\x01t\x01\x7d" + b"\xff" * 20,
    "a number without an end": b"\xff" * 20,
    "an empty text": ONE + b"\x04\x01\x01t\x00\x00",
    "an empty gap": ONE + b"\x0a\x00\x00",
    "a clock beyond all clocks": b"\x01\x01\x01\xff\xff\xff\xff\x07\x04\x01\x01t\x01a\x00",
    "a deletion beyond all clocks": b"\x00\x01\x01\x01\xff\xff\xff\xff\x07\x01",
    "a client number too large": b"\x01\x01" + b"\xff" * 7 + b"\x7f\x00\x00",
    "a client twice": b"\x02" + (ONE[1:] + b"\x04\x01\x01t\x01a") * 2 + b"\x00",
    "a nested type": ONE + b"\x07\x01\x01t\x01\x00",
    "a change inside a nested type": ONE + b"\x04\x00\x01\x00\x01a\x00",
    "a document in the document": ONE + b"\x09\x01\x01t\x01g\x7e\x00",
    "more after the end": b"\x00\x00\x00",
}


@pytest.fixture(scope="module")
def seconds_of_an_honest_one() -> float:
    """How much of a core's time the reading of a large update takes that a phone may send."""
    update = typed(18_000)
    begin = time.process_time()
    read_update(update)
    return time.process_time() - begin


@pytest.mark.parametrize("first", [b"\xbf", b"\xff"], ids=["positive", "negative"])
def test_the_largest_integer_of_javascript_is_taken(first: bytes) -> None:
    read_update(ONE + INTEGER + first + b"\xff" * 6 + b"\x1f" + b"\x00")


@pytest.mark.parametrize("name", MALFORMED)
def test_what_no_phone_sends_is_refused_at_once(name: str, seconds_of_an_honest_one: float) -> None:
    begin = time.process_time()
    with pytest.raises(MalformedError):
        read_update(MALFORMED[name])
    assert time.process_time() - begin < seconds_of_an_honest_one


def test_every_update_cut_short_is_refused() -> None:
    phone = Phone()
    phone.write("strength.topic", "steam")
    phone.choose({"start.confidence": 3})
    phone.erase("strength.topic", "steam")
    update = phone.doc.get_update()
    for length in range(len(update)):
        with pytest.raises(MalformedError):
            read_update(update[:length])


def test_the_outline_names_fields_and_keys_and_where_each_client_ends() -> None:
    phone = Phone()
    phone.write("strength.topic", "steam")
    phone.text("strength.why").insert(0, "été 👍")
    phone.choose({"a": -5.5, "b": "x", "c": True, "d": 2**31})
    outline = read_update(phone.doc.get_update())
    assert outline.names == {"strength.topic", "strength.why", "choices", *"abcd"}
    assert outline.ends == read_vector(phone.doc.get_state())


def test_the_outline_tells_where_changes_may_be_missing() -> None:
    later = read_update(b"\x01\x01\x07\x05\x04\x01\x01t\x01a\x00")
    assert later.may_have_gaps({7: 4})
    assert not later.may_have_gaps({7: 5})
    assert read_update(b"\x01\x01\x07\x00\x0a\x03\x00").may_have_gaps({7: 9})
    assert not Outline().may_have_gaps({})


@pytest.mark.parametrize("vector", [b"", HUGE, b"\x01\x01", b"\x00\x00", b"\x01\x01" + b"\xff" * 9])
def test_a_malformed_vector_is_refused(vector: bytes) -> None:
    with pytest.raises(MalformedError):
        read_vector(vector)


# Linux's own figure, by process.
MEMORY = """
from tests.support.merging import merge
from webapp.yjs.lib0 import MalformedError
from webapp.yjs.merge import EMPTY
for update, vector in (({huge!r}, b"\\0"), (EMPTY, {huge!r})):
    try:
        merge(EMPTY, update, vector)
    except MalformedError:
        status = open("/proc/self/status").read()
        print(int(status.split("VmHWM:")[1].split()[0]) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
def test_a_few_malformed_bytes_do_not_take_memory() -> None:
    """Four bytes make pycrdt alone take 512 MB; getrusage would count the test worker's too."""
    code = MEMORY.format(huge=HUGE)
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, cwd=ROOT
    )
    most = [int(line) for line in run.stdout.split()]
    assert len(most) == 2
    assert max(most) < 150, f"{most} MB"
