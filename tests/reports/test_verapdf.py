"""Every rule of PDF/A-3a and PDF/UA-1, judged by veraPDF on one and the same file."""

from dataclasses import replace

import pytest
from weasyprint import HTML

from reports.content import GoalRow, IndicatorRow, ThreadNode
from reports.pdf import render_pdf
from tests.reports import verapdf
from tests.reports.sample import indicator, sample_report

pytestmark = pytest.mark.verapdf


@pytest.fixture(autouse=True)
def _verapdf_is_there() -> None:
    verapdf.require()


def _strange() -> bytes:
    """A report of all that is unusual: odd characters, long words, nothing at all, many periods, deep threads."""
    nasty = "a\x00b\ud83d 😀 中文 – " + "ordsomaldrigtarslut" * 20
    thread = ThreadNode(level=nasty, title=nasty, is_broken=True)
    for _ in range(12):
        thread = ThreadNode(level="Nivå", title="Nod", children=(thread, ThreadNode(level="Nivå", title="Syskon")))
    many = indicator("N1", "Många år", "%", " ".join(str(value) for value in range(40)), low="5", first_year=1980)
    goals = (
        GoalRow(title=nasty, number="1", reason=nasty * 20, thread=thread, indicators=(many, IndicatorRow(name=nasty))),
        GoalRow(title="Ett mål utan något"),
    )
    return render_pdf(replace(sample_report(goals=goals, sections=(), decision=None), title=nasty, lede=nasty))


@pytest.mark.parametrize("flavour", [verapdf.PDF_A_3A, verapdf.PDF_UA_1])
def test_sample_report_passes_both_standards(flavour: str) -> None:
    assert verapdf.validate(render_pdf(sample_report()), flavour) == []


@pytest.mark.parametrize("flavour", [verapdf.PDF_A_3A, verapdf.PDF_UA_1])
def test_report_in_english_without_goals_passes_both_standards(flavour: str) -> None:
    assert (
        verapdf.validate(render_pdf(sample_report(language="en", goals=(), sections=(), decision=None)), flavour) == []
    )


@pytest.mark.parametrize("flavour", [verapdf.PDF_A_3A, verapdf.PDF_UA_1])
def test_strange_report_passes_both_standards(flavour: str) -> None:
    assert verapdf.validate(_strange(), flavour) == []


@pytest.mark.parametrize("flavour", [verapdf.PDF_A_3A, verapdf.PDF_UA_1])
def test_plain_pdf_fails_both_standards(flavour: str) -> None:
    plain = HTML(string="<p>Hej</p>").write_pdf()

    assert verapdf.validate(plain, flavour) != []


def test_picture_without_words_fails_accessibility() -> None:
    html = (
        '<html lang="sv"><title>T</title><h1>R</h1><svg width="9" height="9"><rect width="9" height="9"/></svg></html>'
    )
    silent = HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")

    assert any("7.3" in rule for rule in verapdf.validate(silent, verapdf.PDF_UA_1))
