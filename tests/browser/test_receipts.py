"""A board member reads a plan and asks, the unit answers and sees who has read, and the unread are reminded."""

import pytest
from playwright.sync_api import expect

from tests.served.person import Person
from tests.served.town import Town

pytestmark = pytest.mark.browser

QUESTION = "Räcker det med ett läsombud i varje arbetslag?"
ANSWER = "Ja, de har fått tid för det i schemat."


def test_board_member_reads_asks_and_gets_an_answer(town: Town) -> None:
    lena, bodil = town.person("Lena", phone=True), town.person("Bodil")

    _reads_and_asks(lena, town)
    _answers(bodil, town)
    _sees_the_answer(lena, town)
    _understands_as_meant(town.person("Nils"), town)

    bodil.goes_to(town.path(f"goals/plans/{town.numbers['plan']}/"))
    read = bodil.page.get_by_role("region", name="Vilka som har läst")
    expect(read).to_contain_text("2 av 2 har läst planen")
    expect(read.get_by_role("listitem").filter(has_text="Nils Nämndeman")).to_contain_text("Rätt uppfattat")


def _reads_and_asks(lena: Person, town: Town) -> None:
    lena.goes_to(town.path(""))
    lena.stands_on("Så går det", exact=False)
    lena.looks_over()
    lena.goes_to(town.path("dialogue/reading/"))
    lena.stands_on("Planer att läsa")
    lena.reads("1 plan är inte läst")
    lena.link("Björkskolan", exact=False).click()
    lena.stands_on("Björkskolan")
    lena.page.get_by_role("radio", name="Jag har en fråga").check()
    lena.button("Lämna kvittensen").click()
    lena.stands_on("Har du läst planen?")
    expect(lena.page.locator(".form-errors")).to_be_focused()
    lena.field("Din fråga till enheten").fill(QUESTION)
    lena.button("Lämna kvittensen").click()
    lena.is_told("Din fråga är sparad, och enheten får den")
    lena.looks_over()


def _answers(bodil: Person, town: Town) -> None:
    [mail] = town.mails_to("Bodil")
    assert QUESTION in mail
    link = next(word for word in mail.split() if f"/{town.slug}/dialogue/" in word)
    bodil.page.goto(link)
    bodil.stands_on("Svara på en fråga")
    bodil.reads(QUESTION, "Lena Ledamot")
    bodil.field("Svar", exact=True).fill(ANSWER)
    bodil.button("Skicka svaret").click()
    bodil.is_told("Svaret är sparat")
    bodil.stands_on("Björkskolan")
    read = bodil.page.get_by_role("region", name="Vilka som har läst")
    expect(read).to_contain_text("1 av 2 har läst planen")
    expect(read.get_by_role("listitem").filter(has_text="Nils Nämndeman")).to_contain_text("Inte läst än")


def _sees_the_answer(lena: Person, town: Town) -> None:
    [mail] = town.mails_to("Lena")
    assert ANSWER in mail
    lena.goes_to(town.path("dialogue/reading/"))
    lena.stands_on("Planer att läsa")
    lena.reads("Svar på dina frågor", ANSWER)


def _understands_as_meant(nils: Person, town: Town) -> None:
    nils.goes_to(town.path("dialogue/reading/"))
    nils.link("Björkskolan", exact=False).click()
    nils.page.get_by_role("radio", name="Rätt uppfattat", exact=False).check()
    nils.button("Lämna kvittensen").click()
    nils.is_told("rätt uppfattad")
    nils.looks_over()


def test_secretary_reminds_those_who_have_not_read(town: Town) -> None:
    siv, nils = town.person("Siv"), town.person("Nils")
    _understands_as_meant(nils, town)
    siv.goes_to(town.path("dialogue/receipts/"))
    siv.stands_on("Vilka som har läst planerna")
    row = siv.page.get_by_role("row").filter(has_text="Björkskolan")
    expect(row).to_contain_text("1 av 2")
    expect(row).to_contain_text("Lena Ledamot")

    siv.button("Påminn", exact=False).click()
    siv.is_told("påmin")
    siv.looks_over()
    [mail] = town.mails_to("Lena")
    siv.button("Påminn", exact=False).click()
    siv.is_told("Ingen fick någon påminnelse")

    assert "Björkskolan" in mail
    assert town.has_no_mail_for("Nils")
