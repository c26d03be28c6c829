"""Changes for the history to tell, and how they are read."""

import csv
import io

from django.test import Client

from governance import services
from governance.changes import Change
from governance.models import Organisation, User
from governance.queries.history import Wanted, history_page
from tests.conftest import organisation


def rename(short_name: str, name: str, by: User | None) -> Organisation:
    """Give an organisation another name."""
    found = organisation(short_name)
    fields = {field: getattr(found, field) for field in ("kind", "short_name", "parent", "valid_from")}
    services.update_organisation(organisation=found, name=name, by=by, **fields)
    return found


def changes(**wanted: object) -> tuple[Change, ...]:
    """The latest changes of these (history.Wanted)."""
    return history_page(Wanted(**wanted)).changes


def read(client: Client, url: str) -> list[list[str]]:
    """The rows of an exported history."""
    text = client.get(url).content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))
