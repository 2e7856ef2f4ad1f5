"""Numbers, texts and values in lib0's encoding, which Yjs updates are made of."""

LONGEST_NUMBER = 9
# JavaScript tells no larger ones apart, and its lib0 refuses them.
LARGEST_INTEGER = 2**53 - 1
INTEGER, TEXT = 125, 119
# False and true, a float and a double. A 64-bit integer (122) is none: JSON has no such number.
_LENGTHS = {121: 0, 120: 0, 124: 4, 123: 8}


class MalformedError(ValueError):
    """The bytes are no Yjs update or state vector that a session can hold."""


def encoded(number: int) -> bytes:
    """A number as `Reader.number` reads it."""
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


class Reader:
    """Reads one item after the other, never past the end and never more than the bytes can hold.

    Every method raises MalformedError where the bytes hold something else.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def at(self) -> int:
        """How many bytes were read."""
        return self._at

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

    def array(self) -> bytes:
        """The next byte array."""
        return self._take(self.count())

    def value(self) -> None:
        """Pass over the next value: a text, a number, true or false."""
        kind = self.byte()
        if kind in _LENGTHS:
            self._take(_LENGTHS[kind])
        elif kind == TEXT:
            self.text()
        elif kind == INTEGER:
            self._integer()
        else:
            raise MalformedError("a value is neither text, number, true nor false")

    def finish(self) -> None:
        """Check that nothing follows."""
        if self._at != len(self._data):
            raise MalformedError("the bytes go on after their end")

    def _integer(self) -> None:
        byte = self.byte()
        size = byte & 0x3F  # The second bit is the sign.
        for place in range(1, LONGEST_NUMBER):
            if not byte & 0x80:
                break
            byte = self.byte()
            size |= (byte & 0x7F) << 7 * place - 1
        if byte & 0x80 or size > LARGEST_INTEGER:
            raise MalformedError("a number is too large")

    def _take(self, length: int) -> bytes:
        start, self._at = self._at, self._at + length
        if self._at > len(self._data):
            raise MalformedError("the bytes end too early")
        return self._data[start : self._at]
