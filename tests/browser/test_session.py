"""What was typed outlives the session."""

import pytest

from tests.served.fixtures import sign_in
from tests.served.town import Town
from tests.served.town_rows import SUPPORT, address_of

pytestmark = pytest.mark.browser

TYPED = "I dag väntar ett barn i snitt elva veckor på stöd."


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_form_sent_after_the_session_ended_comes_back(town: Town, scripts: bool) -> None:
    johan = town.person("Johan", scripts=scripts)
    johan.goes_to(town.path(f"goals/{town.numbers[SUPPORT]}/"))
    johan.stands_on(SUPPORT)
    johan.link("Ändra utkastet").click()
    johan.field("Varför").fill(TYPED)

    johan.context.clear_cookies(name="sessionid")
    johan.button("Spara utkastet").click()
    johan.stands_on("Logga in")
    sign_in(johan.page, address_of("Johan"))

    johan.reads(TYPED)
    johan.looks_over()
    johan.page.locator("main form").get_by_role("button").first.click()
    johan.stands_on(SUPPORT)
    johan.reads(TYPED)
