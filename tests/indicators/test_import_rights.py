"""Who uploads files of values, for what, and who sees and decides about them."""

from collections.abc import Callable

import pytest

from governance import services
from governance.models import Membership, Municipality, User
from governance.tenancy import municipality_scope
from indicators.models import Value, ValueImport
from tests.conftest import make_person, organisation, signed_in
from tests.indicators.importing import KOLADA, PATH, confirm, counts_of, csv_file, run_jobs, upload, uploaded


def test_official_maps_the_municipality_to_the_own_school(
    exempelby: Municipality, catalogue: tuple, amir: User, inside: Callable
) -> None:
    client = signed_in(amir)
    rows = [row.replace("Exempelby", "Linköping") for row in KOLADA]
    with inside():
        value_import = uploaded(client, csv_file(*rows))
        school = organisation("Valla")
    page = client.get(f"{PATH}{value_import.pk}/")
    columns = {f.html_name: f.initial for f in page.context["form"].column_fields}

    mapped = client.post(
        f"{PATH}{value_import.pk}/map/", columns | {"place_0": f"organisation:{school.pk}"}, follow=True
    )
    confirm(client, value_import)
    run_jobs(exempelby)

    assert counts_of(page) == {"waiting": 4, "refused": 1}
    assert counts_of(mapped) == {"new": 4, "refused": 1}
    assert mapped.context["lines"][0].notes == (
        "Kolumnen Kommun: Riket är en jämförelse. Bara de som förvaltar indikatorer får ändra dess värden.",
    )
    with inside():
        assert {(v.organisation_id, v.comparator_id) for v in Value.objects.all()} == {(school.pk, None)}


def test_official_is_not_offered_what_is_anothers(catalogue: tuple, amir: User, inside: Callable) -> None:
    client = signed_in(amir)
    with inside():
        value_import = uploaded(client, csv_file("N15428;;;Linköping;2025;T;81,9"))
        other = organisation("Nyborg").pk

    response = client.post(
        f"{PATH}{value_import.pk}/map/",
        {"column_indicator_code": 0, "column_period": 4, "column_value": 6, "place_0": f"organisation:{other}"},
    )

    assert list(response.context["form"].errors) == ["place_0"]


def test_only_the_one_who_uploaded_decides(kept: ValueImport, bob: User, admin: User, exempelby: Municipality) -> None:
    with municipality_scope(exempelby):
        services.grant_membership(user=bob, organisation=organisation("K"), role="controller", by=None)
    paths = [f"{PATH}{kept.pk}/{verb}" for verb in ("store/", "discard/", "map/")]

    statuses = [signed_in(bob).post(path).status_code for path in paths]
    page = signed_in(bob).get(f"{PATH}{kept.pk}/")

    assert statuses == [403, 403, 403]
    assert (page.status_code, page.context["form"], counts_of(page)) == (200, None, {"new": 5})


def test_file_is_seen_by_its_owner_and_those_who_oversee(
    kept: ValueImport, alice: User, bob: User, amir: User, admin: User, charlie: User
) -> None:
    statuses = {p.full_name: signed_in(p).get(f"{PATH}{kept.pk}/").status_code for p in (alice, bob, amir, admin)}
    elsewhere = signed_in(charlie).get(f"/annanstad/indicators/imports/{kept.pk}/").status_code

    assert statuses == {"Alice": 200, "Bob": 403, "Amir": 403, "Ada": 200}
    assert elsewhere == 404


def test_list_shows_own_files_and_for_controllers_all(
    kept: ValueImport, catalogue: tuple, alice: User, amir: User, bob: User
) -> None:
    upload(signed_in(amir), csv_file(*KOLADA, name="amir.csv"))

    of_alice = signed_in(alice).get(PATH).context["files"]
    of_amir = signed_in(amir).get(PATH).context["files"]

    assert [file.name for file in of_alice] == ["amir.csv", "värden.csv"]
    assert [file.name for file in of_amir] == ["amir.csv"]
    assert signed_in(bob).get(PATH).status_code == 403


def test_who_may_upload(catalogue: tuple, alice: User, amir: User, bob: User, admin: User) -> None:
    statuses = [signed_in(p).get(f"{PATH}new/").status_code for p in (alice, amir, bob, admin)]

    assert statuses == [200, 200, 403, 403]


@pytest.mark.parametrize(("role", "is_led"), [(Membership.Role.AUDITOR, True), (Membership.Role.READER, False)])
def test_catalogue_leads_those_who_oversee_to_the_files(
    exempelby: Municipality, role: Membership.Role, is_led: bool
) -> None:
    person = make_person("Petra", (role, "K"), municipality=exempelby)

    html = signed_in(person).get("/exempelby/indicators/").content.decode()

    assert (f'href="{PATH}"' in html) is is_led
