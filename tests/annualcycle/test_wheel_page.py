"""The wheel's page: whose wheel, which year, what is late and mine, read without sight, and its number of queries."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from annualcycle.models import CycleStep, CycleTask, CycleYear, StepAdjustment
from annualcycle.queries.wheel import Come, wheel_page
from annualcycle.wheel_words import days_in_words, month_groups, name_aloud, reading
from governance.models import Membership, Municipality, User
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation, signed_in
from tests.cycle_world import CycleThings, make_cycle
from tests.world import make_model

PAGE = "/exempelby/cycle/"
THIS_YEAR = timezone.localdate().year


@pytest.fixture
def things(exempelby: Municipality, alice: User) -> CycleThings:
    with municipality_scope(exempelby):
        return make_cycle(alice, make_model(version=1, state="adopted", years=(2023, 2026)))


class Picture(HTMLParser):
    """The names of the wheel's links in the order in which they are reached, and the cells of its table."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.headings: list[str] = []
        self.in_heading = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if attributes.get("class") == "wheel-step":
            self.links.append(attributes["aria-label"] or "")
        if tag == "th" and attributes.get("scope") == "row":
            self.in_heading = True
            self.headings.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"a", "p", "th"}:
            self.in_heading = False

    def handle_data(self, data: str) -> None:
        if self.in_heading:
            self.headings[-1] += data


def test_each_step_is_a_link_with_a_name_that_says_all_in_due_order(alice: User, things: CycleThings) -> None:
    with_board = signed_in(alice).get(f"{PAGE}2026/?organisation={things.board_step.organisation_id}")

    text = with_board.content.decode()

    names = Picture(text).links
    assert names[0].startswith("Delårsuppföljning, uppföljning, 1–18 september, senast 18 september")
    assert "lagens sista dag 31 oktober" in names[0]
    assert names[1].startswith("Skolornas dialogdag, analys och dialog, 20–22 september, senast 22 september")
    assert [name.split(",")[0] for name in names] == ["Delårsuppföljning", "Skolornas dialogdag"]


def test_the_table_says_what_the_picture_says(alice: User, things: CycleThings) -> None:
    text = signed_in(alice).get(f"{PAGE}2026/").content.decode()
    picture = Picture(text)

    steps = [heading for heading in picture.headings if "dag" not in heading.lower()[:5]]
    assert [name.split(",")[0] for name in picture.links] == steps
    assert 'role="group" aria-labelledby="wheel-title"' in text
    assert 'role="img" aria-labelledby="wheel-narrow-title"' in text
    assert len(re.findall(r"<svg(?![^>]*(?:aria-hidden|aria-labelledby))", text)) == text.count('class="brand-mark')


def test_the_municipalitys_wheel_has_its_own_steps_and_days_only(alice: User, things: CycleThings) -> None:
    with municipality_scope(_municipality(things)):
        page = wheel_page(alice, 2026)

    assert page is not None
    assert [(line.name, line.due_on) for line in page.steps] == [("Delårsuppföljning", date(2026, 9, 25))]


def test_a_boards_wheel_is_derived_from_the_municipalitys(alice: User, things: CycleThings) -> None:
    with municipality_scope(_municipality(things)):
        StepAdjustment.objects.filter(pk=things.adjustment.pk).update(name="Delår i nämnden")
        page = wheel_page(alice, 2026, organisation=organisation("Valla").pk)

    assert page is not None
    assert page.seat is not None
    assert page.seat.organisation.short_name == "BUN"
    found = [(line.name, line.due_on, line.is_own, line.is_adjusted) for line in page.steps]
    assert found == [
        ("Delår i nämnden", date(2026, 9, 18), False, True),
        ("Skolornas dialogdag", date(2026, 9, 22), True, False),
    ]


def test_another_boards_wheel_has_neither_its_steps_nor_its_days(alice: User, things: CycleThings) -> None:
    with municipality_scope(_municipality(things)):
        page = wheel_page(alice, 2026, organisation=organisation("ON").pk)

    assert page is not None
    assert [(line.name, line.due_on) for line in page.steps] == [("Delårsuppföljning", date(2026, 9, 25))]
    assert page.steps[0].come == Come(0, 0, 0)


def test_what_is_late_is_counted_by_the_boards_own_day(alice: User, things: CycleThings) -> None:
    with municipality_scope(_municipality(things)):
        today = timezone.localdate()
        CycleStep.objects.filter(pk=things.step.pk).update(
            opens_on=date(2026, 1, 1), due_on=date(2026, 12, 31), cut_off_on=None, latest_on=None, statute=""
        )
        StepAdjustment.objects.filter(pk=things.adjustment.pk).update(due_on=date(2026, 1, 2))
        CycleTask.objects.filter(pk=things.returned.pk).update(due_on=date(2099, 1, 1))
        page = wheel_page(alice, 2026)

    assert page is not None
    assert today > date(2026, 1, 2)
    assert page.steps[0].come == Come(asked=3, ready=1, late=1)


def test_ones_own_task_is_marked_and_leads_to_itself(exempelby: Municipality, amir: User, things: CycleThings) -> None:
    text = signed_in(amir).get(f"{PAGE}2026/").content.decode()

    assert f'href="/exempelby/tasks/{things.task.pk}/"' in text
    assert "din uppgift" in Picture(text).links[0]
    assert "Dina egna uppgifter står i fet stil" in text


def test_a_wheel_being_prepared_is_seen_by_those_who_shape_it(alice: User, bob: User, things: CycleThings) -> None:
    with municipality_scope(_municipality(things)):
        CycleStep.objects.create(
            cycle=things.draft_year,
            organisation=organisation("K"),
            name="Hemligt steg",
            kind="planning",
            opens_on=date(2025, 2, 1),
            due_on=date(2025, 2, 2),
        )

    shaper, reader = (signed_in(person).get(f"{PAGE}2025/").content.decode() for person in (alice, bob))

    assert "Hemligt steg" in shaper
    assert "Årshjulet förbereds" in shaper
    assert "/exempelby/cycle/2025/start/" in shaper
    assert "Hemligt steg" not in reader
    assert "Årshjulet för 2025 förbereds" in reader


def test_without_a_wheel_the_page_says_who_prepares_one(alice: User, bob: User, things: CycleThings) -> None:
    shaper, reader = (signed_in(person).get(f"{PAGE}2031/").content.decode() for person in (alice, bob))

    assert 'href="/exempelby/cycle/prepare/?year=2031"' in shaper
    assert "prepare" not in reader
    assert "Det förbereds av administratören" in reader
    assert 'href="/exempelby/cycle/2026/"' in reader


def test_years_lead_to_each_other_and_keep_the_board_and_the_view(alice: User, things: CycleThings) -> None:
    board = things.board_step.organisation_id

    text = signed_in(alice).get(f"{PAGE}2026/?organisation={board}&view=list").content.decode()

    assert f'href="/exempelby/cycle/2025/?organisation={board}&amp;view=list" rel="prev"' in text


@pytest.mark.parametrize("address", ["2026/?organisation=999999", "0/", "1989/", "2101/", "10000/", "9" * 30 + "/"])
def test_what_there_is_not_is_not_found(address: str, alice: User, things: CycleThings) -> None:
    assert signed_in(alice).get(PAGE + address).status_code == 404


@pytest.mark.parametrize("organisation_id", ["x", "0x1", "-1", ""])
def test_an_organisation_that_is_no_number_counts_as_not_asked_for(
    organisation_id: str, alice: User, things: CycleThings
) -> None:
    assert signed_in(alice).get(f"{PAGE}2026/?organisation={organisation_id}").status_code == 200


def test_an_empty_municipality_is_told_so(exempelby: Municipality, bob: User) -> None:
    with municipality_scope(exempelby):
        page = wheel_page(bob, THIS_YEAR)

    assert page is not None
    assert (page.cycle, page.steps) == (None, ())
    assert signed_in(bob).get(PAGE).status_code == 200


def test_without_organisations_there_is_a_page_still(annanstad: Municipality) -> None:
    empty = Municipality.objects.create(slug="tomby", name="Tomby")
    person = make_person("Eve", (Membership.Role.READER, "K"), municipality=annanstad)

    with municipality_scope(empty):
        page = wheel_page(person, 2026)

    assert page is not None
    assert page.seat is None
    assert page.seats == ()


def test_today_stands_between_what_has_passed_and_what_comes(exempelby: Municipality, alice: User) -> None:
    with municipality_scope(exempelby):
        model = make_model(version=1, state="adopted", years=(2023, 2026))
        cycle = CycleYear.objects.create(model=model, year=THIS_YEAR, started_by=alice, started_at=timezone.now())
        for name, day in (("Först", date(THIS_YEAR, 1, 1)), ("Sist", date(THIS_YEAR, 12, 31))):
            CycleStep.objects.create(
                cycle=cycle, organisation=organisation("K"), name=name, kind="planning", opens_on=day, due_on=day
            )
        page = wheel_page(alice, THIS_YEAR)
        assert page is not None
        rows = [row for group in month_groups(page) for row in group.rows]

    days = [(row.title, row.is_today) for row in rows]
    assert days in (
        [("Först", False), ("", True), ("Sist", False)],
        [("", True), ("Först", False), ("Sist", False)],  # on New Year's Day and on New Year's Eve
        [("Först", False), ("Sist", False), ("", True)],
    )


def test_publications_stand_in_the_list_but_not_in_the_wheel(alice: User, things: CycleThings) -> None:
    from annualcycle import dates
    from annualcycle.dates import Dated

    def told(first: date, last: date, _user: User) -> list[Dated]:
        return [Dated(date(first.year, 4, 1), "Nya värden: Behöriga", "Publicering", "/x/", "publication-1")]

    dates.register(told)
    try:
        as_list = signed_in(alice).get(f"{PAGE}2026/?view=list").content.decode()
        as_wheel = signed_in(alice).get(f"{PAGE}2026/").content.decode()
    finally:
        dates._TELLERS.remove(told)

    assert "Nya värden: Behöriga" in as_list
    assert "Nya värden: Behöriga" not in as_wheel
    assert "<svg class" not in as_list


def test_the_reading_tells_of_balance_crowds_and_pressed_analysis(
    exempelby: Municipality, alice: User, things: CycleThings
) -> None:
    with municipality_scope(exempelby):
        for number, kind in enumerate(("follow_up", "follow_up", "planning")):
            CycleStep.objects.create(
                cycle=things.year,
                organisation=organisation("K"),
                name=f"Extra {number}",
                kind=kind,
                opens_on=date(2026, 9, 1),
                due_on=date(2026, 9, 24),
            )
        CycleStep.objects.create(
            cycle=things.year,
            organisation=organisation("K"),
            name="Analys av delåret",
            kind="analysis",
            opens_on=date(2026, 9, 20),
            due_on=date(2026, 10, 2),
        )
        page = wheel_page(alice, 2026)
        assert page is not None
        found = reading(page)

    assert found.balance == "Av 5 steg är 3 uppföljning, 1 planering och 1 analys."
    assert found.advice[0].startswith("Mycket koncentrerat på uppföljning.")
    assert found.advice[1].startswith("Analys av delåret har 7 av sina 13 dagar för sig själv")
    assert found.crowds == (
        "September: 4 steg ska vara klara.",
        "Vecka 39 (21–27 september): 4 steg ska vara klara.",
    )


def test_days_in_words_say_the_month_once() -> None:
    assert days_in_words(date(2026, 9, 1), date(2026, 9, 25)) == "1–25 september"
    assert days_in_words(date(2026, 8, 28), date(2026, 9, 25)) == "28 augusti–25 september"
    assert days_in_words(date(2025, 12, 1), date(2026, 1, 31)) == "1 december 2025–31 januari 2026"
    assert days_in_words(date(2026, 9, 25), date(2026, 9, 25)) == "25 september"


def test_a_name_says_that_a_step_goes_on_or_is_set_by_law(alice: User, things: CycleThings) -> None:
    with municipality_scope(_municipality(things)):
        page = wheel_page(alice, 2026)
    assert page is not None

    name = name_aloud(page.steps[0], date(2026, 9, 10))

    assert name.startswith("Delårsuppföljning, uppföljning, 1–25 september, senast 25 september, lagens sista dag")


@pytest.mark.parametrize("view", ["", "?view=list"])
def test_the_number_of_queries_does_not_grow(view: str, alice: User, things: CycleThings) -> None:
    client = signed_in(alice)
    address = f"{PAGE}2026/{view}"
    client.get(address)

    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(address)
    with municipality_scope(_municipality(things)):
        for number in range(3):
            step = CycleStep.objects.create(
                cycle=things.year,
                organisation=organisation("K"),
                name=f"Steg {number}",
                kind="planning",
                opens_on=date(2026, 3, 1),
                due_on=date(2026, 3, 5 + number),
                responsible=alice,
            )
            StepAdjustment.objects.create(step=step, organisation=organisation("BUN"), due_on=date(2026, 3, 3))
            for place in ("Valla", "Nyborg", "BUN"):
                CycleTask.objects.create(step=step, organisation=organisation(place), owner=alice)
    with CaptureQueriesContext(connection) as three:
        client.get(address)

    assert len(three) == len(one)
    assert len(one) <= 24


def _municipality(things: CycleThings) -> Municipality:
    return Municipality.objects.get(slug="exempelby")
