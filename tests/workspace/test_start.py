"""The first page, and the page that tells how it goes."""

import pytest

from governance.models import Municipality, User
from tests.conftest import signed_in


@pytest.mark.parametrize("year", ["²", "٢٠٢٦", "-1", "9" * 5000, "\0", "x"])
def test_what_is_no_year_counts_as_not_asked_for(exempelby: Municipality, bob: User, year: str) -> None:
    assert signed_in(bob).get("/exempelby/how/", {"year": year}).status_code == 200
