"""What shows the less usual sides of an indicator: shares with their parts, sums, formulas, breaks, and every target.

Figures are made up; those of shares come with how many they are counted from.
"""

from collections.abc import Iterable
from datetime import date

from annualcycle.periods import Frequency
from indicators.aggregation import OverOrganisations, OverTime
from indicators.fulfilment import Direction, TargetKind
from indicators.models import Indicator, Target
from workspace.demo.exempelby.comparing import SIMILAR, SIMILAR_MUNICIPALITIES
from workspace.demo.exempelby.organisations import CARE_HOMES, HOME_CARE
from workspace.demo.records import Aim, Control, JudgedRow, MeasureRow, Passport, Series

_SAFE, _CHALLENGING = Target.Ambition.SAFE, Target.Ambition.CHALLENGING
_RIKET = "Riket"


def _lines(places: Iterable[str], first: str, table: str) -> tuple[Series, ...]:
    """One line of the table for each place, in their order."""
    rows = (" ".join(line.split()) for line in table.strip().splitlines())
    return tuple(Series(place, first, row) for place, row in zip(places, rows, strict=True))


_SCHOOL_RESULTS = MeasureRow(
    key="np6",
    code="NP6-MA",
    name="Elever i åk 6 som klarat nationella provet i matematik, andel (%)",
    unit="%",
    organisation="BUN",
    decimals=1,
    control=Control.FULL,
    owner="sara.nystrom",
    source="Skolornas provresultat",
    definition="Elever i årskurs 6 med minst godkänt på alla delprov, delat med dem som gjort proven.",
    purpose="Visar tidigt var undervisningen i matematik behöver stärkas, medan det finns tid att göra något åt det.",
    published=(0, 6, 12),
    aims=(
        ("BUN", Aim(TargetKind.AT_LEAST, low="90", baseline="84", ambition=_CHALLENGING)),
        ("Valla", Aim(TargetKind.MORE_THAN, low="88", year=2026)),
    ),
    passport=Passport(
        deputy="johanna.ek",
        parts=("Elever som klarat provet", "Elever som gjort provet"),
        fewest_cases=5,
        stable_until=date(2027, 12, 31),
        over_organisations=OverOrganisations.WEIGHTED,
        over_time=OverTime.WEIGHTED,
    ),
    series=(
        Series(
            "Valla", "2023", "38/46 41/48 40/45 45/49", women="19/22 21/24 20/22 23/25", men="19/24 20/24 20/23 22/24"
        ),
        Series("Nyborg", "2023", "44/58 43/57 42/59 40/56"),
        Series("Sörby", "2023", "30/37 31/38 29/36 33/38"),
        Series("Ekbacka", "2023", "47/52 48/52 50/54 52/55"),
        Series("Lillå", "2023", "21/23 20/22 24/25 22/24"),
        Series("Björkhaga", "2023", "33/40 36/41 35/40 37/42"),
        Series("Kyrkby", "2023", "8/9 9/11 9/10 8/9", women="5/5 .. 6/6 ..", men=".. 5/6 .. 5/5"),
        Series("Tallås", "2023", "27/33 28/34 27/31 29/33"),
        Series("Östra", "2023", "51/56 52/55 50/53 55/57"),
    ),
)

_SICK_LEAVE = MeasureRow(
    key="sjukmånad",
    code="SJUK-SÄBO",
    name="Sjukfrånvaro per månad på särskilt boende, andel (%) av arbetstiden",
    unit="%",
    organisation="OSN",
    decimals=1,
    direction=Direction.LOWER,
    frequency=Frequency.MONTH,
    kind=Indicator.Kind.MEASURE,
    control=Control.PARTIAL,
    owner="anders.moberg",
    source="Lönesystemet",
    definition="Frånvaro på grund av sjukdom, i procent av ordinarie arbetstid.",
    purpose="Följs varje månad, så att den som är chef hinner prata med sina medarbetare.",
    published=(0, 9, 15),
    aims=(("SÄBO", Aim(TargetKind.AT_MOST, high="8", baseline="9,6")),),
    passport=Passport(
        parts=("Sjuktimmar", "Ordinarie timmar"),
        over_organisations=OverOrganisations.WEIGHTED,
        over_time=OverTime.WEIGHTED,
    ),
    series=_lines(
        CARE_HOMES,
        "2025-09",
        """
        455/5190 470/5230 520/5250 560/5240 610/5200 590/5190 540/5220 480/5230 450/5210 430/5200 405/5190 415/5200
        360/3790 390/3820 410/3830 455/3820 490/3810 470/3800 430/3790 390/3800 370/3810 365/3800 340/3790 338/3800
        310/3090 330/3120 345/3110 380/3100 415/3090 400/3110 360/3120 330/3100 300/3090 290/3110 275/3100 268/3110
        520/4390 540/4420 560/4430 600/4410 640/4400 625/4390 580/4400 545/4410 520/4420 500/4400 480/4390 470/4400
        220/2590 235/2620 250/2610 270/2600 300/2590 290/2600 260/2610 240/2600 225/2590 215/2600 205/2610 …
        """,
    ),
)

_DEVIATIONS = (
    MeasureRow(
        key="avvikelser",
        code="AVV",
        name="Avvikelser i hemtjänsten, antal",
        unit="antal",
        organisation="OSN",
        direction=Direction.NONE,
        frequency=Frequency.TERTIAL,
        kind=Indicator.Kind.MEASURE,
        control=Control.FULL,
        owner="gunilla.sten",
        source="Avvikelsesystemet",
        definition="Rapporterade avvikelser: fall, läkemedel, uteblivna besök. Fler kan bero på att fler rapporterar.",
        passport=Passport(over_organisations=OverOrganisations.SUM, over_time=OverTime.SUM),
        series=_lines(
            HOME_CARE,
            "T1 2024",
            """
            61 58 64 66 59 55 52 49
            44 47 45 41 43 40 42 38
            39 36 41 38 35 37 33 34
            18 15 17 16 19 14 15 13
            """,
        ),
    ),
    MeasureRow(
        key="timmar",
        code="TIM",
        name="Utförda timmar i hemtjänsten",
        unit="timmar",
        organisation="OSN",
        direction=Direction.NONE,
        frequency=Frequency.TERTIAL,
        kind=Indicator.Kind.MEASURE,
        control=Control.PARTIAL,
        owner="gunilla.sten",
        source="Planeringssystemet",
        passport=Passport(over_organisations=OverOrganisations.SUM, over_time=OverTime.SUM),
        series=_lines(
            HOME_CARE,
            "T1 2024",
            """
            21400 20900 21800 22050 21600 22300 22700 22900
            15600 15200 15900 16100 15800 16200 16500 16400
            12800 12500 13000 13200 12900 13300 13400 …
            6100 6050 6200 6150 6180 6220 6250 6230
            """,
        ),
    ),
    MeasureRow(
        key="avvikelser per timme",
        code="AVV-1000",
        name="Avvikelser per 1 000 utförda timmar i hemtjänsten",
        unit="antal/1000 timmar",
        organisation="OSN",
        decimals=2,
        direction=Direction.LOWER,
        frequency=Frequency.TERTIAL,
        kind=Indicator.Kind.QUALITY,
        control=Control.FULL,
        owner="gunilla.sten",
        source="",
        definition="Avvikelser delat med utförda timmar, gånger tusen.",
        purpose="Gör grupper av olika storlek jämförbara.",
        aims=(("Hemtjänst", Aim(TargetKind.IMPROVE, baseline="2,9", ambition=_SAFE)),),
        passport=Passport(formula="AVV / TIM * 1000"),
    ),
)

_HOUSING = MeasureRow(
    key="bostäder",
    code="BOST-ACK",
    name="Färdigställda bostäder sedan årets början, antal",
    unit="antal",
    organisation="SBN",
    frequency=Frequency.TERTIAL,
    control=Control.LOW,
    owner="robert.askling",
    source="Bygglovsregistret",
    definition="Slutbesked sedan den första januari. Varje tertial räknas från årets början och läggs inte ihop.",
    aims=(("SBN", Aim(TargetKind.SUM_OVER_YEARS, low="420", years=4, baseline="96")),),
    passport=Passport(over_time=OverTime.LAST),
    series=(Series("SBN", "T1 2023", "12 41 88 20 55 97 31 70 121 26 64"),),
)

_FALLS = MeasureRow(
    key="fall",
    code="FALL80",
    name="Fallskador bland personer 80 år och äldre, antal/1000 inv",
    unit="antal/1000 inv",
    organisation="OSN",
    decimals=0,
    direction=Direction.LOWER,
    kind=Indicator.Kind.QUALITY,
    control=Control.PARTIAL,
    owner="tomas.engstrom",
    source="Patientregistret",
    lag_years=1,
    definition="Personer 80 år och äldre som vårdats på sjukhus efter ett fall, per tusen invånare i åldern.",
    purpose="Ett av få mått på om det förebyggande arbetet biter. Enstaka års upp- och nedgångar säger lite.",
    published=(1, 6, 20),
    aims=(("OSN", Aim(TargetKind.MAINTAIN, baseline="56", tolerance="3")),),
    series=(
        Series("OSN", "2010", "63 61 64 62 60 63 61 62 64 60 58 57 55 56 54 49"),
        Series(_RIKET, "2010", "60 60 59 60 59 59 58 58 58 57 56 56 57 56 56 55"),
    ),
    passport=Passport(publication=(date(2027, 6, 20), 2026)),
)

_CONTINUITY = MeasureRow(
    key="U21401",
    code="U21401",
    name="Personalkontinuitet hemtjänst, antal personal en hemtjänsttagare möter under 14 dagar (-2024)",
    unit="antal",
    organisation="OSN",
    decimals=0,
    direction=Direction.LOWER,
    owner="gunilla.sten",
    series=(Series("OSN", "2018", "18 17 17 16 16 17 16"), Series(_RIKET, "2018", "15 15 16 16 16 16 16")),
    passport=Passport(
        discontinued=(date(2025, 1, 1), "Kolada mäter på annat sätt från 2025. Vi följer kontinuiteten varje tertial."),
        successor="kontinuitet",
    ),
)

_MEALS = MeasureRow(
    key="matsvinn",
    code="SVINN",
    name="Matsvinn i skolornas kök, gram per ätande elev",
    unit="gram",
    organisation="SBN",
    decimals=0,
    direction=Direction.LOWER,
    control=Control.FULL,
    owner="carina.lov",
    source="Vägning två veckor per termin",
    aims=(("SBN", Aim(TargetKind.CHANGE_BY, high="-20", baseline="62", is_relative=True, ambition=_CHALLENGING)),),
    series=(Series("SBN", "2017", "71 69 66 68 65 62 62 58 54"),),
    passport=Passport(
        breaks=((date(2021, 1, 1), "Från 2021 vägs också det som slängs i serveringen."),),
    ),
)

_SERVICE = (
    MeasureRow(
        key="invånare",
        code="BEF",
        name="Invånare i kommunen den 31 december, antal",
        unit="antal",
        organisation="KS",
        direction=Direction.NONE,
        source="SCB",
        owner="fatima.rahimi",
        published=(1, 2, 22),
        series=(Series("K", "2018", "27310 27420 27505 27610 27740 27850 27960 28040"),),
    ),
    MeasureRow(
        key="bibliotekskostnad",
        code="N09026",
        name="Nettokostnad bibliotek, kr/inv",
        unit="kr/inv",
        organisation="KFN",
        direction=Direction.NONE,
        owner="sofia.ljung",
        published=(1, 5, 4),
        series=(
            Series("K", "2018", "471 478 480 492 501 512 520 529"),
            Series(_RIKET, "2018", "455 462 470 478 490 508 522 538"),
        ),
        passport=Passport(volume="invånare", publication=(date(2027, 5, 4), 2026)),
    ),
    MeasureRow(
        key="N15419",
        code="N15419",
        name="Elever i åk 9 som uppnått betygskriterierna i alla ämnen, kommunala skolor, andel (%)",
        unit="%",
        organisation="BUN",
        decimals=1,
        owner="sara.nystrom",
        published=(0, 9, 26),
        aims=(
            (
                "K",
                Aim(TargetKind.AMONG_BEST, comparator=SIMILAR, share_of_best=25, ambition=_CHALLENGING, year=2026),
            ),
        ),
        series=(
            Series("K", "2019", "68,1 69,4 70,2 70,0 71,3 72,0 73,4 74,1p"),
            Series(_RIKET, "2019", "74,3 75,1 75,0 74,1 73,8 73,2 72,9 72,8p"),
            Series(SIMILAR, "2019", "70,0 70,3 70,8 70,1 70,4 70,6 70,9 71,2p"),
            *_lines(
                SIMILAR_MUNICIPALITIES,
                "2024",
                """
                69,0 69,5 70,1
                72,2 73,0 73,6
                66,4 66,0 67,2
                74,8 75,2 75,9
                70,1 70,6 71,0
                68,8 69,9 69,1
                72,9 72,1 71,5
                """,
            ),
        ),
        passport=Passport(
            publication=(date(2027, 9, 24), 2027),
            stable_until=date(2026, 12, 31),
            comparators=("Pendlingskommun nära större stad", *SIMILAR_MUNICIPALITIES),
        ),
    ),
    MeasureRow(
        key="öppettid",
        code="BIB-TID",
        name="Biblioteken: andel (%) av besökarna som är nöjda med öppettiderna",
        unit="%",
        organisation="KFN",
        decimals=0,
        kind=Indicator.Kind.SURVEY,
        control=Control.FULL,
        owner="sofia.ljung",
        source="Besöksenkäten",
        aims=(("Biblioteken", Aim(TargetKind.BETTER_THAN, comparator=_RIKET, year=2026)),),
        series=(
            Series("Biblioteken", "2022", "231/310 256/330 270/342 289/351"),
            Series(_RIKET, "2022", "77 78 79 80"),
        ),
        passport=Passport(parts=("Nöjda svar", "Svar"), fewest_cases=5),
    ),
    MeasureRow(
        key="e-tjänst",
        code="ETJ-BYGG",
        name="E-tjänst för bygglov i drift (1 = ja)",
        unit="",
        organisation="SBN",
        kind=Indicator.Kind.MEASURE,
        control=Control.FULL,
        owner="elin.wallin",
        source="Bygglovsenheten",
        aims=(
            (
                "Bygglov",
                Aim(
                    TargetKind.MILESTONE,
                    year=2026,
                    due_on=date(2026, 12, 15),
                    description="Den som bygger ska kunna söka, följa och få sitt beslut i e-tjänsten.",
                ),
            ),
        ),
        series=(Series("Bygglov", "2025", "0"),),
    ),
    MeasureRow(
        key="klarspråk",
        code="KLAR",
        name="Våra beslut går att förstå",
        unit="",
        organisation="KS",
        kind=Indicator.Kind.MEASURE,
        control=Control.FULL,
        owner="marie.torn",
        source="Läspanelen",
        aims=(
            (
                "KS",
                Aim(
                    TargetKind.QUALITATIVE,
                    year=2026,
                    description="Läspanelen ska förstå vad tio slumpvis valda beslut innebär för den som berörs.",
                    judged=JudgedRow(
                        Target.Judged.NOT_REACHED,
                        "Panelen förstod sju av tio. De tre andra är avslag om bygglov, där skälen står sist.",
                        "marie.torn",
                        date(2026, 9, 21),
                    ),
                ),
            ),
        ),
    ),
    MeasureRow(
        key="fossilfri",
        code="FOSSIL28",
        name="Fossilfri uppvärmning av kommunens lokaler, andel (%)",
        unit="%",
        organisation="KS",
        decimals=0,
        control=Control.FULL,
        owner="katarina.ahl",
        source="Energistatistiken",
        aims=(("K", Aim(TargetKind.AT_LEAST, low="100", baseline="71", year=2028, ambition=_CHALLENGING)),),
        series=(Series("K", "2019", "71 74 78 80 84 86 89"),),
    ),
    MeasureRow(
        key="hot",
        code="HOT",
        name="Hot och våld mot personal i socialtjänsten, antal händelser",
        unit="antal",
        organisation="OSN",
        direction=Direction.LOWER,
        frequency=Frequency.TERTIAL,
        kind=Indicator.Kind.MEASURE,
        control=Control.PARTIAL,
        owner="tomas.engstrom",
        source="Arbetsskadesystemet",
        definition="Anmälda händelser. Få händelser kan röja vem det gäller; därför visas de bara för dem som berörs.",
        aims=(("OSN", Aim(TargetKind.LESS_THAN, high="5")),),
        series=(Series("OSN", "T1 2024", "7 5 6 4 6 3 4 3"),),
        passport=Passport(is_confidential=True, deputy="nina.vikander"),
    ),
)

WHOLE = (_SCHOOL_RESULTS, _SICK_LEAVE, *_DEVIATIONS, _HOUSING, _FALLS, _CONTINUITY, _MEALS, *_SERVICE)
