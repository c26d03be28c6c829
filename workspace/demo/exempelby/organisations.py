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


def _areas(*areas: tuple[str, str, str]) -> tuple[OrganisationRow, ...]:
    return tuple(OrganisationRow(key, Kind.SERVICE_AREA, name, parent) for key, name, parent in areas)


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
    *_areas(
        ("Personal", "HR och arbetsmiljö", "KLF"),
        ("Tillväxt", "Näringsliv och tillväxt", "KLF"),
        ("Service", "Kommunikation och service", "KLF"),
        ("Grundskola", "Grundskola och fritidshem", "BUF"),
        ("Förskola", "Förskola", "BUF"),
        ("Gymnasieskola", "Gymnasieskola och vuxenutbildning", "BUF"),
        ("SÄBO", "Särskilt boende", "OSF"),
        ("Hemtjänst", "Hemtjänst", "OSF"),
        ("IFO", "Individ- och familjeomsorg", "OSF"),
        ("Arbete", "Arbetsmarknad och försörjning", "OSF"),
        ("Trafik", "Gata, park och trafik", "SBF"),
        ("Plan och bygg", "Plan och bygg", "SBF"),
        ("Kost", "Måltid och lokalvård", "SBF"),
        ("Kultur", "Kultur och bibliotek", "KFF"),
        ("Fritid", "Fritid och föreningsliv", "KFF"),
    ),
    *_units("Personal", (("HR", "HR-enheten"),)),
    *_units("Tillväxt", (("Näringsliv", "Näringslivsenheten"),)),
    *_units("Service", (("Kontaktcenter", "Kontaktcenter"),)),
    *_units("Grundskola", _SCHOOLS),
    *_units("Förskola", _PRESCHOOLS),
    *_units("Gymnasieskola", (("Gymnasiet", "Exempelby gymnasium"),)),
    *_units("SÄBO", _CARE_HOMES),
    *_units("Hemtjänst", _HOME_CARE),
    *_units("IFO", (("Barn och unga", "Barn, unga och familj"),)),
    *_units("Arbete", (("AME", "Arbetsmarknadsenheten"),)),
    *_units("Trafik", (("Gata", "Gata och park"),)),
    *_units("Plan och bygg", (("Bygglov", "Bygglovsenheten"), ("Plan", "Plan- och exploateringsenheten"))),
    *_units("Kost", (("Måltid", "Måltidsenheten"),)),
    *_units("Kultur", (("Kulturskolan", "Kulturskolan"), ("Biblioteken", "Biblioteken"))),
    *_units("Fritid", (("Föreningar", "Fritidsgårdar och föreningsstöd"),)),
    *_units("MN", (("Miljö", "Miljöenheten"),)),
)

SCHOOLS = tuple(key for key, _ in _SCHOOLS)
PRESCHOOLS = tuple(key for key, _ in _PRESCHOOLS)
CARE_HOMES = tuple(key for key, _ in _CARE_HOMES)
HOME_CARE = tuple(key for key, _ in _HOME_CARE)
