"""The vision and the council's fifteen goals for 2023–2026, adopted together with goals and budget."""

from datetime import date

from goals.models import Goal
from workspace.demo.records import DecisionRow, GoalRow

Kind = Goal.Kind
_DECISION = DecisionRow("KF", date(2022, 11, 21), "KS 2022/187", "119")


def _goal(
    key: str,
    kind: Kind,
    title: str,
    perspective: str,
    measures: str,
    rationale: str,
    benefit: str,
    *,
    is_geh: bool = True,
) -> GoalRow:
    return GoalRow(
        key=key,
        level="kf",
        organisation="KF",
        parent="vision",
        title=title,
        measures=tuple(measures.split()),
        kind=kind,
        rationale=rationale,
        benefit=benefit,
        is_geh=is_geh,
        perspective=perspective,
        decision=_DECISION,
    )


COUNCIL_GOALS = (
    GoalRow(
        key="vision",
        level="vision",
        organisation="KF",
        parent="",
        title="Exempelby 2040 – nära till allt som betyder något",
        rationale="Visionen togs fram tillsammans med 1 900 invånare under 2021 och gäller för alla partier.",
        benefit="Skola, omsorg, arbete och natur finns nära, var i kommunen du än bor.",
        years=(2023, 2040),
        decision=DecisionRow("KF", date(2022, 4, 25), "KS 2021/96", "41"),
    ),
    _goal(
        "g1",
        Kind.OPERATIONAL,
        "Alla barn och elever lyckas i skolan",
        "Invånare",
        "N15428 N15505 N15643",
        "Den som går ut nian utan behörighet löper tre gånger så stor risk att stå utan arbete vid tjugofem. "
        "Skillnaderna "
        "mellan våra skolor är större än elevernas förutsättningar förklarar.",
        "Ditt barn får det stöd som behövs för att klara skolan, oavsett vilken skola det går i.",
    ),
    _goal(
        "g2",
        Kind.CORE,
        "Trygg och likvärdig förskola",
        "Invånare",
        "N11102 N11808",
        "Förskolan är barnens första skola. Vi har en nivå som vi är nöjda med och ska hålla, även när barnen blir "
        "färre.",
        "Ditt barn möter utbildade pedagoger i en lagom stor grupp.",
    ),
    _goal(
        "g3",
        Kind.OPERATIONAL,
        "Fler unga når examen och etablering",
        "Invånare",
        "N17461 N18601",
        "Var tredje elev lämnar gymnasiet utan examen inom fyra år. Det är den enskilt största risken för ett liv i "
        "försörjningsstöd.",
        "Du som är ung kommer vidare till arbete eller studier.",
    ),
    _goal(
        "g4",
        Kind.OPERATIONAL,
        "Äldre är nöjda och trygga i sin vardag",
        "Invånare",
        "U21468 U23471 U23401",
        "Antalet invånare över 80 år ökar med en tredjedel till 2032. De ska kunna lita på att hjälpen finns när den "
        "behövs.",
        "Du som är äldre får ett bra bemötande och en plats på särskilt boende i tid.",
    ),
    _goal(
        "g5",
        Kind.OPERATIONAL,
        "Fler invånare försörjer sig själva",
        "Invånare",
        "N31816 U40455 N03937",
        "Eget arbete ger frihet och hälsa, och barn i familjer med egen försörjning klarar skolan bättre. Kommunen "
        "råder "
        "bara delvis över arbetslösheten, men fullt ut över det egna stödet.",
        "Du som söker arbete får stöd som leder till jobb eller studier.",
    ),
    _goal(
        "g6",
        Kind.DEVELOPMENT,
        "Delaktiga invånare med förtroende för kommunen",
        "Invånare",
        "N00650 N00640 N00671",
        "Färre än var femte invånare upplever att det går att påverka. Utan förtroende blir svåra beslut omöjliga "
        "att fatta.",
        "Du vet vart du ska vända dig, blir väl bemött och kan påverka det som rör dig.",
        is_geh=False,
    ),
    _goal(
        "g7",
        Kind.DEVELOPMENT,
        "Trygga offentliga miljöer",
        "Invånare",
        "N00610 belysning",
        "Tre av tio känner sig otrygga ute när det är mörkt. Flest är kvinnor och äldre, som då avstår från att gå ut.",
        "Du kan röra dig tryggt i kommunen, också på kvällen.",
        is_geh=False,
    ),
    _goal(
        "g8",
        Kind.DEVELOPMENT,
        "Klimatneutral kommunorganisation 2035",
        "Hållbarhet",
        "U00505 U07514 N00401",
        "Kommunen ska gå före och visa att omställningen går att förena med ordning i ekonomin.",
        "Kommunens bilar, mat och hus belastar inte klimatet för dina barnbarn.",
    ),
    _goal(
        "g9",
        Kind.DEVELOPMENT,
        "Attraktivt företagsklimat",
        "Verksamhet",
        "U07453 U00810 N00999",
        "Nio av tio nya jobb i kommunen har kommit i företag med färre än femtio anställda.",
        "Du som driver företag får snabba och begripliga besked.",
        is_geh=False,
    ),
    _goal(
        "g10",
        Kind.DEVELOPMENT,
        "Fler bostäder i hela kommunen",
        "Hållbarhet",
        "N07925 N07923",
        "Unga och äldre hittar ingen lägenhet utanför tätorten, och då stannar flyttkedjorna.",
        "Du kan bo kvar i din del av kommunen när livet förändras.",
    ),
    _goal(
        "g11",
        Kind.OPERATIONAL,
        "Hållbart arbetsliv – attraktiv arbetsgivare",
        "Medarbetare",
        "N00090 HME N00206",
        "Vi behöver rekrytera 900 personer till 2032. Den bästa rekryteringen är att de som arbetar här vill vara "
        "kvar och "
        "orkar arbeta heltid.",
        "Du möter samma kunniga och friska medarbetare över tid.",
    ),
    _goal(
        "g12",
        Kind.FINANCIAL,
        "Resultat om minst 2 procent över fyra år",
        "Ekonomi",
        "N03102",
        "Resultatet ska räcka till pensioner och investeringar utan att lån läggs på kommande generationer. Målet "
        "gäller "
        "snittet, för att ett enskilt år inte ska styra kloka beslut.",
        "Dina skattepengar räcker också till det som barnen behöver om tio år.",
    ),
    _goal(
        "g13",
        Kind.FINANCIAL,
        "Investeringar med egna pengar och en stark soliditet",
        "Ekonomi",
        "N03103 N03002",
        "En ny skola och ett nytt särskilt boende byggs samtidigt. Minst sextio procent över fem år ska betalas utan "
        "lån, och "
        "soliditeten inklusive pensioner ska vara minst trettio procent.",
        "Kommunen klarar räntorna även i en sämre tid.",
    ),
    _goal(
        "g14",
        Kind.OPERATIONAL,
        "Kostnader i nivå med förutsättningarna",
        "Ekonomi",
        "N00097",
        "Kostnaden ska vara den som befolkning och geografi motiverar: varken dyrare utan skäl eller så låg att "
        "kvaliteten "
        "blir lidande.",
        "Du får valuta för skatten.",
    ),
    _goal(
        "g15",
        Kind.OPERATIONAL,
        "Aktiv fritid och kultur för alla barn",
        "Invånare",
        "N09890 U09800",
        "Barn som rör på sig och skapar tillsammans mår bättre. I dag avgör bostadsort och inkomst vem som deltar.",
        "Ditt barn hittar något att göra på fritiden, nära hemmet.",
        is_geh=False,
    ),
)
