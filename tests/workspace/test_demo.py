"""The demo: filled, filled once, made anew, and true to what the pages promise to show."""

from collections import Counter
from collections.abc import Iterator
from io import StringIO

import pytest
from django.contrib.auth.hashers import make_password
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings
from django.utils import translation

from annualcycle.periods import Frequency, Period
from goals.chain import walk
from goals.models import Activity, Assessment, CoreMission, Goal, GoalIndicator, Plan
from goals.queries.chain import chain
from goals.queries.overview import overview
from governance.models import AdoptionState, GovernanceModel, Membership, Municipality, Organisation, User
from governance.tenancy import municipality_scope
from indicators.models import Indicator, Target, Value
from reports.content import Heading
from reports.models import ReportText
from workspace.demo import store
from workspace.demo.records import DemoMunicipality
from workspace.management.commands.demo import LOCAL_PASSWORD

HASHER = "django.contrib.auth.hashers.MD5PasswordHasher"  # as the tests' own settings have it
pytestmark = pytest.mark.django_db


def run(*options: str) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("demo", *options, stdout=out)
    return out.getvalue()


@pytest.fixture(scope="module", autouse=True)
def _filled(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """The demo, stored for the whole module since filling takes seconds; taken away afterwards, as --reset does."""
    with django_db_blocker.unblock(), override_settings(PASSWORD_HASHERS=[HASHER]):
        store.remove_demo()
        store.fill_demo(password=LOCAL_PASSWORD)
    yield
    with django_db_blocker.unblock():
        store.remove_demo()
        connection.close()


@pytest.fixture
def exempelby() -> Iterator[Municipality]:
    municipality = Municipality.objects.get(slug="exempelby")
    with municipality_scope(municipality), translation.override("sv"):
        yield municipality


@pytest.fixture
def exempelmark() -> Iterator[Municipality]:
    municipality = Municipality.objects.get(slug="exempelmark")
    with municipality_scope(municipality), translation.override("en"):
        yield municipality


def council_goals() -> list[Goal]:
    return list(Goal.objects.filter(level__name="Kommunmål").select_related("level"))


def test_demo_changes_nothing_when_there_are_municipalities() -> None:
    before = User.objects.count()

    said = run()

    assert said == "There are municipalities already; nothing was changed.\n"
    assert User.objects.count() == before


def test_demo_refuses_the_known_password_where_others_can_reach(settings: object) -> None:
    settings.DEBUG = settings.INSECURE_LOCAL = False

    with pytest.raises(CommandError, match="--password"):
        run("--reset")


def test_reset_without_the_owner_is_refused(settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.INSECURE_LOCAL = True
    monkeypatch.setattr(store, "OWNER", "nobody")

    with pytest.raises(CommandError, match="MIGRATION_DATABASE_URL"):
        run("--reset")


def test_logins_show_a_person_of_every_role_and_the_password() -> None:
    said = run("--logins")

    lines = said.splitlines()
    assert lines[-1] == f"  The password of all of them: {LOCAL_PASSWORD}"
    assert {str(role.label) for role in Membership.Role} <= {
        one.role for one in store.log_ins() if one.municipality == "Exempelby kommun"
    }
    assert len(lines) == len(store.log_ins()) + 1


def test_logins_do_not_tell_another_password() -> None:
    User.objects.filter(email=store.log_ins()[0].email).update(password=make_password("another one entirely"))

    assert LOCAL_PASSWORD not in run("--logins")


def test_everyone_has_the_password_and_one_belongs_to_both() -> None:
    auditor = User.objects.get(email="birgitta.akesson@exempelby.example")

    assert auditor.check_password(LOCAL_PASSWORD)
    assert sorted(auditor.admissions.values_list("municipality__slug", flat=True)) == ["exempelby", "exempelmark"]


def test_six_levels_are_adopted_and_another_version_is_a_draft(exempelby: Municipality) -> None:
    adopted = GovernanceModel.objects.get(state=AdoptionState.ADOPTED)
    draft = GovernanceModel.objects.get(state=AdoptionState.DRAFT)

    assert (adopted.version, adopted.year_from, adopted.year_to, adopted.levels.count()) == (1, 2023, 2026, 6)
    assert (draft.version, draft.year_from, draft.year_to) == (2, 2027, 2030)
    assert list(adopted.scale.steps.values_list("word", flat=True)) == [
        "Uppfyllt",
        "Delvis",
        "Ej uppfyllt",
        "Kan inte bedömas",
    ]


def test_fifteen_council_goals_are_adopted_with_rationale_and_benefit(exempelby: Municipality) -> None:
    goals = council_goals()

    assert len(goals) == 15
    assert all(goal.state == AdoptionState.ADOPTED and goal.is_decided for goal in goals)
    assert all(goal.rationale and goal.citizen_benefit and goal.perspective_id for goal in goals)
    assert Counter(goal.kind for goal in goals)[Goal.Kind.FINANCIAL] == 2


def test_every_council_goal_is_measured_and_only_one_board_goal_is_not(exempelby: Municipality) -> None:
    measured = set(GoalIndicator.objects.values_list("goal", flat=True))

    assert [goal.title for goal in council_goals() if goal.pk not in measured] == []
    assert [goal.title for goal in Goal.objects.filter(level__name="Nämndmål") if goal.pk not in measured] == [
        "Läslust och en meningsfull fritid stärker lärandet"
    ]


def test_indicators_of_council_goals_have_five_years_of_values_and_a_target_each_year(exempelby: Municipality) -> None:
    ties = GoalIndicator.objects.filter(goal__in=council_goals()).select_related("indicator")

    for indicator in {tie.indicator for tie in ties}:
        values = Value.objects.filter(indicator=indicator, organisation__isnull=False, gender=Value.Gender.TOTAL)
        periods = [Period(Frequency(value.frequency), value.period_start) for value in values]
        expected = 2025 - indicator.lag_years if indicator.lag_years == 2 else 2025
        assert set(range(expected - 4, expected + 1)) <= {period.year for period in periods}, indicator
        years = set(Target.objects.filter(indicator=indicator).values_list("year", flat=True))
        assert years == {2023, 2024, 2025, 2026}, indicator


def test_every_value_has_a_source_and_a_day_that_has_been(exempelby: Municipality) -> None:
    assert not Value.objects.filter(source="").exists()
    assert not Value.objects.filter(source_date=None).exists()
    assert not Value.objects.filter(source_date__gt="2026-11-21").exists()


def test_values_are_of_every_sort(exempelby: Municipality) -> None:
    values = Value.objects.all()

    assert set(values.values_list("gender", flat=True)) == {"T", "K", "M"}
    assert {"not_available", "suppressed", ""} == set(values.values_list("missing", flat=True))
    assert values.filter(quality=Value.Quality.PRELIMINARY).exists()
    assert values.filter(comparator__name="Liknande kommuner").exists()


def test_assessments_give_the_status_of_the_example(exempelby: Municipality) -> None:
    seen = overview()

    assert seen.period == Period.parse("T2 2026")
    assert {count.meaning: count.number for count in seen.counts} == {
        "fulfilled": 5,
        "partly": 7,
        "not_fulfilled": 2,
        "unassessed": 1,
    }
    average = next(row for row in seen.rows if row.title.startswith("Resultat om minst 2 procent"))
    assert (average.status_meaning, average.card.latest_text) == ("fulfilled", "1,7\xa0%")


def test_assessments_of_the_year_and_of_both_rounds_cover_every_council_goal(exempelby: Municipality) -> None:
    rounds = Counter(
        Period(Frequency(one.frequency), one.period_start).code
        for one in Assessment.objects.filter(goal__in=council_goals())
    )

    assert rounds == {"2025": 15, "2026-T1": 15, "2026-T2": 15}


def test_a_status_other_than_suggested_has_its_reason(exempelby: Municipality) -> None:
    for assessment in Assessment.objects.all():
        assert assessment.status == assessment.suggested or assessment.reason, assessment


def test_amirs_round_is_half_entered(exempelby: Municipality) -> None:
    period = Period.parse("T2 2026")
    school = Organisation.objects.get(name="Vallaskolan")
    asked = set(Target.objects.filter(organisation=school, year=2026).values_list("indicator__name", flat=True))

    entered = Value.objects.filter(organisation=school, frequency=period.frequency, period_start=period.start)

    assert (len(asked), entered.filter(gender="T").count()) == (5, 3)


def test_plans_are_in_every_state_and_activities_too(exempelby: Municipality) -> None:
    states = Counter(Plan.objects.filter(year=2026).values_list("state", flat=True))
    late = Activity.objects.filter(due_on__lt="2026-11-21", plan__year=2026).exclude(
        status__in=[Activity.Status.DONE, Activity.Status.STOPPED]
    )

    assert (states["draft"], states["submitted"], states["returned"]) == (1, 1, 1)
    assert states["adopted"] > 30
    assert set(Activity.objects.values_list("status", flat=True)) == set(Activity.Status.values)
    assert late.count() >= 5


def test_every_school_has_a_core_mission_and_a_plan(exempelby: Municipality) -> None:
    schools = Organisation.objects.filter(parent__name="Grundskola och fritidshem")

    assert schools.count() == 9
    assert CoreMission.objects.filter(organisation__in=schools).count() == 9
    assert Plan.objects.filter(organisation__in=schools, year=2026).count() == 9


def test_thread_is_broken_where_the_demo_leaves_it_open(exempelby: Municipality) -> None:
    items = [tree.payload for tree in walk(chain(year=2026, user=None).trees)]

    presence = next(item for item in items if item.title == "Gemensam modell för närvaro")
    assert [place.name for place in presence.unanswered] == ["Nyborgsskolan"]
    assert [item.title for item in items if any(one.kind == "unanswered" for one in item.breaks)] == [
        "Färre och bättre samordnade transporter"
    ]


def test_report_texts_cover_all_headings_of_the_closed_year(exempelby: Municipality) -> None:
    headings = set(ReportText.objects.filter(year=2025).values_list("heading", flat=True))

    assert headings == {heading.value for heading in Heading}


def test_corrected_value_shows_before_and_after_in_the_history(exempelby: Municipality) -> None:
    corrected = Value.objects.get(
        indicator__code="N15505", period_start="2025-01-01", gender="T", organisation__isnull=False
    )
    history = Value.pgh_event_model.objects.filter(pgh_obj_id=corrected.pk).order_by("pgh_id")

    assert [int(event.value) for event in history] == [223, 222, 223]
    assert all(event.pgh_context["name"] == "Fatima Rahimi" for event in history)


def test_catalogue_waits_for_a_file(exempelby: Municipality) -> None:
    codes = {"N01951", "N01926", "N01953", "N15009", "N17008", "N11020", "N07906", "N07001", "N20058", "N03187"}
    found = Indicator.objects.filter(code__in=codes)

    assert found.count() == 10
    assert not Value.objects.filter(indicator__in=found).exists()


def test_region_speaks_english_and_has_its_own_model(exempelmark: Municipality) -> None:
    seen = overview()

    assert (exempelmark.kind, exempelmark.language) == (Municipality.Kind.REGION, "en")
    assert seen.level_name_plural == "Council goals"
    assert [row.status_word for row in seen.rows] == [
        "Partly achieved",
        "Not achieved",
        "Partly achieved",
        "Not achieved",
    ]


@pytest.mark.parametrize("content", store.DEMO, ids=lambda content: content.slug)
def test_neither_municipality_sees_the_other(content: DemoMunicipality) -> None:
    with municipality_scope(Municipality.objects.get(slug=content.slug)):
        organisations = set(Organisation.objects.values_list("name", flat=True))
        goals = set(Goal.objects.values_list("title", flat=True))
        indicators = set(Indicator.objects.values_list("name", flat=True))

    assert organisations == {row.name for row in content.organisations}
    assert goals == {row.title for row in content.goals}
    assert indicators == {row.name for row in content.measures}


def test_people_of_one_municipality_get_404_in_the_other(client: object) -> None:
    client.force_login(User.objects.get(email="erik.lofgren@exempelmark.example"))

    assert client.get("/exempelby/").status_code == 404
    assert client.get("/exempelmark/").status_code == 200
