"""What happens beside the wheel: changes within the year, rules and what breaks them, and the year after."""

import json
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, expect

from tests.served.cycle_rows import ASKED, UNOWNED, WHEEL, YESTERDAY
from tests.served.person import Person
from tests.served.town import Town
from tests.served.town_rows import YEAR, yesterday

pytestmark = pytest.mark.browser

WISH, INPUT = "Två klasser till i årskurs 3", "Läxhjälp på alla skolor"
ANSWER = "Nämnden flyttar pengar från reserven."
MENDING = "Biträdande rektorn tar över måttet."
BY_LAW, LOCAL, SATURDAY = "Delårsrapporten lämnas över", "Verksamhetsplan och internbudget", 5
LET_BE = "Måttet utreds och får en ägare när det är klart."


@pytest.fixture
def step(town: Town) -> str:
    """The address of a step in the town's wheel, whose last day for input was yesterday."""
    return town.path(
        f"cycle/steps/{json.loads(town.product.run('tests.served.cycle_rows', town.slug, 'in_use'))['step']}/"
    )


def test_change_is_asked_for_answered_and_told(town: Town, step: str) -> None:
    hugo, siv = town.person("Hugo"), town.person("Siv")

    _asks(hugo, step)
    _registers_late_input(siv, town, step)
    _answers(siv, town)

    hugo.goes_to(town.path(""))
    hugo.stands_on("Mina uppgifter")
    hugo.link(f"Din ändringsbegäran är besvarad: {WISH}").click()
    hugo.stands_on(WISH)
    hugo.reads("Beviljad", ANSWER, "Skolnämnden", "BUN 12/7", "Siv Sekreterare")
    hugo.goes_to(step)
    hugo.reads(WISH, "1 politiskt inspel kom för sent")


def _asks(hugo: Person, step: str) -> None:
    hugo.goes_to(step)
    hugo.stands_on(ASKED)
    hugo.link("Begär en ändring").click()
    hugo.stands_on("Begär en ändring")
    expect(hugo.field("Steg i årshjulet").locator("option:checked")).to_contain_text(ASKED)
    expect(hugo.page.get_by_role("radio", name="Politiskt inspel")).to_have_count(0)
    hugo.page.get_by_role("radio", name="Ändrade förutsättningar i vår verksamhet").check()
    hugo.field("Det som ska ändras").fill(WISH)
    hugo.field("Orsak").fill("Fyrtio barn har flyttat in sedan i augusti.")
    hugo.field("Konsekvens").fill("Läsgrupperna blir för stora.")
    hugo.page.get_by_role("checkbox", name="Mål och åtaganden").check()
    hugo.button("Begär ändringen").click()
    hugo.stands_on(WISH)
    hugo.is_told("Ändringen är begärd")


def _registers_late_input(siv: Person, town: Town, step: str) -> None:
    """What came today, a day or more after the last one."""
    siv.goes_to(step)
    siv.link("Begär en ändring").click()
    siv.stands_on("Begär en ändring")
    siv.field("För vilken organisation").select_option(label="Skolnämnden")
    siv.page.get_by_role("radio", name="Politiskt inspel").check()
    siv.field("Det som ska ändras").fill(INPUT)
    siv.field("Orsak").fill("Beslut på gruppmötet.")
    siv.field("Konsekvens").fill("Budgeten räknas om en gång till.")
    siv.button("Begär ändringen").click()
    expect(siv.page.locator(".form-errors")).to_be_focused()  # input comes from somebody
    siv.field("Från vem").fill("Majoriteten i Skolnämnden")
    siv.button("Begär ändringen").click()
    siv.stands_on(INPUT)
    siv.reads(f"sista dag för inspel {YESTERDAY.isoformat()}", "1 dag för sent")

    siv.goes_to(town.path(f"changes/late/?year={WHEEL}"))
    siv.stands_on(f"Sena inspel {WHEEL}")
    siv.reads(ASKED, INPUT, "Majoriteten i Skolnämnden", "Budgeten räknas om en gång till.", "1 dag för sent")
    expect(siv.page.locator("main")).not_to_contain_text(WISH)


def _answers(siv: Person, town: Town) -> None:
    """Goals are changed by a body alone."""
    siv.goes_to(town.path("changes/"))
    siv.stands_on("Ändringar under året")
    siv.link(WISH).click()
    siv.link("Svara").click()
    siv.stands_on(f"Besvara: {WISH}", exact=False)
    siv.page.get_by_role("radio", name="Beviljad").check()
    siv.field("Svaret och varför").fill(ANSWER)
    siv.button("Lämna svaret").click()
    expect(siv.page.locator(".form-errors")).to_contain_text("politiskt organ")
    siv.field("Beslutat av").select_option(label="Skolnämnden")
    siv.field("Beslutsdatum").fill(yesterday())
    siv.field("Diarienummer").fill("BUN 12/7")
    siv.field("Paragraf i protokollet").fill("§ 14")
    siv.button("Lämna svaret").click()
    siv.stands_on(WISH)
    siv.is_told("Svaret är lämnat")


def test_rule_is_checked_answered_excepted_and_compared(town: Town, step: str) -> None:
    cecilia, hugo, johan = (town.person(name) for name in ("Cecilia", "Hugo", "Johan"))

    _adds_a_usual_rule_and_checks(cecilia, town)
    finding = _answers_for_the_unit(hugo, town)
    _grants_an_exception(johan, finding)
    _compares_the_boards(cecilia, town)


def _adds_a_usual_rule_and_checks(cecilia: Person, town: Town) -> None:
    cecilia.goes_to(town.path("rules/"))
    cecilia.stands_on("Regler och efterlevnad")
    cecilia.link("Lägg till vanliga regler").click()
    cecilia.stands_on("Vanliga regler")
    for box in cecilia.page.get_by_role("checkbox").all():
        box.uncheck()
    cecilia.page.get_by_role("checkbox", name="Varje indikator har en ansvarig").check()
    cecilia.page.get_by_role("checkbox", name="Varje mål har en indikator").check()
    cecilia.button("Lägg till reglerna").click()
    cecilia.stands_on("Regler och efterlevnad")
    cecilia.is_told("2 regler är tillagda")
    cecilia.button("Kontrollera nu").click()
    # the worker checks, and the page follows it
    expect(_line(cecilia, "Varje indikator har en ansvarig")).to_contain_text("Följs delvis", timeout=60_000)
    cecilia.looks_over()


def _line(person: Person, rule: str) -> Locator:
    return person.page.get_by_role("row").filter(has_text=rule)


def _answers_for_the_unit(hugo: Person, town: Town) -> str:
    hugo.goes_to(town.path("rules/findings/"))
    hugo.stands_on("Brister")
    hugo.link(UNOWNED).click()
    hugo.stands_on(UNOWNED)
    expect(hugo.button("Medge undantaget")).to_have_count(0)
    hugo.field("Vad som görs").fill(MENDING)
    hugo.field("Vem som ser till det").select_option(label="Hugo Rektor")
    hugo.button("Spara svaret").click()
    hugo.stands_on(UNOWNED)
    hugo.is_told("Svaret är sparat")
    hugo.reads(MENDING, "Hugo Rektor")
    return hugo.path


def _grants_an_exception(johan: Person, finding: str) -> None:
    johan.goes_to(finding)
    johan.stands_on(UNOWNED)
    johan.reads(MENDING)
    johan.field("Varför undantag medges").fill(LET_BE)
    johan.field("Undantaget gäller till").fill(f"{YEAR}-12-31")
    johan.button("Medge undantaget").click()
    johan.stands_on(UNOWNED)
    johan.is_told("Undantaget är medgivet")
    johan.reads(LET_BE, "Johan Skolcontroller", f"{YEAR}-12-31")


def _compares_the_boards(cecilia: Person, town: Town) -> None:
    """Units are counted into their boards; what is excepted is told, and still breaks the rule."""
    cecilia.goes_to(town.path("rules/compare/"))
    cecilia.stands_on("Så följs reglerna, sida vid sida")
    heads = cecilia.page.get_by_role("columnheader").all_inner_texts()
    cells = _line(cecilia, "Varje indikator har en ansvarig").get_by_role("cell").all_inner_texts()
    told = dict(zip(heads[1:], cells, strict=True))
    assert told["BUN"].split() == ["Inte", "0", "av", "1", "0", "%", "1", "undantag"]
    assert told["ON"].split() == ["Följs", "1", "av", "1", "100", "%"]


def test_next_year_is_made_from_this_one(town: Town) -> None:
    cecilia = town.person("Cecilia")
    _prepares_a_common_year(cecilia, town)
    cecilia.link(LOCAL).click()
    cecilia.stands_on(LOCAL)
    due = date.fromisoformat(_fact(cecilia, "Senast"))
    cecilia.page.go_back()

    cecilia.link("Förbered ett annat år").click()
    cecilia.stands_on("Förbered ett år")
    assert cecilia.field("År", exact=True).input_value() == str(YEAR + 1)
    expect(cecilia.page.get_by_role("radio", name=f"Årshjulet {YEAR}")).to_be_checked()
    cecilia.button("Förbered årshjulet").click()
    cecilia.stands_on(f"Årshjul {YEAR + 1}")
    cecilia.link(BY_LAW).click()
    cecilia.stands_on(BY_LAW)
    assert _fact(cecilia, "Lagens sista dag") == f"{YEAR + 1}-10-31"
    assert _fact(cecilia, "Senast") <= f"{YEAR + 1}-10-31"
    assert str(YEAR + 1) in _fact(cecilia, "Period")
    cecilia.page.go_back()

    cecilia.link(LOCAL).click()
    cecilia.stands_on(LOCAL)
    moved = date.fromisoformat(_fact(cecilia, "Senast"))
    assert moved.weekday() < SATURDAY
    assert abs(moved - due.replace(year=YEAR + 1)) < timedelta(days=7)
    cecilia.page.get_by_role("navigation", name="Samma steg andra år").get_by_role("link", name=f"{YEAR}: ").click()
    cecilia.stands_on(LOCAL)
    assert _fact(cecilia, "Senast") == due.isoformat()


def _fact(person: Person, label: str) -> str:
    """What stands beside this word on the page of a step."""
    return person.page.locator(f"main dt:text-is('{label}') + dd").inner_text().strip()


def _prepares_a_common_year(cecilia: Person, town: Town) -> None:
    """First shown, then made: the days of the law are there with what they rest on."""
    cecilia.goes_to(town.path("cycle/"))
    cecilia.stands_on(f"Årshjul {YEAR}")
    cecilia.link("Förbered årshjulet").click()
    cecilia.stands_on("Förbered ett år")
    cecilia.button("Visa stegen").click()
    cecilia.stands_on("Förbered ett år")
    row = cecilia.page.get_by_role("row").filter(has_text=BY_LAW)
    expect(row).to_contain_text(f"{YEAR}-10-31")
    expect(row).to_contain_text("Kommunallagen 11:16")
    cecilia.button("Förbered årshjulet").click()
    cecilia.stands_on(f"Årshjul {YEAR}")
    cecilia.is_told("Ingen har fått någon uppgift än")
    cecilia.link("Starta årshjulet").click()
    cecilia.stands_on(f"Starta årshjulet {YEAR}")
    cecilia.button("Starta årshjulet").click()
    cecilia.stands_on(f"Årshjul {YEAR}")
    cecilia.is_told("uppgifter")
