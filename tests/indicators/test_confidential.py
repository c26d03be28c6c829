"""A confidential indicator: who reads it, and that nothing else names it or tells its values to the others."""

from collections.abc import Iterator
from datetime import date
from html import unescape

import pytest
from django.utils import timezone, translation

from annualcycle.periods import Period
from goals.forms.goals import GoalForm, initial_of
from goals.models import CoreMission, GoalIndicator, QualityFactor
from goals.queries import overview
from goals.queries.advice import advice_on, sketch_of
from goals.queries.suggestion import suggestions
from goals.queries.ties import unfollowed_indicators
from goals.queries.writing import links_of
from governance.models import Membership, Municipality, User
from governance.queries.history import Wanted, history_page
from governance.queries.withheld import withheld_from
from governance.tenancy import municipality_scope
from indicators import rules
from indicators.models import Indicator
from indicators.queries import indicator_cards, round_outline
from indicators.queries.exports import exported_values
from indicators.queries.imports import catalogue_now
from indicators.queries.visible import hidden_among, visible_indicators
from reports.collect import annual_report
from tests.conftest import make_person, organisation, signed_in
from tests.indicators.make import make_indicator, make_values
from tests.world import World, make_world

Role = Membership.Role
SECRET = "Hot mot personalen"
YEAR = timezone.localdate().year
PAGE = "/exempelby/indicators/"

# Who reads what the school board manages: role, where it is held, and whether it is enough.
READERS = [
    (Role.CONTROLLER, "K", True),
    (Role.CONTROLLER, "BUN", True),
    (Role.MANAGER, "BUN", True),
    (Role.OFFICIAL, "BUN", True),
    (Role.AUDITOR, "K", True),
    (Role.ADMINISTRATOR, "K", True),
    (Role.MANAGER, "Valla", False),
    (Role.OFFICIAL, "ON", False),
    (Role.CONTROLLER, "ON", False),
    (Role.AUDITOR, "ON", False),
    (Role.BOARD_MEMBER, "BUN", False),
    (Role.EXECUTIVE_BOARD_MEMBER, "KS", False),
    (Role.BOARD_SECRETARY, "BUN", False),
    (Role.READER, "K", False),
]


@pytest.fixture(autouse=True)
def _in_swedish() -> Iterator[None]:
    with translation.override("sv"):
        yield


@pytest.fixture
def secret(exempelby: Municipality) -> Indicator:
    """A confidential indicator of the school board with a value there and in a school."""
    with municipality_scope(exempelby):
        found = make_indicator(SECRET, organisation("BUN"), is_confidential=True, code="HOT1")
        make_values(found, organisation("BUN"), {str(YEAR - 1): "17.25"})
        make_values(found, organisation("Valla"), {str(YEAR - 1): "31.75"})
    return found


@pytest.mark.parametrize(("role", "where", "may"), READERS)
def test_reader_is_who_answers_for_it(
    exempelby: Municipality, secret: Indicator, role: str, where: str, *, may: bool
) -> None:
    person = make_person("Petra", (role, where), municipality=exempelby)

    status = signed_in(person).get(f"{PAGE}{secret.pk}/").status_code
    html = unescape(signed_in(person).get(PAGE).content.decode())

    assert (status, SECRET in html) == ((200, True) if may else (404, False))
    with municipality_scope(exempelby):
        assert rules.can_read_indicator(person, secret) is may
        assert visible_indicators(person).filter(pk=secret.pk).exists() is may


@pytest.mark.parametrize("part", ["owner", "deputy"])
def test_owner_and_deputy_read_it_wherever_they_work(exempelby: Municipality, secret: Indicator, part: str) -> None:
    person = make_person("Petra", (Role.READER, "ON"), municipality=exempelby)
    with municipality_scope(exempelby):
        Indicator.objects.filter(pk=secret.pk).update(**{part: person})

    client = signed_in(person)

    assert client.get(f"{PAGE}{secret.pk}/").status_code == 200
    assert SECRET in unescape(client.get(PAGE).content.decode())


@pytest.mark.parametrize("address", ["", "edit/", "target/"])
def test_every_page_of_it_is_missing_and_not_forbidden(
    exempelby: Municipality, secret: Indicator, address: str
) -> None:
    person = make_person("Petra", (Role.CONTROLLER, "ON"), municipality=exempelby)

    assert signed_in(person).get(f"{PAGE}{secret.pk}/{address}").status_code == 404
    assert signed_in(person).get(f"{PAGE}values/export.csv?indicator={secret.pk}").status_code == 404


def test_cards_leave_it_out_without_a_further_query(
    exempelby: Municipality, secret: Indicator, alice: User, bob: User, django_assert_num_queries: object
) -> None:
    with municipality_scope(exempelby):
        key = (secret.pk, secret.organisation_id)
        for person in (alice, bob):
            visible_indicators(person)  # the grants are known in a request

        with django_assert_num_queries(5):  # type: ignore[operator]
            mine = indicator_cards([key], year=YEAR, language="sv", reader=alice)
        others = indicator_cards([key], year=YEAR, language="sv", reader=bob)
        public = indicator_cards([key], year=YEAR, language="sv", reader=None)

    assert (list(mine), others, public) == ([key], {}, {})


def test_export_and_import_know_it_for_those_only_who_may(
    exempelby: Municipality, secret: Indicator, alice: User, bob: User
) -> None:
    with municipality_scope(exempelby):
        assert {row.code for row in exported_values(reader=alice)} == {"HOT1"}
        assert exported_values(reader=bob) == exported_values(reader=None) == []
        assert catalogue_now(bob).find("HOT1", SECRET).pk is None
        assert catalogue_now(alice).find("HOT1", "").pk == secret.pk

    told = signed_in(bob).get(f"{PAGE}values/export.csv").content.decode("utf-8-sig")
    assert "HOT1" not in told
    assert "31,75" not in told


def test_round_asks_only_who_may_know_of_it(
    exempelby: Municipality, secret: Indicator, amir: User, alice: User
) -> None:
    with municipality_scope(exempelby):
        school, today = organisation("Valla"), timezone.localdate()

        asked = round_outline([school], None, today, reader=alice)

        assert asked is not None
        assert [row.name for row in asked.indicators.values()] == [SECRET]
        assert round_outline([school], None, today, reader=amir) is None


# --- goals, core missions, the overview and the report


def _tied(secret: Indicator, by: User) -> World:
    """A world whose main goal is followed by the confidential indicator first, and whose core mission shows it."""
    world = make_world(by)
    GoalIndicator.objects.filter(goal=world.goal).update(order=5)
    GoalIndicator.objects.create(goal=world.goal, indicator=secret, order=0)
    mission = CoreMission.objects.create(organisation=organisation("ON"), year_from=2020, why="", what="Omsorg")
    QualityFactor.objects.create(core_mission=mission, text="Trygghet", indicator=secret, order=0)
    return world


def test_goal_page_shows_it_to_its_readers_only(
    exempelby: Municipality, secret: Indicator, alice: User, bob: User
) -> None:
    with municipality_scope(exempelby):
        goal = _tied(secret, alice).goal

    mine = unescape(signed_in(alice).get(f"/exempelby/goals/{goal.pk}/").content.decode())
    others = unescape(signed_in(bob).get(f"/exempelby/goals/{goal.pk}/").content.decode())

    assert SECRET in mine
    assert SECRET not in others
    assert "17,2" not in others


@pytest.mark.parametrize(
    "address", ["", "how/", "goals/", "goals/broken/", "goals/portfolio/", "goals/assessments/", "goals/plans/"]
)
def test_no_other_page_names_it(exempelby: Municipality, secret: Indicator, bob: User, address: str) -> None:
    with municipality_scope(exempelby):
        _tied(secret, bob)

    answer = signed_in(bob).get(f"/exempelby/{address}", follow=True)

    assert answer.status_code in {200, 403}
    assert SECRET not in unescape(answer.content.decode())
    assert "HOT1" not in answer.content.decode()


def test_what_is_public_never_rests_on_it(exempelby: Municipality, secret: Indicator, alice: User) -> None:
    with municipality_scope(exempelby):
        world = _tied(secret, alice)
        shown = overview(year=2026)

        cards = [card.name for row in (*shown.rows, *shown.missions) for card in row.cards]
        factors = [factor.indicator for row in shown.missions for factor in row.mission.factors]
        assert SECRET not in cards
        assert SECRET not in factors
        suggested = suggestions([world.goal], period=Period.of_year(2026))[world.goal.pk]
        assert SECRET not in [card.name for card in suggested.cards]


def test_unused_and_advice_do_not_name_it(exempelby: Municipality, secret: Indicator, alice: User, bob: User) -> None:
    with municipality_scope(exempelby):
        world = make_world(alice)
        assert secret not in unfollowed_indicators()
        Indicator.objects.filter(pk=secret.pk).update(controllability="low")
        sketch = sketch_of(world.goal, [secret.pk])

        told = [str(advice) for advice in advice_on(sketch, user=bob)]

    assert not any(SECRET in text for text in told)


def test_form_of_a_goal_keeps_what_it_does_not_show(exempelby: Municipality, secret: Indicator, alice: User) -> None:
    person = make_person("Petra", (Role.CONTROLLER, "ON"), municipality=exempelby)
    with municipality_scope(exempelby):
        world = make_world(alice)
        goal, shown = world.draft_goal, world.indicator
        GoalIndicator.objects.filter(goal=goal).delete()
        for order, indicator in enumerate((secret, shown)):
            GoalIndicator.objects.create(goal=goal, indicator=indicator, order=order)
        initial = initial_of(goal, links_of(goal), "")

        form = GoalForm({"indicator_0": shown.pk}, user=person, goal=goal, initial=initial)
        form.is_valid()
        offered = [label for _pk, label in form.fields["indicator_0"].choices]

        assert not any(SECRET in str(label) for label in offered)
        assert form.initial["indicator_0"] == shown.pk
        assert form.indicators == [secret, shown]


@pytest.mark.parametrize("number", [1, 3])
def test_forms_read_what_they_keep_unseen_in_one_query(
    exempelby: Municipality, alice: User, django_assert_num_queries: object, number: int
) -> None:
    person = make_person("Petra", (Role.CONTROLLER, "ON"), municipality=exempelby)
    with municipality_scope(exempelby):
        tied = [make_indicator(f"Dold {place}", organisation("BUN"), is_confidential=True) for place in range(number)]
        chosen = [indicator.pk for indicator in tied]

        with django_assert_num_queries(2):  # type: ignore[operator]  # the person's grants, and what is hidden of them
            found = hidden_among(person, [*chosen, "12", "x"])

        assert found == {indicator.pk: indicator for indicator in tied}
        assert hidden_among(alice, chosen) == {}


# --- history


def test_history_of_a_part_tells_nothing_of_it(exempelby: Municipality, secret: Indicator, alice: User) -> None:
    auditor = make_person("Petra", (Role.AUDITOR, "Valla"), municipality=exempelby)
    with municipality_scope(exempelby):
        school = organisation("Valla")
        part = frozenset({school.pk})
        blind = history_page(Wanted(part=part), size=500).changes

        told = history_page(Wanted(part=part, withheld=withheld_from(auditor, part)), size=500).changes

        assert any(SECRET in change.name for change in blind)
        assert not any(SECRET in change.name for change in told)
        assert not any(SECRET in line.after for change in told for line in change.lines)
        assert withheld_from(alice, None) == {}

    page = signed_in(auditor).get("/exempelby/governance/history/")
    html = unescape(page.content.decode())
    value = signed_in(auditor).get(f"/exempelby/governance/history/indicators.indicator/{secret.pk}/")
    assert page.status_code == 200
    assert SECRET not in html
    assert value.status_code in {403, 404}


def test_history_puts_a_word_for_its_name(exempelby: Municipality, secret: Indicator, alice: User) -> None:
    auditor = make_person("Petra", (Role.AUDITOR, "ON"), municipality=exempelby)
    with municipality_scope(exempelby):
        mission = CoreMission.objects.create(organisation=organisation("ON"), year_from=2020, why="", what="Omsorg")
        QualityFactor.objects.create(core_mission=mission, text="Trygghet", indicator=secret, order=0)

    answer = signed_in(auditor).get(f"/exempelby/governance/history/goals.coremission/{mission.pk}/")
    html = unescape(answer.content.decode())

    assert "Trygghet" in html
    assert "en skyddad indikator" in html
    assert SECRET not in html


def test_annual_report_never_holds_it(exempelby: Municipality, secret: Indicator, alice: User) -> None:
    with municipality_scope(exempelby):
        _tied(secret, alice)

        report = annual_report(year=2026, title="Årsredovisning", language="sv", created_on=date(2027, 2, 1))

        told = [indicator.name for goal in report.ordered_goals() for indicator in goal.indicators]
        assert told
        assert SECRET not in told
        assert SECRET not in repr(report)


def test_formula_of_an_open_indicator_does_not_name_it(
    exempelby: Municipality, secret: Indicator, alice: User, bob: User
) -> None:
    with municipality_scope(exempelby):
        pk = make_indicator("Räknad", organisation("BUN"), formula="HOT1 * 2").pk

    mine, others = (unescape(signed_in(each).get(f"{PAGE}{pk}/").content.decode()) for each in (alice, bob))

    assert "HOT1 * 2" in mine
    assert "HOT1" not in others
    assert SECRET not in others
