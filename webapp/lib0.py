"""Takes numbers, texts and values from bytes in lib0's encoding, which Yjs updates are made of."""

from collections.abc import Callable

DEEPEST_VALUE = 16
LONGEST_NUMBER = 9


class MalformedError(ValueError):
    """The bytes are no Yjs update or state vector that a session can hold."""


class Reader:
    """Takes one thing after the other, never past the end and never more than the bytes can hold.

    Every method raises MalformedError where the bytes hold something else.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def byte(self) -> int:
        """The next byte."""
        at = self._at
        if at >= len(self._data):
            raise MalformedError("the bytes end too early")
        self._at = at + 1
        return self._data[at]

    def number(self, bound: int) -> int:
        """The next number, which must be below `bound`."""
        value = self.byte()
        if value & 0x80:
            value &= 0x7F
            for place in range(1, LONGEST_NUMBER):
                byte = self.byte()
                value |= (byte & 0x7F) << 7 * place
                if not byte & 0x80:
                    break
            else:
                raise MalformedError("a number is too long")
        if value >= bound:
            raise MalformedError("a number is too large")
        return value

    def count(self) -> int:
        """The next number, of things that each take a byte or more of what follows."""
        return self.number(len(self._data) - self._at + 1)

    def text(self) -> str:
        """The next text."""
        try:
            return self._take(self.count()).decode()
        except UnicodeDecodeError:
            raise MalformedError("a text is not UTF-8") from None

    def value(self, depth: int = DEEPEST_VALUE) -> None:
        """Pass over the next value: what JSON can hold, lists and objects `depth` deep at most."""
        kind = self.byte()
        if kind in _LENGTHS:
            self._take(_LENGTHS[kind])
        elif kind in _KINDS and depth:
            _KINDS[kind](self, depth - 1)
        else:
            raise MalformedError("a value is of an unknown kind or too deep")

    def finish(self) -> None:
        """Check that nothing follows."""
        if self._at != len(self._data):
            raise MalformedError("the bytes go on after their end")

    def _take(self, length: int) -> bytes:
        start, self._at = self._at, self._at + length
        if self._at > len(self._data):
            raise MalformedError("the bytes end too early")
        return self._data[start : self._at]


def _integer(reader: Reader, _depth: int) -> None:
    for _ in range(LONGEST_NUMBER):
        if not reader.byte() & 0x80:
            return
    raise MalformedError("a number is too long")


def _text(reader: Reader, _depth: int) -> None:
    reader.text()


def _object(reader: Reader, depth: int) -> None:
    for _ in range(reader.count()):
        reader.text()
        reader.value(depth)


def _array(reader: Reader, depth: int) -> None:
    for _ in range(reader.count()):
        reader.value(depth)


# undefined, null, false and true; then a float, a double and a 64-bit integer.
_LENGTHS = {127: 0, 126: 0, 121: 0, 120: 0, 124: 4, 123: 8, 122: 8}
_KINDS: dict[int, Callable[[Reader, int], None]] = {
    125: _integer,
    119: _text,
    118: _object,
    117: _array,
}
