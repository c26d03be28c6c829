"""The pages on which goals are assessed."""

from datetime import date

import pytest

from annualcycle.models import ClosedPeriod
from goals.models import Assessment
from governance.tenancy import municipality_scope
from tests.conftest import signed_in
from tests.goals.conftest import YEAR
from tests.goals.sending import assessment_form

HEAD = "/exempelby/goals"


def test_controller_assesses_and_goes_to_the_next_that_waits(exempelby, whole, alice):
    browser = signed_in(alice)

    response = browser.post(f"{HEAD}/{whole.main.pk}/assess/2026-T2/", assessment_form(then="next"))

    assert (response.status_code, response.url) == (302, f"{HEAD}/{whole.board.pk}/assess/2026-T2/")
    with municipality_scope(exempelby):
        stored = Assessment.objects.get()
    assert (stored.status, stored.period_start, stored.assessed_by) == ("partly", date(YEAR, 5, 1), alice)


def test_assessment_without_a_reason_is_told_beside_the_field(exempelby, whole, alice):
    page = signed_in(alice).post(f"{HEAD}/{whole.main.pk}/assess/2026-T2/", assessment_form(reason=""))

    assert page.context["form"].errors["reason"] == [
        "Skriv varför statusen är en annan än den föreslagna (går inte att säga)."
    ]
    assert "Det går framåt." in page.content.decode()


def test_closed_period_shows_no_form_and_stores_nothing(exempelby, whole, alice):
    with municipality_scope(exempelby):
        ClosedPeriod.objects.create(frequency="tertial", period_start=date(YEAR, 5, 1), closed_by=alice)
    browser = signed_in(alice)
    path = f"{HEAD}/{whole.main.pk}/assess/2026-T2/"

    page, posted = browser.get(path).content.decode(), browser.post(path, assessment_form())

    assert 'name="status"' not in page
    assert "är stängd" in page
    assert posted.status_code == 200
    with municipality_scope(exempelby):
        assert not Assessment.objects.exists()


@pytest.mark.parametrize("slug", ["2026-T4", "i-fjol", "2026-t2", "99999"])
def test_address_of_no_period_is_not_found(exempelby, whole, alice, slug):
    assert signed_in(alice).get(f"{HEAD}/{whole.main.pk}/assess/{slug}/").status_code == 404


def test_goal_page_tells_the_four_facts_apart(exempelby, whole, alice):
    signed_in(alice).post(f"{HEAD}/{whole.main.pk}/assess/2026-T2/", assessment_form())

    page = signed_in(alice).get(f"{HEAD}/{whole.main.pk}/")

    facts = page.context["page"].facts
    assert [fact.label for fact in facts] == ["Utfall mot mål", "Utveckling", "Prognos för året", "Jämfört med"]
    assert (facts[0].status_word, facts[2].status_word) == ("Delvis nått", "Nås delvis")
    assert "Fler källor säger det." in page.content.decode()
