"""The compliance rules: made, changed, let rest and removed, and the usual ones."""

import pytest

from governance.checking import checks
from governance.models import ComplianceResult, ComplianceRule, Municipality, User
from governance.refusals import RefusedError, StaleError, fingerprint
from governance.services.compliance import add_rule, add_usual_rules, remove_rule, turn_rule, update_rule
from tests.conftest import organisation
from tests.governance.compliance import YEAR, Found, make_rule

ROOMS = {
    "walk_through_held",
    "tasks_in_time",
    "changes_answered",
    "indicator_has_owner",
    "indicator_has_target",
    "values_entered",
    "goal_has_indicator",
    "goal_serves",
    "plan_adopted",
    "goal_assessed",
    "deviation_analysed",
    "goals_within_limit",
}


def test_every_room_has_told_what_can_be_checked() -> None:
    assert {check.key for check in checks()} == ROOMS


def test_rule_keeps_only_what_its_check_uses(scope: Municipality, alice: User) -> None:
    rule = add_rule(
        subject="goal_serves", name="Tråden håller", month=3, day=1, threshold=4, responsible=alice, by=alice
    )

    rule.refresh_from_db()
    assert (rule.month, rule.day, rule.threshold, rule.responsible, rule.is_on) == (None, None, None, alice, True)


def test_rule_of_no_check_is_refused(scope: Municipality, alice: User) -> None:
    with pytest.raises(RefusedError) as refused:
        add_rule(subject="nothing", name="Inget", by=alice)

    assert refused.value.field == "subject"


def test_name_is_used_once(scope: Municipality, alice: User, found: Found) -> None:
    make_rule()

    with pytest.raises(RefusedError) as refused:
        make_rule()

    assert refused.value.field == "name"
    assert ComplianceRule.objects.count() == 1


def test_rule_is_changed_and_keeps_what_it_checks(scope: Municipality, alice: User, found: Found) -> None:
    rule = make_rule(month=3, day=1)

    update_rule(rule=rule, seen=fingerprint(rule), name="Allt är där", month=4, day=30, threshold=3, by=alice)

    rule.refresh_from_db()
    assert (rule.subject, rule.name, rule.month, rule.day, rule.threshold) == ("test", "Allt är där", 4, 30, 3)


def test_whoever_changes_a_rule_that_has_changed_is_told(scope: Municipality, alice: User, found: Found) -> None:
    rule = make_rule()
    seen = fingerprint(rule)
    update_rule(rule=rule, seen=seen, name="En annan", by=alice)

    with pytest.raises(StaleError):
        update_rule(rule=rule, seen=seen, name="En tredje", by=alice)


def test_rule_rests_and_is_used_again(scope: Municipality, alice: User, found: Found) -> None:
    rule = make_rule()

    turn_rule(rule=rule, is_on=False, by=alice)
    assert not ComplianceRule.objects.get().is_on

    turn_rule(rule=rule, is_on=True, by=alice)
    assert ComplianceRule.objects.get().is_on


def test_rule_is_removed_unless_it_tells_of_an_earlier_year(scope: Municipality, alice: User, found: Found) -> None:
    young, old = make_rule(), make_rule(name="Den gamla")
    result = {"organisation": organisation("BUN"), "looked_at": 1, "breaking": 0}
    ComplianceResult.objects.create(rule=old, year=YEAR - 1, **result)
    ComplianceResult.objects.create(rule=young, year=YEAR, **result)

    remove_rule(rule=young, seen=fingerprint(young), by=alice)
    with pytest.raises(RefusedError):
        remove_rule(rule=old, seen=fingerprint(old), by=alice)

    assert list(ComplianceRule.objects.values_list("name", flat=True)) == ["Den gamla"]


def test_usual_rules_are_added_once_in_the_municipalitys_language(scope: Municipality, alice: User) -> None:
    added = add_usual_rules(by=alice)
    again = add_usual_rules(by=alice)

    assert ({rule.subject for rule in added}, again) == (ROOMS, [])
    assert ComplianceRule.objects.get(subject="goal_has_indicator").name == "Varje mål har en indikator"


def test_only_the_chosen_usual_rules_are_added(scope: Municipality, alice: User) -> None:
    added = add_usual_rules(subjects=["plan_adopted", "nothing"], by=alice)

    assert [(rule.subject, rule.month, rule.day) for rule in added] == [("plan_adopted", 1, 31)]
