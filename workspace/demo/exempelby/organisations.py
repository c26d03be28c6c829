"""Who Exempelby kommun consists of: about 28 000 inhabitants, fictitious."""

from workspace.demo.records import Kind, OrganisationRow

_SCHOOLS = (
    ("Valla", "Vallaskolan"),
    ("Nyborg", "Nyborgsskolan"),
    ("Sörby", "Sörbyskolan"),
    ("Ekbacka", "Ekbackaskolan"),
    ("Lillå", "Lillåskolan"),
    ("Björkhaga", "Björkhagaskolan"),
    ("Kyrkby", "Kyrkbyskolan"),
    ("Tallås", "Tallåsskolan"),
    ("Östra", "Östra skolan"),
)
_PRESCHOOLS = (
    ("Vallmon", "Förskolan Vallmon"),
    ("Blåklockan", "Förskolan Blåklockan"),
    ("Gläntan", "Förskolan Gläntan"),
    ("Kastanjen", "Förskolan Kastanjen"),
    ("Myrstacken", "Förskolan Myrstacken"),
    ("Sjöstjärnan", "Förskolan Sjöstjärnan"),
    ("Ängen", "Förskolan Ängen"),
    ("Åkerbäret", "Förskolan Åkerbäret"),
)
_CARE_HOMES = (
    ("Solgården", "Solgården, särskilt boende"),
    ("Rosenlund", "Rosenlund, särskilt boende"),
    ("Strandbo", "Strandbo, särskilt boende"),
    ("Ekliden", "Ekliden, särskilt boende"),
    ("Åhemmet", "Åhemmet, särskilt boende"),
)
_HOME_CARE = (
    ("Hemtjänst C", "Hemtjänsten Centrum"),
    ("Hemtjänst N", "Hemtjänsten Norr"),
    ("Hemtjänst S", "Hemtjänsten Sörby"),
    ("Hemtjänst natt", "Hemtjänstens nattpatrull"),
)


def _units(parent: str, units: tuple[tuple[str, str], ...]) -> tuple[OrganisationRow, ...]:
    return tuple(OrganisationRow(key, Kind.UNIT, name, parent) for key, name in units)


ORGANISATIONS = (
    OrganisationRow("K", Kind.MUNICIPALITY, "Exempelby kommun"),
    OrganisationRow("KF", Kind.COUNCIL, "Kommunfullmäktige", "K"),
    OrganisationRow("KS", Kind.EXECUTIVE_BOARD, "Kommunstyrelsen", "K"),
    OrganisationRow("BUN", Kind.BOARD, "Barn- och utbildningsnämnden", "K"),
    OrganisationRow("OSN", Kind.BOARD, "Omsorgs- och socialnämnden", "K"),
    OrganisationRow("SBN", Kind.BOARD, "Samhällsbyggnadsnämnden", "K"),
    OrganisationRow("KFN", Kind.BOARD, "Kultur- och fritidsnämnden", "K"),
    OrganisationRow("MN", Kind.JOINT_BOARD, "Miljönämnden", "K"),
    OrganisationRow("ÖFN", Kind.JOINT_BOARD, "Överförmyndarnämnden", "K"),
    OrganisationRow("VN", Kind.BOARD, "Valnämnden", "K"),
    OrganisationRow("Bostads AB", Kind.COMPANY, "Exempelby Bostads AB", "K"),
    OrganisationRow("Energi AB", Kind.COMPANY, "Exempelby Energi AB", "K"),
    OrganisationRow("KLF", Kind.ADMINISTRATION, "Kommunledningsförvaltningen", "KS"),
    OrganisationRow("BUF", Kind.ADMINISTRATION, "Barn- och utbildningsförvaltningen", "BUN"),
    OrganisationRow("OSF", Kind.ADMINISTRATION, "Omsorgs- och socialförvaltningen", "OSN"),
    OrganisationRow("SBF", Kind.ADMINISTRATION, "Samhällsbyggnadsförvaltningen", "SBN"),
    OrganisationRow("KFF", Kind.ADMINISTRATION, "Kultur- och fritidsförvaltningen", "KFN"),
    OrganisationRow("Grundskola", Kind.SERVICE_AREA, "Grundskola och fritidshem", "BUF"),
    OrganisationRow("Förskola", Kind.SERVICE_AREA, "Förskola", "BUF"),
    OrganisationRow("Äldreomsorg", Kind.SERVICE_AREA, "Äldreomsorg", "OSF"),
    OrganisationRow("IFO", Kind.SERVICE_AREA, "Individ- och familjeomsorg", "OSF"),
    OrganisationRow("HR", Kind.UNIT, "HR-enheten", "KLF"),
    OrganisationRow("Näringsliv", Kind.UNIT, "Näringslivsenheten", "KLF"),
    OrganisationRow("Kontaktcenter", Kind.UNIT, "Kontaktcenter och kommunikation", "KLF"),
    OrganisationRow("Gymnasiet", Kind.UNIT, "Exempelby gymnasium", "BUF"),
    *_units("Grundskola", _SCHOOLS),
    *_units("Förskola", _PRESCHOOLS),
    *_units("Äldreomsorg", _CARE_HOMES),
    *_units("Äldreomsorg", _HOME_CARE),
    OrganisationRow("AME", Kind.UNIT, "Arbetsmarknadsenheten", "IFO"),
    OrganisationRow("Barn och unga", Kind.UNIT, "Barn, unga och familj", "IFO"),
    OrganisationRow("Gata", Kind.UNIT, "Gata och park", "SBF"),
    OrganisationRow("Bygglov", Kind.UNIT, "Bygglovsenheten", "SBF"),
    OrganisationRow("Plan", Kind.UNIT, "Plan- och exploateringsenheten", "SBF"),
    OrganisationRow("Måltid", Kind.UNIT, "Måltid och lokalvård", "SBF"),
    OrganisationRow("Kulturskolan", Kind.UNIT, "Kulturskolan", "KFF"),
    OrganisationRow("Biblioteken", Kind.UNIT, "Biblioteken", "KFF"),
    OrganisationRow("Fritid", Kind.UNIT, "Fritidsgårdar och föreningsstöd", "KFF"),
)

SCHOOLS = tuple(key for key, _ in _SCHOOLS)
PRESCHOOLS = tuple(key for key, _ in _PRESCHOOLS)
CARE_HOMES = tuple(key for key, _ in _CARE_HOMES)
HOME_CARE = tuple(key for key, _ in _HOME_CARE)
