"""How a municipality comes in on a server of one's own."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from governance.models import Membership, Municipality, Organisation, User
from governance.tenancy import municipality_scope
from tests.conftest import signed_in

ARGUMENTS = ["nystad", "Nystads kommun", "--email", "Ada@nystad.se", "--name", "Ada Ek", "--address", "https://mal.se"]


def create() -> str:
    told = StringIO()
    call_command("municipality_create", *ARGUMENTS, stdout=told)
    return told.getvalue()


def test_municipality_has_root_council_and_administrator(db: None) -> None:
    create()

    ada = User.objects.get(email="ada@nystad.se")
    with municipality_scope(Municipality.objects.get(slug="nystad")):
        assert [o.kind for o in Organisation.objects.order_by("pk")] == ["municipality", "council"]
        assert Membership.objects.get(user=ada).role == Membership.Role.ADMINISTRATOR
    assert signed_in(ada).get("/nystad/governance/model/").status_code == 200


def test_link_lets_the_administrator_choose_a_password(db: None) -> None:
    path = re.search(r"https://mal\.se(/\S+key/\S+)", create()).group(1)
    client = Client()

    form = client.get(path, follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": "en riktigt lång fras", "password2": "en riktigt lång fras"})

    assert User.objects.get(email="ada@nystad.se").check_password("en riktigt lång fras")


def test_address_that_is_taken_is_refused_and_nothing_is_left(db: None) -> None:
    create()

    with pytest.raises(CommandError, match="nystad"):
        create()
    with pytest.raises(CommandError):
        call_command("municipality_create", "accounts", "X", "--email", "x@example.com", "--name", "X")
    assert Municipality.objects.count() == 1
    assert not User.objects.filter(email="x@example.com").exists()
