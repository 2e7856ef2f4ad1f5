"""Updates made to cost time or memory are refused, or cost little of either."""

import json
import subprocess
import sys

import pytest

from tests.support.harmful_updates import BOMBS, spread, typed
from tests.support.merging import MOST_CHANGES, merge
from webapp.yjs.merge import EMPTY, TooManyChangesError

# More than the program needs to start; one wrong count made pycrdt take 126 MB for 30 bytes.
MEMORY = 100 * 2**20
# So many times the work of an honest session with as many changes; the dearest takes some 30 times.
WORK = 100
NOTHING = b"\x00"

MERGE_ALL = """
import json, resource, time
from tests.support.harmful_updates import BOMBS, typed
from tests.support.merging import MOST_CHANGES, merge
from webapp.yjs.lib0 import MalformedError
from webapp.yjs.merge import EMPTY, TooManyChangesError, fields

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

def work(update):
    begun = time.process_time()
    try:
        result = len(json.dumps(fields(merge(EMPTY, update, b"\\x00").state)))
    except (MalformedError, TooManyChangesError) as error:
        result = type(error).__name__
    return result, time.process_time() - begun

found, start = {}, peak()
honest = min(work(typed(MOST_CHANGES * 8 // 10))[1] for _ in range(3))
for name, update in BOMBS.items():
    result, seconds = work(update)
    found[name] = [result, seconds / honest]
print(json.dumps([found, peak() - start]))
"""


def test_none_takes_much_memory_or_time() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MERGE_ALL], capture_output=True, text=True, check=True
    )
    found, memory = json.loads(done.stdout)
    assert set(found) == set(BOMBS)
    assert memory < MEMORY, found
    assert max(work for _, work in found.values()) < WORK, found
    answers = {name: result for name, (result, _) in found.items()}
    assert answers["many changes at one place"] == "TooManyChangesError"
    assert isinstance(answers["as many as are taken"], int)
    assert answers["a count without end"] == answers["a deep value"] == "MalformedError"


def test_a_session_can_have_so_many_changes_and_no_more() -> None:
    state = merge(EMPTY, typed(600), NOTHING, most=1000).state
    with pytest.raises(TooManyChangesError):
        merge(state, typed(300, client=8), NOTHING, most=1000)
    merge(state, typed(150, client=8), NOTHING, most=1000)


def test_what_is_sent_again_is_not_counted_again() -> None:
    update = typed(60)
    state = merge(EMPTY, update, NOTHING, most=100).state
    assert merge(state, update, NOTHING, most=100).state == state


def test_two_who_write_for_hours_stay_far_below_the_limit() -> None:
    # 20 fields, in each a hundred insertions in the middle of what stands there.
    merge(EMPTY, typed(20 * 100), NOTHING)
    assert MOST_CHANGES >= 2 * 20 * 100


def test_what_costs_by_the_square_is_refused_before_it_is_tried() -> None:
    with pytest.raises(TooManyChangesError):
        merge(EMPTY, spread(MOST_CHANGES + 10), NOTHING)
