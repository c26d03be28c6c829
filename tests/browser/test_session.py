"""What was typed outlives the session."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.served.fixtures import sign_in
from tests.served.person import Person

pytestmark = pytest.mark.browser

LINDA = {"name": "Linda", "email": "linda.forsman@exempelby.example"}  # head of Ekbackaskolan: her plan was returned
GOAL = "Gemensam modell för närvaro"
TYPED = "Mentorssamtal är införda i alla klasser. Sms samma dag införs i januari."


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_form_sent_after_the_session_ended_comes_back(people: Callable[..., Person], scripts: bool) -> None:
    typed = f"{TYPED} {scripts}"
    linda = people(**LINDA, scripts=scripts)
    linda.goes_to("/exempelby/")
    linda.link("Plan för 2026, Ekbackaskolan").click()
    linda.stands_on("Ekbackaskolan")
    answer = linda.page.get_by_role("region", name=GOAL).get_by_label("Det här gör vi")
    answer.fill(typed)

    linda.context.clear_cookies(name="sessionid")
    linda.button("Spara", exact=True).click()
    linda.stands_on("Logga in")
    sign_in(linda.page, LINDA["email"])

    linda.reads(typed)
    linda.looks_over()
    _goes_on(linda)
    linda.is_told("Planen är sparad")
    expect(answer).to_have_value(typed)


def _goes_on(linda: Person) -> None:
    """Send what was kept, from the page that shows it."""
    linda.page.locator("main form").get_by_role("button").first.click()
