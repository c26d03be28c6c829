"""The plans for 2026 of the units of a kind: preschools, care homes and home care."""

from workspace.demo.exempelby.planning import DONE, NOT_STARTED, STOPPED, UNDER_WAY, do, plan
from workspace.demo.records import PlanRow, Status

# Förskolan Åkerbäret and Åhemmet have no plan: the thread does not reach them.
_PRESCHOOLS = (
    ("Vallmon", "lena.dahl", DONE, "Två förskollärare har bytt avdelning."),
    ("Blåklockan", "lena.dahl", UNDER_WAY, "En tjänst är utlyst för tredje gången."),
    ("Gläntan", "pia.sundqvist", DONE, ""),
    ("Kastanjen", "pia.sundqvist", DONE, ""),
    (
        "Myrstacken",
        "pia.sundqvist",
        STOPPED,
        "Ingen legitimerad förskollärare kunde flyttas utan att en annan grupp blev utan.",
    ),
    ("Sjöstjärnan", "pia.sundqvist", DONE, ""),
    ("Ängen", "pia.sundqvist", UNDER_WAY, ""),
)
_CARE_HOMES = (
    ("Solgården", DONE, "Tomställd tid är nu nio dagar."),
    ("Rosenlund", UNDER_WAY, ""),
    ("Strandbo", NOT_STARTED, "Väntar på beslut om renoveringen av plan 2."),
    ("Ekliden", DONE, ""),
)
_HOME_CARE = (
    ("Hemtjänst C", DONE, UNDER_WAY),
    ("Hemtjänst N", DONE, DONE),
    ("Hemtjänst S", UNDER_WAY, UNDER_WAY),
    ("Hemtjänst natt", UNDER_WAY, STOPPED),
)


def _preschool(key: str, author: str, status: Status, comment: str) -> PlanRow:
    return plan(
        key,
        author,
        "BUN",
        "Förskolan arbetar vidare med språk och lek. Året har två prioriteringar, båda för att alla barn ska få "
        "samma start.",
        {
            "legitimerade": "Minst en legitimerad förskollärare i varje barngrupp.",
            "narvaro": "Närvaron börjar i förskolan: vi hör av oss när ett barn är borta ofta.",
        },
        do(
            "legitimerade",
            "Fördela förskollärarna efter barnens behov",
            author,
            "2026-01-12",
            "2026-08-14",
            status,
            comment,
        ),
        do(
            "narvaro",
            "Samtal med vårdnadshavare vid hög frånvaro i femårsgruppen",
            author,
            "2026-02-02",
            "2026-11-27",
            UNDER_WAY,
        ),
    )


def _care_home(key: str, status: Status, comment: str) -> PlanRow:
    return plan(
        key,
        "anders.moberg",
        "OSN",
        "Boendet ska kännas som ett hem. Årets gemensamma arbete är att ingen ska behöva vänta på en lägenhet som "
        "står tom.",
        {"vantetid": "En ledig lägenhet är besiktad, städad och erbjuden inom tio dagar."},
        do(
            "vantetid",
            "Ny rutin för besiktning och inflyttning",
            "Samordnare",
            "2026-02-02",
            "2026-09-30",
            status,
            comment,
        ),
    )


def _home_care(key: str, contact: Status, full_time: Status) -> PlanRow:
    return plan(
        key,
        "gunilla.sten",
        "OSN",
        "Färre ansikten och mer tid. Vi planerar utifrån den äldres vanor och inte tvärtom.",
        {
            "kontakt": "Alla med mer än två besök om dagen har en fast omsorgskontakt som planerar sina egna besök.",
            "heltid": "Grundschemat bygger på heltid; den som vill arbeta mindre önskar det.",
        },
        do(
            "kontakt",
            "Fast omsorgskontakt med eget planeringsansvar",
            "Gruppledare",
            "2026-01-12",
            "2026-06-30",
            contact,
        ),
        do("heltid", "Nytt grundschema med heltid", "Schemaplanerare", "2026-03-02", "2026-10-31", full_time),
    )


PLANS_ALIKE = (
    *(_preschool(*row) for row in _PRESCHOOLS),
    *(_care_home(*row) for row in _CARE_HOMES),
    *(_home_care(*row) for row in _HOME_CARE),
)
