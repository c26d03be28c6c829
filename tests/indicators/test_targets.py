"""How targets are stored, changed, judged and taken away."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone, translation

from annualcycle.models import ClosedPeriod
from governance.models import Membership, Municipality, User
from governance.refusals import GoneError, RefusedError, StaleError, fingerprint
from indicators import rules
from indicators.asked import ASKED, FIGURES
from indicators.fulfilment import Outcome, Reason, TargetKind
from indicators.models import Comparator, Indicator, Target
from indicators.queries.cards import IndicatorCard, indicator_cards
from indicators.services.targets import delete_target, judge_target, set_target
from indicators.target_words import problem_sentence
from tests.conftest import make_person, organisation
from tests.indicators.make import make_indicator, make_target, make_values

D = Decimal
YEAR = timezone.localdate().year


@pytest.fixture(autouse=True)
def _in_swedish() -> Iterator[None]:
    with translation.override("sv"):
        yield


@pytest.fixture
def indicator(scope: Municipality) -> Indicator:
    return make_indicator("Årets resultat", organisation("K"))


def set_for(indicator: Indicator, by: User, **given: object) -> Target:
    usual = {"indicator": indicator, "organisation": organisation("K"), "year": YEAR, "kind": "at_least", "by": by}
    target = set_target(**usual | given)
    target.refresh_from_db()
    return target


def test_target_is_set_with_its_decision(indicator: Indicator, alice: User) -> None:
    target = set_for(indicator, alice, low=D(2), years=4, decided_by=organisation("KF"), decided_on=date(2025, 11, 24))

    assert (target.low, target.high, target.years, target.decided_by.short_name) == (D(2), None, 1, "KF")


@pytest.mark.parametrize("kind", list(TargetKind))
def test_target_keeps_only_the_figures_its_kind_uses(indicator: Indicator, alice: User, kind: TargetKind) -> None:
    riket = Comparator.objects.create(name="Riket")
    every = {
        "low": D(1),
        "high": D(3),
        "baseline": D(2),
        "tolerance": D("0.5"),
        "is_relative": True,
        "years": 3,
        "fewest_years": 2,
        "due_on": date(YEAR, 6, 30),
        "comparator": riket,
        "share_of_best": 25,
        "description": "Planen är antagen.",
    }

    set_for(indicator, alice, kind=kind, **every)

    stored = Target.objects.get()
    unused = {"tolerance": D(0), "is_relative": False, "years": 1, "description": ""}
    expected = {name: every[name] if name in ASKED[kind] else unused.get(name) for name in FIGURES}
    assert {name: getattr(stored, name) for name in FIGURES} == expected


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"kind": "at_least"}, ["low"]),
        ({"kind": "at_most", "low": D(1)}, ["high"]),
        ({"kind": "within", "low": D(3), "high": D(1)}, ["low"]),
        ({"kind": "average_over_years", "low": D(2), "years": 1}, ["years"]),
        ({"kind": "average_over_years", "low": D(2), "years": 3, "fewest_years": 4}, ["fewest_years"]),
        ({"kind": "change_by", "low": D(2)}, ["baseline"]),
        ({"kind": "maintain"}, ["low"]),
        ({"kind": "maintain", "baseline": D(2), "tolerance": D(-1)}, ["tolerance"]),
        ({"kind": "improve"}, ["baseline"]),
        ({"kind": "better_than"}, ["comparator"]),
        ({"kind": "among_best"}, ["comparator", "share_of_best"]),
        ({"kind": "milestone", "description": "Klart", "due_on": date(YEAR + 1, 1, 1)}, ["due_on"]),
        ({"kind": "qualitative", "description": " "}, ["description"]),
    ],
)
def test_incomplete_target_is_refused_beside_its_field(
    indicator: Indicator, alice: User, given: dict, fields: list[str]
) -> None:
    with pytest.raises(RefusedError) as refusal:
        set_for(indicator, alice, **given)

    assert [each.field for each in (refusal.value, *refusal.value.also)] == fields
    assert not Target.objects.exists()


@pytest.mark.parametrize("kind", ["improve", "better_than", "among_best"])
def test_better_is_refused_where_no_way_is_good(scope: Municipality, alice: User, kind: str) -> None:
    context = make_indicator("Nettokostnad", organisation("K"), direction="none")
    riket = Comparator.objects.create(name="Riket")

    with pytest.raises(RefusedError) as refusal:
        set_for(context, alice, kind=kind, baseline=D(1), comparator=riket, share_of_best=25)

    assert (refusal.value.field, refusal.value.message) == ("kind", problem_sentence("direction_needed"))


def test_target_after_the_result_demands_a_reason(indicator: Indicator, alice: User) -> None:
    set_for(indicator, alice, low=D(2))
    make_values(indicator, organisation("K"), {str(YEAR): "1.7"})

    with pytest.raises(RefusedError) as refusal:
        set_for(indicator, alice, low=D("1.5"))
    unchanged = set_for(indicator, alice, low=D(2), registry_number="KS 2026:1")
    changed = set_for(indicator, alice, low=D("1.5"), reason="Fullmäktige sänkte målet")

    assert refusal.value.field == "reason"
    assert (unchanged.registry_number, changed.low) == ("KS 2026:1", D("1.5"))


def test_result_of_another_year_demands_no_reason(indicator: Indicator, alice: User) -> None:
    make_values(indicator, organisation("K"), {str(YEAR - 1): "1.7"})

    assert set_for(indicator, alice, low=D(2)).reason == ""


def test_stale_target_is_told(indicator: Indicator, alice: User) -> None:
    seen = fingerprint(None)
    set_for(indicator, alice, low=D(2), seen=seen)

    with pytest.raises(StaleError):
        set_for(indicator, alice, low=D(3), seen=seen)


def test_same_target_is_set_for_several_years(indicator: Indicator, alice: User) -> None:
    set_for(indicator, alice, low=D(2), until=YEAR + 2, reason="Budget")

    found = Target.objects.order_by("year").values_list("year", "low", "reason")
    assert list(found) == [(year, D(2), "Budget") for year in range(YEAR, YEAR + 3)]


def test_years_with_another_target_are_replaced_only_when_asked_for(indicator: Indicator, alice: User) -> None:
    set_for(indicator, alice, year=YEAR + 1, low=D(5))

    with pytest.raises(RefusedError) as refusal:
        set_for(indicator, alice, low=D(2), until=YEAR + 2)
    left = Target.objects.count()
    set_for(indicator, alice, low=D(2), until=YEAR + 2, replaces=True)

    assert (refusal.value.field, str(YEAR + 1) in refusal.value.message, left) == ("until", True, 1)
    assert set(Target.objects.values_list("low", flat=True)) == {D(2)}


def test_several_years_ask_for_a_reason_when_one_has_a_result(indicator: Indicator, alice: User) -> None:
    make_values(indicator, organisation("K"), {str(YEAR): "1.7"})

    with pytest.raises(RefusedError) as refusal:
        set_for(indicator, alice, year=YEAR - 1, low=D(2), until=YEAR + 1)

    assert (refusal.value.field, Target.objects.count()) == ("reason", 0)


def test_same_target_for_several_years_sent_twice_is_harmless(indicator: Indicator, alice: User) -> None:
    for _time in range(2):
        set_for(indicator, alice, low=D(2), until=YEAR + 2)

    assert Target.objects.count() == 3


@pytest.fixture
def worded(indicator: Indicator, alice: User) -> Target:
    return set_for(indicator, alice, kind="qualitative", description="Samverkan fungerar.")


def judge(target: Target, by: User, judged: str = "reached", comment: str = "Enkäten visar det.") -> Target:
    return judge_target(target=target, judged=judged, comment=comment, seen=fingerprint(target), by=by)


def test_person_finds_a_target_in_words_reached_and_takes_it_back(worded: Target, alice: User) -> None:
    found = judge(worded, alice)
    card = card_of(worded.indicator)
    back = judge(found, alice, judged="")

    assert (found.judged_by, found.judged_on) == (alice, timezone.localdate())
    assert (card.fulfilment.outcome, card.fulfilment.reason) == (Outcome.REACHED, Reason.FOUND_REACHED)
    assert (back.judged, back.judged_comment, back.judged_by) == ("", "", None)


def test_judgement_demands_grounds(worded: Target, alice: User) -> None:
    with pytest.raises(RefusedError) as refusal:
        judge(worded, alice, comment="  ")

    assert refusal.value.field == "comment"


def test_figures_are_not_judged_by_a_person(indicator: Indicator, alice: User) -> None:
    with pytest.raises(RefusedError):
        judge(set_for(indicator, alice, low=D(2)), alice)


def test_target_of_a_closed_year_is_not_judged(worded: Target, alice: User) -> None:
    ClosedPeriod.objects.create(frequency="year", period_start=date(YEAR, 1, 1), closed_by=alice)

    with pytest.raises(RefusedError, match=f"{YEAR} är stängd"):
        judge(worded, alice)


def test_changed_target_loses_its_judgement_and_says_why(worded: Target, alice: User) -> None:
    judge(worded, alice)

    with pytest.raises(RefusedError) as refusal:
        set_for(worded.indicator, alice, kind="qualitative", description="Något annat.")
    changed = set_for(worded.indicator, alice, kind="qualitative", description="Något annat.", reason="Skärpt")

    assert (refusal.value.field, changed.judged, changed.judged_by) == ("reason", "", None)


def test_target_is_taken_away(indicator: Indicator, alice: User) -> None:
    target = set_for(indicator, alice, low=D(2))

    delete_target(target=target, seen=fingerprint(target), by=alice)

    assert not Target.objects.exists()


def test_target_with_a_result_is_taken_away_with_a_reason(indicator: Indicator, alice: User) -> None:
    target = set_for(indicator, alice, low=D(2))
    make_values(indicator, organisation("K"), {str(YEAR): "1.7"})

    with pytest.raises(RefusedError) as refusal:
        delete_target(target=target, seen=fingerprint(target), by=alice)
    delete_target(target=target, seen=fingerprint(target), reason="Uppdraget upphörde", by=alice)

    told = Target.pgh_event_model.objects.order_by("pgh_id").values_list("pgh_label", "reason")
    assert (refusal.value.field, list(told)[-1][1]) == ("reason", "Uppdraget upphörde")


def test_changed_or_gone_target_is_not_taken_away(indicator: Indicator, alice: User) -> None:
    target = set_for(indicator, alice, low=D(2))
    seen = fingerprint(target)
    set_for(indicator, alice, low=D(3))

    with pytest.raises(StaleError):
        delete_target(target=target, seen=seen, by=alice)
    Target.objects.all().delete()
    with pytest.raises(GoneError):
        delete_target(target=target, seen=seen, by=alice)


@pytest.mark.parametrize(
    ("role", "place", "may_change", "may_judge"),
    [
        (Membership.Role.CONTROLLER, "K", True, True),
        (Membership.Role.CONTROLLER, "BUN", True, True),
        (Membership.Role.MANAGER, "Valla", False, True),
        (Membership.Role.MANAGER, "ON", False, False),
        (Membership.Role.READER, "K", False, False),
    ],
)
def test_target_is_judged_where_its_values_are_reported(
    scope: Municipality, role: str, place: str, may_change: bool, may_judge: bool
) -> None:
    person = make_person("Person", (role, place), municipality=scope)
    indicator = make_indicator("Samverkan", organisation("BUN"))
    target = make_target(indicator, organisation("Valla"), YEAR, kind="qualitative", description="Fungerar.")

    assert (rules.can_change_target(person, target), rules.can_judge_target(person, target)) == (may_change, may_judge)


def card_of(indicator: Indicator, year: int = YEAR) -> IndicatorCard:
    key = (indicator.pk, organisation("K").pk)
    return indicator_cards([key], year=year, language="sv", reader=None)[key]
