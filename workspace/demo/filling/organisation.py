"""Stores the organisation, its people and what they may do."""

from datetime import date

from governance import services
from governance.history import service
from governance.models import Membership, Organisation, User
from workspace.demo.filling.made import Made
from workspace.demo.records import DemoMunicipality, OrganisationRow, PersonRow

SINCE = date(2015, 1, 1)
ROLES_SINCE = date(2023, 1, 1)


@service
def add_organisations(*, rows: tuple[OrganisationRow, ...], made: Made, by: User | None) -> None:
    """Add the organisation tree, one level of it at a time since a child needs its parent's key."""
    waiting = list(rows)
    while waiting:
        ready = [row for row in waiting if not row.parent or row.parent in made.organisations]
        stored = Organisation.objects.bulk_create(
            Organisation(
                kind=row.kind,
                name=row.name,
                short_name=row.key,
                parent=made.organisations.get(row.parent),
                valid_from=SINCE,
            )
            for row in ready
        )
        made.organisations.update({organisation.short_name: organisation for organisation in stored})
        waiting = [row for row in waiting if row not in ready]


def address(content: DemoMunicipality, row: PersonRow) -> str:
    """The e-mail address by which a demo person signs in; example domains reach nobody."""
    return row.address or f"{row.key}@{content.mail_domain}"


@service
def add_people(*, content: DemoMunicipality, password_hash: str, made: Made, by: User | None) -> None:
    """Add the people, all with one password; one who belongs to an earlier municipality too is used again."""
    made.people = {row.key: _person(content, row, password_hash) for row in content.people}
    made.heads = {
        organisation: made.people[row.key]
        for row in content.people
        for role, organisation in row.roles
        if role == Membership.Role.MANAGER
    }


def _person(content: DemoMunicipality, row: PersonRow, password_hash: str) -> User:
    return User.objects.update_or_create(
        email=address(content, row), defaults={"full_name": row.name, "password": password_hash}
    )[0]


@service
def add_memberships(*, rows: tuple[PersonRow, ...], made: Made, by: User | None) -> None:
    """Give everyone their roles; the permissions follow."""
    for row in rows:
        for role, organisation in row.roles:
            services.grant_membership(
                user=made.people[row.key],
                organisation=made.organisations[organisation],
                role=role,
                valid_from=ROLES_SINCE,
                by=by,
            )
