"""A document loads the product's own static files and nothing else."""

from pathlib import Path

import pytest
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError

from reports import assets
from reports.assets import BASE_ADDRESS, AssetRefusedError, OwnFilesFetcher

REFUSED = [
    "file:///etc/passwd",
    "file:///" + str(Path(assets.STATIC_DIR, "css/report.css")),
    "http://127.0.0.1:8000/",
    "https://example.com/logo.svg",
    "ftp://example.com/logo.svg",
    "https://static.invalid.example.com/css/report.css",
    "https://static.invalid@example.com/css/report.css",
    "http://static.invalid/css/report.css",
    BASE_ADDRESS,
    BASE_ADDRESS + "css",
    BASE_ADDRESS + "css/missing.css",
    BASE_ADDRESS + "../config/settings.py",
    BASE_ADDRESS + "css/../../pyproject.toml",
    BASE_ADDRESS + "css/%2e%2e/%2e%2e/pyproject.toml",
    BASE_ADDRESS + "/etc/passwd",
    BASE_ADDRESS + "css/report.css?x=1",
    BASE_ADDRESS + "vendor/VERSIONS.txt",
    BASE_ADDRESS + "css/report.css%00.svg",
    "data:image/svg+xml;base64," + "A" * 5_000_000,
    "",
]


@pytest.mark.parametrize("address", REFUSED, ids=lambda address: address[:60] or "nothing")
def test_fetcher_refuses_all_but_own_files(address: str) -> None:
    with pytest.raises(AssetRefusedError, match="own static files only") as refusal:
        OwnFilesFetcher().fetch(address)

    assert len(str(refusal.value)) < 250


def test_fetcher_gives_an_own_file() -> None:
    response = OwnFilesFetcher().fetch(BASE_ADDRESS + "css/report.css")

    assert response.content_type == "text/css"
    assert response.read() == (assets.STATIC_DIR / "css" / "report.css").read_bytes()


def test_fetcher_refuses_a_link_that_leads_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text("<svg/>")
    static = tmp_path / "static"
    static.mkdir()
    (static / "link.svg").symlink_to(secret)
    monkeypatch.setattr(assets, "STATIC_DIR", static)

    with pytest.raises(AssetRefusedError):
        OwnFilesFetcher().fetch(BASE_ADDRESS + "link.svg")


@pytest.mark.parametrize(
    "html",
    [
        '<img src="file:///etc/passwd" alt="x">',
        '<img src="https://example.com/x.svg" alt="x">',
        '<div style="background: url(../../etc/passwd)">x</div>',
        '<link rel="stylesheet" href="http://127.0.0.1/x.css">',
    ],
)
def test_refusal_stops_the_rendering(html: str) -> None:
    with pytest.raises(FatalURLFetchingError):
        HTML(string=html, base_url=BASE_ADDRESS, url_fetcher=OwnFilesFetcher()).write_pdf()
