"""Updates in Yjs's encoding that were made to do harm."""

LARGE = 256 * 1024
TEXT, VALUES = 4, 8
TRUE = b"\x78"
LEFT, RIGHT, KEY = 0x80, 0x40, 0x20


def number(value: int) -> bytes:
    """A number as lib0 writes it."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def text(letters: str) -> bytes:
    return number(len(letters.encode())) + letters.encode()


def top(name: str, letters: str) -> bytes:
    """An insertion at the start of a text."""
    return bytes([TEXT]) + number(1) + text(name) + text(letters)


def chosen(key: str, value: bytes) -> bytes:
    """An entry of the choices that knows of no other."""
    return bytes([KEY | VALUES]) + number(1) + text("choices") + text(key) + number(1) + value


def update(*clients: tuple[int, int, list[bytes]], deleted: bytes = b"\x00") -> bytes:
    """An update of each client's changes from a clock on."""
    parts = [
        number(len(changes)) + number(client) + number(clock) + b"".join(changes)
        for client, clock, changes in clients
    ]
    return number(len(clients)) + b"".join(parts) + deleted


def typed(count: int, client: int = 7) -> bytes:
    """So many insertions, each right after the first letter, as an honest phone writes them."""
    own = number(client)
    rest = [
        bytes([LEFT | RIGHT | TEXT]) + own + number(0) + own + number(at) + text("x")
        for at in range(1, count)
    ]
    return update((client, 0, [top("a", "xx"), *rest]))


def spread(count: int) -> bytes:
    """Insertions that each have all the others between their two neighbours."""
    half = count // 2
    chain = [top("a", "x")]
    chain += [bytes([LEFT | TEXT]) + number(9) + number(at) + text("y") for at in range(half - 1)]
    end = number(9) + number(half - 1)
    wide = [
        bytes([LEFT | RIGHT | TEXT]) + number(9) + number(at) + end + text("z")
        for at in range(half - 2)
    ]
    return update((9, 0, chain), (8, 0, wide))


def _deep(depth: int) -> bytes:
    return b"\x75\x01" * depth + b"\x7e"


def _cut_up() -> bytes:
    """One long run, every second letter of which is deleted."""
    half = LARGE // 6
    ranges = b"".join(number(2 * at) + number(1) for at in range(half))
    deleted = number(1) + number(7) + number(half) + ranges
    return update((7, 0, [top("a", "x" * 2 * half)]), deleted=deleted)


def one_key(count: int) -> bytes:
    return update((7, 0, [chosen("k", TRUE)] * count))


BOMBS = {
    "many changes at one place": one_key(LARGE // 14),
    "as many as are taken": one_key(5_999),
    "each between all others": spread(5_999),
    "many who write": update(*((client, 0, [top("a", "x")]) for client in range(LARGE // 9))),
    "many texts": update((7, 0, [top(f"t{at}", "x") for at in range(LARGE // 12)])),
    "many who never come": update(*((client, 5, [top("a", "x")]) for client in range(LARGE // 9))),
    "a text cut to pieces": _cut_up(),
    "letters that JSON escapes": update((7, 0, [top("a", "\x01" * LARGE)])),
    "a wide value": update((7, 0, [chosen("k", b"\x75" + number(LARGE) + b"\x7e" * LARGE)])),
    "a deep value": update((7, 0, [chosen("k", _deep(100_000))])),
    "a large gap": update((7, 0, [b"\x00" + number(2**31 - 2)])),
    "a count without end": b"\xff\xff\xff\xff\x0f" + b"\x01" * 30,
    "a text without end": update((7, 0, [b"\x04\x01\x01a" + number(2**40) + b"x"])),
    "a deletion without end": b"\x00\x01\x07\x01\x00" + number(2**60),
}
