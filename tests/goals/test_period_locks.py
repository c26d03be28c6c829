"""What a closed period locks: every writer of values, assessments and what is said of them refuses."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from annualcycle.models import PeriodReopening
from annualcycle.periods import Period
from annualcycle.services.periods import close_period, reopen_period
from goals.models import Contributor, CoreMission
from goals.services.assessments import AssessmentContent, assess_goal, assess_mission
from goals.services.coverage import judge_coverage
from goals.services.joint import comment_contribution
from governance.models import User
from governance.refusals import RefusedError, fingerprint
from indicators.models import Target
from indicators.services.targets import delete_target, judge_target, set_target
from indicators.services.values import Entry, ValuesRefusedError, record_values
from tests.conftest import organisation
from tests.goals.conftest import Thread, make_indicator

LAST = 2025  # the test's today is in 2026 or later: the year has ended
YEAR = Period.of_year(LAST)


def _value(thread: Thread, by: User) -> object:
    entry = Entry(
        indicator_id=make_indicator("Frånvaro").pk,
        organisation_id=organisation("BUN").pk,
        period=YEAR,
        value=Decimal(8),
        comment="Influensan.",
    )
    return record_values(entries=[entry], by=by)


def _goal(thread: Thread, by: User) -> object:
    content = AssessmentContent(status="unassessed", forecast="", sentence="Vi vet inte.", reason="Mätningen uteblev.")
    return assess_goal(goal=thread.board, period=YEAR, content=content, by=by)


def _mission(thread: Thread, by: User) -> object:
    place = organisation("BUN")
    CoreMission.objects.create(organisation=place, year_from=LAST, what="Vi undervisar.")
    content = AssessmentContent(status="unassessed", forecast="", sentence="Vi vet inte.", reason="Mätningen uteblev.")
    return assess_mission(organisation=place, period=YEAR, content=content, by=by)


def _comment(thread: Thread, by: User) -> object:
    part = Contributor.objects.create(goal=thread.promise, organisation=organisation("ON"))
    return comment_contribution(contributor=part, period=YEAR, text="Det går bra.", by=by)


def _coverage(thread: Thread, by: User) -> object:
    return judge_coverage(goal=thread.main, year=LAST, judgement="partly", sentence="Något saknas.", by=by)


def _judgement(thread: Thread, by: User) -> object:
    target = _target()
    return judge_target(target=target, judged="reached", comment="Klart.", seen=fingerprint(target), by=by)


def _target(**fields: object) -> Target:
    return Target.objects.create(
        indicator=make_indicator("Ny skola"),
        organisation=organisation("BUN"),
        year=LAST,
        kind="qualitative",
        description="Skolan står klar.",
        **fields,
    )


WRITERS: list[Callable[[Thread, User], object]] = [_value, _goal, _mission, _comment, _coverage, _judgement]


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__.strip("_"))
def test_closed_period_refuses_what_is_written_in_it(
    thread: Thread, alice: User, write: Callable[[Thread, User], object]
) -> None:
    close_period(period=YEAR, by=alice)

    with pytest.raises((RefusedError, ValuesRefusedError)):
        write(thread, alice)


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__.strip("_"))
def test_reopened_period_takes_again_and_keeps_why(
    thread: Thread, alice: User, write: Callable[[Thread, User], object]
) -> None:
    close_period(period=YEAR, by=alice)
    reopen_period(period=YEAR, reason="Ett värde var fel.", by=alice)

    write(thread, alice)

    assert [(row.reason, row.reopened_by) for row in PeriodReopening.objects.all()] == [("Ett värde var fel.", alice)]


def test_finding_of_a_closed_year_is_not_lost_with_its_target(thread: Thread, alice: User) -> None:
    found = _target(judged="reached", judged_comment="Klart.", judged_by=alice, judged_on=date(LAST, 12, 31))
    close_period(period=YEAR, by=alice)

    with pytest.raises(RefusedError):
        set_target(
            indicator=found.indicator,
            organisation=found.organisation,
            year=LAST,
            kind="qualitative",
            description="Två skolor står klara.",
            reason="Vi tänkte om.",
            by=alice,
        )
    with pytest.raises(RefusedError):
        delete_target(target=found, seen=fingerprint(found), reason="Vi tänkte om.", by=alice)

    found.refresh_from_db()
    assert (found.judged, found.description) == ("reached", "Skolan står klar.")
