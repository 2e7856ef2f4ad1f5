"""Many phones write to one session at the same moment."""

import subprocess
import sys

from tests.support.paths import ROOT
from tests.support.python_phone import ID
from tests.support.stores.places import Place

PROCESSES, THREADS, WORDS = 2, 8, 6

WRITER = """
import sys
from concurrent.futures import ThreadPoolExecutor
from tests.support.api import api_app
from tests.support.python_phone import Phone
from webapp.config import data_place
process, threads, words = sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
app = api_app(data_place(sys.argv[1]))
print("ready", flush=True)
sys.stdin.read()
def write(thread):
    client, phone = app.test_client(), Phone()
    for word in range(words):
        phone.write("strength.topic", f"p{process}t{thread}w{word}")
        phone.sync(client)
with ThreadPoolExecutor(threads) as pool:
    list(pool.map(write, range(threads)))
"""


def test_every_word_of_eight_threads_in_each_of_two_processes_is_kept(place: Place) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, place.setting, str(number), str(THREADS), str(WORDS)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for number in range(PROCESSES)
    ]
    for writer in writers:
        assert writer.stdout
        assert writer.stdout.readline() == b"ready\n"
    for writer in writers:
        writer.communicate()
    assert [writer.returncode for writer in writers] == [0] * PROCESSES
    assert sorted(place.fields(ID)["strength.topic"].split()) == sorted(
        f"p{process}t{thread}w{word}"
        for process in range(PROCESSES)
        for thread in range(THREADS)
        for word in range(WORDS)
    )
    assert place.sessions() == [ID]
    assert place.unreadable() == 0
