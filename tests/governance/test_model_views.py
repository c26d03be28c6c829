"""The pages of the governance model, for each role and from another municipality."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from governance.models import AdoptionState, GovernanceModel, Membership, Municipality, StatusStep, User
from governance.queries import levels_of
from governance.tenancy import municipality_scope
from tests.conftest import make_person, signed_in
from tests.governance.make import DECISION, adopt, level_names, make_draft, make_goal_on, seen

Role = Membership.Role
BASE = "/exempelby/governance"
EDITORS = {Role.ADMINISTRATOR, Role.MODEL_OWNER}
RECORDERS = EDITORS | {Role.CONTROLLER, Role.BOARD_SECRETARY}
DRAFT_READERS = RECORDERS | {Role.AUDITOR}


@pytest.fixture
def draft(exempelby: Municipality) -> GovernanceModel:
    with municipality_scope(exempelby):
        return make_draft()


@pytest.fixture
def adopted(exempelby: Municipality, admin: User) -> GovernanceModel:
    with municipality_scope(exempelby):
        model = make_draft(version=9, years=(2020, 2026))
        adopt(model, admin)
        return model


def level_of(model: GovernanceModel, place: int = 1) -> int:
    with municipality_scope(model.municipality):
        return levels_of(model)[place].pk


def names(model: GovernanceModel) -> list[str]:
    with municipality_scope(model.municipality):
        return level_names(model)


def token(model: GovernanceModel) -> str:
    with municipality_scope(model.municipality):
        return seen(model)


def pages(draft: GovernanceModel, adopted: GovernanceModel) -> dict[str, tuple[str, set[str] | None]]:
    """Address → roles that may open it (None: all who are admitted)."""
    level = level_of(draft)
    return {
        f"{BASE}/model/": None,
        f"{BASE}/model/{adopted.pk}/": None,
        f"{BASE}/model/{draft.pk}/": DRAFT_READERS,
        f"{BASE}/model/new/": EDITORS,
        f"{BASE}/model/{draft.pk}/edit/": EDITORS,
        f"{BASE}/model/{draft.pk}/words/": EDITORS,
        f"{BASE}/model/{draft.pk}/copy/": EDITORS,
        f"{BASE}/model/{adopted.pk}/copy/": EDITORS,
        f"{BASE}/model/{draft.pk}/adopt/": RECORDERS,
        f"{BASE}/model/{draft.pk}/remove/": EDITORS,
        f"{BASE}/model/{draft.pk}/levels/new/": EDITORS,
        f"{BASE}/levels/{level}/edit/": EDITORS,
        f"{BASE}/levels/{level}/remove/": EDITORS,
        f"{BASE}/model/{adopted.pk}/edit/": set(),
        f"{BASE}/model/{adopted.pk}/words/": set(),
        f"{BASE}/model/{adopted.pk}/adopt/": set(),
        f"{BASE}/model/{adopted.pk}/remove/": set(),
        f"{BASE}/model/{adopted.pk}/levels/new/": set(),
        f"{BASE}/levels/{level_of(adopted)}/edit/": set(),
        f"{BASE}/levels/{level_of(adopted)}/remove/": set(),
    }


@pytest.mark.parametrize("role", Role.values)
def test_pages_open_for_the_roles_that_need_them(
    exempelby: Municipality, draft: GovernanceModel, adopted: GovernanceModel, role: str
) -> None:
    # A secretary of the council: a decision is recorded by those who keep the deciding body's minutes.
    person = make_person("Doris", (role, "KF" if role == Role.BOARD_SECRETARY else "K"), municipality=exempelby)
    client = signed_in(person)
    expected = {url: 200 if may is None or role in may else 403 for url, may in pages(draft, adopted).items()}

    found = {url: client.get(url).status_code for url in expected}

    assert found == expected


def test_secretary_of_a_board_does_not_record_the_councils_decision(
    exempelby: Municipality, draft: GovernanceModel
) -> None:
    secretary = make_person("Doris", (Role.BOARD_SECRETARY, "BUN"), municipality=exempelby)

    assert signed_in(secretary).get(f"{BASE}/model/{draft.pk}/adopt/").status_code == 403


def test_pages_are_not_there_for_another_municipality(
    draft: GovernanceModel, adopted: GovernanceModel, charlie: User
) -> None:
    client = signed_in(charlie)

    assert {client.get(url).status_code for url in pages(draft, adopted)} == {404}


def test_another_municipalitys_model_is_not_there_in_ones_own(draft: GovernanceModel, annanstad: Municipality) -> None:
    owner = make_person("Olga", (Role.MODEL_OWNER, "K"), municipality=annanstad)
    client = signed_in(owner)

    found = {
        client.get(f"/annanstad/governance/model/{draft.pk}/{page}").status_code for page in ("", "edit/", "adopt/")
    }

    assert found == {404}


def test_draft_is_left_out_of_the_list_for_readers(draft: GovernanceModel, adopted: GovernanceModel, bob: User) -> None:
    response = signed_in(bob).get(f"{BASE}/model/")

    assert [model.pk for model in response.context["models"]] == [adopted.pk]


def test_empty_list_says_what_to_do(exempelby: Municipality, admin: User, bob: User) -> None:
    for user, words in ((admin, "Skapa den första versionen"), (bob, "administratör eller modellägare skapar den")):
        assert words in signed_in(user).get(f"{BASE}/model/").content.decode()


def test_list_asks_as_often_for_three_versions_as_for_one(
    exempelby: Municipality, admin: User, django_assert_num_queries: Callable
) -> None:
    client = signed_in(admin)
    with municipality_scope(exempelby):
        adopt(make_draft(version=1, years=(2020, 2021)), admin)
    client.get(f"{BASE}/model/")

    with django_assert_num_queries(11):
        client.get(f"{BASE}/model/")
    with municipality_scope(exempelby):
        adopt(make_draft(version=2, years=(2022, 2023)), admin)
        adopt(make_draft(version=3, years=(2024, 2025)), admin)

    with django_assert_num_queries(11):
        client.get(f"{BASE}/model/")


def test_page_of_a_version_asks_as_often_for_eight_levels_as_for_five(
    exempelby: Municipality, admin: User, django_assert_num_queries: Callable
) -> None:
    client = signed_in(admin)
    with municipality_scope(exempelby):
        five, eight = make_draft(version=1, preset="three_levels"), make_draft(version=2, preset="commitments")

    for model in (five, eight):
        with django_assert_num_queries(17):
            client.get(f"{BASE}/model/{model.pk}/")


def post(client: Client, url: str, **data: object) -> object:
    return client.post(url, data)


def test_model_is_made_from_a_preset(exempelby: Municipality, admin: User) -> None:
    data = {"preset": "three_levels", "name": "Så styr vi", "year_from": 2027, "year_to": 2030, "version": 1}

    response = post(signed_in(admin), f"{BASE}/model/new/", **data)

    with municipality_scope(exempelby):
        model = GovernanceModel.objects.get()
        assert response.url == f"/exempelby/governance/model/{model.pk}/"
        assert level_names(model)[0] == "Inriktningsmål"


def test_second_click_makes_no_second_model_and_loses_nothing(exempelby: Municipality, admin: User) -> None:
    client = signed_in(admin)
    data = {"preset": "three_levels", "name": "Så styr vi", "year_from": 2027, "year_to": 2030, "version": 1}
    post(client, f"{BASE}/model/new/", **data)

    response = post(client, f"{BASE}/model/new/", **data)

    with municipality_scope(exempelby):
        assert GovernanceModel.objects.count() == 1
    assert "Version 1 skapades alldeles nyss" in response.content.decode()
    assert 'value="Så styr vi"' in response.content.decode()


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"year_to": 2026}, "year_to", "Det sista året kommer före det första."),
        ({"name": ""}, "name", "Detta fält måste fyllas i."),
        ({"year_from": "i år"}, "year_from", "Fyll i ett heltal."),
        ({"preset": "own"}, "preset", "Välj ett giltigt alternativ. own finns inte bland tillgängliga alternativ."),
    ],
)
def test_bad_input_is_told_beside_its_field(
    exempelby: Municipality, admin: User, changed: dict, field: str, words: str
) -> None:
    data = {"preset": "three_levels", "name": "Så styr vi", "year_from": 2027, "year_to": 2030, "version": 1} | changed

    response = post(signed_in(admin), f"{BASE}/model/new/", **data)

    assert response.status_code == 200
    assert response.context["form"].errors[field] == [words]


def test_level_is_added_renamed_moved_and_removed(draft: GovernanceModel, admin: User) -> None:
    client = signed_in(admin)
    fields = {"form": "goal", "owner_kind": "board", "has_indicators": "on"}

    post(
        client,
        f"{BASE}/model/{draft.pk}/levels/new/",
        name="Delmål",
        name_plural="Delmål",
        place=3,
        seen=token(draft),
        **fields,
    )
    post(
        client,
        f"{BASE}/levels/{level_of(draft, 3)}/edit/",
        name="Årsmål",
        name_plural="Årsmål",
        seen=token(draft),
        **fields,
    )
    post(client, f"{BASE}/levels/{level_of(draft, 3)}/move/", direction="up", seen=token(draft))
    post(client, f"{BASE}/levels/{level_of(draft, 0)}/remove/", seen=token(draft))

    assert names(draft)[:5] == ["Kommunmål", "Årsmål", "Nämndmål", "Åtagande", "Nämndplan"]


def test_new_level_of_goals_is_offered_a_place_above_the_plans(draft: GovernanceModel, admin: User) -> None:
    response = signed_in(admin).get(f"{BASE}/model/{draft.pk}/levels/new/")

    assert response.context["form"].initial["place"] == 4


def test_stale_form_keeps_what_was_typed_and_can_be_sent_again(draft: GovernanceModel, admin: User) -> None:
    client = signed_in(admin)
    url, old = f"{BASE}/levels/{level_of(draft)}/edit/", token(draft)
    fields = {"form": "goal", "owner_kind": "council"}
    post(client, f"{BASE}/levels/{level_of(draft, 0)}/move/", direction="down", seen=old)

    refused = post(client, url, name="Mitt namn", name_plural="Mina namn", seen=old, **fields)
    again = post(
        client, url, name="Mitt namn", name_plural="Mina namn", seen=refused.context["form"]["seen"].value(), **fields
    )

    assert "Någon annan har ändrat versionen" in refused.content.decode()
    assert 'value="Mitt namn"' in refused.content.decode()
    assert again.status_code == 302
    assert "Mitt namn" in names(draft)


def test_stale_move_is_told(draft: GovernanceModel, admin: User) -> None:
    client = signed_in(admin)
    old = token(draft)
    post(client, f"{BASE}/levels/{level_of(draft, 0)}/move/", direction="down", seen=old)

    response = client.post(f"{BASE}/levels/{level_of(draft, 3)}/move/", {"direction": "up", "seen": old}, follow=True)

    assert "Någon annan har ändrat versionen" in response.content.decode()
    assert names(draft)[3] == "Åtagande"


def test_level_with_goals_is_refused_in_words(draft: GovernanceModel, admin: User) -> None:
    with municipality_scope(draft.municipality):
        make_goal_on(draft, 1)

    response = post(signed_in(admin), f"{BASE}/levels/{level_of(draft)}/remove/", seen=token(draft))

    assert "1 mål eller plan står på ”Kommunmål”" in response.content.decode()


def scale_data(model: GovernanceModel, **changed: str) -> dict[str, str]:
    told = {f"word_{meaning}": f"Ord {meaning}" for meaning in StatusStep.Meaning.values}
    told |= {f"forecast_{meaning}": f"Prognos {meaning}" for meaning in StatusStep.Meaning.values}
    return told | {"seen": token(model)} | changed


def test_words_are_stored_and_shown_with_their_shapes(draft: GovernanceModel, admin: User) -> None:
    client = signed_in(admin)

    post(client, f"{BASE}/model/{draft.pk}/words/", **scale_data(draft, word_partly="På god väg"))
    shown = client.get(f"{BASE}/model/{draft.pk}/").content.decode()

    assert "På god väg" in shown
    assert shown.count("status-partly") >= 2


def test_partly_and_cannot_be_assessed_never_share_a_word(draft: GovernanceModel, admin: User) -> None:
    data = scale_data(draft, word_partly="Oklart", word_unassessed="oklart")

    response = post(signed_in(admin), f"{BASE}/model/{draft.pk}/words/", **data)

    assert response.context["form"].errors["word_unassessed"] == [
        "En annan betydelse har det här ordet. Varje betydelse behöver ett eget."
    ]


def test_words_of_another_scale_are_filled_in_and_not_stored(draft: GovernanceModel, admin: User) -> None:
    client = signed_in(admin)

    response = client.get(f"{BASE}/model/{draft.pk}/words/?scale=reached")

    assert 'value="Nått till viss del"' in response.content.decode()
    assert "Nått till viss del" not in client.get(f"{BASE}/model/{draft.pk}/").content.decode()


def test_examples_follow_what_is_typed(draft: GovernanceModel, admin: User) -> None:
    url = f"{BASE}/model/{draft.pk}/words/?word_partly=Halvvägs&forecast_partly=Ser+ut+att+n%C3%A5+halvv%C3%A4gs"

    response = signed_in(admin).get(url, headers={"HX-Request": "true"})

    assert "Halvvägs" in response.content.decode()
    assert "<html" not in response.content.decode()


def adoption(model: GovernanceModel, **changed: object) -> dict[str, object]:
    with municipality_scope(model.municipality):
        from tests.conftest import organisation

        body = organisation("KF").pk
    told = {"decided_by": body, "decided_on": DECISION["decided_on"].isoformat(), "seen": token(model)}
    return told | {"registry_number": "KS 2026/214", "minutes_paragraph": "118"} | changed


def test_decision_is_recorded_and_the_version_locked(draft: GovernanceModel, admin: User) -> None:
    client = signed_in(admin)

    post(client, f"{BASE}/model/{draft.pk}/adopt/", **adoption(draft))
    shown = client.get(f"{BASE}/model/{draft.pk}/").content.decode()

    with municipality_scope(draft.municipality):
        draft.refresh_from_db()
    assert (draft.state, draft.minutes_paragraph) == (AdoptionState.ADOPTED, "118")
    assert "Versionen är låst" in shown
    assert "§ 118" in shown
    assert "/levels/new/" not in shown


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"decided_on": "2990-01-01"}, "decided_on"),
        ({"decided_on": "i går"}, "decided_on"),
        ({"registry_number": ""}, "registry_number"),
        ({"minutes_paragraph": " § "}, "minutes_paragraph"),
        ({"decided_by": "0"}, "decided_by"),
    ],
)
def test_decision_that_is_not_whole_is_refused(draft: GovernanceModel, admin: User, changed: dict, field: str) -> None:
    response = post(signed_in(admin), f"{BASE}/model/{draft.pk}/adopt/", **adoption(draft, **changed))

    assert list(response.context["form"].errors) == [field]


def test_effects_on_earlier_versions_are_told_before_the_decision(
    exempelby: Municipality, admin: User, adopted: GovernanceModel
) -> None:
    with municipality_scope(exempelby):
        new = make_draft(version=10, years=(2025, 2028))

    shown = signed_in(admin).get(f"{BASE}/model/{new.pk}/adopt/").content.decode()

    assert "Version 9 gäller 2020–2024 i stället för till och med 2026." in shown


def test_copy_is_made_for_the_next_period(exempelby: Municipality, adopted: GovernanceModel, admin: User) -> None:
    data = {"year_from": 2027, "year_to": 2030, "version": 10}

    post(signed_in(admin), f"{BASE}/model/{adopted.pk}/copy/", **data)

    with municipality_scope(exempelby):
        copy = GovernanceModel.objects.get(version=10)
        assert (copy.state, copy.year_from) == (AdoptionState.DRAFT, 2027)


def test_draft_is_removed(draft: GovernanceModel, admin: User) -> None:
    response = post(signed_in(admin), f"{BASE}/model/{draft.pk}/remove/", seen=token(draft))

    with municipality_scope(draft.municipality):
        assert not GovernanceModel.objects.exists()
    assert response.url == "/exempelby/governance/model/"


def test_addresses_carry_no_municipality() -> None:
    assert reverse("model_list", urlconf="config.municipality_urls") == "/governance/model/"
