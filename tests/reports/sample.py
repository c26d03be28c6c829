"""An annual report as a municipality would have it, in every kind of weather: good, bad, missing and broken."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from reports.content import (
    AnnualReport,
    Comparison,
    Decision,
    GoalKind,
    GoalRow,
    Heading,
    IndicatorRow,
    Section,
    Shape,
    StatusWord,
    Target,
    ThreadNode,
    Trend,
    ValueRow,
)

FULFILLED = StatusWord(shape=Shape.FULFILLED, word="Uppfyllt")
PARTLY = StatusWord(shape=Shape.PARTLY, word="Delvis uppfyllt")
NOT_FULFILLED = StatusWord(shape=Shape.NOT_FULFILLED, word="Ej uppfyllt")
UNASSESSED = StatusWord(shape=Shape.UNASSESSED, word="Kan inte bedömas")
SCALE = (FULFILLED, PARTLY, NOT_FULFILLED, UNASSESSED)
_SHORT = {"ja": FULFILLED, "delvis": PARTLY, "nej": NOT_FULFILLED, "?": UNASSESSED}

YEAR = 2025


def indicator(
    code: str,
    name: str,
    unit: str,
    values: str,
    *,
    low: str = "",
    high: str = "",
    decimals: int = 0,
    forecast: str = "",
    status: str = "",
    trend: Trend | None = None,
    country: str = "",
    text: str = "",
    first_year: int = 2020,
) -> IndicatorRow:
    """An indicator with yearly values from `first_year`, written as "76,2 77,9 – 81,9"; its target is the same all
    years.
    """
    target = Target(low=_number(low), high=_number(high), text=text) if low or high or text else None
    outcomes = [_number(value) for value in values.split()]
    periods = [str(first_year + step) for step in range(len(outcomes))]
    known = [(period, value) for period, value in zip(periods, outcomes, strict=True) if value is not None]
    latest_period, latest = known[-1] if known else ("", None)
    rows = (
        ValueRow(period=period, outcome=value, target=target) for period, value in zip(periods, outcomes, strict=True)
    )
    others = tuple(zip(periods, (_number(value) for value in country.split()), strict=False))
    return IndicatorRow(
        code=code,
        name=name,
        unit=unit,
        decimals=decimals,
        target=target,
        outcome=latest,
        outcome_period=latest_period,
        forecast=_number(forecast),
        status=_SHORT[status] if status else None,
        trend=trend,
        source="Kolada" if code else "Egen mätning",
        retrieved_on=date(2026, 1, 26),
        values=tuple(rows),
        comparisons=(Comparison(name="Riket", values=others),) if country else (),
    )


def _number(text: str) -> Decimal | None:
    return None if text in ("", "–") else Decimal(text.replace(",", ".").replace("−", "-"))


def _goal(
    number: str,
    title: str,
    status: str,
    forecast: str,
    reason: str,
    *indicators: IndicatorRow,
    organisation: str = "Kommunfullmäktige",
    kind: GoalKind = GoalKind.OPERATIONAL,
    is_geh: bool = True,
    thread: ThreadNode | None = None,
) -> GoalRow:
    return GoalRow(
        number=number,
        title=title,
        kind=kind,
        is_geh=is_geh,
        organisation=organisation,
        status=_SHORT[status],
        forecast=_SHORT[forecast],
        reason=reason,
        assessed_by="Kommunstyrelsen",
        assessed_on=date(2026, 2, 18),
        indicators=indicators,
        thread=thread,
    )


def _node(
    level: str, title: str, organisation: str = "", status: str = "", *children: ThreadNode, is_broken: bool = False
) -> ThreadNode:
    return ThreadNode(
        level=level,
        title=title,
        organisation=organisation,
        status=_SHORT[status] if status else None,
        is_broken=is_broken,
        children=children,
    )


def _thread(goal: ThreadNode) -> ThreadNode:
    return _node("Vision", "Exempelby 2040 – nära till allt som betyder något", "", "", goal)


SCHOOL_THREAD = _thread(
    _node(
        "Kommunmål",
        "Alla barn och elever lyckas i skolan",
        "kommunfullmäktige",
        "delvis",
        _node(
            "Nämndmål",
            "Ökad måluppfyllelse i årskurs 7–9",
            "barn- och utbildningsnämnden",
            "delvis",
            _node(
                "Gemensamt åtagande",
                "En modell för närvaro",
                "BUN leder, OSN medverkar",
                "ja",
                _node("Enhetsplan", "Mentorssamtal vecka 5, 10 och 15", "Vallaskolan", "ja"),
                _node(
                    "Enhetsplan", "Närvaroteam med skolsköterska, kurator och specialpedagog", "Söderskolan", "delvis"
                ),
                _node("Enhetsplan", "Ingen aktivitet svarar mot målet", "Nyborgsskolan", "", is_broken=True),
            ),
            _node(
                "Åtagande",
                "Språkutvecklande arbetssätt i alla ämnen",
                "",
                "delvis",
                _node("Enhetsplan", "Läslyftet för alla lärare i årskurs 4–6", "Sörbyskolan", "ja"),
            ),
        ),
        _node(
            "Nämndmål",
            "Fritiden stärker skolan",
            "kultur- och fritidsnämnden",
            "ja",
            _node("Enhetsplan", "Läxhjälp på biblioteket tre kvällar i veckan", "Biblioteken", "ja"),
        ),
    )
)


def _simple_thread(title: str, board: str, *unit_plans: tuple[str, str]) -> ThreadNode:
    nodes = [_node("Enhetsplan", text, unit, "ja") for unit, text in unit_plans]
    if not nodes:
        nodes = [_node("Enhetsplan", "Ingen aktivitet svarar mot målet", "", "", is_broken=True)]
    return _thread(
        _node("Kommunmål", title, "kommunfullmäktige", "", _node("Nämndmål", f"{title} hos oss", board, "", *nodes))
    )


GOALS = (
    _goal(
        "1",
        "Alla barn och elever lyckas i skolan",
        "delvis",
        "delvis",
        "Fler blir behöriga, men pojkarna på två skolor halkar efter. Närvaroarbetet ger effekt där det har pågått "
        "ett år.",
        indicator(
            "N15428",
            "Elever i årskurs 9 som är behöriga till yrkesprogram",
            "%",
            "76,2 77,9 78,4 79,6 80,4 81,9",
            low="84",
            decimals=1,
            forecast="82,5",
            status="delvis",
            trend=Trend.BETTER,
            country="85,6 86,1 85,0 85,2 83,8 83,4",
        ),
        indicator(
            "N15505",
            "Meritvärde i årskurs 9, genomsnitt 17 ämnen",
            "poäng",
            "214 216 215 218 219 221",
            low="224",
            forecast="221",
            status="delvis",
            trend=Trend.BETTER,
            country="228 229 228 227 226 226",
        ),
        indicator(
            "N15643",
            "Elever i årskurs 6 som nått kunskapskraven i alla ämnen",
            "%",
            "74 75 – 76 77 78",
            low="82",
            status="delvis",
            trend=Trend.BETTER,
        ),
        organisation="Barn- och utbildningsnämnden, kultur- och fritidsnämnden",
        thread=SCHOOL_THREAD,
    ),
    _goal(
        "2",
        "Trygg och likvärdig förskola",
        "ja",
        "ja",
        "Barngrupperna håller vår standard för fjärde året i rad.",
        indicator(
            "N11102",
            "Inskrivna barn per årsarbetare i förskolan",
            "antal",
            "5,4 5,3 5,2 5,2 5,2 5,2",
            high="5,2",
            decimals=1,
            forecast="5,2",
            status="ja",
            trend=Trend.UNCHANGED,
            country="5,2 5,2 5,1 5,1 5,1 5,0",
        ),
        indicator(
            "N11808",
            "Årsarbetare i förskolan med förskollärarlegitimation",
            "%",
            "40 41 41 42 42 42",
            low="42",
            forecast="42",
            status="ja",
            trend=Trend.UNCHANGED,
        ),
        organisation="Barn- och utbildningsnämnden",
        kind=GoalKind.CORE_MISSION,
        thread=_simple_thread(
            "Trygg och likvärdig förskola",
            "barn- och utbildningsnämnden",
            ("Solbackens förskola", "Två utbildade i varje barngrupp hela dagen"),
        ),
    ),
    _goal(
        "3",
        "Fler unga når examen och etablering",
        "nej",
        "nej",
        "Avhoppen ökar på yrkesprogrammen. Två åtgärder beslutades i mars; effekt väntas först nästa läsår.",
        indicator(
            "N17461",
            "Gymnasieelever med examen inom fyra år",
            "%",
            "73 72 71 70 70 69",
            low="73",
            forecast="69",
            status="nej",
            trend=Trend.WORSE,
            country="76 77 77 76 76 76",
        ),
        indicator(
            "N18601",
            "Ungdomar etablerade två år efter gymnasiet",
            "%",
            "79 78 78 77 77 –",
            low="80",
            status="nej",
            trend=Trend.WORSE,
        ),
        organisation="Barn- och utbildningsnämnden, omsorgs- och socialnämnden",
        thread=_simple_thread("Fler unga når examen och etablering", "barn- och utbildningsnämnden"),
    ),
    _goal(
        "4",
        "Äldre är nöjda och trygga i sin vardag",
        "delvis",
        "delvis",
        "Hemtjänsten når målet, väntetiden till särskilt boende gör det inte (74 dagar, högst 55).",
        indicator(
            "U21468",
            "Brukarbedömning hemtjänst, helhetssyn",
            "%",
            "84 85 85 86 87 88",
            low="88",
            forecast="88",
            status="ja",
            trend=Trend.BETTER,
            country="86 86 87 87 87 88",
        ),
        indicator(
            "U23471",
            "Brukarbedömning särskilt boende, helhetssyn",
            "%",
            "76 75 74 75 76 77",
            low="80",
            forecast="78",
            status="delvis",
            trend=Trend.BETTER,
        ),
        indicator(
            "U23401",
            "Väntetid till särskilt boende från ansökan",
            "dagar",
            "61 66 70 72 75 74",
            high="55",
            forecast="70",
            status="nej",
            trend=Trend.WORSE,
        ),
        organisation="Omsorgs- och socialnämnden",
        thread=_simple_thread(
            "Äldre är nöjda och trygga i sin vardag",
            "omsorgs- och socialnämnden",
            ("Hemtjänst norr", "Fast omsorgskontakt för alla"),
            ("Ekgårdens särskilda boende", "Välkomstsamtal inom en vecka"),
        ),
    ),
    _goal(
        "5",
        "Fler invånare försörjer sig själva",
        "delvis",
        "delvis",
        "Färre behöver ekonomiskt bistånd länge. Rådigheten är låg: konjunkturen betyder mer än våra insatser.",
        indicator(
            "N31816",
            "Vuxna biståndsmottagare med långvarigt ekonomiskt bistånd",
            "%",
            "1,9 1,8 1,8 1,7 1,6 1,5",
            high="1,2",
            decimals=1,
            forecast="1,4",
            status="delvis",
            trend=Trend.BETTER,
        ),
        indicator(
            "U40455",
            "Deltagare som börjat arbeta eller studera efter insats",
            "%",
            "31 32 33 33 34 36",
            low="40",
            forecast="37",
            status="delvis",
            trend=Trend.BETTER,
        ),
        organisation="Omsorgs- och socialnämnden, kommunstyrelsen",
        is_geh=False,
        kind=GoalKind.DEVELOPMENT,
    ),
    _goal(
        "6",
        "Delaktiga invånare med förtroende för kommunen",
        "?",
        "?",
        "Medborgarundersökningen kommer i december. Det senaste värdet är från 2024.",
        indicator(
            "N00650", "Invånare som är nöjda med möjligheten att påverka", "%", "18 17 18 18 18 –", low="22", status="?"
        ),
        indicator(
            "N00640", "Invånare som rekommenderar andra att flytta hit", "%", "74 74 75 75 75 –", low="78", status="?"
        ),
        organisation="Alla nämnder, gemensamt åtagande",
        kind=GoalKind.DEVELOPMENT,
    ),
    _goal(
        "7",
        "Trygga offentliga miljöer",
        "delvis",
        "delvis",
        "Belysningen lagas snabbare, men tryggheten efter mörkrets inbrott har inte ökat.",
        indicator(
            "N00610",
            "Invånare som känner sig trygga utomhus när det är mörkt",
            "%",
            "70 70 69 69 69 69",
            low="73",
            forecast="69",
            status="nej",
            trend=Trend.UNCHANGED,
        ),
        indicator(
            "",
            "Belysningsfel åtgärdade inom tio dagar",
            "%",
            "62 70 78 83 88 93",
            low="95",
            forecast="95",
            status="delvis",
            trend=Trend.BETTER,
        ),
        organisation="Samhällsbyggnadsnämnden, kommunstyrelsen",
    ),
    _goal(
        "8",
        "Klimatneutral kommunorganisation 2035",
        "ja",
        "delvis",
        "Fordonsflottan går fortare än plan; utsläppssiffran släpar två år.",
        indicator(
            "U00505",
            "Förnybar energi i kommunens fordon",
            "%",
            "40 46 52 58 66 71",
            low="70",
            forecast="72",
            status="ja",
            trend=Trend.BETTER,
        ),
        indicator(
            "N00401",
            "Utsläpp av växthusgaser inom kommunen",
            "ton CO2-ekv/inv",
            "4,6 4,4 4,3 4,1 – –",
            high="3,6",
            decimals=1,
            status="delvis",
            trend=Trend.BETTER,
            country="4,6 4,5 4,3 4,2 – –",
        ),
        organisation="Samhällsbyggnadsnämnden och bolagen",
        kind=GoalKind.DEVELOPMENT,
    ),
    _goal(
        "9",
        "Attraktivt företagsklimat",
        "delvis",
        "delvis",
        "Företagen är nöjdare, men bygglov tar längre tid än löftet.",
        indicator(
            "U07453",
            "Företagsklimat enligt öppna jämförelser, nöjdhet",
            "index",
            "69 70 70 71 72 73",
            low="75",
            forecast="73",
            status="delvis",
            trend=Trend.BETTER,
        ),
        indicator(
            "U00810",
            "Handläggningstid för bygglov, median",
            "dagar",
            "34 36 38 41 43 44",
            high="30",
            forecast="42",
            status="nej",
            trend=Trend.WORSE,
        ),
        organisation="Kommunstyrelsen, samhällsbyggnadsnämnden, miljönämnden",
        kind=GoalKind.DEVELOPMENT,
        is_geh=False,
    ),
    _goal(
        "10",
        "Fler bostäder i hela kommunen",
        "nej",
        "nej",
        "Två detaljplaner är överklagade. Byggandet har halverats.",
        indicator(
            "N07925",
            "Färdigställda bostäder per 1 000 invånare",
            "antal",
            "5,1 4,8 4,0 3,1 2,6 2,2",
            low="5",
            decimals=1,
            forecast="2,2",
            status="nej",
            trend=Trend.WORSE,
            country="4,9 4,9 5,3 5,4 4,3 3,0",
        ),
        organisation="Samhällsbyggnadsnämnden och bolagen",
        kind=GoalKind.DEVELOPMENT,
    ),
    _goal(
        "11",
        "Hållbart arbetsliv – attraktiv arbetsgivare",
        "delvis",
        "ja",
        "Sjukfrånvaron är den lägsta på sex år. Engagemanget i mätningen är oförändrat.",
        indicator(
            "N00090",
            "Sjukfrånvaro bland kommunens anställda",
            "%",
            "9,0 8,6 8,8 8,1 7,6 7,4",
            high="7,0",
            decimals=1,
            forecast="7,0",
            status="delvis",
            trend=Trend.BETTER,
            country="8,4 8,0 8,1 7,4 7,3 7,2",
        ),
        indicator(
            "",
            "Hållbart medarbetarengagemang, HME",
            "index",
            "77 78 78 78 79 79",
            low="80",
            forecast="80",
            status="delvis",
            trend=Trend.UNCHANGED,
        ),
        organisation="Kommunstyrelsen, alla nämnder",
    ),
    _goal(
        "12",
        "Resultatet är minst 2 procent av skatter och bidrag",
        "ja",
        "ja",
        "Årets resultat är 1,7 procent. Målet gäller snittet över mandatperioden, som är 2,3 procent, och är därför "
        "uppfyllt.",
        indicator(
            "N03102",
            "Årets resultat som andel av skatter och bidrag",
            "%",
            "3,1 3,4 0,6 1,4 2,3 1,7",
            low="2,0",
            text="≥ 2,0 i snitt över 4 år",
            decimals=1,
            forecast="2,3",
            status="ja",
            trend=Trend.UNCHANGED,
        ),
        kind=GoalKind.FINANCIAL,
    ),
    _goal(
        "13",
        "Investeringarna betalas till största delen med egna medel",
        "delvis",
        "delvis",
        "Soliditeten håller. Självfinansieringen når inte 60 procent över fem år, eftersom två skolor byggs samtidigt.",
        indicator(
            "N03103",
            "Självfinansieringsgrad av investeringar, fem år",
            "%",
            "66 63 58 54 52 53",
            low="60",
            forecast="53",
            status="nej",
            trend=Trend.WORSE,
        ),
        indicator(
            "N03002",
            "Soliditet inklusive pensionsåtaganden",
            "%",
            "27 29 30 31 31 32",
            low="30",
            forecast="32",
            status="ja",
            trend=Trend.BETTER,
        ),
        kind=GoalKind.FINANCIAL,
    ),
    _goal(
        "14",
        "Kostnader i nivå med förutsättningarna",
        "ja",
        "ja",
        "Avvikelsen ligger inom intervallet för andra året.",
        indicator(
            "N00097",
            "Nettokostnadsavvikelse, samtliga verksamheter",
            "%",
            "3,2 2,9 2,4 1,8 1,9 −0,6",
            low="−2",
            high="2",
            decimals=1,
            forecast="−0,5",
            status="ja",
            trend=Trend.BETTER,
        ),
        kind=GoalKind.FINANCIAL,
    ),
    _goal(
        "15",
        "Aktiv fritid och kultur för alla barn",
        "ja",
        "ja",
        "Fler barn deltar, mest i de delar där det förr var lägst.",
        indicator(
            "N09890",
            "Aktivitetstillfällen i idrottsföreningar per invånare 7–20 år",
            "antal",
            "11 10 12 13 14 15",
            low="15",
            forecast="15",
            status="ja",
            trend=Trend.BETTER,
        ),
        organisation="Kultur- och fritidsnämnden",
        is_geh=False,
        kind=GoalKind.DEVELOPMENT,
    ),
)

_TEXTS = {
    Heading.OVERVIEW: (
        "Exempelby växte med 212 invånare under året, till 28 214. Ökningen kommer av inflyttning; "
        "födelseöverskottet var negativt "
        "för tredje året i rad. Antalet barn i förskoleåldern minskar och antalet invånare över 80 år ökar, vilket "
        "redan märks i "
        "nämndernas planering.",
        "Skatteintäkterna ökade med 3,4 procent. Nettokostnaderna ökade med 3,9 procent. Under femårsperioden har "
        "kostnaderna "
        "ökat snabbare än intäkterna i två år av fem.",
    ),
    Heading.GROUP: (
        "Koncernen består av kommunen med sju nämnder, Exempelby Bostads AB och Exempelby Energi AB. Miljönämnden och "
        "överförmyndarnämnden är gemensamma med grannkommunen.",
        "Tre privata utförare driver hemtjänst inom valfrihetssystemet och en entreprenör driver ett särskilt "
        "boende. De följs upp "
        "enligt det program som fullmäktige har beslutat för mandatperioden.",
    ),
    Heading.EVENTS: (
        "I mars beslutade fullmäktige att bygga två nya skolor. I augusti öppnade Ekgårdens särskilda boende med 40 "
        "platser. "
        "Översvämningen i oktober stängde två förskolor i tre veckor; verksamheten flyttades och inga barn stod utan "
        "plats.",
    ),
    Heading.GOVERNANCE: (
        "Kommunen styrs med en röd tråd från visionen till enheternas aktiviteter. Fullmäktige beslutar om målen, "
        "nämnderna "
        "bryter ned dem och enheterna bestämmer själva hur de ska nås. Varje mål följs upp tre gånger om året.",
        "Kommunstyrelsen bedömer att den interna kontrollen är tillräcklig, utom i uppföljningen av privata "
        "utförare, där "
        "avtalen inte har följts upp så ofta som planen kräver.",
    ),
    Heading.SOUND_MANAGEMENT: (
        "Soliditeten inklusive pensionsåtaganden är 32 procent. Resultatet är lägre än budgeterat, eftersom barn- och "
        "utbildningsnämnden och omsorgs- och socialnämnden tillsammans överskrider sina ramar med 23,1 mnkr.",
    ),
    Heading.BALANCE: (
        "Balanskravsresultatet är 22,4 mnkr. Det finns inget underskott att återställa från tidigare år.",
    ),
    Heading.STAFF: (
        "Den totala sjukfrånvaron var 7,4 procent, den lägsta på sex år. Andelen långtidssjukfrånvaro över 60 dagar "
        "minskade "
        "från 41 till 38 procent. Andelen heltidsanställda är 81 procent.",
    ),
}


def sample_report(**changes: object) -> AnnualReport:
    """The annual report of the fictitious Exempelby kommun; two of the nine sections are not written."""
    report = AnnualReport(
        municipality="Exempelby kommun",
        title="Årsredovisning 2025",
        subtitle="Mål, resultat och ekonomi",
        year=YEAR,
        period_label="2025",
        created_on=date(2026, 3, 30),
        decision=Decision(
            body="kommunfullmäktige", decided_on=date(2026, 4, 27), registry_number="KS 2026:112", paragraph="48"
        ),
        lede="Av femton mål är fem uppfyllda, sju delvis och två inte. Ett kan inte bedömas förrän "
        "medborgarundersökningen är klar. "
        "Sammantaget bedömer kommunstyrelsen att resultatet delvis är förenligt med fullmäktiges mål.",
        scale=SCALE,
        sections=tuple(Section(heading=heading, paragraphs=texts) for heading, texts in _TEXTS.items()),
        goals=GOALS,
    )
    return replace(report, **changes)  # type: ignore[arg-type]
