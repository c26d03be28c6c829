"""What changed in Exempelby within the year, and the walk-throughs of how it is governed."""

from datetime import date

from workspace.demo.exempelby.organisations import HOME_CARE, PRESCHOOLS, SCHOOLS
from workspace.demo.records import Answer, Change, ChangeRow, DecisionRow, WalkThroughRow

CHANGES = (
    ChangeRow(
        Change.NEED,
        "Flytta två aktiviteter i planen till hösten",
        "Valla",
        "amir.haddad",
        date(2026, 3, 9),
        "Två speciallärare har slutat och de nya börjar i augusti.",
        "Lässtödet i årskurs 4 kommer igång först i augusti. Målet om behörighet nås troligen ändå.",
        ("plans", "staff"),
        proposal="Flytta Lässtöd i årskurs 4 och Handledning i matematik till höstterminen.",
        state=Answer.GRANTED,
        answer="Beviljas. Aktiviteterna står kvar i planen med nya dagar.",
        answered_by="johanna.ek",
        answered_on=date(2026, 3, 17),
        decision=DecisionRow("BUN", date(2026, 3, 16), "BUN 2026/98", "31"),
    ),
    ChangeRow(
        Change.NEED,
        "Lägre mål för handläggningstid för bygglov",
        "Bygglov",
        "elin.wallin",
        date(2026, 5, 11),
        "Antalet ansökningar har ökat med en fjärdedel sedan mars.",
        "Handläggningstiden väntas bli 38 dagar i stället för 30.",
        ("goals", "indicators", "citizens"),
        proposal="Höj målvärdet till 40 dagar för 2026.",
        state=Answer.REFUSED,
        answer="Målet ligger fast. Två handläggare lånas från planenheten under sommaren.",
        answered_by="malin.hedlund",
        answered_on=date(2026, 5, 20),
    ),
    ChangeRow(
        Change.POLITICAL_INPUT,
        "Avgiftsfri simskola för alla sexåringar",
        "KFN",
        "malin.hedlund",
        date(2026, 10, 12),
        "Förslag vid nämndens sammanträde, efter att budgetförslaget hade lämnats.",
        "Kostar 1,2 mnkr om året. Beräkningen av ramarna måste göras om på två dagar.",
        ("economy", "goals", "time"),
        step="Nämndernas budgetförslag",
        received_from="Kultur- och fritidsnämndens presidium",
        state=Answer.POSTPONED,
        answer="Prövas i budgeten för 2028, eftersom förslaget kom efter sista dagen.",
        answered_by="fatima.rahimi",
        answered_on=date(2026, 10, 19),
    ),
    ChangeRow(
        Change.POLITICAL_INPUT,
        "Fler vuxna på fritidsgårdarna",
        "KFN",
        "malin.hedlund",
        date(2026, 9, 3),
        "Medborgarförslag som har stöd i alla partier.",
        "Två tjänster, 1,1 mnkr om året.",
        ("economy", "staff"),
        step="Nämndernas budgetförslag",
        received_from="Gruppledarna",
        state=Answer.GRANTED,
        answer="Ingår i nämndens budgetförslag.",
        answered_by="fatima.rahimi",
        answered_on=date(2026, 9, 8),
    ),
    ChangeRow(
        Change.LAW,
        "Ny socialtjänstlag kräver ändrade mål",
        "OSN",
        "daniel.aberg",
        date(2026, 11, 2),
        "Insatser ska kunna ges utan individuell behovsprövning.",
        "Indikatorn för handläggningstid mäter inte längre alla ärenden.",
        ("indicators", "goals", "control"),
        proposal="Se över indikatorn och märk serien med ett brott från 2027.",
    ),
    ChangeRow(
        Change.NEED,
        "Senare dag för enhetsplanen",
        "Hemtjänst",
        "gunilla.sten",
        date(2026, 11, 16),
        "Två enhetschefer är nya från den 1 december.",
        "Planerna blir bättre om de nya cheferna skriver dem.",
        ("plans", "time"),
        proposal="Den 30 januari i stället för den 15 januari.",
    ),
    ChangeRow(
        Change.NEED,
        "Pausa mätningen av trivsel i årskurs 5",
        "Nyborg",
        "jonas.berglund",
        date(2026, 4, 13),
        "Enkäten görs om.",
        "Inget värde för våren.",
        ("indicators",),
        state=Answer.WITHDRAWN,
    ),
)

_BOARDS = ("KS", "OSN", "SBN", "KFN")
_OTHERS = (
    "Gymnasiet", "AME", "Barn och unga", "Gata", "Bygglov", "Plan", "Måltid", "Kulturskolan", "Biblioteken", "HR",
    "Näringsliv", "Kontaktcenter", "Miljö", "Solgården", "Åhemmet",
)  # fmt: skip
_NOT_HELD = {"Valla", "Tallås", "Hemtjänst natt"}
_UNITS = tuple(key for key in SCHOOLS + PRESCHOOLS + HOME_CARE + _OTHERS if key not in _NOT_HELD)

WALK_THROUGHS = (
    WalkThroughRow(
        "K",
        date(2026, 2, 5),
        "Den röda tråden: så styr vi 2026",
        "Håkan Sjöberg",
        "Genomgång för alla förvaltningschefer. Beslut: genomgång i varje förvaltning före sista april.",
        ("ulrika.backman", "tomas.engstrom", "stefan.lundin", "karin.bergqvist", "fatima.rahimi"),
    ),
    WalkThroughRow(
        "BUN",
        date(2026, 2, 18),
        "Mål, indikatorer och årshjul för nämnden",
        "Håkan Sjöberg",
        "Nämnden vill se färre indikatorer per mål.",
        ("kerstin.lind", "gustav.nyberg", "marianne.krook", "said.hashemi", "eva.holm", "johanna.ek"),
    ),
    WalkThroughRow(
        "BUF",
        date(2026, 3, 24),
        "Så skriver vi enhetsplanen",
        "Johanna Ek",
        "Rektorerna gick igenom goda exempel.",
        ("ulrika.backman", "amir.haddad", "jonas.berglund", "maria.oberg", "linda.forsman", "petter.strom"),
        ("Två biträdande rektorer",),
    ),
    WalkThroughRow(
        "Valla",
        date(2026, 8, 14),
        "Enhetsplanen på uppstartsdagen",
        "Amir Haddad",
        "Alla arbetslag valde en aktivitet att svara för.",
        ("amir.haddad",),
        ("Arbetslag F–3", "Arbetslag 4–6", "Arbetslag 7–9"),
    ),
    WalkThroughRow(
        "OSF",
        date(2025, 4, 8),
        "Styrmodellen för nya chefer",
        "Håkan Sjöberg",
        "",
        ("tomas.engstrom", "gunilla.sten", "anders.moberg"),
    ),
    *(
        WalkThroughRow(
            key,
            date(2026, 3, 10 + place),
            "Styrmodellen och årets mål",
            "Håkan Sjöberg",
            "",
            ("hakan.sjoberg",),
            ("Ledamöterna", "Ersättarna"),
        )
        for place, key in enumerate(_BOARDS)
    ),
    *(
        WalkThroughRow(
            key,
            date(2026, 2, 9 + place % 12),
            "Enhetsplanen och årshjulet på arbetsplatsträff",
            "",
            "",
            (),
            ("Personalen", "Skyddsombudet", "Rektor eller enhetschef"),
        )
        for place, key in enumerate(_UNITS)
    ),
)
