"""People of Exempelby: one for each role, and heads of more units."""

from governance.models import Membership
from workspace.demo.records import PersonRow

Role = Membership.Role

PEOPLE = (
    PersonRow("annika.lindqvist", "Annika Lindqvist", ((Role.ADMINISTRATOR, "K"),), shown=True),
    PersonRow("hakan.sjoberg", "Håkan Sjöberg", ((Role.MODEL_OWNER, "K"),), shown=True),
    PersonRow("fatima.rahimi", "Fatima Rahimi", ((Role.CONTROLLER, "K"),), shown=True),
    PersonRow("amir.haddad", "Amir Haddad", ((Role.MANAGER, "Valla"),), shown=True),
    PersonRow("sara.nystrom", "Sara Nyström", ((Role.OFFICIAL, "BUF"),), shown=True),
    PersonRow("eva.holm", "Eva Holm", ((Role.BOARD_SECRETARY, "BUN"),), shown=True),
    PersonRow("kerstin.lind", "Kerstin Lind", ((Role.BOARD_MEMBER, "BUN"),), shown=True),
    PersonRow(
        "per-olof.sandberg",
        "Per-Olof Sandberg",
        ((Role.EXECUTIVE_BOARD_MEMBER, "KS"), (Role.BOARD_MEMBER, "KF")),
        shown=True,
    ),
    PersonRow("birgitta.akesson", "Birgitta Åkesson", ((Role.AUDITOR, "K"),), shown=True),
    PersonRow("mikael.strand", "Mikael Strand", ((Role.CONTROL_COORDINATOR, "K"),), shown=True),
    PersonRow("asa.wikstrom", "Åsa Wikström", ((Role.PROVIDER, "Äldreomsorg"),), shown=True),
    PersonRow("leo.persson", "Leo Persson", ((Role.READER, "K"),), shown=True),
    PersonRow("johanna.ek", "Johanna Ek", ((Role.CONTROLLER, "BUN"),)),
    PersonRow("daniel.aberg", "Daniel Åberg", ((Role.CONTROLLER, "OSN"),)),
    PersonRow("malin.hedlund", "Malin Hedlund", ((Role.CONTROLLER, "SBN"), (Role.CONTROLLER, "KFN"))),
    PersonRow("ulrika.backman", "Ulrika Backman", ((Role.MANAGER, "BUF"),)),
    PersonRow("tomas.engstrom", "Tomas Engström", ((Role.MANAGER, "OSF"),)),
    PersonRow("stefan.lundin", "Stefan Lundin", ((Role.MANAGER, "SBF"),)),
    PersonRow("karin.bergqvist", "Karin Bergqvist", ((Role.MANAGER, "KFF"),)),
    PersonRow("jonas.berglund", "Jonas Berglund", ((Role.MANAGER, "Nyborg"),)),
    PersonRow("maria.oberg", "Maria Öberg", ((Role.MANAGER, "Sörby"),)),
    PersonRow("linda.forsman", "Linda Forsman", ((Role.MANAGER, "Ekbacka"),)),
    PersonRow("petter.strom", "Petter Ström", ((Role.MANAGER, "Lillå"),)),
    PersonRow("camilla.roos", "Camilla Roos", ((Role.MANAGER, "Björkhaga"),)),
    PersonRow("yusuf.demir", "Yusuf Demir", ((Role.MANAGER, "Kyrkby"),)),
    PersonRow("helena.frisk", "Helena Frisk", ((Role.MANAGER, "Tallås"),)),
    PersonRow("oskar.nordin", "Oskar Nordin", ((Role.MANAGER, "Östra"),)),
    PersonRow("susanne.palm", "Susanne Palm", ((Role.MANAGER, "Gymnasiet"),)),
    PersonRow("lena.dahl", "Lena Dahl", ((Role.MANAGER, "Vallmon"), (Role.MANAGER, "Blåklockan"))),
    PersonRow("anders.moberg", "Anders Moberg", ((Role.MANAGER, "Solgården"), (Role.MANAGER, "Rosenlund"))),
    PersonRow("gunilla.sten", "Gunilla Sten", ((Role.MANAGER, "Hemtjänst C"), (Role.MANAGER, "Hemtjänst N"))),
    PersonRow("rickard.fors", "Rickard Fors", ((Role.MANAGER, "AME"),)),
    PersonRow("nina.vikander", "Nina Vikander", ((Role.MANAGER, "Barn och unga"),)),
    PersonRow("bo.martensson", "Bo Mårtensson", ((Role.MANAGER, "Gata"),)),
    PersonRow("elin.wallin", "Elin Wallin", ((Role.MANAGER, "Bygglov"),)),
    PersonRow("viktor.hall", "Viktor Hall", ((Role.MANAGER, "Kulturskolan"),)),
    PersonRow("ingrid.blom", "Ingrid Blom", ((Role.MANAGER, "HR"),)),
    PersonRow("hassan.omar", "Hassan Omar", ((Role.BOARD_MEMBER, "OSN"),)),
    PersonRow("margareta.falk", "Margareta Falk", ((Role.BOARD_MEMBER, "SBN"),)),
)
