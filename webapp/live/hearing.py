"""What a room does with what another worker tells of the same session.

It was checked there before it was passed on; what is too large or can't be read all the same is
left out, and the room looks at the server's copy instead.
"""

from http import HTTPStatus

from webapp.live.elsewhere import News
from webapp.live.letters import REFUSED
from webapp.live.messages import LARGEST_UPDATE, QUERY, Step, sync
from webapp.live.room import Room
from webapp.live.stored_there import StoredThere
from webapp.store.channel import Notice
from webapp.yjs.lib0 import MalformedError
from webapp.yjs.validation import read_update


def hear(room: Room, worker: str, notice: Notice) -> None:
    """Take it in."""
    match notice.kind:
        case News.DELETED:
            room.close(REFUSED + HTTPStatus.GONE)
        case News.REKEYED:
            room.close(REFUSED + HTTPStatus.NOT_FOUND)
        case News.LEFT:
            for message in room.partners.part(worker):
                room.tell(message)
        case _ if notice.kind == News.CHANGED or not room.members:
            room.letters.look_again()
        case _:
            try:
                _hear_phones(room, worker, notice)
            except ValueError:  # MalformedError is one.
                room.letters.look_again()


def _hear_phones(room: Room, worker: str, notice: Notice) -> None:
    """Take in what phones there do. Raises ValueError."""
    if notice.kind != News.STORED:  # That may come late, when the last one has left.
        _meet(room, worker, notice.kind)
    if notice.kind == News.PRESENCE:
        room.tell(room.partners.hear_presence(worker, notice.text))
    elif notice.kind in {News.UPDATE, News.STORED}:
        if not notice.content:
            raise MalformedError("what was written is gone")
        if notice.kind == News.UPDATE:
            _hear_update(room, worker, notice.number, notice.content)
        else:
            _hear_stored(room, worker, notice.content)


def _meet(room: Room, worker: str, kind: str) -> None:
    """Take note of a worker. Who hears that it was noted fetches what it wasn't told until then."""
    new = room.partners.note(worker)
    if new or kind == News.CAME:
        room.partners.answer(worker)
        room.tell(QUERY)
    if new:
        for member in room.members:
            if member.presence and member.presence.names_only:
                room.partners.show(member.presence.message, [worker])
    if kind == News.MET:
        room.letters.look_again()


def _hear_update(room: Room, worker: str, number: int, update: bytes) -> None:
    """Raises MalformedError."""
    if len(update) > LARGEST_UPDATE:
        raise MalformedError("a letter is too large")
    outline = read_update(update)
    room.partners.hear_update(worker, number, update)
    room.letters.passed_on_elsewhere(outline)
    room.tell(sync(Step.UPDATE, update))


def _hear_stored(room: Room, worker: str, content: bytes) -> None:
    """Raises MalformedError."""
    there = StoredThere.decoded(content)
    room.partners.hear_stored(worker, there.number)
    room.letters.stored_elsewhere(there.synced, there.before)
