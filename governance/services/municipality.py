"""How a municipality comes in."""

from django.utils import translation
from django.utils.translation import gettext as _

from governance.history import service
from governance.models import Membership, Municipality, Organisation, User
from governance.models.people import RESERVED_SLUGS
from governance.refusals import RefusedError
from governance.services.membership import grant_membership
from governance.services.organisation import create_organisation
from governance.tenancy import municipality_scope


@service
def found_municipality(
    *, slug: str, name: str, kind: str, language: str, email: str, full_name: str, by: User | None
) -> tuple[Municipality, User]:
    """Make a municipality with the root of its organisation, its council and its first administrator.

    The administrator is a new person without a password, or the one who already has the address. Raises
    RefusedError for an address that is taken or reserved, and Django's ValidationError for one that cannot be written.
    """
    if slug in RESERVED_SLUGS or Municipality.objects.filter(slug=slug).exists():
        raise RefusedError(_("The address %(slug)s is taken. Choose another.") % {"slug": slug})
    municipality = Municipality(slug=slug, name=name, kind=kind, language=language)
    municipality.full_clean()
    municipality.save()
    administrator = User.objects.filter(email__iexact=email).first()
    if administrator is None:
        administrator = User.objects.create_user(email, full_name=full_name)
    with municipality_scope(municipality), translation.override(language):
        root = create_organisation(kind=Organisation.Kind.MUNICIPALITY, name=name, parent=None, by=by)
        council = str(Organisation.Kind.COUNCIL.label)
        create_organisation(kind=Organisation.Kind.COUNCIL, name=council, parent=root, by=by)
        grant_membership(user=administrator, organisation=root, role=Membership.Role.ADMINISTRATOR, by=by)
    return municipality, administrator
