"""A Kolada of the tests' own: a real HTTP server that behaves as v3 does, also when it behaves badly.

`python -m tests.kolada.server` serves it alone, for a look by hand.
"""

import copy
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from tests.kolada import offer

MOST_IDS = 25
MOST_A_PAGE = 5000
DATA_PATHS = re.compile(
    r"(?P<base>data|oudata)(?:/kpi/(?P<kpi>[^/]+))?(?:/(?P<kind>municipality|ou)/(?P<place>[^/]+))?"
    r"(?:/year/(?P<year>[^/]+))?"
)


@dataclass
class Kolada:
    """What the server offers and how it behaves; tests change it while it runs.

    busy: how often it answers 429 first, and `retry_after` what it then says; broken: how often 500; slow: how many
    seconds it waits; garbled: how often it answers with something that is no JSON; goes_round: whether next_url leads
    back; page: how many rows it puts on a page at most; relative: next_url without a server; old_key: v2's name of it;
    elsewhere: a server that next_url leads to instead; body: what it says instead of any answer; drip: how many seconds
    it waits between two bytes; lost: after how many answers it knows no address any more; holds: what the
    addresses contain that get no answer as long as it stands there.
    """

    kpis: list[offer.Row] = field(default_factory=lambda: copy.deepcopy(offer.KPIS))
    municipalities: list[offer.Row] = field(default_factory=lambda: copy.deepcopy(offer.MUNICIPALITIES))
    groups: list[offer.Row] = field(default_factory=lambda: copy.deepcopy(offer.GROUPS))
    units: list[offer.Row] = field(default_factory=lambda: copy.deepcopy(offer.UNITS))
    data: list[offer.Row] = field(default_factory=lambda: copy.deepcopy(offer.DATA))
    busy: int = 0
    retry_after: str = "1"
    broken: int = 0
    slow: float = 0
    garbled: int = 0
    goes_round: bool = False
    page: int = MOST_A_PAGE
    relative: bool = False
    old_key: bool = False
    elsewhere: str = ""
    body: bytes = b""
    drip: float = 0
    lost: int | None = None
    holds: str = ""
    address: str = ""
    asked: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def base_url(self) -> str:
        """Where it answers."""
        return f"{self.address}/v3"

    def datum(self, kpi: str, place: str, year: int) -> offer.Row:
        """The row of values, to change."""
        return next(
            row
            for row in self.data
            if (row["kpi"], row.get("municipality") or row.get("ou"), row["period"]) == (kpi, place, year)
        )

    def answer(self, target: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body for an address."""
        with self.lock:
            self.asked.append(target)
            trouble = self._trouble()
        if self.slow:
            time.sleep(self.slow)
        while self.holds and self.holds in target:
            time.sleep(0.02)
        if trouble:
            return trouble
        parts = urlsplit(target)
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        if not parts.path.startswith("/v3/"):
            return _error(404, "Not Found")
        found = self._rows(unquote(parts.path.removeprefix("/v3/")), query)
        return found if isinstance(found, tuple) else self._page(found, parts.path, query)

    def _trouble(self) -> tuple[int, dict[str, str], bytes] | None:
        if self.busy:
            self.busy -= 1
            return 429, {"Retry-After": self.retry_after}, b'{"detail":"Too Many Requests"}'
        if self.broken:
            self.broken -= 1
            return _error(500, "Internal Server Error")
        if self.lost is not None and len(self.asked) > self.lost:
            return _error(404, "Not Found")
        if self.body:
            return 200, {}, self.body
        if self.garbled:
            self.garbled -= 1
            return 200, {}, b'{"values": [{"kpi": "N15'
        return None

    def _rows(self, path: str, query: dict[str, str]) -> list[offer.Row] | tuple[int, dict[str, str], bytes]:
        if path.rstrip("/") in ("data", "oudata"):
            return []  # the form with query parameters answers with nothing, and without an error
        if path.startswith(("data/", "oudata/")):
            return self._values(path, query)
        lists = {
            "kpi": self.kpis,
            "municipality": self.municipalities,
            "municipality_groups": self.groups,
            "ou": self.units,
        }
        name, _, ids = path.partition("/")
        if name not in lists or "/" in ids:
            return _error(404, "Not Found")
        wanted = ids.split(",") if ids else None
        if wanted and len(wanted) > MOST_IDS:
            return _error(422, f"ensure this value has at most {MOST_IDS} items")
        return [row for row in lists[name] if (not wanted or row["id"] in wanted) and _matches(row, query)]

    def _values(self, path: str, query: dict[str, str]) -> list[offer.Row] | tuple[int, dict[str, str], bytes]:
        found = DATA_PATHS.fullmatch(path)
        if found is None or sum(1 for each in ("kpi", "place", "year") if found[each]) < 2:
            return _error(404, "Not Found")
        asked = {name: text.split(",") for name, text in found.groupdict().items() if text and name not in _NAMES}
        if any(len(ids) > MOST_IDS for ids in asked.values()):
            return _error(400, f"at most {MOST_IDS} values are allowed")
        place = "ou" if found["base"] == "oudata" else "municipality"
        rows = [row for row in self.data if place in row and _is_asked(row, place, asked)]
        since = query.get("from_date", "")
        kept = [row for row in rows if row["changed"] >= since] if since else [_without_deleted(row) for row in rows]
        return [
            {name: value for name, value in row.items() if name != "changed"} for row in kept if row["values"] != []
        ]

    def _page(self, rows: list[offer.Row], path: str, query: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        number, size = int(query.get("page", "1")), min(int(query.get("per_page", MOST_A_PAGE)), self.page)
        if int(query.get("per_page", MOST_A_PAGE)) > MOST_A_PAGE:
            return _error(422, f"ensure this value is less than or equal to {MOST_A_PAGE}")
        shown = rows[(number - 1) * size : number * size]
        following: str | None = None
        if number * size < len(rows) or self.goes_round:
            more = query | {"page": str(1 if self.goes_round else number + 1), "per_page": str(size)}
            host = "" if self.relative else (self.elsewhere or self.address)
            following = f"{host}{path}?{urlencode(more)}"
        key = "next_page" if self.old_key else "next_url"
        body = {"values": shown, "count": len(shown), key: following, "previous_url": None}
        return 200, {}, json.dumps(body, ensure_ascii=False).encode()


_NAMES = ("base", "kind")


def _matches(row: offer.Row, query: dict[str, str]) -> bool:
    kind, owners = query.get("region_type") or query.get("type"), query.get("municipality", "")
    return (
        query.get("title", "").casefold() in row["title"].casefold()
        and (not kind or row.get("type") == kind)
        and (not owners or row.get("municipality") in owners.split(","))
    )


def _is_asked(row: offer.Row, place: str, asked: dict[str, list[str]]) -> bool:
    told = {"kpi": row["kpi"], "place": row[place], "year": str(row["period"])}
    return all(told[name] in ids for name, ids in asked.items())


def _without_deleted(row: offer.Row) -> offer.Row:
    if not isinstance(row["values"], list):
        return row  # a malformed row is told as it is
    return row | {"values": [value for value in row["values"] if not value.get("isdeleted")]}


def _error(status: int, detail: str) -> tuple[int, dict[str, str], bytes]:
    return status, {}, json.dumps({"detail": detail}).encode()


@contextmanager
def kolada_server(port: int = 0) -> Iterator[Kolada]:
    """A Kolada that answers on this machine until the block is left."""
    kolada = Kolada()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, headers, body = kolada.answer(self.path)
            try:
                self.send_response(status)
                for name, value in {**headers, "Content-Type": "application/json"}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                for start in range(0, len(body), 1 if kolada.drip else len(body)):
                    self.wfile.write(body[start : start + 1] if kolada.drip else body)
                    time.sleep(kolada.drip)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # whoever asked has given up

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    kolada.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield kolada
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


if __name__ == "__main__":
    with kolada_server(8899) as running:
        print(running.base_url, flush=True)  # noqa: T201
        threading.Event().wait()
