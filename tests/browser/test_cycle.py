"""A step of the annual wheel from its opening to its closing: three units are asked, one is returned, one is late."""

import json
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, expect

from tests.served.cycle_rows import ABSENT, BEFORE, THRIVING, WHEEL, WORD, YESTERDAY
from tests.served.person import Person
from tests.served.town import Town

pytestmark = pytest.mark.browser

STEP, PERIOD = "Bokslut för enheterna", str(WHEEL - 1)
OPENS, DUE = max(YESTERDAY - timedelta(days=9), YESTERDAY.replace(month=1, day=1)), YESTERDAY + timedelta(days=6)
DUE = min(DUE, YESTERDAY.replace(month=12, day=31))
WHY_LACKING = "Sjukfrånvaron kommer när lönerna är körda."
TO_MEND = "Lönerna är körda nu: skriv in frånvaron."
REASON = "Almskolan har räknat om sin frånvaro."


def test_step_goes_from_opening_to_closing(town: Town) -> None:
    assert json.loads(town.product.run("tests.served.cycle_rows", town.slug))["year"] == WHEEL
    cecilia, hugo, bodil = (town.person(name) for name in ("Cecilia", "Hugo", "Bodil"))

    step = _prepares_and_starts(cecilia, town)
    _sets_an_earlier_day(town.person("Olga"), step)
    _finds_it_first(hugo, town)
    _hands_in_whole(hugo)
    _hands_in_incomplete(bodil, town)
    _sees_the_whole(cecilia, step, ready="55 % klart", approved="0 % godkänt")
    _is_reminded(cecilia, town)
    _follows_up(town.person("Johan"), bodil, town)
    _sees_the_whole(cecilia, step, ready="66 % klart", approved="66 % godkänt")
    _hands_in_late(town, town.person("Hedda"), town.person("Olga"))
    _sees_the_whole(cecilia, step, ready="100 % klart", approved="100 % godkänt")
    _closes_and_reopens(cecilia, hugo, town, step)


def _prepares_and_starts(cecilia: Person, town: Town) -> str:
    cecilia.goes_to(town.path("cycle/prepare/"))
    cecilia.stands_on("Förbered ett år")
    cecilia.field("År", exact=True).fill(str(WHEEL))
    cecilia.page.get_by_role("radio", name=f"Årshjulet {WHEEL - 1}").check()
    cecilia.button("Förbered årshjulet").click()
    cecilia.stands_on(f"Årshjul {WHEEL}")
    cecilia.is_told("Ingen har fått någon uppgift än")
    cecilia.reads(BEFORE)

    cecilia.link("Lägg till ett steg").click()
    cecilia.stands_on(f"Lägg till ett steg i årshjulet {WHEEL}")
    cecilia.field("Vems steg").select_option(label="Provstads kommun")
    cecilia.field("Namn", exact=True).fill(STEP)
    cecilia.field("Slag", exact=True).select_option(label="Uppföljning")
    cecilia.field("Öppnar").fill(OPENS.isoformat())
    cecilia.field("Senast", exact=True).fill(DUE.isoformat())
    cecilia.page.get_by_role("checkbox", name="Enhet", exact=True).check()
    rows = [cecilia.page.get_by_role("group", name=f"Det som ska göras, rad {number}") for number in (1, 2)]
    rows[0].get_by_label("Det som ska göras", exact=True).select_option(label="Värden inmatade")
    rows[1].get_by_label("Med egna ord").fill(WORD)
    cecilia.button("Spara", exact=True).click()
    expect(cecilia.page.locator(".form-errors")).to_contain_text("Välj perioden")  # what is followed up has a period
    assert cecilia.field("Namn", exact=True).input_value() == STEP
    cecilia.field("Period som det gäller").select_option(label=PERIOD)
    cecilia.button("Spara", exact=True).click()
    cecilia.stands_on(STEP)
    cecilia.reads("Årshjulet förbereds", "Björkskolan")
    step = cecilia.path

    cecilia.goes_to(town.path(f"cycle/{WHEEL}/"))
    cecilia.link("Starta årshjulet").click()
    cecilia.stands_on(f"Starta årshjulet {WHEEL}")
    cecilia.reads("3 organisationer")
    cecilia.button("Starta årshjulet").click()
    cecilia.is_told("3 uppgifter")
    return step


def _sets_an_earlier_day(olga: Person, step: str) -> None:
    """Yesterday was the last day of home care's board."""
    olga.goes_to(step)
    olga.page.get_by_text("Ge en nämnd eget namn eller egna dagar").click()
    olga.link("Omsorgsnämnden").click()
    olga.field("Egen dag: senast").fill(YESTERDAY.isoformat())
    olga.looks_over()
    olga.button("Spara", exact=True).click()
    olga.is_told("Nämndens egna dagar är sparade")


def _finds_it_first(hugo: Person, town: Town) -> None:
    hugo.goes_to(town.path(""))
    hugo.stands_on("Mina uppgifter")
    first = hugo.page.locator("main .section").first.get_by_role("link").first
    expect(first).to_have_text(f"{STEP}, Almskolan")
    first.click()
    hugo.stands_on(STEP)
    hugo.reads("Inte påbörjad", WORD, "0 av 2", PERIOD, "Johan Skolcontroller")


def _row(person: Person, name: str) -> Locator:
    return person.page.locator("tr[data-row]").filter(has_text=name)


def _writes(person: Person, name: str, value: str) -> None:
    _row(person, name).locator("[data-entry=value]").fill(value)
    person.page.keyboard.press("Enter")
    expect(_row(person, name)).to_contain_text("Sparat")


def _hands_in_whole(hugo: Person) -> None:
    address = hugo.path
    hugo.link("Gå vidare: Värden inmatade").click()
    _writes(hugo, THRIVING, "52")
    _writes(hugo, ABSENT, "51")
    hugo.goes_to(address)
    hugo.reads("Pågår", "2 av 2")
    hugo.field("Nedlagda timmar").fill("1,5")
    hugo.button("Lämna in").click()
    hugo.stands_on(STEP)
    hugo.reads("Inlämnad", "3 av 3")


def _hands_in_incomplete(bodil: Person, town: Town) -> None:
    bodil.goes_to(town.path(""))
    bodil.page.locator("main").get_by_role("link", name=f"{STEP}, Björkskolan", exact=True).click()
    address = bodil.path
    bodil.link("Gå vidare: Värden inmatade").click()
    _writes(bodil, THRIVING, "53")
    bodil.goes_to(address)
    bodil.button("Lämna in").click()
    bodil.stands_on("Lämna in uppgiften")
    expect(bodil.page.locator(".form-errors")).to_contain_text("Värden inmatade")
    bodil.field("Kommentar").fill(WHY_LACKING)
    bodil.button("Lämna in").click()
    bodil.stands_on(STEP)
    bodil.reads("Inlämnad", WHY_LACKING, "2 av 3")


def _sees_the_whole(cecilia: Person, step: str, *, ready: str, approved: str) -> None:
    cecilia.goes_to(step)
    cecilia.link("Läget i kommunen").click()
    cecilia.reads(*(text.replace(" %", "\N{NO-BREAK SPACE}%") for text in (ready, approved)))


def _is_reminded(cecilia: Person, town: Town) -> None:
    """From the whole picture, where home care alone is late; the mail tells what, from whom and where."""
    cecilia.stands_on("Läget i kommunen")
    expect(_of(cecilia, "Hemtjänsten")).to_contain_text("Försenad")
    for name in ("Almskolan", "Björkskolan"):
        expect(_of(cecilia, name)).to_contain_text("Inlämnad")
    cecilia.button(f"Påminn Hemtjänsten om {STEP}").click()
    cecilia.is_told("1 person påmindes")
    [mail] = town.mails_to("Hedda")
    for text in (STEP, "Hemtjänsten", "Cecilia Controller"):
        assert text in mail


def _of(person: Person, name: str) -> Locator:
    """The organisation's row of the whole picture."""
    named = person.page.get_by_role("rowheader", name=name)
    return person.page.locator(".matrix tr:not(.group)").filter(has=named)


def _follows_up(johan: Person, bodil: Person, town: Town) -> None:
    """The board's controller approves one and returns the other, which is mended and then approved, too."""
    _approves(johan, town, "Almskolan")
    johan.goes_to(town.path(""))
    johan.link(f"{STEP}, Björkskolan").click()
    johan.reads(WHY_LACKING)
    task = johan.path
    johan.link("Återlämna med kommentar").click()
    johan.stands_on("Återlämna uppgiften")
    johan.field("Vad som ska göras").fill(TO_MEND)
    johan.button("Återlämna", exact=True).click()
    johan.reads("Återlämnad")

    bodil.goes_to(town.path(""))
    bodil.stands_on("Mina uppgifter")
    expect(bodil.page.locator("main").get_by_role("listitem").filter(has_text=STEP).first).to_contain_text("Återlämnad")
    bodil.goes_to(task)
    bodil.reads(TO_MEND)
    bodil.link("Gå vidare: Värden inmatade").click()
    _writes(bodil, ABSENT, "54")
    bodil.goes_to(task)
    bodil.button("Lämna in").click()
    bodil.reads("Inlämnad", "3 av 3")
    _approves(johan, town, "Björkskolan")


def _approves(person: Person, town: Town, name: str) -> None:
    person.goes_to(town.path(""))
    person.link(f"{STEP}, {name}").click()
    person.button("Godkänn").click()
    person.reads("Godkänd")


def _hands_in_late(town: Town, hedda: Person, olga: Person) -> None:
    [mail] = town.mails_to("Hedda")
    hedda.page.goto(next(word for word in mail.split() if f"/{town.slug}/cycle/" in word or "/tasks/" in word))
    hedda.stands_on(STEP)
    hedda.reads("1 dag försenad")
    address = hedda.path
    hedda.link("Gå vidare: Värden inmatade").click()
    _writes(hedda, THRIVING, "55")
    _writes(hedda, ABSENT, "56")
    hedda.goes_to(address)
    hedda.button("Lämna in").click()
    hedda.reads("Inlämnad")
    _approves(olga, town, "Hemtjänsten")


def _closes_and_reopens(cecilia: Person, hugo: Person, town: Town, step: str) -> None:
    entry = town.path(f"indicators/values/?organisation={town.numbers['Alm']}&period={PERIOD}")
    hugo.goes_to(entry)
    cecilia.goes_to(step)
    cecilia.reads("Allt är godkänt")
    cecilia.link(f"Stäng {PERIOD}").click()
    cecilia.stands_on(f"Stäng {PERIOD}")
    cecilia.button(f"Stäng {PERIOD}").click()
    cecilia.is_told(f"{PERIOD} är stängd")
    cecilia.goes_to(step)
    cecilia.reads(f"{PERIOD} är stängd")

    _cannot_change_what_is_closed(hugo, entry)
    _opens_again_with_a_reason(cecilia, town)
    hugo.goes_to(entry)
    _writes(hugo, ABSENT, "49")


def _cannot_change_what_is_closed(hugo: Person, entry: str) -> None:
    """Neither on a page that was opened before, nor with what it would have sent, nor on the page as it is now."""
    sent = hugo.page.locator("[data-entry-form]").evaluate(
        "form => Object.fromEntries([...new FormData(form)].filter(([name]) => typeof name === 'string'))"
    )
    field = _row(hugo, ABSENT).locator("[data-entry=value]")
    sent[field.get_attribute("name")] = "12"
    refused = hugo.context.request.post(hugo.address + entry, form=sent, headers={"Referer": hugo.address + entry})
    assert "stängd" in refused.text()
    hugo.goes_to(entry)
    hugo.stands_on("Värden att lämna")
    hugo.reads(f"{PERIOD} är stängd")
    expect(hugo.page.locator("[data-entry=value]")).to_have_count(0)
    expect(hugo.page.get_by_role("row").filter(has_text=ABSENT)).to_contain_text("51")


def _opens_again_with_a_reason(cecilia: Person, town: Town) -> None:
    cecilia.goes_to(town.path(f"periods/?year={PERIOD}"))
    cecilia.stands_on("Stängda perioder")
    cecilia.link(f"Öppna igen {PERIOD}").click()
    cecilia.stands_on(f"Öppna {PERIOD} igen")
    cecilia.button(f"Öppna {PERIOD} igen").click()
    assert cecilia.field("Varför öppnas perioden igen?").evaluate("field => field.validity.valueMissing")
    cecilia.field("Varför öppnas perioden igen?").fill(REASON)
    cecilia.button(f"Öppna {PERIOD} igen").click()
    cecilia.stands_on("Stängda perioder")
    cecilia.reads(REASON, "Cecilia Controller")
