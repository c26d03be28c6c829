"""The only files that a document may load: the product's own style sheets, typefaces and drawings under static/.

The renderer runs with the server's rights on text that people typed, so nothing else is ever opened: no network, no
other file."""

import io
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from fontTools.ttLib import woff2
from weasyprint.urls import URLFetcher, URLFetcherResponse

STATIC_DIR = Path(__file__).resolve().parent.parent / "static"
# A host that cannot exist (RFC 2606): addresses in our own files are resolved against it and never reach a network.
BASE_ADDRESS = "https://static.invalid/"
_MIME_TYPES = {".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml"}


class AssetRefusedError(Exception):
    """Something tried to load an address that is not one of the product's own static files."""


class OwnFilesFetcher(URLFetcher):
    """Gives static files under BASE_ADDRESS and refuses everything else; a refusal stops the rendering."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=["https"], allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002 - the signature is WeasyPrint's
        """The file's content. Raises AssetRefusedError for any other address and for a file that does not exist."""
        path = own_file(url)
        data = _unpacked(path) if path.suffix == ".woff2" else path.read_bytes()
        return URLFetcherResponse(url, data, {"Content-Type": _MIME_TYPES[path.suffix]})


@lru_cache(maxsize=8)
def _unpacked(path: Path) -> bytes:
    """The typeface as OpenType. WeasyPrint would unpack it anew for each document, as long as several pages take."""
    unpacked = io.BytesIO()
    with path.open("rb") as packed:
        woff2.decompress(packed, unpacked)
    return unpacked.getvalue()


def own_file(url: str) -> Path:
    """The static file that an address means. Raises AssetRefusedError with the beginning of the address."""
    parts = urlsplit(url) if url.startswith(BASE_ADDRESS) else None
    name = unquote(parts.path).lstrip("/") if parts and not parts.query else ""
    if name and "\x00" not in name:
        # resolve() follows symbolic links and "..", so what is asked of the path holds for the file that would really
        # be read.
        path = (STATIC_DIR / name).resolve()
        if path.is_relative_to(STATIC_DIR) and path.suffix in _MIME_TYPES and path.is_file():
            return path
    message = f"A document may load the product's own static files only, not {url[:120]!r}."
    raise AssetRefusedError(message)
