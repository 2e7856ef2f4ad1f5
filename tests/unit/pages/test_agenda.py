"""The agenda adds up, on the whole path and on the short one, in words of each language."""

import re

import pytest
from flask.testing import FlaskClient

from webapp.languages import LANGUAGES
from webapp.pages import agenda


def test_a_meetings_phases_add_up() -> None:
    assert [phase.id for phase in agenda.phases(1)] == ["explain", "strength", "plan"]
    assert [phase.id for phase in agenda.phases(2)] == ["lead", "reflect"]
    assert agenda.total(1) == (25, 35)
    assert agenda.total(2) == (25, 40)


@pytest.mark.parametrize("meeting", [1, 2])
def test_the_short_path_fits_into_a_lesson_with_time_to_settle_in(meeting: int) -> None:
    assert agenda.short_total(meeting) == sum(phase.short for phase in agenda.phases(meeting))
    assert agenda.short_total(meeting) <= agenda.LESSON - 5


@pytest.mark.parametrize("meeting", [1, 2])
def test_no_phase_is_shorter_than_its_least_or_longer_than_its_most(meeting: int) -> None:
    for phase in agenda.phases(meeting):
        least, most = phase.minutes
        assert least <= phase.short <= most


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("meeting", [1, 2])
def test_each_path_is_listed_with_its_lengths_and_their_sum(
    client: FlaskClient, code: str, meeting: int
) -> None:
    page = client.get(f"/{code}/").text
    part = page.split(f'data-agenda="{meeting}"')[1].split("</div>")[0]
    listed = [(phase.minutes, phase.short) for phase in agenda.phases(meeting)]
    for (least, most), short in listed:
        assert re.search(rf">[^<]*{least}[^<]*</span>", part)
        assert re.search(rf">[^<]*{most}[^<]*</span>", part)
        assert re.search(rf">[^<]*\b{short}\b[^<]*</span>", part)
    whole, brief = re.findall(r'class="total \w+">([^<]+)', part)
    assert [int(number) for number in re.findall(r"\d+", whole)] == [*agenda.total(meeting)]
    assert [int(number) for number in re.findall(r"\d+", brief)] == [agenda.short_total(meeting)]


def test_a_sum_has_the_plural_of_its_language(client: FlaskClient) -> None:
    assert "Разом: 25 хвилин<" in client.get("/uk/").text
    assert "المجموع: 25 دقيقة<" in client.get("/ar/").text
