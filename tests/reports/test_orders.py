"""The order of a report: made once by a job, visible, retried, and the same again from its snapshot."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import translation

from governance import jobs
from governance.models import Job, Municipality, User
from governance.tenancy import municipality_scope
from indicators.models import Indicator, SeriesBreak, Value
from reports import services
from reports.collect import annual_report
from reports.content import Heading, Shape
from reports.models import Report, ReportFile
from reports.presentation import document
from reports.queries import report_texts
from reports.snapshot import from_json, to_json
from reports.tasks import make_annual_report
from tests.conftest import signed_in
from tests.world import World, make_world


@pytest.fixture
def world(exempelby: Municipality, alice: User) -> World:
    with municipality_scope(exempelby):
        return make_world(alice)


def order(municipality: Municipality, by: User, year: int = 2026) -> Report:
    with municipality_scope(municipality):
        return services.order_report(year=year, title=f"Årsredovisning {year}", language="sv", by=by)


def beginning(file: ReportFile) -> bytes:
    with file.file.open("rb") as stored:
        return stored.read(4)


def test_content_tells_goal_target_outcome_and_reasoned_status(exempelby: Municipality, world: World) -> None:
    with municipality_scope(exempelby):
        content = annual_report(year=2026, title="Å", language="sv", created_on=date(2026, 11, 21))

    (goal,) = content.goals
    (indicator,) = goal.indicators
    assert (goal.title, goal.status.shape, goal.forecast.word) == (
        world.goal.title,
        Shape.PARTLY,
        "Bedöms delvis uppfyllas",
    )
    assert goal.reason == "Fler blir behöriga, men inte på alla skolor."
    assert (str(indicator.outcome), indicator.outcome_period, str(indicator.target.low)) == (
        "81.900000",
        "2025",
        "84.000000",
    )
    assert (indicator.source, indicator.retrieved_on) == ("Kolada", date(2026, 4, 2))


def test_content_tells_breaks_and_own_calculation_instead_of_a_source(exempelby: Municipality, world: World) -> None:
    with municipality_scope(exempelby):
        indicator = Indicator.objects.get(goal_indicators__goal=world.goal)
        Value.objects.filter(indicator=indicator).update(origin=Value.Origin.COMPUTED)
        SeriesBreak.objects.create(indicator=indicator, starts_on=date(2025, 1, 1), reason="Ny mätning.")
        content = annual_report(year=2026, title="Å", language="sv", created_on=date(2026, 11, 21))

    (row,) = content.goals[0].indicators
    with translation.override("sv"):
        (shown,) = document(content).groups[0].goals[0].indicators
    assert (row.source, row.is_own_calculation, row.breaks) == ("", True, (date(2025, 1, 1),))
    assert shown.source.startswith("Egen beräkning.")
    assert from_json(to_json(content)) == content


def test_content_follows_the_thread_to_the_units_activity(exempelby: Municipality, world: World) -> None:
    with municipality_scope(exempelby):
        content = annual_report(year=2026, title="Å", language="sv", created_on=date(2026, 11, 21))

    board_goal = content.goals[0].thread.children[0]
    plan = next(node for node in board_goal.children if node.title == "Vallaskolan")
    assert board_goal.title == "Ökad måluppfyllelse i årskurs 7–9"
    assert plan.children[0].title == "Mentorssamtal vecka 5, 10 och 15"


def test_content_holds_no_draft(exempelby: Municipality, world: World) -> None:
    with municipality_scope(exempelby):
        text = to_json(annual_report(year=2026, title="Å", language="sv", created_on=date(2026, 11, 21)))

    assert "Ett utkast" not in text
    assert "Nyborgsskolan" not in text.replace('"organisation":"Nyborgsskolan"', "")


def test_texts_come_under_their_heading(exempelby: Municipality, alice: User, world: World) -> None:
    with municipality_scope(exempelby):
        services.write_report_texts(year=2026, texts={Heading.EVENTS: "Ett.\n\nTvå\nrader."}, by=alice)
        content = annual_report(year=2026, title="Å", language="sv", created_on=date(2026, 11, 21))

    assert content.paragraphs(Heading.EVENTS) == ("Ett.", "Två rader.")


def test_second_writer_is_told_and_nothing_typed_is_lost(exempelby: Municipality, alice: User, world: World) -> None:
    address = "/exempelby/reports/texts/2026/"
    client = signed_in(alice)
    seen = client.get(address).context["form"]["seen"].value()
    client.post(address, {"events": "Den förstas text.", "seen": seen})

    told = client.post(address, {"events": "Den andras text.", "seen": seen})
    with municipality_scope(exempelby):
        stored = report_texts(2026)["events"]
    again = client.post(address, {"events": "Den andras text.", "seen": told.context["form"]["seen"].value()})

    assert (told.status_code, stored) == (200, "Den förstas text.")
    assert "Någon annan har ändrat" in told.content.decode()
    assert "Den andras text." in told.content.decode()
    assert again.status_code == 302
    with municipality_scope(exempelby):
        assert report_texts(2026)["events"] == "Den andras text."


def test_job_makes_both_files_with_checksums(exempelby: Municipality, alice: User, world: World) -> None:
    report = order(exempelby, alice)

    jobs.run_job(exempelby.pk, report.job_id)

    with municipality_scope(exempelby):
        report.refresh_from_db()
        files = {file.format: file for file in ReportFile.objects.filter(report=report)}
        assert report.job.state == Job.State.DONE, report.job.reason
        assert beginning(files["pdf"]) == b"%PDF"
        assert beginning(files["xlsx"]) == b"PK\x03\x04"
        assert len(files["pdf"].sha256) == 64
        assert from_json(report.snapshot).year == 2026


def test_second_attempt_makes_the_same_files_from_the_snapshot(
    exempelby: Municipality, alice: User, world: World
) -> None:
    report = order(exempelby, alice)
    jobs.run_job(exempelby.pk, report.job_id)
    with municipality_scope(exempelby):
        first = {file.format: file.sha256 for file in ReportFile.objects.filter(report=report)}
        world.goal.assessments.update(sentence="Något annat.")
        Job.objects.filter(pk=report.job_id).update(state=Job.State.FAILED, reason="x")
        services.retry_report(report=Report.objects.get(pk=report.pk), by=alice)

    jobs.run_job(exempelby.pk, report.job_id)

    with municipality_scope(exempelby):
        again = {file.format: file.sha256 for file in ReportFile.objects.filter(report=report)}
    assert again == first


def test_double_click_orders_once(exempelby: Municipality, alice: User, world: World) -> None:
    assert order(exempelby, alice).pk == order(exempelby, alice).pk


def test_overtaken_worker_stores_no_file(exempelby: Municipality, alice: User, world: World) -> None:
    report = order(exempelby, alice)
    run = jobs._claim(exempelby, report.job_id)
    with municipality_scope(exempelby):
        Job.objects.filter(pk=report.job_id).update(attempt=run.attempt + 1)

    with pytest.raises(jobs.JobOvertaken):
        make_annual_report(run)

    with municipality_scope(exempelby):
        assert not ReportFile.objects.exists()


def test_full_disk_leaves_the_order_failed_with_reason_and_retry(
    exempelby: Municipality, alice: User, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    report = order(exempelby, alice)
    with monkeypatch.context() as patch:
        patch.setattr("django.core.files.storage.FileSystemStorage._save", full)
        jobs.run_job(exempelby.pk, report.job_id)
    client = signed_in(alice)

    page = client.get(f"/exempelby/reports/{report.pk}/")
    assert "Disken är full" in page.content.decode()
    client.post(f"/exempelby/reports/{report.pk}/retry/")
    jobs.run_job(exempelby.pk, report.job_id)

    assert "Rapporten som PDF" in client.get(f"/exempelby/reports/{report.pk}/").content.decode()


def test_render_that_fails_is_told_and_can_be_tried_again(exempelby: Municipality, alice: User, world: World) -> None:
    report = order(exempelby, alice)
    with municipality_scope(exempelby):
        Report.objects.filter(pk=report.pk).update(snapshot="{}")  # what no document can be made of
    jobs.run_job(exempelby.pk, report.job_id)
    client = signed_in(alice)

    page = client.get(f"/exempelby/reports/{report.pk}/").content.decode()

    assert "Rapporten kunde inte göras" in page
    assert "Något oväntat hände (SnapshotError)" in page
    assert "Försök igen" in page


@pytest.fixture
def client(alice: User) -> Client:
    return signed_in(alice)


def test_controller_orders_in_the_browser_and_downloads(
    exempelby: Municipality, world: World, client: Client, django_capture_on_commit_callbacks: Callable
) -> None:
    answer = client.post("/exempelby/reports/order/", {"year": 2026, "title": "", "language": "sv"})
    with municipality_scope(exempelby):
        report = Report.objects.get()
    waiting = client.get(answer.url).content.decode()
    jobs.run_job(exempelby.pk, report.job_id)
    with municipality_scope(exempelby):
        file = ReportFile.objects.get(format="pdf")

    download = client.get(f"/exempelby/reports/files/{file.pk}/")

    assert answer.url == f"/exempelby/reports/{report.pk}/"
    assert report.title == "Årsredovisning 2026"
    assert "Väntar på sin tur" in waiting
    assert download["Content-Type"] == "application/pdf"
    assert not download.streaming
    assert download["Content-Disposition"] == 'attachment; filename="exempelby-kommun-arsredovisning-2026.pdf"'


def test_silent_job_is_told_with_a_retry(exempelby: Municipality, alice: User, world: World, client: Client) -> None:
    report = order(exempelby, alice)
    with municipality_scope(exempelby):
        Job.objects.filter(pk=report.job_id).update(queued_at="2026-01-01T00:00:00Z")

    page = client.get(f"/exempelby/reports/{report.pk}/").content.decode()

    assert "Ingen arbetar med den" in page
    assert "Försök igen" in page


def test_year_without_model_cannot_be_ordered(exempelby: Municipality, world: World, client: Client) -> None:
    answer = client.post("/exempelby/reports/order/", {"year": 1999, "title": "", "language": "sv"})

    assert answer.status_code == 200
    assert answer.context["form"].errors["year"]


def test_reader_neither_orders_nor_reads_what_is_not_published(
    exempelby: Municipality, alice: User, bob: User, world: World
) -> None:
    report = order(exempelby, alice)
    client = signed_in(bob)

    assert client.get("/exempelby/reports/order/").status_code == 403
    assert client.get(f"/exempelby/reports/{report.pk}/").status_code == 403


def test_other_municipality_finds_nothing(
    exempelby: Municipality, annanstad: Municipality, alice: User, charlie: User, world: World
) -> None:
    report = order(exempelby, alice)
    client = signed_in(charlie)

    assert client.get(f"/exempelby/reports/{report.pk}/").status_code == 404
    assert client.get(f"/annanstad/reports/{report.pk}/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_list_asks_as_much_for_three_as_for_one(
    exempelby: Municipality, alice: User, world: World, client: Client, number: int, django_assert_num_queries: Callable
) -> None:
    for year in (2023, 2024, 2025)[:number]:
        order(exempelby, alice, year)

    with django_assert_num_queries(13):
        client.get("/exempelby/reports/")


def test_second_order_of_a_double_click_waits_for_the_first(
    exempelby: Municipality, alice: User, django_assert_max_num_queries: Callable
) -> None:
    with django_assert_max_num_queries(50) as asked:
        order(exempelby, alice)

    sent = [query["sql"] for query in asked.captured_queries]
    looked = next(number for number, sql in enumerate(sent) if 'FROM "reports_report"' in sql)
    assert any("governance_user" in sql and "FOR NO KEY UPDATE" in sql for sql in sent[:looked])


@pytest.mark.parametrize("year", [0, 1899, 2200, 99_999_999_999_999])
def test_texts_are_kept_for_years_only(exempelby: Municipality, alice: User, year: int) -> None:
    client, texts = signed_in(alice), {heading.value: "Text" for heading in Heading}

    assert client.get(f"/exempelby/reports/texts/{year}/").status_code == 404
    assert client.post(f"/exempelby/reports/texts/{year}/", texts).status_code == 404


def test_file_made_again_leaves_nothing_behind(
    exempelby: Municipality, alice: User, django_capture_on_commit_callbacks: Callable
) -> None:
    report = order(exempelby, alice)
    with municipality_scope(exempelby), django_capture_on_commit_callbacks(execute=True):
        first = services.store_report_file(report=report, format="pdf", data=b"%PDF one", by=alice)
        again = services.store_report_file(report=report, format="pdf", data=b"%PDF one", by=alice)
        other = services.store_report_file(report=report, format="pdf", data=b"%PDF two", by=alice)

    folder = f"reports/{exempelby.pk}/{report.pk}"
    assert first.file.name == again.file.name == f"{folder}/{first.sha256}.pdf"
    assert other.file.storage.listdir(folder)[1] == [f"{other.sha256}.pdf"]
