"""A unit's plan: a head writes it, the board's secretary returns it, it is mended and adopted."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.served.person import Person

pytestmark = pytest.mark.browser

PETTER = {"name": "Petter", "email": "petter.strom@exempelby.example"}  # head of Lillåskolan: his plan is a draft
PIA = {"name": "Pia", "email": "pia.sundqvist@exempelby.example"}  # head of all preschools
MATHS = "Lektionsbesök i matematik på alla skolor"
ADULTS = "Vuxna där eleverna är"


def test_head_writes_hands_in_mends_and_sees_the_plan_adopted(people: Callable[..., Person]) -> None:
    petter, eva = people(**PETTER), people("Eva")

    _writes_the_core_mission(petter)
    _answers_a_goal_with_an_activity(petter)
    address = _hands_in(petter)
    _returns(eva)
    _mends(petter)
    _adopts(eva)

    petter.goes_to(address)
    petter.stands_on("Lillåskolan")
    expect(petter.page.locator(".eyebrow")).to_contain_text("fastställd")
    petter.reads("Vi skriver om matematiken", "Beslutat av Barn- och utbildningsnämnden", "BUN 2026/77")
    expect(petter.link("Skriv vidare")).to_have_count(0)
    locked = petter.context.request.get(f"{petter.address}{address}edit/")
    assert locked.status == 403
    _tells_how_an_activity_goes(petter)


def _writes_the_core_mission(petter: Person) -> None:
    petter.goes_to("/exempelby/")
    petter.stands_on("Mina uppgifter")
    petter.link("Plan för 2026, Lillåskolan").click()
    petter.stands_on("Lillåskolan")
    headings = petter.page.locator("main h2").all_inner_texts()
    assert headings[:2] == ["Grunduppdrag", "Det kommande året"]

    petter.link("Ändra grunduppdraget").click()
    petter.stands_on("Grunduppdrag")
    petter.field("Varför vi finns").fill("Varje elev i Lillå ska våga fråga och lära sig något varje dag.")
    petter.button("Spara grunduppdraget").click()
    petter.stands_on("Grunduppdrag")
    petter.is_told("Grunduppdraget är sparat")
    petter.reads("våga fråga")


def _answers_a_goal_with_an_activity(petter: Person) -> None:
    petter.goes_to("/exempelby/")
    petter.link("Plan för 2026, Lillåskolan").click()
    petter.reads("våga fråga")
    petter.field("Inledning").fill("Lillåskolan får en ny lärarlag i matematik.")
    maths = petter.page.get_by_role("region", name=MATHS)
    maths.get_by_label("Det här gör vi").fill("Vi planerar matematiken tillsammans varje onsdag.")
    maths.get_by_role("button", name="Spara och lägg till en aktivitet").click()

    petter.stands_on("Lägg till en aktivitet")
    expect(petter.field("Svarar mot målet").locator("option:checked")).to_have_text(MATHS)
    petter.field("Aktivitet", exact=True).fill("Gemensam planering i matematik, vecka 36 till 50")
    petter.field("Vem som gör det").fill("Ämneslaget i matematik")
    petter.field("Börjar").fill("2026-12-11")
    petter.field("Klart senast").fill("2026-08-31")
    petter.button("Lägg till aktiviteten").click()
    petter.stands_on("Lägg till en aktivitet")
    expect(petter.page.locator(".form-errors")).to_be_focused()
    assert petter.field("Aktivitet", exact=True).input_value() == "Gemensam planering i matematik, vecka 36 till 50"

    petter.field("Börjar").fill("2026-08-31")
    petter.field("Klart senast").fill("2026-12-11")
    petter.button("Lägg till aktiviteten").click()
    petter.stands_on("Lillåskolan")
    petter.is_told("Aktiviteten är tillagd")
    row = petter.page.get_by_role("region", name=MATHS).get_by_role("row").filter(has_text="Gemensam planering")
    for text in ("Ämneslaget i matematik", "2026-08-31", "2026-12-11"):
        expect(row).to_contain_text(text)
    assert petter.field("Inledning").input_value() == "Lillåskolan får en ny lärarlag i matematik."


def _hands_in(petter: Person) -> str:
    petter.button("Spara och lämna in").click()
    petter.stands_on("Lämna in planen?")
    petter.reads(ADULTS)  # the advice names what is not answered
    petter.button("Lämna in").click()
    petter.stands_on("Lillåskolan")
    petter.is_told("Planen är inlämnad")
    return petter.path


def _returns(eva: Person) -> None:
    eva.goes_to("/exempelby/")
    eva.stands_on("Mina uppgifter")
    eva.link("Plan för 2026, Lillåskolan").click()
    eva.stands_on("Lillåskolan")
    eva.link("Återlämna").click()
    eva.stands_on("Återlämna planen")
    eva.button("Återlämna planen").click()
    assert eva.page.locator("#id_comment").evaluate("field => field.validity.valueMissing")
    eva.field("Det som ska ändras").fill("Skriv vad ni gör för att vuxna ska finnas där eleverna är.")
    eva.button("Återlämna planen").click()
    expect(eva.page.locator("#messages")).to_contain_text("återlämnad")


def _mends(petter: Person) -> None:
    petter.goes_to("/exempelby/")
    petter.link("Plan för 2026, Lillåskolan").click()
    petter.stands_on("Lillåskolan")
    petter.reads("Skriv vad ni gör för att vuxna ska finnas där eleverna är.")
    adults = petter.page.get_by_role("region", name=ADULTS)
    adults.get_by_label("Det här gör vi").fill("Två vuxna är ute på varje rast. Vi skriver om matematiken också.")
    petter.button("Spara", exact=True).click()
    petter.stands_on("Lillåskolan")
    petter.is_told("Planen är sparad")
    petter.button("Spara och lämna in").click()
    petter.button("Lämna in").click()
    petter.is_told("Planen är inlämnad")


def _adopts(eva: Person) -> None:
    eva.goes_to("/exempelby/")
    eva.link("Plan för 2026, Lillåskolan").click()
    eva.link("För in beslutet").click()
    eva.stands_on("För in beslutet")
    eva.field("Beslutat av").select_option(label="Barn- och utbildningsnämnden")
    eva.field("Beslutsdatum").fill((date.today() - timedelta(days=1)).isoformat())
    eva.field("Diarienummer").fill("BUN 2026/77")
    eva.field("Paragraf i protokollet").fill("§ 91")
    eva.button("För in beslutet").click()
    eva.stands_on("Lillåskolan")
    eva.is_told("Planen är fastställd och låst")


def _tells_how_an_activity_goes(petter: Person) -> None:
    petter.page.get_by_role("row").filter(has_text="Gemensam planering").get_by_role("link").click()
    expect(petter.field("Vem som gör det")).to_have_count(0)  # what was decided is not changed here
    petter.page.get_by_role("radio", name="Pågår").check()
    petter.field("Kommentar").fill("Fem av femton träffar är gjorda.")
    petter.looks_over()
    petter.button("Spara").click()
    petter.stands_on("Lillåskolan")
    petter.reads("Fem av femton träffar är gjorda.")


def test_head_of_many_units_begins_a_plan_from_the_list(people: Callable[..., Person]) -> None:
    pia = people(**PIA)
    pia.goes_to("/exempelby/goals/plans/")
    pia.stands_on("Enhetsplaner")

    pia.page.get_by_role("row").filter(has_text="Förskolan Åkerbäret").get_by_role("link").click()
    pia.stands_on("Börja på en plan")
    expect(pia.field("Organisation").locator("option:checked")).to_have_text("Förskolan Åkerbäret")
    pia.button("Börja").click()

    pia.stands_on("Förskolan Åkerbäret")
    expect(pia.page.locator(".eyebrow")).to_contain_text("utkast")
    pia.page.get_by_role("textbox", name="Inledning").fill("Åkerbäret är ny i år.")
    pia.button("Spara och läs").click()
    pia.stands_on("Förskolan Åkerbäret")
    pia.reads("Åkerbäret är ny i år.", "Tråden är bruten")
