"""`manage.py demo`: two fictitious municipalities, one of each kind, to look at and to test with."""

import argparse
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from governance.models import Municipality
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

    def handle(self, *args: Any, **options: Any) -> None:
        """Fill, make anew or print. Raises CommandError where the known password would be open to others."""
        if options["logins"]:
            self._print_logins(options["password"])
            return
        if Municipality.objects.exists() and not options["reset"]:
            self.stdout.write("There are municipalities already; nothing was changed.")
            return
        password = options["password"] or self._local_password()
        if options["reset"]:
            store.remove_demo()
        store.fill_demo(password=password)
        self.stdout.write("The demo municipalities are filled: " + ", ".join(one.name for one in store.DEMO))

    def _local_password(self) -> str:
        if settings.DEBUG or settings.INSECURE_LOCAL:
            return LOCAL_PASSWORD
        message = (
            "Others can reach this server (RODA_INSECURE_LOCAL is off): give the demo people a --password of their own."
        )
        raise CommandError(message)

    def _print_logins(self, password: str) -> None:
        found = store.log_ins()
        if not found:
            return
        with translation.override("en"):
            lines = [f"  {one.email:<38} {one.name:<19} {one.role:<30} {one.municipality}" for one in store.log_ins()]
        self.stdout.write("\n".join(lines))
        if not password and (settings.DEBUG or settings.INSECURE_LOCAL):
            self.stdout.write(f"  Password for all of them: {LOCAL_PASSWORD}")
