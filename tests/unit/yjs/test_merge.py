"""Merging of updates, and what can be read of them."""

from typing import Any

import pytest
from pycrdt import Doc, Map, Text

from tests.support.harmful_updates import top
from tests.support.harmful_updates import update as update_of
from tests.support.merging import merge
from tests.support.python_phone import NOTHING, Phone
from webapp.yjs.lib0 import MalformedError
from webapp.yjs.merge import EMPTY, DamagedError, fields
from webapp.yjs.validation import read_vector


def parts(phone: Phone, *words: str) -> list[bytes]:
    """One update for each word that the phone writes."""
    found = []
    for word in words:
        before = phone.doc.get_state()
        phone.write("strength.topic", word, place=99)
        found.append(phone.doc.get_update(before))
    return found


def test_a_merged_update_stands_in_state_vector_and_fields() -> None:
    phone = Phone()
    phone.write("strength.topic", "steam")
    merged = merge(EMPTY, phone.doc.get_update(), NOTHING)
    assert merged.vector == phone.doc.get_state()
    assert fields(merged.state) == {"strength.topic": "steam ", "meta": {}}


def test_only_what_the_phone_lacks_goes_back() -> None:
    mentee, mentor = Phone(), Phone()
    mentee.write("strength.topic", "steam")
    mentor.write("strength.topic", "valves")
    state = merge(EMPTY, mentee.doc.get_update(), NOTHING).state
    merged = merge(state, mentor.doc.get_update(), mentor.doc.get_state())
    assert merged.missing == mentee.doc.get_update()


def test_merging_the_same_again_changes_nothing() -> None:
    phone = Phone()
    for word in ("one", "two", "three"):
        phone.write("strength.topic", word)
    phone.erase("strength.topic", "two")
    once = merge(EMPTY, phone.doc.get_update(), NOTHING)
    assert merge(once.state, phone.doc.get_update(), NOTHING) == once


@pytest.mark.parametrize(("first", "second"), [(1, 2), (2, 1)])
def test_merging_nothing_new_into_words_appended_at_once_changes_nothing(
    first: int, second: int
) -> None:
    """After these, pycrdt writes a state in other words than it read it."""
    mentee, mentor = Doc[Text](client_id=first), Doc[Text](client_id=second)
    mentee["strength.topic"] = Text("one ")
    mentor["strength.topic"] = Text()
    mentor.apply_update(mentee.get_update())
    state = merge(EMPTY, mentee.get_update(), NOTHING).state
    mentee["strength.topic"] += "two "
    mentor["strength.topic"] += "three "
    for doc in (mentee, mentor):
        state = merge(state, doc.get_update(), NOTHING).state
    assert merge(state, mentor.get_update(), NOTHING).state == state


def test_an_update_with_a_gap_is_neither_kept_nor_acknowledged() -> None:
    phone = Phone()
    first, second, third = parts(phone, "first", "second", "third")
    base = merge(EMPTY, first, NOTHING)
    assert merge(base.state, third, NOTHING) == base
    merged = merge(merge(base.state, second, NOTHING).state, third, NOTHING)
    assert fields(merged.state)["strength.topic"] == "first second third "
    assert merged.vector == phone.doc.get_state()


def test_what_comes_before_a_gap_is_kept() -> None:
    letters = [top("a", letter) for letter in "xyz"]
    skipped = b"\x0a\x02"
    for update in (
        update_of((7, 0, [*letters[:2], skipped, letters[2]]), (8, 3, letters)),
        update_of((8, 3, letters), (7, 0, [*letters[:2], skipped, letters[2]])),
    ):
        merged = merge(EMPTY, update, NOTHING)
        assert read_vector(merged.vector) == {7: 2}
        assert sorted(str(fields(merged.state)["a"])) == ["x", "y"]


def test_what_stands_on_both_sides_of_its_gap_already_leaves_none() -> None:
    letters = [top("a", letter) for letter in "wxyz"]
    base = merge(EMPTY, update_of((7, 0, letters[:3])), NOTHING)
    merged = merge(base.state, update_of((7, 0, [letters[0], b"\x0a\x02", letters[3]])), NOTHING)
    assert read_vector(merged.vector) == {7: 4}


@pytest.mark.parametrize(
    "update",
    {
        "after a gap": update_of((7, 5, [top("strength.topic", "x")])),
        "behind a letter that isn't there": update_of((7, 0, [b"\x84\x09\x04\x01x"])),
        "before one": update_of((7, 0, [b"\x44\x09\x04\x01x"])),
        "behind each other": update_of(
            (7, 0, [b"\x84\x08\x00\x01x"]), (8, 0, [b"\x84\x07\x00\x01y"])
        ),
        "a deletion of letters to come": update_of(deleted=b"\x01\x07\x01\x00\x63"),
    }.values(),
)
def test_what_waits_for_others_is_left_out(update: bytes) -> None:
    phone = Phone()
    phone.write("strength.topic", "steam")
    base = merge(EMPTY, phone.doc.get_update(), NOTHING)
    assert merge(base.state, update, NOTHING) == base


def test_what_was_left_out_is_taken_in_with_what_it_waited_for() -> None:
    mentee, mentor = Phone(), Phone()
    (base,) = parts(mentee, "base")
    mentor.doc.apply_update(base)
    (reply,) = parts(mentor, "reply")
    merged = merge(merge(EMPTY, reply, NOTHING).state, base, NOTHING)
    assert fields(merged.state)["strength.topic"] == "base "
    merged = merge(merged.state, mentor.doc.get_update(merged.vector), NOTHING)
    assert fields(merged.state)["strength.topic"] == "base reply "


@pytest.mark.parametrize(
    "cut",
    {
        "one half deleted": update_of(deleted=b"\x01\x07\x01\x02\x01"),
        "the other half deleted": update_of(deleted=b"\x01\x07\x01\x01\x01"),
        "written between": update_of((8, 0, [b"\x84\x07\x01\x01x"])),
        "written before the second half": update_of((8, 0, [b"\x44\x07\x02\x01x"])),
    }.values(),
)
def test_a_letter_of_two_units_is_not_cut(cut: bytes) -> None:
    whole = update_of((7, 0, [top("a", "a\N{GRINNING FACE}b\N{GRINNING FACE}")]))
    state = merge(EMPTY, whole, NOTHING).state
    with pytest.raises(MalformedError, match="cut in two"):
        merge(state, cut, NOTHING)
    for honest in (b"\x01\x07\x01\x01\x02", b"\x01\x07\x01\x00\x01", b"\x01\x07\x01\x04\x02"):
        merge(state, update_of(deleted=honest), NOTHING)
    merge(state, update_of((8, 0, [b"\x84\x07\x02\x01x"])), NOTHING)


def test_fields_are_what_people_chose() -> None:
    phone = Phone()
    phone.write("plan.idea", "trains")
    phone.choose({"plan.format": "demo", "start.confidence": 3, "start.half": 2.5})
    phone.choose({"strength.kinds:steam_topic": True, "strength.kinds:art": True})
    phone.choose({"strength.kinds:sport": False, "plan.when": None})
    phone.doc.get("meta", type=Map)["timer.strength"] = {"left": [60, float("inf")]}
    assert fields(phone.doc.get_update()) == {
        "plan.idea": "trains ",
        "plan.format": "demo",
        "start.confidence": 3,
        "start.half": 2.5,
        "plan.when": None,
        "strength.kinds": ["art", "steam_topic"],
        "meta": {"timer.strength": {"left": [60, None]}},
    }
    assert isinstance(fields(phone.doc.get_update())["start.confidence"], int)


def test_a_companions_earlier_states_can_be_read() -> None:
    phone = Phone()
    phone.write("ladder.skill", "juggling")
    phone.doc.get("meta", type=Map)["kind"] = "ladder"
    phone.doc.get("history", type=Map)["2026-11-27.abcdefgh"] = '{"ladder.skill":"balls"}'
    state = merge(EMPTY, phone.doc.get_update(), NOTHING).state
    assert fields(state) == {
        "ladder.skill": "juggling ",
        "meta": {"kind": "ladder"},
        "history": {"2026-11-27.abcdefgh": '{"ladder.skill":"balls"}'},
    }


def test_texts_of_all_scripts_are_read_whole() -> None:
    phone = Phone()
    words = "déjà vu, Привіт, مرحبا, 你好, 👩🏽‍🚀, \u0000"
    phone.text("strength.topic").insert(0, words)
    assert fields(phone.doc.get_update())["strength.topic"] == words


def test_a_map_where_a_text_should_be_breaks_nothing() -> None:
    phone = Phone()
    phone.doc.get("strength.topic", type=Map)["choices"] = "x"
    phone.text("choices").insert(0, "y")
    state = merge(EMPTY, phone.doc.get_update(), NOTHING).state
    assert fields(state) == {"strength.topic": "", "meta": {}}


@pytest.mark.parametrize("name", ["private.mentee", "private.mentor"])
def test_private_notes_are_refused(name: str) -> None:
    noted, chosen = Phone(), Phone()
    noted.write(name, "secret")
    chosen.choose({name: "secret"})
    for phone in (noted, chosen):
        with pytest.raises(MalformedError, match="private notes stay on the phone"):
            merge(EMPTY, phone.doc.get_update(), NOTHING)


@pytest.mark.parametrize("kind", [None, "ladder"])
@pytest.mark.parametrize("entry", [{"kind": "roadmap"}, {"kind": 3}, {"created": "2020-01-01"}])
def test_what_a_session_is_cannot_be_changed(kind: str | None, entry: dict[str, object]) -> None:
    phone, other = Phone(), Phone()
    meta = phone.doc.get("meta", type=Map)
    meta.update({"created": "2026-11-27"} | ({"kind": kind} if kind else {}))
    state = merge(EMPTY, phone.doc.get_update(), NOTHING).state
    other.doc.apply_update(state)
    other.doc.get("meta", type=Map).update({"phase": "plan"} | entry)
    with pytest.raises(MalformedError, match="what a session is"):
        merge(state, other.doc.get_update(), NOTHING)
    # Of two entries that don't know of each other, the one of the higher client counts.
    forger: Doc[Any] = Doc(client_id=2**53 - 2)
    forger.get("meta", type=Map).update(entry)
    with pytest.raises(MalformedError, match="what a session is"):
        merge(state, forger.get_update(), NOTHING)


def test_what_a_session_is_cannot_be_removed() -> None:
    phone = Phone()
    meta = phone.doc.get("meta", type=Map)
    meta.update({"created": "2026-11-27", "kind": "ladder"})
    state = merge(EMPTY, phone.doc.get_update(), NOTHING).state
    del meta["kind"]
    with pytest.raises(MalformedError, match="what a session is"):
        merge(state, phone.doc.get_update(), NOTHING)


def test_what_a_session_is_may_come_after_its_words() -> None:
    """So it is where a server lost its disk, and the last words come first."""
    phone = Phone()
    phone.write("ladder.skill", "juggling")
    state = merge(EMPTY, phone.doc.get_update(), NOTHING).state
    phone.doc.get("meta", type=Map).update({"created": "2026-11-27", "kind": "ladder"})
    assert fields(merge(state, phone.doc.get_update(), NOTHING).state)["meta"] == {
        "created": "2026-11-27",
        "kind": "ladder",
    }


def test_a_malformed_vector_is_refused() -> None:
    with pytest.raises(MalformedError):
        merge(EMPTY, EMPTY, b"\xff\xff\xff\x7f")


def test_a_damaged_state_is_told_from_a_malformed_update() -> None:
    with pytest.raises(DamagedError):
        merge(b"\x01\x02", EMPTY, NOTHING)


class PanicException(BaseException):
    """What PyO3 raises where Rust code panics."""


def test_a_panic_in_rust_is_a_malformed_update(monkeypatch: pytest.MonkeyPatch) -> None:
    apply = Doc.apply_update

    def panic(doc: Doc[Map[object]], update: bytes) -> None:
        if update != EMPTY:
            raise PanicException("words of somebody")
        apply(doc, update)

    monkeypatch.setattr(Doc, "apply_update", panic)
    with pytest.raises(MalformedError, match="can't be merged"):
        merge(EMPTY, b"\x00\x01\x01\x00", NOTHING)
