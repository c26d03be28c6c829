"""A unit's plan: written, handed in, returned, mended, adopted, and revised within the year."""

import pytest
from playwright.sync_api import expect

from tests.served.person import Person
from tests.served.town import Town
from tests.served.town_rows import BREAKS, READERS, YEAR, yesterday

pytestmark = pytest.mark.browser

COMMENT = "Skriv vad ni gör för att rasterna ska vara trygga."
MORE = "Vi skaffar också ljudböcker."
WHY = "Vi har fått en bibliotekarie."


def test_head_writes_hands_in_mends_and_sees_the_plan_adopted(town: Town) -> None:
    hugo, siv = town.person("Hugo"), town.person("Siv")

    _begins_from_the_list(hugo, town)
    _writes_the_core_mission(hugo)
    _answers_a_goal_with_an_activity(hugo)
    address = _hands_in_when_nothing_is_missing(hugo)
    _returns(siv, town)
    _mends(hugo, address)
    _adopts(siv, address)

    hugo.goes_to(address)
    hugo.stands_on("Almskolan")
    expect(hugo.page.locator(".eyebrow")).to_contain_text("fastställd")
    hugo.reads("Fastställd av Skolnämnden", "BUN 77/26", "Två vuxna är ute på varje rast.")
    expect(hugo.link("Skriv vidare")).to_have_count(0)
    locked = hugo.context.request.get(f"{hugo.address}{address}edit/")
    assert locked.status == 403
    _tells_how_an_activity_goes(hugo)


def _begins_from_the_list(hugo: Person, town: Town) -> None:
    hugo.goes_to(town.path("goals/plans/"))
    hugo.stands_on("Enhetsplaner")
    hugo.page.get_by_role("row").filter(has_text="Almskolan").get_by_role("link").click()
    hugo.stands_on("Börja på en plan")
    expect(hugo.field("Organisation").locator("option:checked")).to_have_text("Almskolan")
    hugo.button("Börja").click()

    hugo.stands_on("Almskolan")
    expect(hugo.page.locator(".eyebrow")).to_contain_text("utkast")
    headings = hugo.page.locator("main h2").all_inner_texts()
    assert [heading.split("\n")[0].split(" ")[0] for heading in headings] == ["Grunduppdrag", "Året", "Mål"]


def _writes_the_core_mission(hugo: Person) -> None:
    hugo.link("Skriv ett grunduppdrag").click()
    hugo.stands_on("Grunduppdrag")
    hugo.field("Varför vi finns").fill("Varje elev på Alm ska våga fråga.")
    hugo.field("Vad vi gör").fill("Vi undervisar från förskoleklass till årskurs 6.")
    hugo.button("Spara grunduppdraget").click()
    hugo.stands_on("Grunduppdrag")
    hugo.is_told("Grunduppdraget är sparat")
    hugo.reads("våga fråga")


def _answers_a_goal_with_an_activity(hugo: Person) -> None:
    hugo.goes_to(hugo.path.partition("goals/")[0] + "goals/plans/")
    hugo.page.get_by_role("row").filter(has_text="Almskolan").get_by_role("link", name="Skriv vidare").click()
    hugo.reads("våga fråga")
    readers = hugo.page.get_by_role("region", name=READERS)
    readers.get_by_label("Det här gör vi").fill("Vi läser tillsammans varje onsdag.")
    readers.get_by_role("button", name="Spara och lägg till en aktivitet").click()

    hugo.stands_on("Lägg till en aktivitet")
    expect(hugo.field("Svarar mot målet").locator("option:checked")).to_have_text(READERS)
    hugo.field("Aktivitet", exact=True).fill("Läsgrupper, vecka 36 till 50")
    hugo.field("Vem som gör det").fill("Lärarna i årskurs 3")
    hugo.field("Börjar").fill(f"{YEAR}-12-11")
    hugo.field("Klart senast").fill(f"{YEAR}-08-31")
    hugo.button("Lägg till aktiviteten").click()
    hugo.stands_on("Lägg till en aktivitet")
    expect(hugo.page.locator(".form-errors")).to_be_focused()
    assert hugo.field("Aktivitet", exact=True).input_value() == "Läsgrupper, vecka 36 till 50"

    hugo.field("Börjar").fill(f"{YEAR}-08-31")
    hugo.field("Klart senast").fill(f"{YEAR}-12-11")
    hugo.button("Lägg till aktiviteten").click()
    hugo.stands_on("Almskolan")
    hugo.is_told("Aktiviteten är tillagd")
    row = hugo.page.get_by_role("region", name=READERS).get_by_role("row").filter(has_text="Läsgrupper")
    for text in ("Lärarna i årskurs 3", f"{YEAR}-08-31", f"{YEAR}-12-11"):
        expect(row).to_contain_text(text)


def _hands_in_when_nothing_is_missing(hugo: Person) -> str:
    hugo.button("Spara och lämna in").click()
    hugo.stands_on("Planen är inte klar att lämnas in")
    expect(hugo.button("Lämna in")).to_have_count(0)
    missing = hugo.page.get_by_role("region", name="Det som saknas").get_by_role("link")
    expect(missing).to_contain_text("Året")
    missing.click()

    hugo.stands_on("Almskolan")
    hugo.field("Planens text").fill("Alm får en ny lärare i årskurs 3.")
    hugo.button("Spara och lämna in").click()
    hugo.stands_on("Lämna in planen?")
    hugo.reads(BREAKS)  # the advice names what is not answered
    hugo.button("Lämna in").click()
    hugo.stands_on("Almskolan")
    hugo.is_told("Planen är inlämnad")
    return hugo.path


def _returns(siv: Person, town: Town) -> None:
    siv.goes_to(town.path(""))
    siv.stands_on("Mina uppgifter")
    siv.page.locator("main").get_by_role("link", name="Almskolan", exact=False).first.click()
    siv.stands_on("Almskolan")
    siv.link("Återlämna").click()
    siv.stands_on("Återlämna planen")
    siv.button("Återlämna planen").click()
    assert siv.page.locator("#id_comment").evaluate("field => field.validity.valueMissing")
    siv.field("Det som ska ändras").fill(COMMENT)
    siv.button("Återlämna planen").click()
    expect(siv.page.locator("#messages")).to_contain_text("återlämnad")


def _mends(hugo: Person, address: str) -> None:
    hugo.goes_to(address)
    hugo.stands_on("Almskolan")
    hugo.reads(COMMENT)
    hugo.link("Skriv vidare").click()
    hugo.reads(COMMENT)
    breaks = hugo.page.get_by_role("region", name=BREAKS)
    breaks.get_by_label("Det här gör vi").fill("Två vuxna är ute på varje rast.")
    hugo.button("Spara", exact=True).click()
    hugo.stands_on("Almskolan")
    hugo.is_told("Planen är sparad")
    hugo.button("Spara och lämna in").click()
    hugo.button("Lämna in").click()
    hugo.is_told("Planen är inlämnad")


def _adopts(siv: Person, address: str) -> None:
    siv.goes_to(address)
    siv.link("För in beslutet").click()
    siv.stands_on("För in beslutet")
    siv.field("Beslutat av").select_option(label="Skolnämnden")
    siv.field("Beslutsdatum").fill(yesterday())
    siv.field("Diarienummer").fill("BUN 77/26")
    siv.field("Paragraf i protokollet").fill("§ 91")
    siv.button("För in beslutet").click()
    siv.is_told("Planen är fastställd och låst")


def _tells_how_an_activity_goes(hugo: Person) -> None:
    hugo.page.get_by_role("row").filter(has_text="Läsgrupper").get_by_role("link").click()
    expect(hugo.field("Vem som gör det")).to_have_count(0)  # what was decided is not changed here
    hugo.page.get_by_role("radio", name="Pågår").check()
    hugo.field("Kommentar").fill("Fem av femton träffar är gjorda.")
    hugo.looks_over()
    hugo.button("Spara").click()
    hugo.stands_on("Almskolan")
    hugo.reads("Fem av femton träffar är gjorda.")


def test_plan_is_revised_within_the_year_and_the_old_one_stays_to_be_read(town: Town) -> None:
    bodil, siv, lena = town.person("Bodil"), town.person("Siv"), town.person("Lena")
    old = town.path(f"goals/plans/{town.numbers['plan']}/")

    _begins_a_revision(bodil, old)
    _changes_the_revision(bodil)
    new = _hands_in_the_revision(bodil)
    _compares(lena, new)
    _adopts(siv, new)

    siv.goes_to(old)
    siv.stands_on("Björkskolan")
    expect(siv.page.locator(".eyebrow")).to_contain_text("ersatt")
    siv.reads("Den här versionen gäller inte längre")
    siv.link("Läs planen som gäller").click()
    siv.stands_on("Björkskolan")
    expect(siv.page.locator(".eyebrow")).to_contain_text("version 2 · fastställd")
    versions = siv.page.get_by_role("region", name="Versioner").get_by_role("row")
    expect(versions.nth(1)).to_contain_text(WHY)
    expect(versions.nth(2)).to_contain_text("Ersatt")
    # what was told of an activity in the old version goes on in the new one
    expect(siv.page.get_by_role("row").filter(has_text="Läsvecka i september")).to_contain_text("Klar")


def _begins_a_revision(bodil: Person, old: str) -> None:
    bodil.goes_to(old)
    bodil.stands_on("Björkskolan")
    bodil.link("Revidera").click()
    bodil.stands_on("Revidera planen")
    bodil.button("Påbörja den nya versionen").click()
    assert bodil.page.locator("#id_reason").evaluate("field => field.validity.valueMissing")
    bodil.field("Varför den revideras").fill(WHY)
    bodil.button("Påbörja den nya versionen").click()
    bodil.stands_on("Björkskolan")
    bodil.is_told("Den nya versionen är påbörjad")
    bodil.reads("Det här är en ny version som inte gäller ännu")


def _changes_the_revision(bodil: Person) -> None:
    readers = bodil.page.get_by_role("region", name=READERS)
    readers.get_by_label("Det här gör vi").fill(f"Vi läser högt varje dag. {MORE}")
    readers.get_by_role("button", name="Spara och lägg till en aktivitet").click()
    bodil.stands_on("Lägg till en aktivitet")
    bodil.field("Aktivitet", exact=True).fill("Bibliotekarien möter varje klass")
    bodil.field("Vem som gör det").fill("Bibliotekarien")
    bodil.field("Börjar").fill(f"{YEAR}-10-01")
    bodil.field("Klart senast").fill(f"{YEAR}-12-18")
    bodil.button("Lägg till aktiviteten").click()
    bodil.is_told("Aktiviteten är tillagd")


def _hands_in_the_revision(bodil: Person) -> str:
    bodil.button("Spara och lämna in").click()
    bodil.stands_on("Lämna in planen?")
    bodil.button("Lämna in").click()
    bodil.is_told("Planen är inlämnad")
    return bodil.path


def _compares(lena: Person, new: str) -> None:
    lena.goes_to(new)
    lena.stands_on("Björkskolan")
    lena.reads(WHY)
    lena.link("Se vad som är ändrat").click()
    lena.stands_on("Jämför två planer")
    lena.reads(WHY)
    expect(lena.page.locator("ins").filter(has_text="ljudböcker")).to_have_count(1)
    expect(lena.page.locator("ins").filter(has_text="Bibliotekarien möter varje klass")).to_have_count(1)
    expect(lena.page.get_by_role("region", name="Året")).to_contain_text("oförändrat")
