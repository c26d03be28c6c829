"""The demo: filled, filled once, made anew, and true to what the pages promise to show."""

from collections import Counter
from collections.abc import Iterator
from io import StringIO

import pytest
from django.contrib.auth.hashers import make_password
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models.query_utils import DeferredAttribute
from django.test import override_settings
from django.utils import translation
from pghistory.models import Event

from annualcycle.periods import Frequency, Period
from dialogue.models import Receipt
from goals.chain import walk
from goals.models import (
    Activity,
    Assessment,
    Assignment,
    CitizenRequirement,
    Contributor,
    CoreMission,
    Coverage,
    Goal,
    GoalEffect,
    GoalIndicator,
    LegalRequirement,
    MissionAssessment,
    NotRelevant,
    Plan,
    PriorityRanking,
    Tag,
)
from goals.queries.chain import chain
from goals.queries.overview import overview
from governance.models import (
    AdoptionState,
    GovernanceModel,
    Membership,
    ModelLevel,
    Municipality,
    Organisation,
    TemplateSection,
    User,
)
from governance.tenancy import municipality_scope
from indicators.models import (
    ImportMapping,
    Indicator,
    KoladaFetch,
    ReviewedMeasure,
    Target,
    Value,
    ValueImport,
)
from reports.content import Heading
from reports.models import ReportText
from workspace.demo import store
from workspace.demo.records import DemoMunicipality, Meaning
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
    """Those in force in 2026."""
    return list(Goal.objects.filter(level__name="Kommunmål", state=AdoptionState.ADOPTED).select_related("level"))


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


def test_this_term_and_the_next_have_adopted_models_and_another_version_is_a_draft(exempelby: Municipality) -> None:
    now, later = GovernanceModel.objects.filter(state=AdoptionState.ADOPTED).order_by("version")
    draft = GovernanceModel.objects.get(state=AdoptionState.DRAFT)

    assert (now.version, now.year_from, now.year_to, now.levels.count()) == (1, 2023, 2026, 8)
    assert (later.version, later.year_from, later.year_to, later.levels.count()) == (2, 2027, 2030, 8)
    assert (draft.version, draft.year_from, draft.year_to) == (3, 2029, 2030)
    assert list(now.scale.steps.values_list("word", flat=True)) == [
        "Uppfyllt",
        "Delvis",
        "Ej uppfyllt",
        "Kan inte bedömas",
    ]


def test_limits_are_advice_in_one_version_and_binding_in_the_next(exempelby: Municipality) -> None:
    advised = ModelLevel.objects.get(model__version=1, name="Nämndmål")
    binding = ModelLevel.objects.get(model__version=2, name="Nämndmål")
    owned = Counter(Goal.objects.filter(level=advised).values_list("organisation__short_name", flat=True))

    assert (advised.limits_are_hard, binding.limits_are_hard) == (False, True)
    assert [name for name, number in owned.items() if number > advised.most_goals] == ["KS"]


def test_fifteen_council_goals_are_adopted_with_rationale_and_benefit(exempelby: Municipality) -> None:
    goals = council_goals()

    assert len(goals) == 15
    assert all(goal.state == AdoptionState.ADOPTED and goal.is_decided for goal in goals)
    assert all(goal.rationale and goal.citizen_benefit and goal.perspective_id for goal in goals)
    assert Counter(goal.kind for goal in goals)[Goal.Kind.FINANCIAL] == 2


def test_every_council_goal_is_measured_and_only_one_board_goal_is_not(exempelby: Municipality) -> None:
    measured = set(GoalIndicator.objects.values_list("goal", flat=True))

    assert [goal.title for goal in council_goals() if goal.pk not in measured] == []
    boards = Goal.objects.filter(level__name="Nämndmål")
    assert [goal.title for goal in boards if goal.pk not in measured] == [
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
    # What is derived says when it was calculated, by when it was stored.
    derived = [Value.Origin.COMPUTED, Value.Origin.ROLLED_UP]
    assert not Value.objects.filter(source_date=None).exclude(origin__in=derived).exists()
    assert not Value.objects.filter(source_date__gt="2026-11-21").exists()


def test_values_are_of_every_sort(exempelby: Municipality) -> None:
    values = Value.objects.all()

    assert set(values.values_list("gender", flat=True)) == {"T", "K", "M"}
    assert {"not_available", "not_yet", "suppressed", ""} == set(values.values_list("missing", flat=True))
    assert set(values.values_list("quality", flat=True)) == set(Value.Quality.values)
    assert set(values.values_list("origin", flat=True)) == set(Value.Origin.values) - {Value.Origin.IMPORTED}
    assert values.filter(denominator__isnull=False).exists()
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

    assert (len(asked), entered.filter(gender="T").count()) == (6, 3)


def test_plans_are_in_every_state_and_activities_too(exempelby: Municipality) -> None:
    states = Counter(Plan.objects.filter(year=2026).values_list("state", flat=True))
    late = Activity.objects.filter(due_on__lt="2026-11-21", plan__year=2026).exclude(
        status__in=[Activity.Status.DONE, Activity.Status.STOPPED]
    )

    assert (states["draft"], states["submitted"], states["returned"], states["superseded"]) == (2, 2, 1, 1)
    assert states["adopted"] > 30
    assert set(Activity.objects.values_list("status", flat=True)) == set(Activity.Status.values)
    assert late.count() >= 5


def test_every_school_has_a_core_mission_and_a_plan(exempelby: Municipality) -> None:
    schools = Organisation.objects.filter(parent__name="Grundskola och fritidshem")

    assert schools.count() == 9
    assert CoreMission.objects.filter(organisation__in=schools).count() == 9
    assert Plan.objects.filter(organisation__in=schools, year=2026, revises=None).count() == 9


def test_thread_is_broken_where_the_demo_leaves_it_open(exempelby: Municipality) -> None:
    whole = chain(year=2026, user=None)
    items = [tree.payload for tree in walk(whole.trees)]
    broken = {(item.title, loose.kind.value) for item in items for loose in item.breaks}

    presence = next(item for item in items if item.title == "Gemensam modell för närvaro")
    assert [place.name for place in presence.unanswered] == ["Nyborgsskolan"]
    assert ("Färre och bättre samordnade transporter", "unanswered") in broken
    assert ("Den offentliga konsten vårdas och syns", "serves_nothing") in broken
    assert ("Läslust och en meningsfull fritid stärker lärandet", "not_measured") in broken
    assert {title for title, kind in broken if kind == "above_is_missing"} == {
        "Arbetsmarknadsenheten",
        "Måltidsenheten",
    }
    assert len(whole.unused) >= 1


def test_demo_holds_at_least_one_of_every_model_of_its_rooms(exempelby: Municipality) -> None:
    rooms = {"indicators", "goals", "dialogue"}
    # Files and fetches come when somebody uploads one or Kolada is asked.
    by_people = {ValueImport, KoladaFetch, ImportMapping}
    models = [
        model
        for model in store.tenant_models()
        if model._meta.app_label in rooms and not issubclass(model, Event) and model not in by_people
    ]

    assert [model.__name__ for model in models if not model.objects.exists()] == []


@pytest.mark.parametrize(
    "field",
    [
        Activity.status,
        Assignment.status,
        CitizenRequirement.source,
        Coverage.judgement,
        Goal.ambition,
        Goal.horizon,
        Goal.kind,
        GoalEffect.kind,
        Indicator.kind,
        MissionAssessment.status,
        Plan.state,
        Receipt.understanding,
        ReviewedMeasure.verdict,
        Tag.kind,
        Target.ambition,
        Target.kind,
        TemplateSection.kind,
    ],
    ids=lambda deferred: f"{deferred.field.model.__name__}.{deferred.field.name}",
)
def test_demo_shows_every_choice(exempelby: Municipality, field: DeferredAttribute) -> None:
    column = field.field
    found = set(column.model.objects.order_by().values_list(column.name, flat=True).distinct())

    never = {Meaning.UNASSESSED} if column.model is MissionAssessment else set()
    assert {value for value, _label in column.flatchoices} - found == never


def test_goals_and_rankings_are_drafted_adopted_and_superseded(exempelby: Municipality) -> None:
    goals = Counter(Goal.objects.values_list("state", flat=True))
    rankings = Counter(PriorityRanking.objects.values_list("state", flat=True))

    assert (goals["draft"], goals["superseded"]) == (7, 1)
    assert Goal.objects.get(state=AdoptionState.SUPERSEDED).replaced_by.get().state == AdoptionState.ADOPTED
    assert rankings == {"adopted": 3, "draft": 1}
    assert Goal.objects.exclude(contributions=None).count() >= 5


def test_register_of_laws_has_one_that_no_goal_carries_out(exempelby: Municipality) -> None:
    alone = LegalRequirement.objects.filter(goals=None)

    assert LegalRequirement.objects.count() == 12
    assert [law.act for law in alone] == [
        "Lagen om skydd mot olyckor (2003:778)",
        "Lagen om stöd och service till vissa funktionshindrade (1993:387)",
    ]


def test_joint_commitment_lacks_one_comment_and_one_conflict_is_open(exempelby: Municipality) -> None:
    silent = Contributor.objects.filter(goal__title="Gemensam modell för närvaro").exclude(
        comments__period_start="2026-05-01"
    )
    conflicts = GoalEffect.objects.filter(kind=GoalEffect.Kind.CONFLICTS)

    assert [each.organisation.short_name for each in silent] == ["KFN"]
    assert sorted(each.settled_on is None for each in conflicts) == [False, True]
    assert NotRelevant.objects.count() >= 5


def test_core_missions_are_assessed_otherwise_than_suggested_and_not_at_all(exempelby: Municipality) -> None:
    period = Period.parse("T2 2026")
    assessed = MissionAssessment.objects.filter(frequency=period.frequency, period_start=period.start)
    otherwise = [one for one in assessed if one.status != one.suggested]
    boards = CoreMission.objects.exclude(organisation__kind=Organisation.Kind.UNIT)

    assert len(otherwise) == 2
    assert all(one.reason for one in otherwise)
    assert [one.organisation.short_name for one in boards if not assessed.filter(organisation=one.organisation)] == [
        "MN"
    ]


def test_plans_on_three_levels_are_revised_and_begun_for_the_next_year(exempelby: Municipality) -> None:
    levels = set(Plan.objects.filter(year=2026).values_list("level__name", flat=True))
    revisions = {plan.organisation.name: plan for plan in Plan.objects.exclude(revises=None)}
    begun = Plan.objects.get(year=2027)

    assert levels == {"Verksamhetsplan", "Förvaltningsplan", "Enhetsplan"}
    assert {name: plan.state for name, plan in revisions.items()} == {
        "Tallåsskolan": "adopted",
        "Arbetsmarknadsenheten": "draft",
    }
    assert all(plan.revision_reason for plan in revisions.values())
    assert revisions["Tallåsskolan"].revises.state == AdoptionState.SUPERSEDED
    assert (begun.organisation.name, begun.state) == ("Björkhagaskolan", "draft")
    assert begun.texts.exists()
    assert begun.answers.count() == begun.activities.values("goal").distinct().count() == 3


def test_assignments_are_late_and_one_is_a_project(exempelby: Municipality) -> None:
    late = Assignment.objects.filter(due_on__lt="2026-11-21", status__in=["not_started", "under_way"])
    project = Assignment.objects.get(is_project=True)

    assert late.count() == 2
    assert (project.phases.filter(is_done=True).count(), project.phases.count()) == (2, 4)
    assert project.resources
    assert project.resource_owner


def test_receipts_are_read_asked_answered_and_waited_for(exempelby: Municipality) -> None:
    asked = Receipt.objects.filter(understanding=Receipt.Understanding.QUESTION)
    kerstin = User.objects.get(email="kerstin.lind@exempelby.example")
    own = Receipt.objects.filter(reader=kerstin)

    assert (asked.filter(answer="").count(), asked.exclude(answer="").count()) == (2, 3)
    assert (own.filter(answer="").count(), own.exclude(answer="").count()) == (7, 1)
    assert Receipt.objects.filter(plan__state=AdoptionState.SUPERSEDED).count() == 3


def test_citizens_are_answered_taken_up_and_waiting(exempelby: Municipality) -> None:
    asked = CitizenRequirement.objects.all()

    assert asked.filter(goal=None).exclude(answer="").count() == 1
    assert asked.filter(answer="").exclude(goal=None).exists()
    assert asked.filter(answer="", goal=None).exists()


def test_activities_tell_how_far_they_have_come(exempelby: Municipality) -> None:
    for activity in Activity.objects.all():
        least, most = {"done": (100, 100), "not_started": (0, 0)}.get(activity.status, (1, 99))
        assert least <= activity.progress <= most, activity


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
    assert [row.status_word for row in seen.rows] == [  # the last one has no place in the council's order
        "Partly achieved",
        "Not achieved",
        "Not achieved",
        "Partly achieved",
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


@pytest.mark.parametrize("content", store.DEMO, ids=lambda content: content.slug)
def test_paragraphs_of_the_minutes_are_bare_numbers(content: DemoMunicipality) -> None:
    with municipality_scope(Municipality.objects.get(slug=content.slug)):
        decided = [Goal, Plan, GovernanceModel, PriorityRanking, Assignment]
        paragraphs = {row for model in decided for row in model.objects.values_list("minutes_paragraph", flat=True)}

    assert all(paragraph.isdecimal() for paragraph in paragraphs if paragraph)
