"""How the core missions were assessed in the second round of 2026 and for 2025.

Miljönämnden and most units have not assessed theirs.
"""

from workspace.demo.records import Meaning, MissionAssessmentRow

_YES, _PARTLY, _NO = Meaning.FULFILLED, Meaning.PARTLY, Meaning.NOT_FULFILLED

MISSIONS_2025 = (
    MissionAssessmentRow("BUN", _PARTLY, None, "Förskolan höll standarden hela året, men eleverna är inte trygga nog."),
    MissionAssessmentRow("OSN", _NO, None, "Väntan på särskilt boende var för lång hela året."),
    MissionAssessmentRow("Valla", _NO, None, "Frånvaron minskade, men inte så mycket som behövs."),
)

MISSIONS_NOW = (
    MissionAssessmentRow(
        "BUN",
        _PARTLY,
        _PARTLY,
        "Förskolan håller sin standard. I grundskolan är eleverna tryggare än i fjol, men fler borde bli behöriga.",
    ),
    MissionAssessmentRow(
        "OSN",
        _NO,
        _PARTLY,
        "Hjälpen håller god kvalitet när den väl ges, men för många väntar för länge på särskilt boende.",
        "Vår standard är en plats inom tre månader. Den har brutits för nio personer i år, och det väger tyngst.",
    ),
    MissionAssessmentRow("SBN", _YES, _YES, "Bygglov på 29 dagar, och belysningen lagas i tid."),
    MissionAssessmentRow("KFN", _YES, _YES, "Verksamheten drivs som planerat i alla kommundelar."),
    MissionAssessmentRow("KS", _PARTLY, _PARTLY, "Sjukfrånvaron faller och svarstiderna är nästan i mål."),
    MissionAssessmentRow(
        "Valla",
        _PARTLY,
        _PARTLY,
        "Frånvaron är 8,6 procent, den lägsta på tre år, men inget mått har nått ända fram.",
        "Alla mått är bättre än i fjol, och frånvaron saknar sex tiondelar till målet. Undervisningen når eleverna.",
    ),
    MissionAssessmentRow(
        "Björkhaga", _NO, _PARTLY, "Alla fyra mått är bättre än i fjol, men inget har nått målet ännu."
    ),
    MissionAssessmentRow("Nyborg", _NO, _NO, "Var tredje lärare saknar behörighet, och frånvaron ökar."),
    MissionAssessmentRow(
        "Solgården", _PARTLY, _YES, "96 procent har en aktuell plan. Sjukfrånvaron sjunker men är nio procent."
    ),
    MissionAssessmentRow(
        "Vallmon",
        _PARTLY,
        _PARTLY,
        "Grupperna är lagom stora. Sjukfrånvaron är åtta procent, en dryg enhet från målet.",
    ),
)
