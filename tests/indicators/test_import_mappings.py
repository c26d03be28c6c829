"""How a file was understood is remembered for the whole municipality, by its headings."""

from collections.abc import Callable

import pytest

from governance.models import Membership, Municipality, User
from governance.tenancy import municipality_scope
from indicators.models import ImportMapping, ValueImport
from indicators.queries.mappings import signature_of
from tests.conftest import make_person, organisation, signed_in
from tests.indicators.importing import PATH, csv_file, run_jobs, upload, uploaded

ODD = "Vad;Var;När;Hur mycket"
ROW = "N15428;Skolan vid ån;2024;80,4"
Inside = Callable[[], object]


def store_with_choices(user: User, municipality: Municipality, file: object, place: str) -> ValueImport:
    """Upload, say what the odd columns and the name mean, and store."""
    client = signed_in(user)
    with municipality_scope(municipality):
        value_import = uploaded(client, file)
    columns = {"indicator_code": 0, "organisation": 1, "period": 2, "value": 3}
    chosen = {f"column_{role}": at for role, at in columns.items()}
    client.post(f"{PATH}{value_import.pk}/map/", chosen)
    client.post(f"{PATH}{value_import.pk}/map/", chosen | {"place_0": place})
    page = client.get(f"{PATH}{value_import.pk}/")
    client.post(f"{PATH}{value_import.pk}/store/", {"digest": page.context["digest"]})
    run_jobs(municipality)
    return value_import


@pytest.fixture
def stored(exempelby: Municipality, catalogue: tuple, alice: User) -> ValueImport:
    """A file with odd headings that Alice has stored, with an odd name for the school."""
    with municipality_scope(exempelby):
        place = f"organisation:{organisation('Valla').pk}"
    file = csv_file(ROW, heads=ODD, name="skolan.csv")
    return store_with_choices(alice, exempelby, file, place)


def test_next_file_with_the_headings_is_understood_whoever_uploads_it(
    stored: ValueImport, exempelby: Municipality, amir: User
) -> None:
    response = upload(signed_in(amir), csv_file("N15428;Skolan vid ån;2025;81,9", heads=ODD.upper(), name="ny.csv"))

    assert [(line.place, line.read, line.outcome) for line in response.context["lines"]] == [
        ("Vallaskolan", "81,9", "new")
    ]
    assert response.context["remembered"].startswith("Läst på samma sätt som filen skolan.csv, som Alice")


def test_file_with_other_headings_is_not(stored: ValueImport, alice: User) -> None:
    response = upload(signed_in(alice), csv_file(ROW, heads="Vad;Var;Då;Hur mycket"))

    assert (response.context["remembered"], bool(response.context["lacking"])) == ("", True)


def test_it_can_be_understood_otherwise_and_then_says_so_no_more(stored: ValueImport, alice: User) -> None:
    client = signed_in(alice)
    response = upload(client, csv_file(ROW, heads=ODD))
    chosen = {f.html_name: f.initial for f in response.context["form"].column_fields}

    other = client.post(
        response.request["PATH_INFO"] + "map/", chosen | {"column_comment": 1, "column_organisation": ""}, follow=True
    )

    assert (other.context["remembered"], bool(response.context["remembered"])) == ("", True)


def test_corrected_file_of_refused_rows_is_the_same_file(stored: ValueImport, alice: User) -> None:
    client = signed_in(alice)
    first = upload(client, csv_file("N15428;Skolan vid ån;2025;tolv", heads=ODD))
    refused = client.get(f"{first.request['PATH_INFO']}refused.csv").content.decode("utf-8-sig")

    again = upload(client, csv_file(*refused.replace("tolv", "12").splitlines()[1:], heads=refused.splitlines()[0]))

    assert refused.splitlines()[0] == f"{ODD};Rad;Varför"
    assert [(line.place, line.outcome) for line in again.context["lines"]] == [("Vallaskolan", "new")]
    assert again.context["remembered"]


def test_name_that_means_something_keeps_its_meaning_in_another_persons_file(
    exempelby: Municipality, catalogue: tuple, alice: User, amir: User
) -> None:
    with municipality_scope(exempelby):
        place = f"organisation:{organisation('Valla').pk}"
    store_with_choices(amir, exempelby, csv_file("N15428;Exempelby;2024;80", heads=ODD), place)

    own = upload(signed_in(amir), csv_file("N15428;Exempelby;2025;80", heads=ODD))
    others = upload(signed_in(alice), csv_file("N15428;Exempelby;2025;80", heads=ODD))

    assert [line.place for page in (own, others) for line in page.context["lines"]] == ["Vallaskolan", "Kommunen"]


def test_remembered_headings_are_listed_and_can_be_forgotten(
    stored: ValueImport, exempelby: Municipality, amir: User
) -> None:
    client = signed_in(amir)
    with municipality_scope(exempelby):
        mapping = ImportMapping.objects.get()

    page = client.get(f"{PATH}mappings/")
    client.post(f"{PATH}mappings/{mapping.pk}/forget/")
    after = upload(client, csv_file(ROW, heads=ODD))

    (line,) = page.context["mappings"]
    assert (line.heads, line.names, line.by) == ("Vad, Var, När, Hur mycket", ("skolan vid ån: Vallaskolan",), "Alice")
    assert bool(after.context["lacking"])


def test_reader_sees_no_headings(stored: ValueImport, exempelby: Municipality, bob: User) -> None:
    auditor = make_person("Disa", (Membership.Role.AUDITOR, "K"), municipality=exempelby)

    statuses = [signed_in(person).get(f"{PATH}mappings/").status_code for person in (bob, auditor)]

    assert statuses == [403, 200]


@pytest.mark.parametrize("mappings", [1, 3])
def test_list_asks_as_often_for_many_as_for_few(
    exempelby: Municipality, catalogue: tuple, alice: User, mappings: int, django_assert_num_queries: Callable
) -> None:
    with municipality_scope(exempelby):
        for n in range(mappings):
            ImportMapping.objects.create(signature=f"{n}" * 64, heads=["Kod"], columns={"value": 0}, saved_by=alice)
    client = signed_in(alice)
    client.get(PATH)

    with django_assert_num_queries(14):
        client.get(f"{PATH}mappings/")


def test_signature_is_of_the_heads_in_their_order() -> None:
    assert signature_of(["Kod", "År "]) == signature_of(["kod", "ÅR", "Rad", "Varför"])
    assert signature_of(["Kod", "År"]) != signature_of(["År", "Kod"])
