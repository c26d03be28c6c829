"""How the goals were assessed in the two rounds of 2026.

One sentence each, and a reason where the system thought otherwise.
"""

from datetime import date

from workspace.demo.exempelby.mission_assessments import MISSIONS_NOW
from workspace.demo.records import AssessmentRow, Meaning, RoundRow

_YES, _PARTLY, _NO, _UNKNOWN = Meaning.FULFILLED, Meaning.PARTLY, Meaning.NOT_FULFILLED, Meaning.UNASSESSED
_EARLY = "Årets utfall är ännu inte känt. Bedömningen bygger på utfallet 2025 och nämndernas prognoser i april."

SECOND_ROUND = RoundRow(
    period="T2 2026",
    known_by=date(2026, 9, 30),
    assessed_on=date(2026, 10, 1),
    missions=MISSIONS_NOW,
    assessments=(
        AssessmentRow(
            "g1",
            _PARTLY,
            _PARTLY,
            "Fler blir behöriga, men pojkarna på två skolor halkar efter. Närvaroarbetet ger effekt där det pågått "
            "ett år.",
        ),
        AssessmentRow("g2", _YES, _YES, "Barngrupperna håller vår standard för fjärde året i rad."),
        AssessmentRow(
            "g3",
            _NO,
            _NO,
            "Avhoppen ökar på yrkesprogrammen. Två åtgärder beslutade i mars; effekt väntas först nästa läsår.",
        ),
        AssessmentRow(
            "g4",
            _PARTLY,
            _PARTLY,
            "Hemtjänsten når målet, väntetiden till särskilt boende gör det inte (74 dagar, högst 55).",
        ),
        AssessmentRow(
            "g5",
            _PARTLY,
            _PARTLY,
            "Arbetsmarknadsenheten lyckas bättre än någonsin, men arbetslösheten är fortsatt högre än i riket.",
        ),
        AssessmentRow(
            "g6",
            _UNKNOWN,
            _UNKNOWN,
            "Medborgarundersökningen kommer i december. Senaste värdet är från 2024.",
        ),
        AssessmentRow(
            "g7",
            _PARTLY,
            _YES,
            "Belysningen lagas nu i tid, men hur trygga invånarna känner sig vet vi först i december.",
            "Systemets förslag bygger bara på belysningen. Trygghetsvandringarna i maj visade nya otrygga platser i "
            "Sörby, "
            "så målet kan inte anses uppfyllt i sin helhet.",
        ),
        AssessmentRow(
            "g8",
            _YES,
            _PARTLY,
            "Fordonsflottan går fortare än plan; utsläppssiffran släpar två år.",
            "Utsläppssiffran gäller 2024 och visar inte det som har gjorts sedan dess. Det som kommunen själv råder "
            "över, "
            "bilar och mat, når målet.",
        ),
        AssessmentRow(
            "g9",
            _PARTLY,
            _PARTLY,
            "Bygglov på 29 dagar är bättre än målet. Företagens samlade betyg är en punkt från målet.",
        ),
        AssessmentRow(
            "g10",
            _NO,
            _NO,
            "Byggandet är det lägsta på tjugo år, och två detaljplaner är överklagade.",
        ),
        AssessmentRow(
            "g11",
            _PARTLY,
            _PARTLY,
            "Sjukfrånvaron har sjunkit till 7,6 procent, den lägsta på sex år, och medarbetarna trivs bättre.",
        ),
        AssessmentRow(
            "g12",
            _YES,
            _YES,
            "Årets prognos är 1,7 procent. Målet gäller snittet över mandatperioden, som är 2,3.",
        ),
        AssessmentRow(
            "g13",
            _PARTLY,
            _PARTLY,
            "Soliditeten håller, men bara 54 procent av investeringarna betalas med egna pengar över fem år.",
        ),
        AssessmentRow("g14", _YES, _YES, "Kostnaderna är 0,9 procent över det förväntade, inom det vi har bestämt."),
        AssessmentRow("g15", _YES, _YES, "Kulturskolan finns nu i fem kommundelar och når fler barn än i riket."),
        AssessmentRow(
            "bun1",
            _PARTLY,
            _PARTLY,
            "Behörigheten ökar för fjärde året. Skolor med närvaromodellen har halverat den långa frånvaron.",
        ),
        AssessmentRow("bun2", _YES, _YES, "Standarden hålls på alla förskolor utom två."),
        AssessmentRow("bun3", _NO, _NO, "Var tredje elev på yrkesprogram byter eller avbryter under första året."),
        AssessmentRow(
            "bun4",
            _PARTLY,
            _PARTLY,
            "Skolskjutsarna är samordnade, men lokalkostnaden per elev stiger.",
            "Indikatorn mäter hela kommunen. För skolan är avvikelsen 3,1 procent enligt nämndens egen beräkning.",
        ),
        AssessmentRow(
            "osn1",
            _NO,
            _NO,
            "Andelen unga i arbete eller studier har sjunkit fyra år av fem.",
            "Utfallet för 2025, publicerat i juni, är 75,2 procent mot målet 79,3. Inget tyder på att 2026 blir "
            "bättre.",
        ),
        AssessmentRow("osn2", _PARTLY, _PARTLY, "Färre ansikten i hemtjänsten, men väntan på boende är fortsatt lång."),
        AssessmentRow(
            "osn3", _PARTLY, _PARTLY, "Fyra av tio går till arbete eller studier; det långvariga biståndet är kvar."
        ),
        AssessmentRow(
            "osn4",
            _PARTLY,
            _YES,
            "Andelen heltid ökar i omsorgen för femte året, men når inte målet i år.",
            "Indikatorn mäter hela kommunen. I omsorgen är heltidsandelen 84 procent, en ökning med fyra enheter på "
            "ett år.",
        ),
        AssessmentRow(
            "kfn1",
            _PARTLY,
            _UNKNOWN,
            "Utlåningen av barnböcker ökar, men vi mäter ännu inte om läslusten gör det.",
            "Målet saknar indikator. Bedömningen bygger på bibliotekens utlåning och på samtal med skolorna.",
        ),
        AssessmentRow("kfn2", _YES, _YES, "Båda målen nåddes ett år tidigare än planerat."),
        AssessmentRow("ks1", _NO, _NO, "Arbetslösheten minskar något men ligger över rikets."),
        AssessmentRow(
            "ks2",
            _PARTLY,
            _PARTLY,
            "Svarstiden förbättras stadigt. Bemötandet mäts först i höst.",
            "Svarstiden är två procentenheter från målet och förbättras varje tertial; övriga indikatorer mäts i höst.",
        ),
        AssessmentRow("ks3", _NO, _NO, "Ingen samordning har kommit i gång; antalet leveranser är oförändrat."),
        AssessmentRow("ks4", _NO, _PARTLY, "Betyget är 74, en punkt från målet. Nyföretagandet är känt först i april."),
        AssessmentRow("ks5", _PARTLY, _PARTLY, "Rehabiliteringssamtalen hålls i tid och sjukfrånvaron faller."),
        AssessmentRow("ks6", _NO, _NO, "Tre av sex nämnder avviker mer än en procent från budget."),
        AssessmentRow("ks7", _NO, _NO, "Två skolprojekt har flyttats fram, till högre kostnad."),
        AssessmentRow("sbn1", _YES, _YES, "96 procent av belysningsfelen lagas inom tio dagar, målet är 95."),
        AssessmentRow("sbn2", _YES, _YES, "82 procent av bilarna är fossiloberoende och maten når målet."),
        AssessmentRow("sbn3", _YES, _YES, "Mediantiden är 29 dagar; e-tjänsten tar hälften av ansökningarna."),
        AssessmentRow("sbn4", _NO, _NO, "Planberedskapen ökar långsamt och två planer är överklagade."),
        AssessmentRow(
            "eab1",
            _PARTLY,
            _PARTLY,
            "Biooljepannan är i drift sedan mars, men spetslasten i februari krävde olja.",
            "Årets andel är känd först i januari. Driftdata till och med augusti visar 99,1 procent.",
        ),
        AssessmentRow("bab1", _NO, _NO, "42 av 100 lägenheter är byggstartade när perioden går mot sitt slut."),
        AssessmentRow(
            "mn1",
            _PARTLY,
            _PARTLY,
            "Företagen förstår besluten bättre men tycker att avgiften är svår att förstå.",
            "Indikatorn mäter hela kommunens service. I miljötillsynen gav företagen 77, mot 74 i fjol.",
        ),
        AssessmentRow(
            "narvaro",
            _YES,
            _YES,
            "Modellen används på sju av nio skolor, och frånvaron minskar där.",
            "Åtagandet är att införa modellen, och det följer planen. Att frånvaron ännu är 10,4 procent bedöms under "
            "nämndmålet.",
        ),
        AssessmentRow(
            "matte",
            _PARTLY,
            _YES,
            "Sex av nio skolor har genomfört lektionsbesöken.",
            "Värdet finns bara per skola. Bedömningen bygger på skolornas egna redovisningar.",
        ),
        AssessmentRow(
            "kontakt",
            _PARTLY,
            _PARTLY,
            "Fler har en fast kontakt, men 13 olika medarbetare på två veckor är många.",
            "Måttet är 13,1 mot målet 12 och har förbättrats sex tertial i rad; åtagandet är till hälften genomfört.",
        ),
        AssessmentRow("bygglov", _YES, _YES, "E-tjänsten med fullständighetskontroll är i drift sedan februari."),
        AssessmentRow("laddbart", _YES, _YES, "Alla hemtjänstens 64 bilar går att ladda sedan i juni."),
        AssessmentRow("kulturskola", _YES, _YES, "Kulturskolan undervisar i fem kommundelar."),
        AssessmentRow("planreserv", _NO, _NO, "Båda planerna är överklagade."),
    ),
)

FIRST_ROUND = RoundRow(
    period="T1 2026",
    known_by=date(2026, 5, 20),
    assessed_on=date(2026, 5, 22),
    assessments=(
        AssessmentRow("g1", _PARTLY, _PARTLY, "Frånvaron minskar på de skolor som började i höstas.", _EARLY),
        AssessmentRow("g2", _YES, _YES, "Standarden hålls, trots att två avdelningar har slagits ihop."),
        AssessmentRow("g3", _PARTLY, _NO, "Avhoppen var fler i höstas, men fler söker till yrkesprogrammen.", _EARLY),
        AssessmentRow("g4", _NO, _PARTLY, "Väntetiden till särskilt boende är fortsatt för lång.", _EARLY),
        AssessmentRow("g5", _PARTLY, _PARTLY, "Fler går till studier, men arbetslösheten stiger.", _EARLY),
        AssessmentRow("g6", _UNKNOWN, _UNKNOWN, "Mäts först i höst."),
        AssessmentRow("g7", _PARTLY, _PARTLY, "Belysningen närmar sig målet; vandringarna börjar i maj.", _EARLY),
        AssessmentRow("g8", _YES, _YES, "Tjugo nya elbilar levererade till hemtjänsten i mars.", _EARLY),
        AssessmentRow("g9", _NO, _PARTLY, "E-tjänsten för bygglov är just igång; inget mål är nått ännu.", _EARLY),
        AssessmentRow("g10", _NO, _NO, "Inga nya byggstarter under vintern.", _EARLY),
        AssessmentRow("g11", _NO, _PARTLY, "Sjukfrånvaron ser ut att sjunka efter en mild influensasäsong.", _EARLY),
        AssessmentRow("g12", _YES, _YES, "Prognosen i april är 1,9 procent för året; snittet når målet.", _EARLY),
        AssessmentRow("g13", _PARTLY, _PARTLY, "Soliditeten håller, investeringarna är större än egna medel.", _EARLY),
        AssessmentRow("g14", _YES, _YES, "Kostnaderna ligger nära de förväntade.", _EARLY),
        AssessmentRow("g15", _PARTLY, _YES, "Två nya kulturskolegrupper i Sörby startade i januari.", _EARLY),
    ),
)
