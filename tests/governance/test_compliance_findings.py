"""What breaks the rules: answered, excepted with a reason, told upwards, and told to whoever sees to it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from governance.finding_words import finding_notices
from governance.models import ComplianceFinding, Membership, Municipality, Notice, User
from governance.queries.findings import finding_line, to_mend
from governance.refusals import RefusedError, StaleError, fingerprint
from governance.services.checks import check_rules
from governance.services.escalation import escalate_findings, tell_of_new_findings
from governance.services.findings import answer_finding, grant_exception, withdraw_exception
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation
from tests.governance.compliance import YEAR, Found, make_finding, make_rule, noon

Role = Membership.Role
TODAY = timezone.localdate()


@pytest.fixture
def finding(scope: Municipality, found: Found) -> ComplianceFinding:
    return make_finding()


def state(finding: ComplianceFinding) -> str:
    row = ComplianceFinding.objects.select_related("rule", "organisation", "owner").get(pk=finding.pk)
    return finding_line(row).standing.state


def test_answer_says_what_is_done_and_who_sees_to_it(finding: ComplianceFinding, amir: User, alice: User) -> None:
    answer_finding(finding=finding, answer="Vi gör det i maj.", owner=amir, seen=fingerprint(finding), by=alice)

    finding.refresh_from_db()
    assert (finding.answer, finding.owner, finding.answered_at is not None) == ("Vi gör det i maj.", amir, True)
    assert state(finding) == "mending"


def test_whoever_is_to_see_to_it_is_told_once_and_not_by_herself(
    finding: ComplianceFinding, amir: User, alice: User
) -> None:
    answer_finding(finding=finding, answer="", owner=amir, seen=None, by=amir)
    assert Notice.objects.count() == 0

    answer_finding(finding=finding, answer="", owner=alice, seen=None, by=amir)
    answer_finding(finding=finding, answer="Igen.", owner=alice, seen=None, by=amir)

    notice = Notice.objects.get()
    assert (notice.person, notice.kind, notice.about) == (alice, "finding_owner", f"finding-{finding.pk}")
    assert finding_notices([notice])[notice.pk].title == "Du ser till att detta rättas till: Sak a"


def test_owner_works_in_the_organisation(
    finding: ComplianceFinding, bob: User, alice: User, exempelby: Municipality
) -> None:
    with pytest.raises(RefusedError) as refused:
        answer_finding(finding=finding, answer="Bob.", owner=bob, seen=None, by=alice)

    assert refused.value.field == "owner"


def test_answer_over_another_is_told(finding: ComplianceFinding, amir: User, alice: User) -> None:
    seen = fingerprint(finding)
    answer_finding(finding=finding, answer="Först.", owner=None, seen=seen, by=amir)

    with pytest.raises(StaleError):
        answer_finding(finding=finding, answer="Sedan.", owner=None, seen=seen, by=alice)


def test_emptied_answer_is_open_again(finding: ComplianceFinding, amir: User) -> None:
    answer_finding(finding=finding, answer="Vi gör det.", owner=None, seen=None, by=amir)
    answer_finding(finding=finding, answer="", owner=None, seen=None, by=amir)

    finding.refresh_from_db()
    assert (state(finding), finding.answered_at) == ("open", None)


def test_exception_holds_to_the_end_of_its_day(finding: ComplianceFinding, alice: User) -> None:
    grant_exception(finding=finding, reason="Enheten är ny.", until=TODAY, seen=fingerprint(finding), by=alice)
    assert (state(finding), ComplianceFinding.objects.filter(to_mend(TODAY)).exists()) == ("excepted", False)

    ComplianceFinding.objects.update(excepted_until=TODAY - timedelta(days=1))
    assert (state(finding), ComplianceFinding.objects.filter(to_mend(TODAY)).exists()) == ("open", True)


def test_exception_of_a_day_that_has_been_is_refused(finding: ComplianceFinding, alice: User) -> None:
    with pytest.raises(RefusedError) as refused:
        grant_exception(finding=finding, reason="Ny.", until=TODAY - timedelta(days=1), seen=None, by=alice)

    assert refused.value.field == "until"


def test_exception_is_taken_back_and_twice_does_nothing(finding: ComplianceFinding, alice: User) -> None:
    grant_exception(finding=finding, reason="Enheten är ny.", until=None, seen=None, by=alice)

    withdraw_exception(finding=finding, by=alice)
    withdraw_exception(finding=finding, by=alice)

    finding.refresh_from_db()
    assert (finding.exception_reason, finding.excepted_by, state(finding)) == ("", None, "open")


def test_exception_stands_when_the_rule_is_checked_again(scope: Municipality, found: Found, alice: User) -> None:
    make_rule()
    found.looked_at, found.breaking = {"Valla": 1}, {"Valla": ["a"]}
    check_rules(by=None)
    grant_exception(finding=ComplianceFinding.objects.get(), reason="Enheten är ny.", until=None, seen=None, by=alice)

    check_rules(by=None)

    assert state(ComplianceFinding.objects.get()) == "excepted"


@pytest.mark.parametrize("fields", [{"ended_at": timezone.now()}, {"year": YEAR - 2}])
def test_what_has_ended_or_is_of_a_past_year_is_kept_as_it_was(
    scope: Municipality, found: Found, alice: User, fields: dict
) -> None:
    finding = make_finding(**fields)

    with pytest.raises(RefusedError):
        answer_finding(finding=finding, answer="Nu.", owner=None, seen=None, by=alice)
    with pytest.raises(RefusedError):
        grant_exception(finding=finding, reason="Nu.", until=None, seen=None, by=alice)
    with pytest.raises(RefusedError):
        withdraw_exception(finding=finding, by=alice)


# upwards


def old(days: int) -> dict:
    return {"found_at": timezone.now() - timedelta(days=days)}


def test_what_has_stood_long_is_told_upwards_once(exempelby: Municipality, alice: User, found: Found) -> None:
    secretary = make_person("Kim", (Role.CONTROLLER, "KS"), municipality=exempelby)
    make_person("Bo", (Role.CONTROLLER, "BUN"), municipality=exempelby)
    amir = make_person("Amir", (Role.MANAGER, "Valla"), municipality=exempelby)
    with municipality_scope(exempelby):
        rule = make_rule(escalates_after_days=10, responsible=amir)
        late, also = make_finding(key="a", rule=rule, **old(10)), make_finding("ON", "b", rule=rule, **old(40))
        young = make_finding(key="c", rule=rule, **old(9))

        told = [escalate_findings(by=None), escalate_findings(by=None)]

        assert told == [2, 0]
        assert {row.pk for row in ComplianceFinding.objects.filter(escalated_at=None)} == {young.pk}
        assert {notice.person for notice in Notice.objects.all()} == {alice, secretary, amir}
        assert {tuple(notice.payload["findings"]) for notice in Notice.objects.all()} == {(late.pk, also.pk)}


def test_what_is_told_upwards_is_told_of_as_long_as_it_is_to_be_mended(
    scope: Municipality, alice: User, found: Found
) -> None:
    rule = make_rule(escalates_after_days=1)
    first, _second = make_finding(key="a", rule=rule, **old(5)), make_finding(key="b", rule=rule, **old(5))
    escalate_findings(by=None)
    notice = Notice.objects.get()

    title = "%s har stått längre än regeln ”Allt är på plats” medger"
    assert finding_notices([notice])[notice.pk].title == title % "2 brister"

    ComplianceFinding.objects.filter(pk=first.pk).update(ended_at=timezone.now())
    assert finding_notices([notice])[notice.pk].title == title % "1 brist"

    ComplianceFinding.objects.update(ended_at=timezone.now())
    assert finding_notices([notice]) == {}


def test_excepted_and_resting_are_not_told_upwards(scope: Municipality, alice: User, found: Found) -> None:
    rule = make_rule(escalates_after_days=1)
    silent, resting = make_rule(name="Tyst"), make_rule(name="Vilar", escalates_after_days=1)
    grant_exception(finding=make_finding(rule=rule, **old(5)), reason="Ny.", until=None, seen=None, by=alice)
    make_finding(key="b", rule=silent, **old(50))
    make_finding(key="c", rule=resting, **old(50))
    resting.is_on = False
    resting.save()

    assert escalate_findings(by=None) == 0


def test_upwards_waits_for_somebody_to_tell(scope: Municipality, found: Found) -> None:
    make_finding(rule=make_rule(escalates_after_days=1), **old(5))

    assert escalate_findings(by=None) == 0
    assert ComplianceFinding.objects.get().escalated_at is None


def test_found_again_is_told_upwards_again(scope: Municipality, alice: User, found: Found) -> None:
    make_rule(escalates_after_days=5)
    organisation("Valla").__class__.objects.update(valid_from=date(2020, 1, 1))
    day = date(YEAR, 3, 1)

    def check(on: date, keys: list[str]) -> int:
        found.looked_at, found.breaking = {"Valla": 1}, {"Valla": keys}
        check_rules(by=None, now=noon(on))
        return escalate_findings(by=None, now=noon(on))

    told = [check(day, ["a"]), check(day + timedelta(days=5), ["a"]), check(day + timedelta(days=6), [])]
    told += [check(day + timedelta(days=10), ["a"]), check(day + timedelta(days=15), ["a"])]

    assert told == [0, 1, 0, 0, 1]


def test_managers_are_told_once_a_day_of_what_is_found_in_their_organisation(
    exempelby: Municipality, amir: User, alice: User, found: Found
) -> None:
    head = make_person("Hedda", (Role.MANAGER, "BUN"), municipality=exempelby)
    with municipality_scope(exempelby):
        rule = make_rule()
        new = [make_finding("Valla", key, rule=rule).pk for key in "ab"]
        make_finding("Nyborg", "c", rule=rule)
        make_finding("Valla", "d", rule=rule, **old(2))
        make_finding("ON", "e", rule=rule)

        told = [tell_of_new_findings(by=None), tell_of_new_findings(by=None)]

        assert told == [2, 0]
        by_person = {notice.person: notice for notice in Notice.objects.all()}
        words = finding_notices(list(by_person.values()))
        assert by_person.keys() == {amir, head}
        assert by_person[amir].payload["findings"] == new
        assert words[by_person[amir].pk].title == "2 brister har hittats: Vallaskolan"
        assert words[by_person[head].pk].title == "1 brist har hittats: Nyborgsskolan"
