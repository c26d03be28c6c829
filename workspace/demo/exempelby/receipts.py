"""Who has read the plans of 2026: understood, asked and answered, asked and waiting, reminded and unread."""

from datetime import date

from workspace.demo.records import ReceiptRow, ReminderRow


def _read(organisation: str, reader: str, on: str, question: str = "", version: int = 1) -> ReceiptRow:
    return ReceiptRow(organisation, reader, date.fromisoformat(on), question, version=version)


RECEIPTS = (
    _read("Valla", "kerstin.lind", "2026-01-27"),
    _read("Valla", "marianne.krook", "2026-01-28"),
    _read("Valla", "said.hashemi", "2026-02-02"),
    ReceiptRow(
        "Valla",
        "gustav.nyberg",
        date(2026, 1, 29),
        "Ni vill göra färre saker än förra året. Vad har ni slutat med?",
        "Vi har slutat med läsprojektet i årskurs 4, som nu ingår i den vanliga undervisningen, och med den årliga "
        "temaveckan. Tiden går till mentorssamtalen.",
        "amir.haddad",
        date(2026, 2, 3),
    ),
    ReceiptRow(
        "Björkhaga",
        "kerstin.lind",
        date(2026, 1, 30),
        "Kan andra skolor göra som ni utan att få fler kuratorer?",
        "Ja, om mentorerna har tid i schemat. Kuratorn behövs först när frånvaron har passerat femton procent.",
        "camilla.roos",
        date(2026, 2, 4),
    ),
    _read("Björkhaga", "said.hashemi", "2026-02-02"),
    _read("Nyborg", "said.hashemi", "2026-02-03"),
    _read(
        "Nyborg",
        "gustav.nyberg",
        "2026-11-12",
        "Skolan har högst frånvaro i kommunen men svarar inte på åtagandet om närvaro. Hur tänker ni?",
    ),
    _read("Östra", "kerstin.lind", "2026-01-30"),
    _read("Östra", "marianne.krook", "2026-02-05"),
    _read("Kyrkby", "marianne.krook", "2026-02-05"),
    # Three had read Tallåsskolan's plan before it was revised; one has read what took its place.
    _read("Tallås", "kerstin.lind", "2026-01-30"),
    _read("Tallås", "marianne.krook", "2026-02-05"),
    _read("Tallås", "said.hashemi", "2026-02-06"),
    _read("Tallås", "marianne.krook", "2026-10-02", version=2),
    _read("Kyrkby", "said.hashemi", "2026-11-16", "Mentorerna ringer hem samma dag. Hur gör ni när ingen svarar?"),
    _read("Gymnasiet", "kerstin.lind", "2026-02-09"),
    _read("Gymnasiet", "ylva.tornqvist", "2026-02-10"),
    _read("BUN", "kerstin.lind", "2026-01-23"),
    _read("BUN", "gustav.nyberg", "2026-01-26"),
    _read("BUN", "marianne.krook", "2026-01-26"),
    _read("BUF", "kerstin.lind", "2026-02-16"),
    _read("Vallmon", "kerstin.lind", "2026-02-11"),
    _read("Vallmon", "ylva.tornqvist", "2026-02-11"),
    _read("Solgården", "hassan.omar", "2026-02-02"),
    _read("Solgården", "inger.soderlund", "2026-02-03"),
    _read("Hemtjänst C", "hassan.omar", "2026-02-02"),
    ReceiptRow(
        "AME",
        "hassan.omar",
        date(2026, 2, 2),
        "Vad händer med dem som inte får anställning efter ett jobbspår?",
        "De får en ny handledare samma vecka och erbjuds nästa spår eller studier.",
        "rickard.fors",
        date(2026, 2, 6),
    ),
    _read("HR", "per-olof.sandberg", "2026-01-20"),
    _read("Näringsliv", "per-olof.sandberg", "2026-01-20"),
    _read("Gata", "margareta.falk", "2026-01-28"),
)

REMINDERS = (
    ReminderRow("Valla", "ylva.tornqvist", date(2026, 2, 20)),
    ReminderRow("Nyborg", "kerstin.lind", date(2026, 2, 20)),
    ReminderRow("Tallås", "kerstin.lind", date(2026, 10, 23), version=2),
)
