"""Signing in: with a password, a code from the phone, a link in a mail; and telling nobody who has an account."""

import base64
import hashlib
import hmac
import os
import re
import struct
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from governance.models import Admission, Membership, Municipality, User
from governance.queries import admitted_municipalities
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation, signed_in

PASSWORD = "correct horse battery"
LOGIN = "/accounts/login/"
RESET = "/accounts/password/reset/"


def sign_in(client: Client, email: str, password: str = PASSWORD, **more: str) -> object:
    return client.post(LOGIN, {"login": email, "password": password} | more)


def plain(response: object) -> str:
    """The page without what differs each time: its token, and the address that was written."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
    return re.sub(r"\w+@example\.com", "", text)


def code(secret: str) -> str:
    """The six figures of RFC 6238."""
    counter = struct.pack(">Q", int(time.time() // 30))
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 0xF
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


def is_signed_in(client: Client) -> bool:
    return client.get("/profile/").status_code == 200


def test_signing_in_leads_to_the_page_asked_for(bob: User) -> None:
    client = Client()

    asked = client.get("/exempelby/governance/model/")
    response = client.post(asked.url, {"login": "bob@example.com", "password": PASSWORD})

    assert asked.url == "/accounts/login/?next=/exempelby/governance/model/"
    assert response.url == "/exempelby/governance/model/"
    assert client.get(response.url).status_code == 200


def test_signing_in_leads_nowhere_outside(bob: User) -> None:
    response = Client().post(f"{LOGIN}?next=https://evil.example/", {"login": "bob@example.com", "password": PASSWORD})

    assert response.url == "/"


def test_address_is_known_in_any_case(bob: User) -> None:
    client = Client()

    sign_in(client, "BOB@Example.com")

    assert is_signed_in(client)


def test_wrong_password_and_unknown_address_get_the_same_answer(bob: User) -> None:
    wrong, unknown = (sign_in(Client(), email, "guess") for email in ("bob@example.com", "nobody@example.com"))

    assert (wrong.status_code, unknown.status_code) == (200, 200)
    assert plain(wrong) == plain(unknown)
    assert "form-errors" in plain(wrong)


def test_inactive_person_gets_no_further(bob: User) -> None:
    User.objects.filter(pk=bob.pk).update(is_active=False)
    client = Client()

    sign_in(client, "bob@example.com")

    assert not is_signed_in(client)


def test_person_made_inactive_is_out_at_once(bob: User) -> None:
    client = signed_in(bob)
    User.objects.filter(pk=bob.pk).update(is_active=False)

    assert client.get("/exempelby/").status_code == 302


def test_guessing_is_stopped_though_the_sixth_guess_is_right(bob: User) -> None:
    client = Client()
    for _ in range(5):
        sign_in(client, "bob@example.com", "guess")

    response = sign_in(client, "bob@example.com")

    assert not is_signed_in(client)
    assert "För många" in response.content.decode()


def test_reset_answers_the_same_for_known_and_unknown_addresses(bob: User) -> None:
    known, unknown = (
        Client().post(RESET, {"email": email}, follow=True) for email in ("bob@example.com", "nobody@example.com")
    )

    assert known.redirect_chain == unknown.redirect_chain
    assert plain(known) == plain(unknown)


def test_reset_by_mail_lets_one_choose_a_new_password_once(bob: User) -> None:
    Client().post(RESET, {"email": "bob@example.com"})
    link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body).group(1)
    client, later = Client(), Client()
    page = client.get(link, follow=True)
    chosen = {"password1": "ett nytt långt lösenord", "password2": "ett nytt långt lösenord"}

    client.post(page.redirect_chain[-1][0], chosen)
    again = later.get(link, follow=True)
    sign_in(later, "bob@example.com", chosen["password1"])

    assert mail.outbox[0].to == ["bob@example.com"]
    assert mail.outbox[0].subject == "Välj ett nytt lösenord"
    assert is_signed_in(later)
    assert "Länken fungerar inte längre" in again.content.decode()


def test_mail_to_an_unknown_address_says_that_there_is_no_account(db: None) -> None:
    Client().post(RESET, {"email": "nobody@example.com"})

    assert [(message.to, message.subject) for message in mail.outbox] == [
        (["nobody@example.com"], "Det finns inget konto med den här adressen")
    ]


def test_session_ends_after_two_hours_of_rest(bob: User) -> None:
    client = signed_in(bob)
    session = client.session

    assert session.get_expiry_age() <= 2 * 60 * 60
    assert session.get_expire_at_browser_close()

    session.set_expiry(timezone.now() - timedelta(seconds=1))
    session.save()
    assert client.get("/exempelby/").url == "/accounts/login/?next=/exempelby/"


def test_signing_out_ends_the_session_on_the_server(bob: User) -> None:
    client = signed_in(bob)
    cookie = client.cookies["sessionid"].value

    client.post("/accounts/logout/")
    client.cookies["sessionid"] = cookie

    assert not is_signed_in(client)


def test_session_gets_a_new_name_at_sign_in(bob: User) -> None:
    client = Client()
    client.get(LOGIN)
    client.session["x"] = 1
    before = client.cookies.get("sessionid")

    sign_in(client, "bob@example.com")

    assert before is None or client.cookies["sessionid"].value != before.value


def activate_two_steps(client: Client) -> str:
    """Turn two-step sign-in on, which asks for the password once more; the secret in the phone."""
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret
    client.post("/accounts/2fa/totp/activate/", {"code": code(secret)})
    return secret


def test_two_step_sign_in_is_turned_on_and_asked_for(bob: User, settings: object) -> None:
    settings.MFA_TOTP_TOLERANCE = 1  # a code may turn old while the test runs
    first, second = Client(), Client()
    sign_in(first, "bob@example.com")
    secret = activate_two_steps(first)

    response = sign_in(second, "bob@example.com", next="/exempelby/")
    halfway = is_signed_in(second)
    second.post(response.url, {"code": "000000"})
    wrong = is_signed_in(second)
    second.post(response.url, {"code": code(secret)})

    assert "/2fa/authenticate/" in response.url
    assert (halfway, wrong, is_signed_in(second)) == (False, False, True)


def test_wrong_code_does_not_turn_two_steps_on(bob: User) -> None:
    client = Client()
    sign_in(client, "bob@example.com")

    asked = client.get("/accounts/2fa/totp/activate/")
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    client.get("/accounts/2fa/totp/activate/")
    response = client.post("/accounts/2fa/totp/activate/", {"code": "000000"})

    assert asked.url.startswith("/accounts/reauthenticate/")
    assert response.status_code == 200
    assert "form-errors" in response.content.decode()


def test_nobody_signs_up(db: None) -> None:
    fields = {
        "email": "new@example.com",
        "password1": "ett nytt långt lösenord",
        "password2": "ett nytt långt lösenord",
    }

    response = Client().post("/accounts/signup/", fields)

    assert not User.objects.exists()
    assert '<form class="form"' not in response.content.decode()


@pytest.mark.parametrize("path", ["", "governance/model/", "goals/", "not-there/"])
def test_stranger_is_sent_to_sign_in_whether_the_page_is_there_or_not(exempelby: Municipality, path: str) -> None:
    assert Client().get(f"/exempelby/{path}").url == f"/accounts/login/?next=/exempelby/{path}"


@pytest.mark.parametrize("path", ["", "governance/model/", "governance/accent.css", "profile/", "not-there/"])
def test_other_municipality_is_not_there(exempelby: Municipality, charlie: User, path: str) -> None:
    assert signed_in(charlie).get(f"/exempelby/{path}").status_code == 404


def test_ended_role_opens_no_door(exempelby: Municipality, bob: User) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    with municipality_scope(exempelby):
        Membership.objects.filter(user=bob).update(valid_from=yesterday, valid_to=yesterday)

    assert Admission.objects.filter(user=bob).exists()
    assert signed_in(bob).get("/exempelby/governance/model/").status_code == 404
    assert admitted_municipalities(bob) == []
    assert "Du hör inte till någon kommun" in signed_in(bob).get("/").content.decode()


def test_person_of_one_municipality_goes_straight_in(bob: User) -> None:
    assert signed_in(bob).get("/").url == "/exempelby/"


def test_person_of_two_chooses(exempelby: Municipality, annanstad: Municipality, bob: User) -> None:
    from governance import services

    with municipality_scope(annanstad):
        services.grant_membership(user=bob, organisation=organisation("K"), role="reader", by=None)

    shown = signed_in(bob).get("/").content.decode()

    assert '<a href="/annanstad/">Annanstad kommun</a>' in shown
    assert '<a href="/exempelby/">Exempelby kommun</a>' in shown


def test_municipality_on_a_host_of_its_own_lets_one_sign_in(
    exempelby: Municipality, bob: User, settings: object
) -> None:
    settings.ALLOWED_HOSTS = ["mal.exempelby.example"]
    settings.MUNICIPALITY_HOSTS = {"mal.exempelby.example": "exempelby"}
    client = Client(headers={"host": "mal.exempelby.example"})

    asked = client.get("/governance/model/")
    page = client.get(asked.url)
    response = client.post(asked.url, {"login": "bob@example.com", "password": PASSWORD})

    assert asked.url == "/accounts/login/?next=/governance/model/"
    assert page.status_code == 200
    assert client.get(response.url).status_code == 200
    assert client.get("/health/").content == b"ok"


def test_profile_leads_to_all_that_concerns_signing_in(bob: User) -> None:
    shown = signed_in(bob).get("/exempelby/profile/").content.decode()

    for path in ("accounts/email/", "accounts/password/change/", "accounts/2fa/"):
        assert f'href="/exempelby/{path}"' in shown


def test_profile_is_stored_and_the_language_follows(bob: User) -> None:
    client = signed_in(bob)

    response = client.post("/exempelby/profile/", {"full_name": "Bob Berg", "language": "en"}, follow=True)

    bob.refresh_from_db()
    assert (bob.full_name, bob.language) == ("Bob Berg", "en")
    assert "<h1>My settings</h1>" in response.content.decode()


@pytest.mark.parametrize("path", ["about", "accessibility"])
def test_words_about_the_service_are_open_to_all(exempelby: Municipality, bob: User, path: str) -> None:
    assert Client().get(f"/{path}/").status_code == 200
    assert signed_in(bob).get(f"/exempelby/{path}/").status_code == 200


@pytest.mark.parametrize(
    ("contact", "words"),
    [
        ("", "Hör av dig till din kommuns administratör"),
        ("tillganglighet@exempelby.se", 'href="mailto:tillganglighet@exempelby.se"'),
        ("Ring 0140-123 45", "Ring 0140-123 45"),
    ],
)
def test_statement_says_where_to_turn(db: None, settings: object, contact: str, words: str) -> None:
    settings.ACCESSIBILITY_CONTACT = contact

    assert words in Client().get("/accessibility/").content.decode()


def test_form_without_its_token_is_refused_in_words(bob: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(bob)

    response = client.post("/profile/", {"full_name": "Bob", "language": ""})

    assert response.status_code == 403
    assert "Sidan hade varit öppen för länge" in response.content.decode()


def test_person_who_belongs_to_nobody_sees_no_municipality(db: None, exempelby: Municipality) -> None:
    lone = make_person("Lone", municipality=exempelby)

    assert signed_in(lone).get("/exempelby/").status_code == 404


@pytest.mark.parametrize(("behind", "told"), [("0", ["10.0.0.9"] * 2), ("1", ["203.0.113.7", "10.0.0.9"])])
def test_limits_count_the_person_and_not_the_proxy(behind: str, told: list[str]) -> None:
    # The settings are read once, so each answer comes from a process of its own.
    program = """
import django; django.setup()
from allauth.core.internal.httpkit import get_client_ip
from django.test import RequestFactory
ask = RequestFactory(REMOTE_ADDR="10.0.0.9").get
print(get_client_ip(ask("/", headers={"X-Forwarded-For": "198.51.100.1, 203.0.113.7"})), get_client_ip(ask("/")))
"""
    environment = os.environ | {"RODA_BEHIND_PROXY": behind, "DJANGO_SETTINGS_MODULE": "config.settings"}

    said = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)

    assert said.stdout.split() == told


def test_cookie_that_can_be_no_session_is_no_error(db: None) -> None:
    client = Client()
    client.cookies["sessionid"] = "abc\\000defgh"

    assert client.get(LOGIN).status_code == 200


def test_sign_in_says_so_when_nobody_can_count_the_guesses(bob: User, settings: object) -> None:
    away = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = {"default": away}
    client = Client(raise_request_exception=False)

    answer = sign_in(client, bob.email)

    assert answer.status_code == 503
    assert "inte nås" in answer.content.decode()
