"""What is to be discontinued later is in use until that day, in every list."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from governance.models import Municipality, User
from governance.tenancy import municipality_scope
from indicators.models import Indicator
from indicators.queries.burden import measured_indicators
from indicators.queries.findings import findings_by_indicator
from indicators.queries.multiples import measured_organisations
from indicators.running import is_running, running
from tests.conftest import organisation, signed_in
from tests.indicators.make import make_indicator, make_values

TODAY = timezone.localdate()
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "is_in_use"), [(None, True), (TODAY - DAY, False), (TODAY, False), (TODAY + DAY, True)]
)
def test_rows_and_memory_agree(scope: Municipality, day: date | None, is_in_use: bool) -> None:
    make_indicator("Frånvaro", organisation("BUN"), discontinued_on=day)

    assert Indicator.objects.filter(running()).exists() is is_in_use
    assert Indicator.objects.filter(~running()).exists() is not is_in_use
    assert is_running(day) is is_in_use


def test_lists_hold_what_ends_later(scope: Municipality, alice: User) -> None:
    later = make_indicator("Frånvaro", organisation("ON"), discontinued_on=TODAY + DAY)
    make_indicator("Avslutad", organisation("KF"), discontinued_on=TODAY)

    assert set(measured_indicators(alice)) == {later.pk}
    assert set(findings_by_indicator(Indicator.objects.all())) == {later.pk}
    assert [place.short_name for place in measured_organisations(alice)] == ["ON"]


def test_page_tells_that_it_is_to_end(exempelby: Municipality, alice: User) -> None:
    with municipality_scope(exempelby):
        later = make_indicator("Frånvaro", organisation("BUN"), discontinued_on=TODAY + DAY)
        make_values(later, organisation("BUN"), {str(TODAY.year): "5"})

    page = signed_in(alice).get(f"/exempelby/indicators/{later.pk}/").content.decode()

    assert f"Avslutas {TODAY + DAY}." in page
    assert f"Indikatorn avslutas {TODAY + DAY}." in page
