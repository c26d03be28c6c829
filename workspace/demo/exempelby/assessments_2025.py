"""How the year 2025 was assessed, in February 2026."""

from datetime import date

from workspace.demo.exempelby.mission_assessments import MISSIONS_2025
from workspace.demo.records import AssessmentRow, Meaning, RoundRow

_YES, _PARTLY, _NO, _UNKNOWN = Meaning.FULFILLED, Meaning.PARTLY, Meaning.NOT_FULFILLED, Meaning.UNASSESSED

YEAR_2025 = RoundRow(
    period="2025",
    known_by=date(2026, 2, 28),
    assessed_on=date(2026, 2, 18),
    missions=MISSIONS_2025,
    assessments=(
        AssessmentRow("g1", _PARTLY, None, "Meritvärdet nådde årets mål, behörigheten och tryggheten gjorde det inte."),
        AssessmentRow("g2", _YES, None, "Standarden hölls under hela året."),
        AssessmentRow("g3", _NO, None, "Färre tog examen inom fyra år än något år sedan 2019."),
        AssessmentRow(
            "g4",
            _NO,
            None,
            "Nöjdheten ökade en enhet men nådde inte årets mål, och väntetiden var 76 dagar.",
        ),
        AssessmentRow("g5", _PARTLY, None, "Fler gick till arbete eller studier än målet, men arbetslösheten steg."),
        AssessmentRow(
            "g6",
            _UNKNOWN,
            None,
            "Telefonbemötandet nådde målet. Medborgarundersökningen gjordes inte 2025.",
            "Förslaget bygger bara på telefonbemötandet. Det mesta av målet mäts i medborgarundersökningen.",
        ),
        AssessmentRow("g7", _PARTLY, None, "Belysningen lagades i tid; tryggheten ökade men nådde inte målet."),
        AssessmentRow(
            "g8", _PARTLY, None, "Bilar och mat nådde årets mål; utsläppen, där siffran är från 2023, gjorde det inte."
        ),
        AssessmentRow("g9", _PARTLY, None, "Bygglovstiden nådde målet, företagens betyg gjorde det inte."),
        AssessmentRow("g10", _NO, None, "Bara 53 bostäder fick bygglov."),
        AssessmentRow("g11", _PARTLY, None, "Heltiden ökade enligt plan, sjukfrånvaron minskade för lite."),
        AssessmentRow("g12", _YES, None, "Resultatet blev 2,5 procent och snittet över fyra år 2,8."),
        AssessmentRow("g13", _PARTLY, None, "Soliditeten steg, självfinansieringen var 55 procent över fem år."),
        AssessmentRow("g14", _YES, None, "Kostnaderna var 0,4 procent lägre än förväntat."),
        AssessmentRow("g15", _YES, None, "Fler barn i kulturskola och idrott än målet för året."),
        AssessmentRow("bun1", _PARTLY, None, "Meritvärdet nådde målet, men frånvaron minskade för långsamt."),
        AssessmentRow("bun2", _YES, None, "Standarden hölls."),
        AssessmentRow("bun3", _NO, None, "Examen inom fyra år sjönk till 67,8 procent."),
        AssessmentRow("osn2", _NO, None, "Nöjdheten ökade men inga mål nåddes."),
        AssessmentRow(
            "osn3", _PARTLY, None, "39 procent gick till arbete eller studier, men det långvariga biståndet är kvar."
        ),
        AssessmentRow("kfn2", _YES, None, "Målen för året nåddes."),
        AssessmentRow(
            "narvaro",
            _PARTLY,
            None,
            "Modellen infördes på fem av nio skolor, två färre än planerat.",
            "Åtagandet är att införa modellen. Frånvaron i sig bedöms under nämndmålet.",
        ),
        AssessmentRow("ks5", _PARTLY, None, "Engagemanget ökade, sjukfrånvaron låg kvar på åtta procent."),
        AssessmentRow("sbn2", _YES, None, "Målen för året nåddes."),
        AssessmentRow("sbn3", _YES, None, "Mediantiden var 31 dagar."),
    ),
)
