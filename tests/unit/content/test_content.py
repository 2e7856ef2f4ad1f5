"""The content against its contract: ids, minutes, meetings, and every fact in its place."""

from flask.testing import FlaskClient

from webapp.content import COMPANIONS, GUIDED, PHASES, TIPS, companion_fields, fields
from webapp.languages import LANGUAGES

# What was agreed: adding is fine, renaming is not.
IDS = """
start.mentee_name start.mentor_name start.holder start.stage start.agreements start.confidence
start.path between.path
explain.mentor_brings explain.mentee_brings
strength.kinds strength.good_at strength.mentor_unknown strength.topic
plan.format plan.goal plan.steps plan.needs plan.when plan.where plan.mentor_role
lead.ready lead.notes lead.notes_mentor lead.mentor_questions lead.mentor_learned
reflect.mentee_leading reflect.mentee_self reflect.mentor_surprise reflect.mentor_insights
reflect.confidence next.step next.when next.swap private.mentee private.mentor
"""
COMPANION_IDS = """
roadmap.goal roadmap.strengths roadmap.first_step
ladder.skill ladder.at ladder.evidence ladder.next ladder.helper ladder.again
stretch.challenge stretch.zone stretch.smallest stretch.date stretch.support stretch.result
stretch.learned
"""
MILESTONE = "step date barrier helper"
CHOICES = {
    "start.holder": "mentee mentor shared",
    "start.path": "full short",
    "between.path": "full short",
    "start.stage": "early growing confident",
    "start.agreements": "no_right_answer may_skip stays_between_us ask_first",
    "strength.kinds": "digital_tool social_cultural steam_topic creative_skill perspective",
    "plan.format": "demo talk media joint_task",
    "plan.mentor_role": "listen ask reflect",
    "lead.ready": "know_first_step have_materials mentor_knows_role feel_supported",
    "next.swap": "yes later",
}
MINUTES = {
    "explain": (5, 5),
    "strength": (10, 15),
    "plan": (10, 15),
    "lead": (15, 30),
    "reflect": (10, 10),
}


def test_every_field_of_the_contract_is_asked_once() -> None:
    assert sorted(field.id for field in fields()) == sorted(IDS.split())


def test_every_choice_has_the_values_of_the_contract() -> None:
    held = {
        field.id: [choice.id for choice in field.choices] for field in fields() if field.choices
    }
    assert held == {field: values.split() for field, values in CHOICES.items()}


def test_the_companions_ask_what_the_contract_says() -> None:
    milestones = [
        f"roadmap.milestone.{n}.{part}" for n in range(1, 6) for part in MILESTONE.split()
    ]
    rungs = [f"ladder.rung.{n}" for n in range(1, 8)]
    assert [companion.id for companion in COMPANIONS] == ["roadmap", "ladder", "stretch"]
    held = [field.id for field in companion_fields()]
    assert sorted(held) == sorted([*COMPANION_IDS.split(), *milestones, *rungs])
    zones = next(field for field in companion_fields() if field.id == "stretch.zone").choices
    assert [zone.id for zone in zones] == ["comfort", "stretch", "panic"]


def test_a_tip_offers_the_companions_that_it_names(client: FlaskClient) -> None:
    offered = {
        "stage": ["roadmap", "ladder", "stretch"],
        "curiosity": ["roadmap", "stretch"],
        "again": ["roadmap", "stretch"],
    }
    assert {tip.id: list(tip.companions) for tip in TIPS if tip.companions} == offered
    page = client.get("/en/").text
    for screen, links in (("tips", 7), ("summary", 3), ("strength", 3)):
        part = page.split(f'data-screen="{screen}"')[1].split("</section>")[0]
        assert part.count(" data-companion=") == links


def test_only_the_private_notes_are_private() -> None:
    assert {field.id for field in fields() if field.private} == {"private.mentee", "private.mentor"}


def test_the_phases_come_in_order_with_their_minutes_and_meetings() -> None:
    assert {phase.id: phase.minutes for phase in PHASES} == MINUTES
    assert [phase.number for phase in PHASES] == [1, 2, 3, 4, 5]
    assert [phase.meeting for phase in PHASES] == [1, 1, 1, 2, 2]


def test_each_tip_stands_where_it_helps_and_on_the_screen_of_tips(client: FlaskClient) -> None:
    placed = {prompt.tip.id for screen in GUIDED for prompt in screen.prompts if prompt.tip}
    assert placed == {tip.id for tip in TIPS}
    for code in LANGUAGES:
        screen = client.get(f"/{code}/").text.split('data-screen="tips"')[1].split("</section>")[0]
        assert screen.count("<li>") == len(TIPS)


def test_the_tools_it_names_still_exist() -> None:
    named = " ".join(str(line) for tip in TIPS for line in tip.lines)
    assert "Jamboard" not in named
