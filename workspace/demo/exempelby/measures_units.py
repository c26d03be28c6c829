"""What the units measure themselves, each four months: the rounds that heads of unit enter.

Vallaskolan's second round of 2026 is half entered: three of five.
"""

from annualcycle.periods import Frequency
from indicators.fulfilment import Direction, TargetKind
from indicators.models import Indicator
from workspace.demo.exempelby.organisations import CARE_HOMES, HOME_CARE, PRESCHOOLS, SCHOOLS
from workspace.demo.records import Aim, Control, MeasureRow, Series

_START = "T1 2024"


def _measure(
    key: str,
    name: str,
    unit: str,
    organisation: str,
    aim: Aim,
    values: dict[str, str],
    *,
    decimals: int = 1,
    direction: Direction = Direction.HIGHER,
    source: str = "Egen mätning",
    definition: str = "",
    notes: tuple[tuple[str, str, str], ...] = (),
    kind: Indicator.Kind = Indicator.Kind.MEASURE,
) -> MeasureRow:
    return MeasureRow(
        key=key,
        name=name,
        unit=unit,
        organisation=organisation,
        decimals=decimals,
        direction=direction,
        frequency=Frequency.TERTIAL,
        kind=kind,
        source=source,
        definition=definition,
        notes=notes,
        control=Control.FULL,
        aims=tuple((place, aim) for place in values),
        series=tuple(Series(place, _START, text) for place, text in values.items()),
    )


def _by_unit(units: tuple[str, ...], table: str) -> dict[str, str]:
    """One line of the table for each unit, in their order."""
    return dict(zip(units, (" ".join(line.split()) for line in table.strip().splitlines()), strict=True))


UNITS = (
    _measure(
        "franvaro",
        "Total frånvaro åk 7–9, andel (%)",
        "%",
        "BUN",
        Aim(TargetKind.AT_MOST, high="8", baseline="11,8"),
        {
            "BUN": "12,4 11,9 12,2 11,8 11,4 11,5 10,9 10,4",
            **_by_unit(
                SCHOOLS,
                """
                12,9 12,1 12,0 11,6 11,2 10,4  9,8  8,6
                12,1 12,4 12,6 12,9 13,1 13,4 13,6 13,9
                13,0 12,8 13,1 12,9 13,2 13,0 13,3 12,8
                11,8 11,2 11,3 10,9 10,2  9,9  9,4  9,0
                10,9 10,4 10,8 10,1  9,9 10,0  9,7  9,6
                12,6 12,0 12,3 11,8 11,0 10,9 10,1  9,7
                11,1 10,8 11,0 10,6 10,4 10,5  9,9  9,2
                12,0 11,7 11,9 11,5 11,1 11,2 10,8    –
                10,2  9,9 10,1  9,6  9,3  9,4  8,8  8,1
                """,
            ),
        },
        direction=Direction.LOWER,
        source="Frånvarosystemet",
        definition="Elevernas frånvaro, anmäld och oanmäld, i procent av undervisningstiden.",
        notes=(
            ("Valla", "2026-T2", "Minskar för femte tertialet. Fyra elever med mycket lång frånvaro drar upp snittet."),
            ("Nyborg", "2026-T2", "Två klasser har saknat mentor sedan mars."),
            ("Tallås", "2026-T2", "Frånvarosystemet var avstängt under flytten till paviljongerna."),
        ),
    ),
    _measure(
        "trygga",
        "Elever som känner sig trygga i skolan, åk 8, andel (%)",
        "%",
        "BUN",
        Aim(TargetKind.AT_LEAST, low="82", baseline="74"),
        _by_unit(
            SCHOOLS,
            """
            72 73 73 74 74 75 76 78
            75 74 73 72 71 71 70 69
            70 71 70 72 71 72 72 73
            78 79 79 80 80 81 82 83
            80 80 81 81 82 82 83 84
            76 77 77 78 78 79 80 81
            81 .. 82 .. 83 .. 84 ..
            74 75 75 76 76 77 77 78
            83 83 84 84 85 85 86 86
            """,
        ),
        decimals=0,
        source="Trivselenkäten",
        kind=Indicator.Kind.SURVEY,
    ),
    _measure(
        "behoriga",
        "Lärare som är behöriga i minst ett ämne de undervisar i, andel (%)",
        "%",
        "BUN",
        Aim(TargetKind.AT_LEAST, low="75", baseline="70"),
        _by_unit(
            SCHOOLS,
            """
            70,5 70,8 71,0 71,2 71,5 71,5 73,0    _
            68,0 67,5 67,1 66,8 66,0 65,9 65,2 64,8
            71,2 71,0 71,4 71,9 72,3 72,0 72,6 73,1
            74,0 74,4 74,9 75,2 75,8 76,0 76,1 76,5
            72,9 73,0 73,4 73,1 73,8 74,2 74,5 75,1
            69,8 70,1 70,9 71,3 71,8 72,2 72,9 73,4
            77,0 77,2 77,1 77,8 78,0 78,3 78,2 78,9
            70,0 70,3 70,9 71,0 71,6 71,9 72,1 72,4
            79,1 79,0 79,4 79,8 80,1 80,0 80,6 81,0
            """,
        ),
        source="Personalsystemet",
    ),
    _measure(
        "matematik",
        "Nationella prov matematik åk 9, minst provbetyget E, andel (%)",
        "%",
        "BUN",
        Aim(TargetKind.AT_LEAST, low="86", baseline="80"),
        _by_unit(
            SCHOOLS,
            """
            80 80 81 81 82 82 84 _
            79 78 78 77 77 76 76 75
            77 78 78 79 79 79 80 80
            84 84 85 85 86 86 87 87
            83 83 84 84 84 85 85 86
            81 81 82 82 83 83 84 84
            85 86 86 87 87 87 88 88
            80 81 81 81 82 82 83 83
            88 88 89 89 90 90 90 91
            """,
        ),
        decimals=0,
        source="Skolverket",
    ),
    _measure(
        "sjukfranvaro",
        "Sjukfrånvaro medarbetare, andel (%)",
        "%",
        "K",
        Aim(TargetKind.AT_MOST, high="7", baseline="8,1"),
        {
            **_by_unit(
                SCHOOLS,
                """
                8,4 7,7 8,1 8,2 7,9 7,9 7,6 7,2
                8,8 8,1 8,6 8,9 8,4 8,9 9,1 8,6
                7,9 7,2 7,6 7,8 7,1 7,5 7,4 6,9
                7,1 6,5 6,9 7,0 6,4 6,8 6,7 6,2
                6,9 6,3 6,8 6,9 6,6 6,7 6,5 6,3
                7,5 7,0 7,3 7,4 6,9 7,2 7,0 6,7
                6,6 6,1 6,4 6,5 6,0 6,3 6,2 5,9
                8,0 7,4 7,9 8,0 7,6 7,8 7,7 7,3
                6,2 5,8 6,1 6,2 5,7 6,0 5,9 5,5
                """,
            ),
            **_by_unit(
                PRESCHOOLS,
                """
                 9,9  8,8  9,5  9,7  8,4  9,2  9,0  8,1
                10,8  9,6 10,4 10,7  9,3 10,1 10,2  9,0
                 8,7  7,9  8,5  8,6  7,7  8,2  8,0  7,2
                 9,1  8,3  9,0  9,0  8,1  8,7  8,4  7,6
                11,3 10,2 11,0 11,4 10,1 10,8 10,9  9,8
                 8,2  7,5  8,0  8,1  7,2  7,8  7,5  6,8
                 9,4  8,5  9,2  9,3  8,4  8,9  8,6  7,9
                 8,9  8,0  8,7  8,8  7,8  8,4  8,1    _
                """,
            ),
            **_by_unit(
                CARE_HOMES,
                """
                10,9  9,8 10,6 10,8  9,4 10,2 10,0  9,1
                10,2  9,1  9,9 10,1  8,8  9,6  9,3  8,4
                11,8 10,6 11,5 11,6 10,3 11,0 10,8  9,9
                 9,5  8,5  9,2  9,4  8,2  8,9  8,6  7,8
                10,5  9,4 10,2 10,3  9,0  9,8  9,5  8,7
                """,
            ),
        },
        direction=Direction.LOWER,
        source="Personalsystemet",
    ),
    _measure(
        "genomforandeplan",
        "Aktuella genomförandeplaner, högst sex månader gamla, andel (%)",
        "%",
        "OSN",
        Aim(TargetKind.AT_LEAST, low="95", baseline="78"),
        _by_unit(
            CARE_HOMES + HOME_CARE,
            """
            82 84 85 88 90 91 94 96
            79 80 82 83 85 88 90 92
            71 74 70 72 75 73 76 74
            88 90 91 92 94 95 96 97
            84 83 86 88 89 90 92 93
            80 83 84 86 88 90 93 95
            76 78 80 81 84 86 87 90
            74 75 77 80 79 82 84 85
            65 68 70 71 74 75 79 80
            """,
        ),
        decimals=0,
        source="Verksamhetssystemet",
    ),
    _measure(
        "barn-per-arsarbetare",
        "Barn per årsarbetare på förskolan, antal",
        "antal",
        "BUN",
        Aim(TargetKind.MAINTAIN, high="5,2", baseline="5,3"),
        _by_unit(
            PRESCHOOLS,
            """
            5,2 5,1 5,3 5,2 5,1 5,1 5,2 5,0
            5,4 5,3 5,4 5,3 5,3 5,2 5,3 5,3
            5,0 4,9 5,0 5,0 4,9 4,9 4,9 4,8
            5,3 5,2 5,2 5,1 5,2 5,1 5,1 5,1
            5,5 5,4 5,6 5,5 5,4 5,5 5,5 5,4
            5,1 5,0 5,1 5,1 5,0 5,0 5,0 4,9
            5,2 5,2 5,1 5,1 5,1 5,0 5,1 5,0
            5,0 5,1 5,1 5,0 5,0 5,1 5,0   _
            """,
        ),
        direction=Direction.LOWER,
    ),
)
