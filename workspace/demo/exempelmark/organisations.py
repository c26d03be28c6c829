"""Who Region Exempelmark consists of, and its people."""

from governance.models import Membership
from workspace.demo.records import Kind, OrganisationRow, PersonRow

Role = Membership.Role

ORGANISATIONS = (
    OrganisationRow("R", Kind.MUNICIPALITY, "Region Exempelmark"),
    OrganisationRow("RC", Kind.COUNCIL, "Regional Council", "R"),
    OrganisationRow("RE", Kind.EXECUTIVE_BOARD, "Regional Executive Board", "R"),
    OrganisationRow("HB", Kind.BOARD, "Health Care Board", "R"),
    OrganisationRow("TB", Kind.BOARD, "Public Transport Board", "R"),
    OrganisationRow("Hospital", Kind.UNIT, "Exempelmark Hospital", "HB"),
    OrganisationRow("Centres", Kind.UNIT, "Health Centres North", "HB"),
    OrganisationRow("Traffic", Kind.UNIT, "Bus and Rail Planning", "TB"),
    OrganisationRow("Staffing", Kind.UNIT, "Staffing Centre", "RE"),
)

PEOPLE = (
    PersonRow("anna.bergstrand", "Anna Bergstrand", ((Role.ADMINISTRATOR, "R"),), shown=True),
    PersonRow("erik.lofgren", "Erik Löfgren", ((Role.CONTROLLER, "R"),), shown=True),
    PersonRow("monica.hallberg", "Monica Hallberg", ((Role.MANAGER, "Hospital"),), shown=True),
    PersonRow("jan.westin", "Jan Westin", ((Role.BOARD_MEMBER, "HB"),), shown=True),
    PersonRow("petra.nylen", "Petra Nylén", ((Role.MANAGER, "Traffic"),)),
    PersonRow("samir.aziz", "Samir Aziz", ((Role.MANAGER, "Staffing"),)),
    # Elected auditor in the municipality and in the region: chooses where to go after signing in.
    PersonRow(
        "birgitta.akesson",
        "Birgitta Åkesson",
        ((Role.AUDITOR, "R"),),
        shown=True,
        address="birgitta.akesson@exempelby.example",
    ),
)
