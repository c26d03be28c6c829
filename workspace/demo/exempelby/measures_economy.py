"""What is measured of staff and economy, and the key figures of the catalogue that no goal uses yet."""

from indicators.fulfilment import Direction, TargetKind
from indicators.models import Indicator
from workspace.demo.records import Aim, Control, MeasureRow, Series

_RIKET, _SIMILAR, _GROUP = "Riket", "Liknande kommuner", "Pendlingskommun nära större stad"
_INTERIM = (0, 9, 22)  # the interim report's forecast for the whole year

ECONOMY = (
    MeasureRow(
        key="N00090",
        code="N00090",
        name="Sjukfrånvaro kommunalt anställda totalt, andel (%)",
        unit="%",
        organisation="KS",
        decimals=1,
        direction=Direction.LOWER,
        source="Personalsystemet",
        owner="ingrid.blom",
        published=(0, 9, 15),
        finished=(1, 2, 5),
        aims=(("K", Aim(TargetKind.AT_MOST, high="7,0", baseline="8,1")),),
        series=(
            Series(
                "K",
                "2021",
                "8,3 8,1 8,2 8,1 8,0 7,6p",
                women="8,9 8,7 8,8 8,7 8,6 8,1p",
                men="6,0 5,8 5,9 5,8 5,8 5,6p",
            ),
            Series(_RIKET, "2021", "8,0 8,0 7,4 7,2 7,1 _"),
            Series(_SIMILAR, "2021", "7,9 8,0 7,5 7,3 7,2 _"),
        ),
        notes=(("K", "2026", "Rullande tolv månader till och med augusti."),),
    ),
    MeasureRow(
        key="HME",
        name="Hållbart medarbetarengagemang (HME), totalindex",
        unit="index",
        organisation="KS",
        kind=Indicator.Kind.SURVEY,
        source="Medarbetarenkäten",
        owner="ingrid.blom",
        published=(0, 6, 10),
        aims=(("K", Aim(TargetKind.AT_LEAST, low="80", baseline="78")),),
        series=(
            Series("K", "2021", "77 78 78 79 79 81", women="77 78 79 79 80 81", men="76 77 77 78 78 80"),
            Series(_RIKET, "2021", "79 79 79 79 80 _"),
        ),
    ),
    MeasureRow(
        key="N00206",
        code="N00206",
        name="Heltidsanställda månadsavlönade, kommun, andel (%)",
        unit="%",
        organisation="KS",
        control=Control.FULL,
        published=(0, 9, 15),
        finished=(1, 2, 5),
        aims=(("K", Aim(TargetKind.AT_LEAST, low="86", baseline="81")),),
        series=(
            Series("K", "2021", "79 81 83 84 85 85p", women="76 79 81 82 83 84p", men="89 90 91 91 92 92p"),
            Series(_RIKET, "2021", "78 80 81 83 84 _"),
            Series(_GROUP, "2021", "77 79 80 81 82 _"),
        ),
    ),
    MeasureRow(
        key="N03102",
        code="N03102",
        name="Årets resultat som andel av skatt och generella statsbidrag, kommun, (%)",
        unit="%",
        organisation="KS",
        decimals=1,
        source="Bokslut och delårsrapport",
        owner="fatima.rahimi",
        published=_INTERIM,
        finished=(1, 2, 5),
        aims=(
            (
                "K",
                Aim(
                    TargetKind.AVERAGE_OVER_YEARS,
                    low="2,0",
                    baseline="1,4",
                    years=4,
                    reason="Målet gäller snittet över mandatperioden, så att ett enskilt år inte styr.",
                ),
            ),
        ),
        series=(
            Series("K", "2020", "3,0 3,1 3,8 3,6 1,4 2,5 1,7p"),
            Series(_RIKET, "2020", "3,6 5,1 3,4 0,8 0,4 1,3 _"),
            Series(_SIMILAR, "2020", "3,7 5,3 3,9 1,5 0,9 1,4 _"),
        ),
        notes=(("K", "2026", "Helårsprognos i delårsrapporten."),),
    ),
    MeasureRow(
        key="N03103",
        code="N03103",
        name="Självfinansieringsgrad för kommunens investeringar, (%)",
        unit="%",
        organisation="KS",
        source="Bokslut och delårsrapport",
        owner="fatima.rahimi",
        published=_INTERIM,
        finished=(1, 2, 5),
        aims=(("K", Aim(TargetKind.AVERAGE_OVER_YEARS, low="60", baseline="52", years=5)),),
        series=(
            Series("K", "2018", "72 66 63 61 52 48 55 58 57p"),
            Series(_RIKET, "2021", "96 88 70 66 71 _"),
        ),
        notes=(("K", "2026", "Helårsprognos i delårsrapporten."),),
    ),
    MeasureRow(
        key="N03002",
        code="N03002",
        name="Soliditet inklusive pensionsåtaganden kommun, (%)",
        unit="%",
        organisation="KS",
        decimals=1,
        source="Bokslut och delårsrapport",
        published=_INTERIM,
        finished=(1, 2, 5),
        aims=(("K", Aim(TargetKind.MAINTAIN, low="30", baseline="31")),),
        series=(
            Series("K", "2021", "30,2 31,0 31,4 30,6 31,2 31,5p"),
            Series(_RIKET, "2021", "27,0 29,1 29,8 29,6 29,9 _"),
            Series(_SIMILAR, "2021", "26,4 28,0 28,8 28,5 28,9 _"),
        ),
    ),
    MeasureRow(
        key="N00097",
        code="N00097",
        name="Nettokostnadsavvikelse totalt, kommun, (%)",
        unit="%",
        organisation="KS",
        decimals=1,
        direction=Direction.BAND,
        source="Kolada och egen beräkning",
        published=(0, 9, 22),
        finished=(1, 2, 5),
        aims=(("K", Aim(TargetKind.WITHIN, low="−2", high="2", baseline="1,8")),),
        series=(
            Series("K", "2021", "2,6 1,8 1,1 0,7 −0,4 0,9p"),
            Series(_SIMILAR, "2021", "1,4 1,2 1,0 0,8 0,6 _"),
        ),
        notes=(("K", "2026", "Egen beräkning på delårsbokslutet."),),
    ),
    MeasureRow(
        key="avvikelse",
        name="Nämnder vars helårsprognos i augusti ligger inom en procent från budget, antal av sex",
        unit="antal",
        organisation="KS",
        source="Delårsrapport",
        kind=Indicator.Kind.MEASURE,
        published=_INTERIM,
        aims=(("KS", Aim(TargetKind.AT_LEAST, low="6", baseline="3")),),
        series=(Series("KS", "2021", "4 3 3 2 4 3"),),
    ),
)


def _key_figure(
    code: str, name: str, unit: str, direction: Direction = Direction.NONE, decimals: int = 0
) -> MeasureRow:
    return MeasureRow(
        key=code,
        code=code,
        name=name,
        unit=unit,
        organisation="K",
        decimals=decimals,
        direction=direction,
        control=Control.LOW,
    )


# Context and cost: they get no colour. No values yet, so that a file from Kolada has something to fill.
CATALOGUE = (
    _key_figure("N01951", "Invånare totalt, antal", "antal"),
    _key_figure("N01926", "Invånare 1–5 år, antal", "antal"),
    _key_figure("N01953", "Invånare 6–15 år, antal", "antal"),
    _key_figure("N15009", "Kostnad för lokaler i kommunal grundskola åk 1-9, kr/elev", "kr/elev"),
    _key_figure("N17008", "Kostnader för lokaler i kommunal gymnasieskola, kr/elev", "kr/elev"),
    _key_figure("N11020", "Nettokostnad lokaler i kommunal förskola, kr/inskrivet barn", "kr/inskrivet barn"),
    _key_figure(
        "N07906",
        "Färdigställda bostäder i flerbostadshus, nybyggnad, antal/1000 inv",
        "antal/1000 inv",
        Direction.HIGHER,
        1,
    ),
    _key_figure("N07001", "Kostnad fysisk och teknisk planering, bostadsförbättringar, kr/inv", "kr/inv"),
    _key_figure("N20058", "Bruttokostnad lokaler äldreomsorg, kr/inv 65+", "kr/inv 65+"),
    _key_figure("N03187", "Investeringar i utvalda verksamheter, kr/inv", "kr/inv"),
)
