"""Signing in and out, in the language one reads."""

import pytest
from playwright.sync_api import expect

from tests.served.fixtures import PEOPLE, Crowd, sign_in
from tests.served.product import Product

pytestmark = pytest.mark.browser


def test_wrong_password_is_told_in_words_that_name_neither(crowd: Crowd, product: Product) -> None:
    leo = crowd.stranger(product, "Leo")
    leo.goes_to("/exempelby/goals/")
    leo.stands_on("Logga in")

    sign_in(leo.page, PEOPLE["Leo"], "fel lösenord")
    leo.stands_on("Logga in")
    told = leo.page.locator(".form-errors").inner_text()
    sign_in(leo.page, "finns.inte@exempelby.example", "fel lösenord")
    leo.stands_on("Logga in")

    assert leo.page.locator(".form-errors").inner_text() == told
    sign_in(leo.page, PEOPLE["Leo"])
    leo.stands_on("Röda tråden")
    assert leo.path == "/exempelby/goals/"


def test_signing_out_closes_the_door(crowd: Crowd, product: Product) -> None:
    leo = crowd.stranger(product, "Leo")
    leo.goes_to("/exempelby/")
    sign_in(leo.page, PEOPLE["Leo"])
    expect(leo.page.locator("details.menu summary")).to_contain_text("Leo Persson")

    leo.page.locator("details.menu summary").click()
    leo.looks_over()
    leo.page.get_by_role("button", name="Logga ut").click()

    expect(leo.page.locator("details.menu")).to_have_count(0)
    leo.goes_to("/exempelby/")
    leo.stands_on("Logga in")


def test_language_is_english_when_chosen_and_swedish_again(crowd: Crowd, product: Product) -> None:
    leo = crowd.stranger(product, "Leo")
    leo.goes_to("/exempelby/")
    sign_in(leo.page, PEOPLE["Leo"])
    leo.stands_on("Så går det för Exempelby kommun")

    leo.page.locator("details.menu summary").click()
    leo.page.get_by_role("button", name="English").click()
    leo.stands_on("How it goes for Exempelby kommun")
    english = leo.page.locator("html").get_attribute("lang")
    leo.page.locator("details.menu summary").click()
    leo.page.get_by_role("button", name="Svenska").click()
    leo.stands_on("Så går det för Exempelby kommun")

    assert [english, leo.page.locator("html").get_attribute("lang")] == ["en", "sv"]
