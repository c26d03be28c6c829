"""Asked in by mail: nothing is given, and nothing revealed, before the link has been followed."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone

from governance import invitations, jobs, services
from governance.models import Invitation, Job, Membership, Municipality, User
from governance.queries import admitted_municipalities
from governance.refusals import RefusedError
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation, signed_in

Role = Membership.Role
BASE = "/exempelby/governance"
TODAY = timezone.localdate()
PASSWORD = "tre ord som ingen gissar"


class Broken(EmailBackend):
    """A mail server that hangs up."""

    def send_messages(self, email_messages: list) -> int:  # noqa: ARG002 (Django asks so)
        raise SMTPServerDisconnected("gone")


def invite(admin: User, municipality: Municipality, **changed: object) -> Client:
    """Ask somebody in through the page."""
    with municipality_scope(municipality):
        school = organisation("Valla").pk
    fields = {
        "full_name": "Nina Ny",
        "email": "nina@example.com",
        "role": Role.MANAGER,
        "organisation": school,
        "valid_from": TODAY.isoformat(),
    }
    client = signed_in(admin)
    client.post(f"/{municipality.slug}/governance/people/invite/", fields | changed)
    return client


def the_invitation(municipality: Municipality) -> Invitation:
    with municipality_scope(municipality):
        return Invitation.objects.select_related("job").get()


def send(municipality: Municipality) -> None:
    """What the worker does."""
    jobs.run_job(municipality.pk, the_invitation(municipality).job_id)


def link() -> str:
    """The path in the last mail's link."""
    return re.search(r"https?://[^/]+(/\S+)", mail.outbox[-1].body).group(1)


def begin(client: Client, url: str, **changed: str) -> object:
    return client.post(url, {"full_name": "Nina Ny", "password": PASSWORD, "again": PASSWORD} | changed)


@pytest.fixture
def invited(exempelby: Municipality, admin: User) -> Invitation:
    invite(admin, exempelby)
    send(exempelby)
    return the_invitation(exempelby)


def test_mail_tells_in_text_and_html_who_where_and_how(
    exempelby: Municipality, admin: User, invited: Invitation
) -> None:
    message = mail.outbox[0]
    html, kind = message.alternatives[0]

    assert message.to == ["nina@example.com"]
    assert message.subject == "Exempelby kommun bjuder in dig till Röda tråden"
    assert "Hej Nina Ny," in message.body
    assert "Ada bjuder in dig till Röda tråden, där Exempelby kommun styr och följer upp sina mål." in message.body
    assert "Din roll: Chef, Vallaskolan." in message.body
    assert "Länken fungerar i 14 dagar." in message.body
    assert kind == "text/html"
    assert f'<a href="http://testserver{link()}">' in html
    assert '<html lang="sv">' in html


def test_mail_is_in_the_municipalitys_language_and_escapes_names(exempelby: Municipality, admin: User) -> None:
    Municipality.objects.filter(pk=exempelby.pk).update(language="en")

    invite(admin, exempelby, full_name="<b>Nina & Co</b>")
    send(exempelby)

    assert mail.outbox[0].subject == "Exempelby kommun invites you to Röda tråden"
    assert "Hello <b>Nina & Co</b>," in mail.outbox[0].body
    assert "Hello &lt;b&gt;Nina &amp; Co&lt;/b&gt;," in mail.outbox[0].alternatives[0].content


def test_nothing_is_given_before_the_link_is_followed(exempelby: Municipality, invited: Invitation) -> None:
    assert not User.objects.filter(email="nina@example.com").exists()


def test_new_person_chooses_a_password_and_is_in(exempelby: Municipality, invited: Invitation) -> None:
    client = Client()

    response = begin(client, link(), full_name="Nina Nyström")

    user = User.objects.get(email="nina@example.com")
    assert response.url == "/accounts/login/?next=/exempelby/"
    assert (user.full_name, user.check_password(PASSWORD)) == ("Nina Nyström", True)
    assert admitted_municipalities(user) == [exempelby]
    with municipality_scope(exempelby):
        membership = Membership.objects.get(user=user)
        assert (membership.role, membership.organisation.short_name) == (Role.MANAGER, "Valla")
        assert Invitation.objects.get().accepted_at is not None


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"password": "kort", "again": "kort"}, "password"),
        ({"password": "password1234", "again": "password1234"}, "password"),
        ({"password": "nina@example.com", "again": "nina@example.com"}, "password"),
        ({"again": "något helt annat"}, "again"),
        ({"full_name": ""}, "full_name"),
    ],
)
def test_weak_or_miswritten_password_is_refused(
    exempelby: Municipality, invited: Invitation, changed: dict, field: str
) -> None:
    response = begin(Client(), link(), **changed)

    assert list(response.context["form"].errors) == [field]
    assert not User.objects.filter(email="nina@example.com").exists()


def test_link_is_used_once(exempelby: Municipality, invited: Invitation) -> None:
    begin(Client(), link())

    response = Client().get(link())

    assert response.status_code == 404
    assert "Länken fungerar inte längre" in response.content.decode()


@pytest.mark.parametrize("token", ["x", "WzEsMV0:1abc:forged", "WzEsMV0"])
def test_forged_link_leads_nowhere(exempelby: Municipality, token: str) -> None:
    assert Client().get(f"/accounts/invitation/{token}/").status_code == 404


def test_link_dies_after_two_weeks_and_lives_again_when_sent_again(
    exempelby: Municipality, admin: User, invited: Invitation
) -> None:
    with municipality_scope(exempelby):
        Invitation.objects.update(sent_at=timezone.now() - timedelta(days=14, minutes=1))
    old = Client().get(link()).status_code

    signed_in(admin).post(f"{BASE}/invitations/{invited.pk}/send/")
    send(exempelby)

    assert (old, Client().get(link()).status_code) == (404, 200)
    assert len(mail.outbox) == 2


def test_withdrawn_invitation_leads_nowhere(exempelby: Municipality, admin: User, invited: Invitation) -> None:
    signed_in(admin).post(f"{BASE}/invitations/{invited.pk}/withdraw/")

    assert Client().get(link()).status_code == 404


def test_person_from_elsewhere_signs_in_and_accepts(
    exempelby: Municipality, annanstad: Municipality, admin: User, charlie: User
) -> None:
    invite(admin, exempelby, email="Charlie@Example.com", full_name="Någon Annan")
    send(exempelby)

    asked = Client().get(link()).content.decode()
    page = signed_in(charlie).get(link()).content.decode()
    response = signed_in(charlie).post(link())

    assert "Du har redan ett konto med den här adressen" in asked
    assert 'name="password"' not in asked
    assert "Tacka ja" in page
    assert response.url == "/exempelby/"
    assert admitted_municipalities(charlie) == [annanstad, exempelby]
    charlie.refresh_from_db()
    assert charlie.full_name == "Charlie"


def test_inviting_somebody_from_elsewhere_shows_no_more_than_what_was_written(
    exempelby: Municipality, annanstad: Municipality, admin: User, charlie: User
) -> None:
    known = invite(admin, exempelby, email="charlie@example.com", full_name="Påhittat Namn")
    seen_of_known = known.get(f"{BASE}/people/").content.decode()
    with municipality_scope(exempelby):
        Invitation.objects.all().delete()
    unknown = invite(admin, exempelby, email="someone@example.com", full_name="Påhittat Namn")
    seen_of_unknown = unknown.get(f"{BASE}/people/").content.decode()

    def plain(text: str) -> str:
        return re.sub(r'csrfmiddlewaretoken" value="\w+"|invitations/\d+', "", text)

    assert plain(seen_of_known.replace("charlie@", "someone@")) == plain(seen_of_unknown)
    assert ">Charlie<" not in seen_of_known


def test_someone_else_who_is_signed_in_does_not_take_it(
    exempelby: Municipality, bob: User, invited: Invitation
) -> None:
    client = signed_in(bob)

    response = client.post(link())

    assert "Du är inloggad som bob@example.com" in response.content.decode()
    with municipality_scope(exempelby):
        assert Membership.objects.filter(user=bob).count() == 1


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"email": "AMIR@example.com"}, "Amir har den här adressen och finns redan här"),
        ({"email": "nina"}, "Fyll i en giltig e-postadress"),
        ({"role": Role.ADMINISTRATOR}, "Den här rollen gäller kommunen som helhet"),
        ({"valid_to": "2020-01-01"}, "Den sista dagen kommer före den första"),
    ],
)
def test_invitation_that_cannot_be_is_refused_in_words(
    exempelby: Municipality, admin: User, amir: User, changed: dict, words: str
) -> None:
    with municipality_scope(exempelby):
        school = organisation("Valla").pk
    fields = {
        "full_name": "Nina",
        "email": "nina@example.com",
        "role": Role.MANAGER,
        "organisation": school,
        "valid_from": TODAY.isoformat(),
    }

    response = signed_in(admin).post(f"{BASE}/people/invite/", fields | changed)

    assert words in response.content.decode()
    with municipality_scope(exempelby):
        assert not Invitation.objects.exists()


def test_second_click_invites_once(exempelby: Municipality, admin: User) -> None:
    invite(admin, exempelby)
    invite(admin, exempelby)

    with municipality_scope(exempelby):
        assert Invitation.objects.count() == 1


def test_mail_server_that_is_away_is_told_in_the_list(exempelby: Municipality, admin: User, settings: object) -> None:
    settings.EMAIL_BACKEND = "tests.governance.test_invitation.Broken"
    client = invite(admin, exempelby)

    send(exempelby)

    assert the_invitation(exempelby).job.state == Job.State.FAILED
    assert "E-postservern tog inte emot mejlet" in client.get(f"{BASE}/people/").content.decode()


def test_offer_that_has_begun_counts_from_the_day_it_is_accepted(
    exempelby: Municipality, scope: Municipality, admin: User, bob: User
) -> None:
    invitation = Invitation.objects.create(
        email=bob.email,
        full_name="Bob",
        organisation=organisation("Valla"),
        role=Role.MANAGER,
        valid_from=date(2020, 1, 1),
        invited_by=admin,
    )

    membership = services.accept_invitation(invitation=invitation, by=bob)

    assert membership.valid_from == TODAY


def test_invitation_is_accepted_once_even_by_two_at_the_same_time(
    exempelby: Municipality, invited: Invitation, bob: User
) -> None:
    found = invitations.Found(invited, exempelby)
    invitations.accept(found, bob)

    with pytest.raises(RefusedError, match="är besvarad"):
        invitations.accept(found, bob)


def test_account_is_not_left_behind_when_the_invitation_is_gone(exempelby: Municipality, invited: Invitation) -> None:
    found = invitations.Found(invited, exempelby)
    with municipality_scope(exempelby):
        Invitation.objects.all().delete()

    with pytest.raises(RefusedError):
        invitations.begin(found=found, full_name="Nina", password=PASSWORD)

    assert not User.objects.filter(email="nina@example.com").exists()


@pytest.mark.parametrize("page", ["send", "withdraw"])
def test_invitation_is_handled_by_the_administrator_alone(
    exempelby: Municipality, annanstad: Municipality, invited: Invitation, alice: User, charlie: User, page: str
) -> None:
    other_admin = make_person("Odd", (Role.ADMINISTRATOR, "K"), municipality=annanstad)
    path = f"governance/invitations/{invited.pk}/{page}/"

    assert signed_in(alice).post(f"/exempelby/{path}").status_code == 403
    assert signed_in(charlie).post(f"/exempelby/{path}").status_code == 404
    assert signed_in(other_admin).post(f"/annanstad/{path}").status_code == 404


def test_list_asks_as_often_for_three_invitations_as_for_one(
    exempelby: Municipality, admin: User, django_assert_num_queries: Callable
) -> None:
    client = invite(admin, exempelby)
    client.get(f"{BASE}/people/")

    with django_assert_num_queries(15):
        client.get(f"{BASE}/people/")
    for name in ("a", "b"):
        invite(admin, exempelby, email=f"{name}@example.com")

    with django_assert_num_queries(15):
        client.get(f"{BASE}/people/")
