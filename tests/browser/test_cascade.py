"""A goal of the municipality on its way to a unit's everyday work, and the way back up.

A controller writes the goal with advice and records the council's decision, the school board answers with a goal of its
own, the head of a school answers that one in the plan, a politician reads it down and up, and another school says why
the goal does not concern it.
"""

import pytest
from playwright.sync_api import Locator, expect

from tests.served.person import Person
from tests.served.town import Town
from tests.served.town_rows import YEAR, yesterday

pytestmark = pytest.mark.browser

MEANS = "Införa läslyftet på alla skolor"
COUNCIL_GOAL = "Alla femteklassare läser en hel bok med behållning"
BOARD_GOAL = "Varje klass har läsning på schemat varje dag"
ACTIVITY = "Läsa högt tjugo minuter varje morgon"
REASON = "Vi har bara elever i årskurs 7 till 9."


def test_municipal_goal_reaches_a_unit_and_is_followed_back_up(town: Town) -> None:
    cecilia, johan, hugo = town.person("Cecilia"), town.person("Johan"), town.person("Hugo")

    _writes_a_municipal_goal(cecilia, town)
    _records_the_decision(cecilia, COUNCIL_GOAL, "Kommunfullmäktige")
    _answers_with_a_board_goal(johan, town)
    _records_the_decision(johan, BOARD_GOAL, "Skolnämnden")
    _answers_in_the_plan(hugo, town)
    _says_that_it_does_not_concern(town.person("Bodil"), town)
    _follows_it_down_and_up(town.person("Per"), town)


def _writes_a_municipal_goal(cecilia: Person, town: Town) -> None:
    cecilia.goes_to(town.path("goals/"))
    cecilia.stands_on("Röda tråden")
    cecilia.link("Skriv ett mål").click()
    cecilia.stands_on("Skriv ett mål")
    cecilia.field("Nivå", exact=True).select_option(label="Kommunmål")
    cecilia.field("Ägs av").select_option(label="Kommunfullmäktige")
    cecilia.field("Mål", exact=True).fill(MEANS)
    # advice comes while one writes, and stops nothing
    expect(cecilia.page.locator("#advice")).to_contain_text("medel")
    expect(cecilia.page.locator("#advice-count")).to_contain_text("råd")
    cecilia.looks_over()

    cecilia.field("Mål", exact=True).fill(COUNCIL_GOAL)
    expect(cecilia.page.locator("#advice")).not_to_contain_text("medel")
    cecilia.field("Varför").fill("Var femte elev har aldrig läst en hel bok.")
    cecilia.field("Nytta för invånaren").fill("Barn som läser klarar skolan.")
    cecilia.field("Från och med år").fill(str(YEAR))
    cecilia.field("Till och med år").fill(str(YEAR + 1))
    cecilia.button("Spara utkastet").click()
    cecilia.stands_on(COUNCIL_GOAL)
    expect(cecilia.page.locator(".eyebrow")).to_contain_text("utkast")


def _records_the_decision(person: Person, goal: str, body: str) -> None:
    person.link("För in beslutet").click()
    person.stands_on("För in beslutet")
    person.reads(goal)
    person.field("Beslutat av").select_option(label=body)
    person.field("Beslutsdatum").fill(yesterday())
    person.field("Diarienummer").fill("KS 7/12")
    person.field("Paragraf i protokollet").fill("112")
    person.button("För in beslutet").click()
    person.stands_on(goal)
    expect(person.page.locator(".eyebrow")).to_contain_text("§ 112")


def _answers_with_a_board_goal(johan: Person, town: Town) -> None:
    johan.goes_to(town.path(f"goals/cascade/?organisation={town.numbers['BUN']}&year={YEAR}"))
    johan.stands_on("Vad som når oss")
    row = _row(johan, COUNCIL_GOAL)
    expect(row).to_contain_text("Tråden är bruten")
    row.get_by_role("link", name="Skriv ett mål som svarar mot det").click()

    johan.stands_on("Skriv ett mål")
    expect(johan.field("Nivå", exact=True).locator("option:checked")).to_have_text("Nämndmål")
    expect(johan.field("Ägs av").locator("option:checked")).to_have_text("Skolnämnden")
    expect(johan.field("Bidrar till").locator("option:checked")).to_contain_text(COUNCIL_GOAL)
    johan.field("Mål", exact=True).fill(BOARD_GOAL)
    johan.field("Från och med år").fill(str(YEAR))
    johan.field("Till och med år").fill(str(YEAR + 1))
    johan.button("Spara utkastet").click()
    johan.stands_on(BOARD_GOAL)


def _row(person: Person, goal: str) -> Locator:
    return person.page.locator(".cascade-row").filter(has=person.page.get_by_role("heading", name=goal))


def _answers_in_the_plan(hugo: Person, town: Town) -> None:
    hugo.goes_to(town.path("goals/"))
    hugo.page.get_by_role("navigation", name="Röda tråden").get_by_role("link", name="Vad som når oss").click()
    hugo.stands_on("Vad som når oss")
    expect(hugo.page.locator(".eyebrow")).to_contain_text("Almskolan")
    expect(_row(hugo, BOARD_GOAL)).to_contain_text("Tråden är bruten")
    _row(hugo, BOARD_GOAL).get_by_role("link", name="Börja på planen").click()
    hugo.stands_on("Börja på en plan")
    hugo.button("Börja", exact=True).click()

    hugo.stands_on("Almskolan")
    region = hugo.page.get_by_role("region", name=BOARD_GOAL, exact=True)
    region.get_by_label("Det här gör vi").fill("Alla klasser börjar dagen med en bok.")
    region.get_by_role("button", name="Spara och lägg till en aktivitet").click()
    hugo.stands_on("Lägg till en aktivitet")
    hugo.field("Aktivitet", exact=True).fill(ACTIVITY)
    hugo.field("Vem som gör det").fill("Klasslärarna")
    hugo.field("Börjar").fill(f"{YEAR}-01-12")
    hugo.field("Klart senast").fill(f"{YEAR}-12-18")
    hugo.button("Lägg till aktiviteten").click()
    hugo.stands_on("Almskolan")
    hugo.is_told("Aktiviteten är tillagd")

    hugo.field("Planens text").fill("Året då vi läser.")
    hugo.button("Spara och lämna in").click()
    hugo.button("Lämna in", exact=True).click()
    hugo.is_told("Planen är inlämnad")
    hugo.goes_to(town.path(f"goals/cascade/?organisation={town.numbers['Alm']}&year={YEAR}"))
    expect(_row(hugo, BOARD_GOAL)).to_contain_text(ACTIVITY)
    expect(_row(hugo, BOARD_GOAL)).not_to_contain_text("Tråden är bruten")


def _says_that_it_does_not_concern(bodil: Person, town: Town) -> None:
    bodil.goes_to(town.path(f"goals/cascade/?organisation={town.numbers['Björk']}&year={YEAR}"))
    bodil.stands_on("Vad som når oss")
    _row(bodil, BOARD_GOAL).get_by_role("link", name="Inte relevant för oss").click()
    bodil.stands_on("Inte relevant för oss?")
    bodil.button("Spara svaret").click()
    assert bodil.page.locator("#id_reason").evaluate("field => field.validity.valueMissing")
    bodil.field("Varför målet inte är relevant för oss").fill(REASON)
    bodil.button("Spara svaret").click()

    bodil.stands_on("Vad som når oss")
    bodil.is_told("Svaret är sparat")
    bodil.reads(REASON)
    expect(_row(bodil, BOARD_GOAL).get_by_role("button", name="Ta tillbaka svaret")).to_have_count(1)


def _follows_it_down_and_up(per: Person, town: Town) -> None:
    per.goes_to(town.path("goals/"))
    per.stands_on("Röda tråden")
    per.link(COUNCIL_GOAL).click()
    per.stands_on(COUNCIL_GOAL)
    expect(per.page.get_by_role("region", name="Hur målet tas vidare")).to_contain_text(BOARD_GOAL)

    thread = per.page.locator("#thread")
    thread.get_by_role("link", name=BOARD_GOAL).click()
    per.stands_on(BOARD_GOAL)
    per.reads(ACTIVITY, REASON)
    thread.get_by_role("link", name=ACTIVITY).click()
    per.stands_on("Almskolan")
    region = per.page.get_by_role("region", name=BOARD_GOAL, exact=True)
    expect(region).to_contain_text("Alla klasser börjar dagen med en bok.")

    region.get_by_role("link", name=COUNCIL_GOAL).click()
    per.stands_on(COUNCIL_GOAL)
    expect(thread).to_contain_text(BOARD_GOAL)
