"""Let a new municipality in: its row, its organisation's root and council, and its first administrator."""

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from governance import services
from governance.models import Municipality
from governance.refusals import RefusedError


class Command(BaseCommand):
    """`manage.py municipality_create exempelby "Exempelby kommun" --email ada@exempelby.se --name "Ada Ek"`."""

    help = "Create a municipality with its first administrator, and print the link where she chooses her password."

    def add_arguments(self, parser: CommandParser) -> None:
        """What the municipality is called, and who administers it."""
        parser.add_argument("slug", help="the first part of its addresses, such as exempelby")
        parser.add_argument("municipality", help='its name, such as "Exempelby kommun"')
        parser.add_argument("--email", required=True, help="the first administrator's e-mail address")
        parser.add_argument("--name", required=True, help="the first administrator's name")
        parser.add_argument("--kind", choices=Municipality.Kind.values, default=Municipality.Kind.MUNICIPALITY)
        parser.add_argument("--language", choices=["sv", "en"], default="sv")
        parser.add_argument("--address", default="http://127.0.0.1:8000", help="where the product is reached")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Create it all or nothing."""
        try:
            municipality, administrator = services.found_municipality(
                slug=options["slug"],
                name=options["municipality"],
                kind=options["kind"],
                language=options["language"],
                email=options["email"],
                full_name=options["name"],
                by=None,
            )
        except RefusedError as refusal:
            raise CommandError(refusal.message) from refusal
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        self.stdout.write(f"{municipality.name}: {options['address']}/{municipality.slug}/")
        if administrator.has_usable_password():
            self.stdout.write(f"{administrator.email} signs in as before.")
            return
        key = {"uidb36": user_pk_to_url_str(administrator), "key": default_token_generator.make_token(administrator)}
        link = reverse("account_reset_password_from_key", kwargs=key)
        self.stdout.write(f"{administrator.email} chooses a password here: {options['address']}{link}")
