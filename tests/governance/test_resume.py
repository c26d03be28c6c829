"""What was typed when the session had ended comes back after signing in, and is stored when one says so."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from governance.models import Municipality, User
from governance.resume import KEY, readable_fields
from tests.conftest import signed_in

PASSWORD = "correct horse battery"
PAGE = "/exempelby/governance/settings/"
TYPED = {"name": "Exempelby stad", "language": "sv", "money_unit": "tkr", "accent": "#7A1020"}
HERE = {"Origin": "http://testserver"}


def hidden_fields(page: str) -> dict[str, str]:
    """The fields of the kept form."""
    form = re.search(r'<form class="measure".*?</form>', page, re.DOTALL).group()
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))


def test_typed_text_survives_the_ended_session_whole_way(exempelby: Municipality, admin: User) -> None:
    client = Client(enforce_csrf_checks=True)

    to_login = client.post(PAGE, TYPED, headers=HERE)
    token = re.search(r'value="(\w+)"', client.get(to_login.url).content.decode()).group(1)
    sign_in = {"login": "ada@example.com", "password": PASSWORD, "csrfmiddlewaretoken": token}
    to_resume = client.post(to_login.url, sign_in, headers=HERE)
    kept = client.get(to_resume.url).content.decode()
    stored = client.post(PAGE, hidden_fields(kept), headers=HERE)

    assert to_login.url == "/accounts/login/?next=/resume/"
    assert to_resume.url == "/resume/"
    assert "Exempelby stad" in kept
    assert stored.url == PAGE
    exempelby.refresh_from_db()
    assert (exempelby.name, exempelby.accent) == ("Exempelby stad", "#7A1020")
    assert KEY not in client.session
    assert client.get("/resume/").url == "/"


def kept_by(client: Client, data: dict, page: str = PAGE, **options: object) -> str:
    """Send a form signed out; the address that one comes back to."""
    response = client.post(page, data, **({"headers": HERE} | options))
    return response.url.partition("next=")[2]


def test_kept_form_with_an_error_is_still_there(exempelby: Municipality, admin: User) -> None:
    client = Client()
    kept_by(client, TYPED | {"accent": "#FFCC00"})
    client.force_login(admin)

    response = client.post(PAGE, TYPED | {"accent": "#FFCC00"})

    assert response.status_code == 200
    assert KEY in client.session


def test_kept_form_can_be_let_go(exempelby: Municipality, admin: User) -> None:
    client = Client()
    kept_by(client, TYPED)
    client.force_login(admin)

    response = client.get("/resume/?forget=1")

    assert response.url == PAGE
    assert KEY not in client.session


def let_sessions_end() -> None:
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))


def test_kept_text_comes_back_to_its_writer(exempelby: Municipality, admin: User) -> None:
    client = signed_in(admin)
    let_sessions_end()
    kept_by(client, TYPED)
    client.force_login(admin)

    assert "Exempelby stad" in client.get("/resume/").content.decode()


def test_kept_text_is_not_shown_to_another_person_in_the_same_browser(
    exempelby: Municipality, admin: User, bob: User
) -> None:
    client = signed_in(admin)
    let_sessions_end()
    kept_by(client, TYPED)
    client.force_login(bob)

    assert client.get("/resume/").url == "/"
    assert KEY not in client.session


def test_resume_page_is_for_who_has_signed_in(exempelby: Municipality) -> None:
    client = Client()
    kept_by(client, TYPED)

    assert client.get("/resume/").url == "/accounts/login/?next=/resume/"


def test_htmx_is_sent_to_sign_in_as_a_whole_page(exempelby: Municipality) -> None:
    response = Client().post(PAGE, TYPED, headers=HERE | {"HX-Request": "true"})

    assert (response.status_code, response.headers["HX-Redirect"]) == (204, "/accounts/login/?next=/resume/")


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {}])
def test_another_sites_form_is_not_kept(exempelby: Municipality, headers: dict) -> None:
    client = Client()

    assert kept_by(client, TYPED, headers=headers) == PAGE
    assert "sessionid" not in client.cookies


@pytest.mark.parametrize(
    "data",
    [
        {"oldpassword": "x", "password1": "y", "password2": "y"},
        {"name": "x" * 200_001},
        {},
        {"file": SimpleUploadedFile("values.csv", b"a;b"), "year": "2026"},
    ],
    ids=["passwords", "too long", "empty", "file"],
)
def test_secrets_files_and_floods_are_not_kept(exempelby: Municipality, data: dict) -> None:
    client = Client()

    assert kept_by(client, data) == PAGE
    assert "sessionid" not in client.cookies


def test_page_shows_what_was_written_and_not_what_was_chosen() -> None:
    fields = [
        ["seen", "a1b2"],
        ["form-TOTAL_FORMS", "2"],
        ["text", "Mentorssamtal vecka 5"],
        ["status", "not_fulfilled"],
        ["due_on", "2026-11-30"],
        ["value", "−1,5"],
        ["comment", "   "],
        ["owner_name", "Åsa"],
    ]

    assert readable_fields({"page": "/", "fields": fields}) == ["Mentorssamtal vecka 5", "Åsa"]


def test_several_values_of_one_field_are_kept(exempelby: Municipality, admin: User) -> None:
    client = Client()
    kept_by(client, {"goal": ["1", "2"], "text": "Något"})
    client.force_login(admin)

    page = client.get("/resume/").content.decode()

    assert page.count('name="goal"') == 2


def test_kept_text_is_escaped(exempelby: Municipality, admin: User) -> None:
    client = Client()
    kept_by(client, {"text": '"><script>alert(1)</script>'})
    client.force_login(admin)

    assert "<script>alert" not in client.get("/resume/").content.decode()


def test_signed_in_person_keeps_nothing(exempelby: Municipality, admin: User) -> None:
    client = signed_in(admin)

    client.post(PAGE, TYPED)

    assert KEY not in client.session
