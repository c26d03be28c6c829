"""The annual report as PDF: whole, the same each time, and unhurt by whatever people typed."""

import gc
import io
import subprocess
from dataclasses import replace
from decimal import Decimal

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports import presentation
from reports.conformance import check_pdf
from reports.content import (
    AnnualReport,
    Comparison,
    GoalRow,
    Heading,
    IndicatorRow,
    Section,
    Target,
    ThreadNode,
    ValueRow,
)
from reports.pdf import RenderError, render_pdf
from tests.reports.sample import FULFILLED, indicator, sample_report

# In points: A4 less the right margin of 23 mm, and half a point for rounding.
RIGHT_EDGE = (210 - 23) / 25.4 * 72 + 0.5
HOSTILE = (
    "<script>alert(1)</script>",
    '<img src="file:///etc/passwd" alt="x">',
    '"><link rel="attachment" href="file:///etc/passwd">',
    "</style><style>@import url(http://127.0.0.1/x.css)</style>",
    "{% include 'base.html' %} {{ settings.SECRET_KEY }}",
    "&#0; &nbsp; &lt;b&gt;",
)


@pytest.fixture(scope="module")
def sample() -> bytes:
    """The sample report, rendered once for all tests that only look at it."""
    return render_pdf(sample_report())


def _small(**goal: object) -> AnnualReport:
    return sample_report(sections=(), goals=(GoalRow(**{"title": "Ett mål", **goal}),))  # type: ignore[arg-type]


def _text(data: bytes, *pages: int) -> str:
    chosen = ["-f", str(pages[0]), "-l", str(pages[-1])] if pages else []
    done = subprocess.run(["pdftotext", *chosen, "-layout", "-", "-"], input=data, capture_output=True, check=True)
    return " ".join(done.stdout.decode("utf-8").split())


def _pages(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def _outline(data: bytes) -> list[tuple[str, list[str]]]:
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        return [(part.title, [child.title for child in part.children]) for part in outline.root]


def _figures(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            str(item.Alt)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"
        ]


def test_report_passes_the_structural_checks(sample: bytes) -> None:
    names = [item.name for item in presentation.document(sample_report()).attachments]

    assert check_pdf(sample, attachments=names) == []


def test_report_is_the_same_file_for_the_same_content(sample: bytes) -> None:
    assert render_pdf(sample_report()) == sample


def test_report_has_title_language_and_dates_of_its_own(sample: bytes) -> None:
    with pikepdf.open(io.BytesIO(sample)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Årsredovisning 2025, Exempelby kommun"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20260330")
        assert str(pdf.Root.Lang) == "sv"


def test_bookmarks_are_the_headings(sample: bytes) -> None:
    outline = _outline(sample)

    assert [title for title, _ in outline] == [
        "Årsredovisning 2025", "Innehåll", "Förvaltningsberättelse", "Målen och den röda tråden", "Om rapporten",
    ]  # fmt: skip
    assert outline[2][1] == [heading.words("sv") for heading in Heading]
    assert outline[3][1][:2] == [
        "2 Trygg och likvärdig förskola",
        "12 Resultatet är minst 2 procent av skatter och bidrag",
    ]


def test_contents_tell_the_page_of_each_heading(sample: bytes) -> None:
    contents = _text(sample, 2)
    page = int(contents.partition("Balanskravsresultat")[2].replace(".", " ").split()[0])

    assert "Balanskravsresultat är 22,4 mnkr".replace("Balanskravsresultat ", "Balanskravsresultatet ") in _text(
        sample, page
    )


def test_every_page_but_the_cover_has_header_and_footer(sample: bytes) -> None:
    count = _pages(sample)

    for page in range(2, count + 1):
        text = _text(sample, page)
        assert text.startswith("Exempelby kommun ")
        assert text.endswith(f"Fastställd av kommunfullmäktige 2026-04-27 § 48 · dnr KS 2026:112 {page} ({count})")


def test_goal_table_tells_target_outcome_forecast_status_and_reason(sample: bytes) -> None:
    text = _text(sample, 5)

    assert "1 Alla barn och elever lyckas i skolan" in text
    assert "≥ 84,0 81,9 82,5 Delvis uppfyllt" in text
    assert "Närvaroarbetet ger effekt" in text


def test_missing_value_is_a_dash_and_the_outcome_says_from_when(sample: bytes) -> None:
    text = _text(sample)

    assert "Utfall 2024: 77 %" in text
    assert "Utfall 79 78 78 77 77 –" in text


def test_sections_that_nobody_wrote_say_so(sample: bytes) -> None:
    assert _text(sample).count("Avsnittet är inte skrivet än.") == 2


def test_thread_leads_from_vision_to_activity_and_tells_where_it_is_broken(sample: bytes) -> None:
    text = _text(sample)

    assert "Nämndmål, barn- och utbildningsnämnden Ökad måluppfyllelse i årskurs 7–9" in text
    assert "Enhetsplan, Nyborgsskolan · tråden är bruten Ingen aktivitet svarar mot målet" in text


def test_charts_are_drawn_with_alternative_text(sample: bytes) -> None:
    figures = _figures(sample)

    assert len(figures) == 28
    assert figures[6].startswith("Elever i årskurs 9 som är behöriga till yrkesprogram")
    assert "81,9\u00a0%" in figures[6]
    with pikepdf.open(io.BytesIO(sample)) as pdf:
        assert [
            item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        ] == []


def test_figures_are_attached_as_csv(sample: bytes) -> None:
    with pikepdf.open(io.BytesIO(sample)) as pdf:
        names = list(pdf.attachments)
        spec = pdf.attachments["indikator-007-n15428.csv"]
        content = spec.get_file()

        assert names == sorted(names)
        assert len(names) == 29
        assert str(spec.obj.AFRelationship) == "/Data"
        assert content.mime_type == "text/csv"
        assert content.read_bytes().decode("utf-8-sig").splitlines()[:2] == [
            "Period;Utfall;Målvärde från;Målvärde till;Riket;Anmärkning", "2020;76.2;84;;85.6;".replace(".", ","),
        ]  # fmt: skip


def test_links_say_where_they_lead(sample: bytes) -> None:
    with pikepdf.open(io.BytesIO(sample)) as pdf:
        contents = list(dict.fromkeys(str(link.Contents) for link in pdf.pages[1].Annots))

    assert contents[1] == "Översikt över verksamhetens utveckling"
    assert contents[-1] == "Om rapporten"


def test_report_in_english_is_english() -> None:
    data = render_pdf(sample_report(language="en", decision=None))

    text = _text(data)
    assert "Management report" in text
    assert "Sound financial management and financial position" in text
    assert "Draft, not adopted" in text
    assert "≥ 84.0 81.9 82.5" in text
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.Root.Lang) == "en"


def test_report_without_goals_says_so() -> None:
    data = render_pdf(sample_report(goals=(), sections=(), lede="", scale=(), subtitle="", decision=None))

    text = _text(data)
    assert "Det finns inga mål att redovisa för året." in text
    assert "Målen och den röda tråden" not in text
    assert text.count("Avsnittet är inte skrivet än.") == 8


def test_goal_without_anything_says_what_is_missing() -> None:
    text = _text(render_pdf(_small()))

    assert "Målet har ingen indikator." in text
    assert "Ingen motivering är skriven." in text
    assert text.count("Inte bedömt ännu") == 5  # once in the counts, else at the goal


def test_indicator_without_anything_says_what_is_missing() -> None:
    text = _text(render_pdf(_small(indicators=(IndicatorRow(name="Andel"),))))

    assert "Utfall: – · Målvärde: –" in text
    assert "Prognos: –" not in text
    assert "Det finns inga värden än." in text
    assert "Källan är inte angiven." in text


def test_markup_that_people_typed_is_text() -> None:
    nasty = " ".join(HOSTILE)
    row = replace(indicator(nasty, nasty, nasty, "1 2", low="1"), comment=nasty, comparisons=(Comparison(name=nasty),))
    thread = ThreadNode(level=nasty, title=nasty, organisation=nasty)
    report = replace(
        _small(title=nasty, number=nasty, organisation=nasty, reason=nasty, indicators=(row,), thread=thread),
        title=nasty, municipality=nasty, subtitle=nasty, lede=nasty,
        sections=(Section(heading=Heading.EVENTS, paragraphs=(nasty,)),),
    )  # fmt: skip

    data = render_pdf(report)

    text = _text(data)
    assert "<script>alert(1)</script>" in text
    assert "{{ settings.SECRET_KEY }}" in text
    assert "root:" not in text
    assert _pages(data) < 20


def test_long_words_and_reasons_stay_within_the_page() -> None:
    word = "kommunalförbundssamordningsorganisationsutvecklingsprojektledarutbildningsdeltagarförteckning" * 3
    reason = "En mycket lång motivering som ingen orkade korta. " * 60 + "Slut."
    row = indicator(word, word, "kronor per invånare och år", "123456789 –", low="999999999")
    thread = ThreadNode(level=word, title=word, organisation=word, children=(ThreadNode(level=word, title=word),) * 2)
    report = _small(title=word, reason=reason, organisation=word, indicators=(row,), thread=thread)

    data = render_pdf(replace(report, title=word, municipality=word))

    assert "Slut." in _text(data)
    boxes = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=data, capture_output=True, check=True
    ).stdout.decode()
    right = [float(part.split('"')[0]) for part in boxes.split('xMax="')[1:]]
    assert max(right) <= RIGHT_EDGE


def test_long_reason_is_cut_in_the_table_with_a_reference_and_whole_on_its_page() -> None:
    reason = (
        "Första meningen är lagom lång och säger det viktigaste om målet under året som gick. "
        + "Sedan mer. " * 60
        + "Slut."
    )

    text = _text(render_pdf(_small(reason=reason)))

    assert "under året som gick. Sedan mer." in text
    assert "Sida 5." in text
    assert text.count("Slut.") == 1


def test_characters_that_no_page_can_hold_are_mended() -> None:
    nasty = "a\x00b\x0bc\x1bd\ud83de\u202ef 😀 中文 عربى \U0010ffff"

    data = render_pdf(
        replace(_small(title=nasty, reason=nasty, indicators=(indicator("", nasty, nasty, "1 2"),)), title=nasty)
    )

    assert "ab cd□ef □ □□ □□□□ □" in _text(data)


def test_goals_that_are_equal_get_pages_of_their_own() -> None:
    goal = GoalRow(title="Ett mål", number="1", status=FULFILLED)

    assert _outline(render_pdf(sample_report(goals=(goal, goal))))[3][1] == ["1 Ett mål", "1 Ett mål"]


def test_extreme_numbers_are_set() -> None:
    row = IndicatorRow(
        name="Balansomslutning",
        decimals=6,
        unit="kr",
        outcome=Decimal("-99999999999999.999999"),
        target=Target(low=Decimal("0.000001"), high=Decimal("99999999999999.999999")),
        values=tuple(ValueRow(period=str(year), outcome=Decimal(year) ** 4) for year in range(1990, 2026)),
    )

    text = _text(render_pdf(_small(indicators=(row,))))

    assert "−99 999 999 999 999,999999" in text.replace("\u202f", " ")


def test_periods_that_are_none_give_no_chart_but_their_values() -> None:
    row = IndicatorRow(name="Andel", values=tuple(ValueRow(period=f"läge {n}", outcome=Decimal(n)) for n in (1, 2)))

    data = render_pdf(_small(indicators=(row,)))

    assert _figures(data) == []
    assert "läge 1 läge 2" in _text(data)


@settings(max_examples=5)
@given(st.text(max_size=200), st.text(max_size=60))
def test_report_with_any_text_can_be_made(long: str, short: str) -> None:
    thread = ThreadNode(level=short, title=short, is_broken=True)
    report = _small(
        title=short, number=short, reason=long, indicators=(indicator(short, short, short, "1 2"),), thread=thread
    )

    assert render_pdf(report)[:5] == b"%PDF-"


def test_progress_rises_to_the_end() -> None:
    told: list[tuple[int, int]] = []

    render_pdf(_small(), progress=lambda done, total: told.append((done, total)))

    done = [step for step, _ in told]
    assert done == sorted(done)
    assert done[0] == 1
    assert told[-1][0] == told[-1][1]
    assert {total for _, total in told} == {told[0][1]}
    assert len(set(done)) >= 5


def test_rendering_leaves_the_process_as_it_was() -> None:
    thresholds, frozen = gc.get_threshold(), gc.get_freeze_count()

    with pytest.raises(ZeroDivisionError):
        render_pdf(_small(), progress=lambda done, _: 1 // (done - done))
    render_pdf(_small())

    assert (gc.get_threshold(), gc.get_freeze_count()) == (thresholds, frozen)


def test_file_that_does_not_pass_is_never_given_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.pdf._with_pdf_ua", lambda metadata: metadata)

    with pytest.raises(RenderError, match=r"does not declare PDF/UA-1"):
        render_pdf(_small())


def _broken(data: bytes, damage: str) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        exec(damage, {"pdf": pdf, "pikepdf": pikepdf})
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        ("del pdf.Root.Lang", "The document has no language."),
        ("del pdf.Root.MarkInfo", "The document is not marked as tagged."),
        ("del pdf.Root.ViewerPreferences", "The window would show the file name and not the title."),
        ("del pdf.Root.Outlines", "The document has no bookmarks."),
        ("del pdf.Root.OutputIntents", "The document has no output intent with a colour profile."),
        ("pdf.Root.OpenAction = pikepdf.Dictionary()", "The document runs an action when it is opened."),
        ("del pdf.Root.Metadata", "The document has no metadata."),
        ("del pdf.Root.StructTreeRoot", "The document has no structure tree."),
        ("del pdf.docinfo['/Title']", "The title in the metadata is not the document's title."),
        ("del pdf.pages[0].obj.StructParents", "Page 1 is not part of the structure tree."),
        ("del pdf.pages[1].Annots[0].Contents", "A link on page 2 has no description."),
        ("del pdf.Root.AF", "The attached file 00-mal.csv is not associated with the document."),
        ("del pdf.Root.Names", "Attached files are missing: 00-mal.csv."),
    ],
)
def test_checks_see_what_is_broken(damage: str, complaint: str) -> None:
    whole = render_pdf(_small())
    assert check_pdf(whole, attachments=["00-mal.csv"]) == []

    assert complaint in check_pdf(_broken(whole, damage), attachments=["00-mal.csv"])


def test_checks_see_what_is_no_pdf() -> None:
    assert check_pdf(b"hello")[0].startswith("The file cannot be read as PDF")


def test_checks_see_a_file_that_does_not_belong() -> None:
    assert check_pdf(render_pdf(_small())) == ["There are attached files that do not belong: 00-mal.csv."]
