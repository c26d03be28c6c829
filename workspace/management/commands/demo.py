"""`manage.py demo`: two fictitious municipalities, one of each kind, to look at and to test with."""

import argparse
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from governance.models import Municipality, User
from workspace.demo import store

# Known to everyone who reads the source: only for a product that nobody else can reach.
LOCAL_PASSWORD = "roda-traden-demo"  # noqa: S105


class Command(BaseCommand):
    help = "Fill the demo municipalities when there is no municipality yet; --reset makes them anew."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Take --reset, --logins and --password."""
        parser.add_argument("--reset", action="store_true", help="delete the demo municipalities and fill them anew")
        parser.add_argument("--logins", action="store_true", help="print who can sign in, one line for each role")
        parser.add_argument("--password", default="", help="the password of all demo people; needed on a real server")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Fill, make anew or print.

        Raises CommandError where the known password would be open to others, and for --reset where the process does
        not know the owner of the tables.
        """
        if options["logins"]:
            self._print_logins()
            return
        if Municipality.objects.exists() and not options["reset"]:
            self.stdout.write("There are municipalities already; nothing was changed.")
            return
        password = options["password"] or _local_password()
        if options["reset"]:
            _remove()
        store.fill_demo(password=password)
        self.stdout.write("The demo municipalities are filled: " + ", ".join(one.name for one in store.DEMO))

    def _print_logins(self) -> None:
        with translation.override("en"):
            found = store.log_ins()
        if not found:
            return
        lines = [f"  {one.email:<38} {one.name:<19} {one.role:<30} {one.municipality}" for one in found]
        if User.objects.get(email=found[0].email).check_password(LOCAL_PASSWORD):
            lines.append(f"  The password of all of them: {LOCAL_PASSWORD}")
        self.stdout.write("\n".join(lines))


def _local_password() -> str:
    if settings.DEBUG or settings.INSECURE_LOCAL:
        return LOCAL_PASSWORD
    message = (
        "Others can reach this server (RODA_INSECURE_LOCAL is off): give the demo people a --password of their own, "
        "or start without a demo (RODA_DEMO=0)."
    )
    raise CommandError(message)


def _remove() -> None:
    if not store.can_remove():
        message = "--reset needs the owner of the tables: set MIGRATION_DATABASE_URL."
        raise CommandError(message)
    store.remove_demo()
