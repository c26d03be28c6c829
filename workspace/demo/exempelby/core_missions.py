"""What boards and units are for, before any development goal, and what must be good for that to be good."""

from workspace.demo.exempelby.organisations import CARE_HOMES, HOME_CARE, PRESCHOOLS, SCHOOLS
from workspace.demo.records import CoreMissionRow

_BOARDS = (
    CoreMissionRow(
        "BUN",
        "Skollagen ger varje barn rätt till en likvärdig utbildning. Den är grunden för ett fritt liv.",
        "Vi erbjuder förskola, grundskola, gymnasieskola och vuxenutbildning, och ser till att fristående huvudmän "
        "får sin "
        "ersättning.",
        "Barn och unga från ett till nitton år, vuxna som behöver komplettera, och deras familjer.",
        (
            (
                "Eleverna når kunskapskraven",
                "N15428",
                "Alla elever får det stöd som behövs, senast två veckor efter anmält behov.",
            ),
            ("Eleverna är trygga", "N15643", "Varje kränkning utreds samma dag som den blir känd."),
            ("Barngrupperna är lagom stora", "N11102", "Högst 5,2 barn per årsarbetare."),
            ("Undervisningen leds av legitimerade lärare", "N11808", "Minst 42 procent i förskolan."),
        ),
    ),
    CoreMissionRow(
        "OSN",
        "Den som inte klarar sin vardag på egen hand ska få stöd och omsorg med värdighet.",
        "Vi ger vård och omsorg till äldre och personer med funktionsnedsättning, stöd till barn och familjer och "
        "hjälp till "
        "egen försörjning.",
        "Invånare som behöver stöd för en kortare tid eller hela livet.",
        (
            ("De som får hjälp är nöjda med helheten", "U21468", "Den som klagar får svar inom tio arbetsdagar."),
            (
                "Ingen väntar längre än nödvändigt",
                "U23401",
                "En plats på särskilt boende inom tre månader från beslut.",
            ),
            ("Få och kända ansikten", "kontinuitet", "Högst tolv olika medarbetare på fjorton dagar."),
        ),
    ),
    CoreMissionRow(
        "SBN",
        "Mark, vatten och bebyggelse ska räcka också för nästa generation.",
        "Vi planerar, ger bygglov, sköter gator och parker, lagar mat och städar kommunens lokaler.",
        "Alla som bor, verkar eller vistas i kommunen.",
        (
            ("Handläggningen är snabb och förutsägbar", "U00810", "Bygglov inom 30 dagar från fullständig ansökan."),
            ("Fel åtgärdas i tid", "belysning", "Trasig belysning lagas inom tio dagar."),
        ),
    ),
    CoreMissionRow(
        "KFN",
        "Kultur och rörelse gör livet större.",
        "Vi driver bibliotek, kulturskola, fritidsgårdar och anläggningar och stöder föreningarna.",
        "Alla invånare, barn och unga först.",
        (
            ("Många barn deltar", "N09890", "Alla barn har kulturskola och idrott i sin kommundel."),
            ("Biblioteken är öppna när människor är lediga", "", "Öppet minst en kväll och en helgdag i veckan."),
        ),
    ),
    CoreMissionRow(
        "KS",
        "Kommunen ska hålla ihop och hålla budget.",
        "Vi leder, samordnar och har uppsikt över nämnder och bolag, och svarar för ekonomi, personal och näringsliv.",
        "Fullmäktige, nämnderna och invånarna.",
        (
            ("Friska medarbetare", "N00090"),
            ("Frågor får svar", "svarstid", "Svar på e-post senast nästa arbetsdag."),
            ("Ekonomin håller", "N03102"),
        ),
    ),
    CoreMissionRow(
        "MN",
        "Människors hälsa och miljön ska skyddas på lika villkor.",
        "Vi prövar och granskar enligt miljöbalken och livsmedelslagen.",
        "Företag och invånare i tre kommuner.",
    ),
)


def _of_units(
    keys: tuple[str, ...], why: str, what: str, for_whom: str, factors: tuple[tuple[str, ...], ...]
) -> tuple[CoreMissionRow, ...]:
    return tuple(CoreMissionRow(key, why, what, for_whom, factors) for key in keys)


CORE_MISSIONS = (
    *_BOARDS,
    *_of_units(
        SCHOOLS,
        "Alla elever ska lära sig så mycket som möjligt och känna att de hör till.",
        "Vi undervisar från förskoleklass till årskurs 9 och har fritidshem för de yngre eleverna.",
        "Eleverna i vårt upptagningsområde och deras vårdnadshavare.",
        (
            ("Eleverna är på plats", "franvaro", "Vårdnadshavare får veta samma dag om eleven är borta utan anmälan."),
            ("Eleverna är trygga", "trygga"),
            ("Lärarna är behöriga", "behoriga"),
            ("Eleverna klarar matematiken", "matematik"),
        ),
    ),
    *_of_units(
        PRESCHOOLS,
        "Leken och språket är början till allt lärande.",
        "Vi ger omsorg, utveckling och lärande i små grupper.",
        "Barn från ett till fem år.",
        (
            ("Lagom stora grupper", "barn-per-arsarbetare", "Högst 5,2 barn per årsarbetare."),
            ("Friska medarbetare", "sjukfranvaro"),
        ),
    ),
    *_of_units(
        CARE_HOMES,
        "Den sista bostaden ska också vara ett hem.",
        "Vi ger vård och omsorg dygnet runt utifrån vad var och en vill och behöver.",
        "Äldre med stora behov och deras närstående.",
        (
            ("Hjälpen följer en aktuell plan", "genomforandeplan", "Planen ses över minst var sjätte månad."),
            ("Friska medarbetare", "sjukfranvaro"),
        ),
    ),
    *_of_units(
        HOME_CARE,
        "Den som vill bo kvar hemma ska kunna göra det tryggt.",
        "Vi hjälper till med det som den äldre inte klarar själv, på tider som passar.",
        "Äldre och personer med funktionsnedsättning i ordinärt boende.",
        (
            ("Hjälpen följer en aktuell plan", "genomforandeplan", "Planen ses över minst var sjätte månad."),
            ("Få och kända ansikten", "kontinuitet"),
        ),
    ),
)
