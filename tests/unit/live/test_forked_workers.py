"""Workers that were forked from one process find each other, as servers do."""

from contextlib import ExitStack

from tests.support.live.phone import LivePhone, sync_over_http
from tests.support.stores.places import DatabasePlace
from tests.support.stores.workers import serving_by_two
from webapp.live.messages import Kind

TOPIC = "strength.topic"


def test_a_letter_passes_between_two_workers_of_one_server(database: DatabasePlace) -> None:
    with serving_by_two(database.setting) as server, ExitStack() as opened:
        mentee, mentor = LivePhone(server.port), LivePhone(server.port)
        mentee.write(TOPIC, "steam")
        sync_over_http(server.port, mentee)
        for phone, worker in zip((mentee, mentor), server.workers, strict=True):
            with server.only(worker):
                opened.enter_context(phone).wait_for(Kind.STORED)
        for phone in (mentee, mentor):
            phone.wait_for(Kind.QUERY)
            sync_over_http(server.port, phone)
        mentee.type(TOPIC, "engines")
        mentor.wait_for_words(TOPIC, ["steam", "engines"])
        mentor.type(TOPIC, "turn")
        mentee.wait_for_words(TOPIC, ["steam", "engines", "turn"])
        mentee.wait_stored()
