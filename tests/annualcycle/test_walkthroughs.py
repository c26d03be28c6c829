"""Walk-throughs: noted once with who was there, held or missing for each organisation of the year."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from annualcycle.models import Attendance, WalkThrough
from annualcycle.queries import walkthroughs as queries
from annualcycle.services import walkthroughs as services
from annualcycle.services.walkthroughs import WalkThroughContent
from governance.models import Municipality, User
from governance.refusals import RefusedError, StaleError, fingerprint
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation, signed_in


def content(short_name: str = "Valla", **given: object) -> WalkThroughContent:
    said = {
        "organisation": organisation(short_name),
        "held_on": timezone.localdate(),
        "subject": "Vår styrmodell",
        "names": ("Asta", "Bo"),
    }
    return WalkThroughContent(**said | given)


def note(by: User, short_name: str = "Valla", **given: object) -> WalkThrough:
    return services.create_walkthrough(content=content(short_name, **given), by=by)


def test_walkthrough_is_noted_once_with_who_was_there(scope, amir, bob) -> None:
    first = note(amir, people=(bob,), names=("Asta", " Asta ", ""))
    second = note(amir, people=(bob,), names=("Asta",))

    there = [str(row) for row in queries.attendances_of(first)]
    assert (first.pk, WalkThrough.objects.count(), there) == (second.pk, 1, ["Asta", "Bob"])


def test_another_of_the_same_name_and_day_is_not_written_over(scope, amir) -> None:
    note(amir)

    with pytest.raises(RefusedError) as refusal:
        note(amir, names=("Cecilia",))

    assert (refusal.value.field, Attendance.objects.count()) == ("subject", 2)


@pytest.mark.parametrize(
    ("where", "given", "field"),
    [
        ("Nyborg", {}, "organisation"),
        ("Valla", {"held_on": timezone.localdate() + timedelta(days=1)}, "held_on"),
        ("Valla", {"names": (" ",)}, "people"),
    ],
)
def test_walkthrough_is_refused(scope, amir, where, given, field) -> None:
    with pytest.raises(RefusedError) as refusal:
        note(amir, where, **given)

    assert (refusal.value.field, WalkThrough.objects.count()) == (field, 0)


def test_update_changes_who_was_there_and_tells_what_is_stale(scope, amir) -> None:
    held = note(amir)
    seen = fingerprint(held, *queries.attendances_of(held))

    services.update_walkthrough(walk_through=held, content=content(names=("Bo", "Cecilia")), by=amir)
    with pytest.raises(StaleError):
        services.update_walkthrough(walk_through=held, content=content(), seen=seen, by=amir)

    assert [row.name for row in queries.attendances_of(held)] == ["Bo", "Cecilia"]


def test_update_to_one_that_is_there_is_told(scope, amir) -> None:
    note(amir)
    other = note(amir, subject="Målen")

    with pytest.raises(RefusedError) as refusal:
        services.update_walkthrough(walk_through=other, content=content(), by=amir)

    assert refusal.value.field == "subject"


def test_year_tells_who_has_held_and_who_lacks(scope, alice) -> None:
    year = timezone.localdate().year
    note(alice, "Valla")
    note(alice, "BUN", held_on=date(year - 1, 5, 1))

    now, before, missing = (
        queries.walkthrough_year(year),
        queries.walkthrough_year(year - 1),
        queries.walkthrough_year(year, board=organisation("BUN").pk, only_missing=True),
    )

    assert [line.name for line in now.lines if line.held] == ["Vallaskolan"]
    assert (now.held, now.total, before.held) == (1, 6, 1)
    assert [line.name for line in missing.lines] == ["Barn- och utbildningsnämnden", "Nyborgsskolan"]
    wanted = {organisation("Valla").pk, organisation("Nyborg").pk}
    assert queries.organisations_without_walkthrough(year, wanted) == {organisation("Nyborg").pk}


def test_the_whole_municipality_stands_where_it_has_held_one(scope, alice) -> None:
    year = timezone.localdate().year
    note(alice, "K")

    assert [line.name for line in queries.walkthrough_year(year).lines if line.held] == ["Kommunen"]


def test_those_with_a_role_there_or_below_may_be_ticked(scope, exempelby, amir, alice) -> None:
    make_person("Åsa", ("board_member", "BUN"), municipality=exempelby)
    make_person("Omar", ("manager", "ON"), municipality=exempelby)

    found = queries.people_there(organisation("BUN"), also=[alice.pk])

    assert [person.label for person in found] == [
        "Alice",
        "Amir, chef, Vallaskolan",
        "Åsa, ledamot i nämnd, Barn- och utbildningsnämnden",
    ]


def test_head_of_unit_notes_and_corrects_in_the_browser(exempelby: Municipality, amir: User) -> None:
    client = signed_in(amir)
    today = timezone.localdate().isoformat()
    said = {
        "subject": "Vår styrmodell",
        "held_on": today,
        "led_by": "Amir",
        "people": [amir.pk],
        "names": "",
        "notes": "",
    }

    page = client.get("/exempelby/walkthroughs/new/")
    stored = client.post("/exempelby/walkthroughs/new/", said, follow=True)
    with municipality_scope(exempelby):
        pk = WalkThrough.objects.get().pk
    edit = client.get(f"/exempelby/walkthroughs/{pk}/edit/")
    said["seen"] = edit.context["form"].initial["seen"]
    changed = client.post(f"/exempelby/walkthroughs/{pk}/edit/", said | {"names": "Rektorn\nVaktis"}, follow=True)
    gone = client.post(f"/exempelby/walkthroughs/{pk}/delete/", follow=True)

    assert f'value="{amir.pk}"' in page.content.decode()
    assert "Genomgången är noterad" in stored.content.decode()
    assert "Vaktis" in changed.content.decode()
    assert "0 av 6 organisationer" in gone.content.decode()


def test_name_too_long_and_nobody_there_are_told_beside_the_field(exempelby: Municipality, amir: User) -> None:
    client, today = signed_in(amir), timezone.localdate().isoformat()
    said = {"subject": "Vår styrmodell", "held_on": today, "names": "x" * 121}

    long = client.post("/exempelby/walkthroughs/new/", said)
    nobody = client.post("/exempelby/walkthroughs/new/", said | {"names": ""})

    assert long.context["form"].errors["names"] == [
        "En rad är för lång för att vara ett namn. Skriv ett namn på varje rad."
    ]
    assert list(nobody.context["form"].errors) == ["people"]


def test_who_works_in_several_first_chooses_where(exempelby: Municipality, alice: User) -> None:
    page = signed_in(alice).get("/exempelby/walkthroughs/new/")

    assert "Välj först var den hölls" in page.content.decode()


@pytest.mark.parametrize("query", ["", "?year=2020", "?year=x&board=y", "?missing=on"])
def test_list_takes_anything(exempelby: Municipality, bob: User, query: str) -> None:
    assert signed_in(bob).get(f"/exempelby/walkthroughs/{query}").status_code == 200


def test_list_has_the_same_queries_however_many(exempelby: Municipality, alice: User) -> None:
    client, counts = signed_in(alice), []
    for names in (["Valla"], ["Nyborg", "BUN"]):
        with municipality_scope(exempelby):
            for name in names:
                note(alice, name)
        with CaptureQueriesContext(connection) as found:
            client.get("/exempelby/walkthroughs/")
        counts.append(len(found))

    assert counts[0] == counts[1] <= 18
