"""What Exempelby writes under the headings of the annual report: all nine for 2025, and what is begun for 2026."""

from reports.content import Heading

_OVERVIEW_2025 = """
Exempelby hade 28 012 invånare vid årets slut, 41 färre än året före. Antalet barn i förskoleåldern minskade med 4
procent och antalet invånare över 80 år ökade med lika mycket. Kommunens verksamhet ställs om i samma takt.

Årets resultat blev 43,2 miljoner kronor, vilket är 2,5 procent av skatteintäkter och generella statsbidrag. Av
fullmäktiges femton mål bedöms fyra vara uppfyllda, sju delvis uppfyllda och tre inte uppfyllda. Ett mål kan inte
bedömas, eftersom medborgarundersökningen inte gjordes under året.
"""

_GROUP_2025 = """
Den kommunala koncernen består av kommunen, Exempelby Bostads AB och Exempelby Energi AB, som båda ägs till hundra
procent. Miljönämnden och överförmyndarnämnden är gemensamma med två grannkommuner; Exempelby är värdkommun för
miljönämnden.

Privata utförare svarar för 18 procent av hemtjänsttimmarna och för ett av sex särskilda boenden. En av tio
grundskoleelever går i en fristående skola.
"""

_CIRCUMSTANCES_2025 = """
Arbetslösheten steg till 4,7 procent och ligger över rikets. Byggandet är lågt i hela landet, och i Exempelby fick
bara 53 bostäder bygglov.

Den största risken för ekonomin är att antalet äldre ökar snabbare än skatteunderlaget. Kommunens låneskuld är 612
miljoner kronor; en procentenhets högre ränta kostar 2,4 miljoner kronor det första året.
"""

_EVENTS_2025 = """
I mars beslutade fullmäktige att bygga en ny skola i Sörby för 320 miljoner kronor. I juni öppnade det nya särskilda
boendet Åhemmet med 40 platser.

I september drabbades kommunens it-leverantör av ett intrång. Inga uppgifter kom ut, men lönesystemet var stängt i
nio dagar och utbetalningarna fick göras om för hand.
"""

_GOVERNANCE_2025 = """
Kommunen styrs av fullmäktiges mål, nämndernas mål och åtaganden som verksamheterna svarar för i sina planer.
Måluppfyllelsen följs upp varje tertial. Systemet föreslår en bedömning ur indikatorerna, och den som bedömer
annorlunda skriver varför.

Den interna kontrollen granskade femton moment under året. Två visade väsentliga brister: uppföljningen av privata
utförare och avslut av behörigheter när anställda slutar. Båda har en åtgärdsplan.
"""

_SOUND_2025 = """
Kommunfullmäktige har beslutat vilka mål som har betydelse för god ekonomisk hushållning. De två finansiella målen
gäller resultatet över fyra år, investeringarnas finansiering och soliditeten.

Resultatmålet är uppfyllt: snittet för fyra år är 2,8 procent mot minst 2. Målet för investeringar och soliditet är
delvis uppfyllt. Sammantaget bedöms kommunen ha haft en god ekonomisk hushållning under 2025, med reservationen att
skolresultaten inte ökar i den takt som målen kräver.
"""

_BALANCE_2025 = """
Årets resultat är 43,2 miljoner kronor. Efter avdrag för realisationsvinster om 1,9 miljoner kronor är
balanskravsresultatet 41,3 miljoner kronor. Inget underskott finns att återställa från tidigare år, och ingen
avsättning görs till resultatreserven.
"""

_STAFF_2025 = """
Kommunen hade 2 310 tillsvidareanställda, varav 79 procent kvinnor. Sjukfrånvaron var 8,0 procent: 8,6 för kvinnor
och 5,8 för män. Andelen heltidsanställda ökade till 85 procent.

Medarbetarengagemanget mätt som HME var 79. Fram till 2032 behöver kommunen rekrytera omkring 900 personer, flest
undersköterskor och lärare.
"""

_OUTLOOK_2025 = """
Skatteunderlaget väntas växa långsammare än kostnaderna under 2026 och 2027. Resultatet beräknas till mellan 1,5 och
2 procent per år.

Efter valet i september 2026 beslutar det nya fullmäktige om styrmodell och mål för 2027–2030.
"""

_OVERVIEW_2026 = """
Delårsrapporten visar en prognos för årets resultat på 30,5 miljoner kronor, 1,7 procent av skatteintäkter och
generella statsbidrag. Det är 4,5 miljoner kronor sämre än budget. Barn- och utbildningsnämnden och omsorgs- och
socialnämnden räknar med underskott på 9,5 och 13,6 miljoner kronor.

Av fullmäktiges femton mål bedöms fem vara uppfyllda, sju delvis uppfyllda och två inte uppfyllda efter det andra
tertialet.
"""

_EVENTS_2026 = """
Två detaljplaner för sammanlagt 180 bostäder överklagades under våren. Biooljepannan vid värmeverket togs i drift i
mars.

Valet den 13 september gav en ny majoritet i fullmäktige.
"""

_STAFF_2026 = """
Sjukfrånvaron har sjunkit till 7,6 procent, den lägsta på sex år. Rehabiliteringssamtalen hålls nu i de flesta fall
före dag 14. Andelen heltidsanställda är oförändrat 85 procent.
"""


def _text(text: str) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))


REPORT_TEXTS = tuple(
    (year, heading.value, _text(text))
    for year, heading, text in (
        (2025, Heading.OVERVIEW, _OVERVIEW_2025),
        (2025, Heading.GROUP, _GROUP_2025),
        (2025, Heading.CIRCUMSTANCES, _CIRCUMSTANCES_2025),
        (2025, Heading.EVENTS, _EVENTS_2025),
        (2025, Heading.GOVERNANCE, _GOVERNANCE_2025),
        (2025, Heading.SOUND_MANAGEMENT, _SOUND_2025),
        (2025, Heading.BALANCE, _BALANCE_2025),
        (2025, Heading.STAFF, _STAFF_2025),
        (2025, Heading.OUTLOOK, _OUTLOOK_2025),
        (2026, Heading.OVERVIEW, _OVERVIEW_2026),
        (2026, Heading.EVENTS, _EVENTS_2026),
        (2026, Heading.STAFF, _STAFF_2026),
    )
)
