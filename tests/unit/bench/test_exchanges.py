"""What the bench overhears on a connection: each address, its status, what its body weighs."""

from bench.exchanges import Conversation, Exchange, fetched_again

ASKED = b"GET /en/ HTTP/1.1\r\nHost: a\r\n\r\n"
ANSWERED = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"


def test_an_answer_weighs_its_body() -> None:
    exchanges: list[Exchange] = []
    conversation = Conversation(exchanges)
    conversation.asked(ASKED)
    conversation.answered(ANSWERED)
    assert exchanges == [Exchange("/en/", 200, 5)]


def test_bytes_may_come_in_any_pieces() -> None:
    exchanges: list[Exchange] = []
    conversation = Conversation(exchanges)
    for byte in ASKED:
        conversation.asked(bytes([byte]))
    for byte in ANSWERED:
        conversation.answered(bytes([byte]))
    assert exchanges == [Exchange("/en/", 200, 5)]


def test_a_connection_carries_one_exchange_after_another() -> None:
    exchanges: list[Exchange] = []
    conversation = Conversation(exchanges)
    conversation.asked(ASKED)
    conversation.answered(ANSWERED)
    conversation.asked(ASKED.replace(b"/en/", b"/sw.js"))
    conversation.answered(b"HTTP/1.1 304 Not Modified\r\n\r\n")
    assert exchanges == [Exchange("/en/", 200, 5), Exchange("/sw.js", 304, 0)]


def test_an_answer_in_chunks_weighs_what_is_in_them() -> None:
    exchanges: list[Exchange] = []
    conversation = Conversation(exchanges)
    conversation.asked(ASKED)
    conversation.answered(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
    )
    assert exchanges == [Exchange("/en/", 200, 3)]


def test_an_answer_that_is_cut_off_weighs_what_came() -> None:
    exchanges: list[Exchange] = []
    conversation = Conversation(exchanges)
    conversation.asked(ASKED)
    conversation.answered(ANSWERED[:-2])
    assert exchanges == [Exchange("/en/", 200, 3)]


def test_what_a_websocket_says_is_let_pass() -> None:
    exchanges: list[Exchange] = []
    conversation = Conversation(exchanges)
    conversation.asked(
        b"GET /live HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
    )
    conversation.answered(
        b"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"
    )
    conversation.asked(b"\x81\x01a")
    conversation.answered(b"\x81\x01b")
    assert exchanges == [Exchange("/live", 0, 0)]


def test_an_address_that_came_twice_is_found() -> None:
    assert fetched_again([Exchange("/a.js", 200), Exchange("/b.js", 200)]) == {}
    assert fetched_again([Exchange("/a.js", 200), Exchange("/a.js", 200)]) == {"/a.js": 2}


def test_an_answer_that_nothing_changed_is_no_second_fetch() -> None:
    assert fetched_again([Exchange("/sw.js", 200), Exchange("/sw.js", 304)]) == {}
