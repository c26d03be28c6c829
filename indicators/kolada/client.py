"""A client for Kolada's open API, v3: read only, without a key.

What the API does not say in words it does: a segment of an address holds at most 25 ids, an answer at most 5 000 rows
and then silently lacks the rest unless `next_url` is followed, and the form with query parameters (/data/?kpi_id=)
answers with nothing. So every question is a path, cut into parts, followed to its last page and checked for what did
not come.
"""

import json
import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from email.utils import parsedate_to_datetime
from itertools import product
from typing import Any, TypeVar
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import requests
from urllib3.exceptions import HTTPError, ProtocolError, ReadTimeoutError

from indicators.kolada.answers import (
    Area,
    Datum,
    Kpi,
    Rows,
    read_data,
    read_group,
    read_kpi,
    read_municipality,
    read_rows,
    read_unit,
)

logger = logging.getLogger(__name__)

CHUNK = 25
PER_PAGE = 5000
MOST_PAGES = 40
LONGEST_WAIT = 120.0
# The whole catalogue is some 10 MB, and no page of it takes a minute.
MOST_BYTES, LONGEST_ANSWER, PIECE = 64 * 2**20, 300.0, 2**16
USER_AGENT = "roda-traden (open source governance for municipalities)"
_AGAIN = {429, 500, 502, 503, 504}
_OK, _NOT_FOUND, _TOO_MANY, _SERVER_ERROR = 200, 404, 429, 500

T = TypeVar("T")
Reader = Callable[[Mapping[str, Any]], Sequence[T]]


class KoladaError(Exception):
    """Kolada could not be asked, or what it answered cannot be read. Codes:

    unreachable (no connection), timeout, busy (429 to the last try), server_error (5xx), refused (it does not accept
    the question), malformed (no JSON, or no values in it), endless (pages that lead back, elsewhere, or on and on; or
    an answer that does not end).
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code


def parts(ids: Sequence[T], size: int = CHUNK) -> list[Sequence[T]]:
    """The ids in parts that a segment of an address holds."""
    return [ids[start : start + size] for start in range(0, len(ids), size)]


class KoladaClient:
    """Asks Kolada; at most `rps` questions a second, each tried again `max_retries` times where that may help.

    backoff: the seconds before the first time again, doubled each time. longest, most_bytes: the seconds and bytes
    after which an answer is given up. clock, sleep: the time, for tests.
    """

    def __init__(
        self,
        base_url: str,
        *,
        timeout: tuple[float, float] = (5, 30),
        rps: float = 5,
        max_retries: int = 3,
        backoff: float = 1,
        per_page: int = PER_PAGE,
        longest: float = LONGEST_ANSWER,
        most_bytes: int = MOST_BYTES,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.base_url = base_url.rstrip("/") + "/"
        self.timeout, self.interval, self.max_retries, self.per_page = timeout, 1 / rps, max_retries, per_page
        self.backoff, self.clock, self.sleep = backoff, clock, sleep
        self.longest, self.most_bytes = longest, most_bytes
        self.session = requests.Session()
        self.session.headers.update({"User-Agent": USER_AGENT, "Accept": "application/json"})
        self._next_at = 0.0

    def __enter__(self) -> "KoladaClient":
        """The client, which keeps a connection open until it is left."""
        return self

    def __exit__(self, *error: object) -> None:
        """Let go of the connection."""
        self.session.close()

    def kpis(self, *, title: str = "", ids: Sequence[str] | None = None) -> Rows[Kpi]:
        """Key figures: all, those with these words in their title, or those with these ids."""
        return self._listed("kpi", ids, read_kpi, title=title)

    def municipalities(self, *, title: str = "", region_type: str = "") -> Rows[Area]:
        """Municipalities (region_type "K"), regions and the country ("L")."""
        return self._listed("municipality", None, read_municipality, title=title, region_type=region_type)

    def municipality_groups(self, *, title: str = "", ids: Sequence[str] | None = None) -> Rows[Area]:
        """Groups of municipalities with their members."""
        return self._listed("municipality_groups", ids, read_group, title=title)

    def units(self, municipality: str, *, title: str = "") -> Rows[Area]:
        """A municipality's units."""
        return self._listed("ou", None, read_unit, municipality=municipality, title=title)

    def data(
        self,
        kpis: Sequence[str],
        places: Sequence[str],
        *,
        years: Sequence[int] | None = None,
        since: date | None = None,
    ) -> Rows[Datum]:
        """Values of municipalities and groups, of all years or of some, all or what has changed since a day.

        Without `since` the answer's `lacking` names the key figures that had nothing at all to tell.
        """
        return self._told("data", "municipality", kpis, places, years, since)

    def unit_data(
        self,
        kpis: Sequence[str],
        units: Sequence[str],
        *,
        years: Sequence[int] | None = None,
        since: date | None = None,
    ) -> Rows[Datum]:
        """Values of units, as `data`."""
        return self._told("oudata", "ou", kpis, units, years, since)

    def _listed(self, endpoint: str, ids: Sequence[str] | None, reader: Reader[Any], **query: str) -> Rows[Any]:
        params = {name: value for name, value in query.items() if value}
        if ids is None:
            return self._asked(endpoint, params, reader)
        found: Rows[Any] = Rows()
        for part in parts(list(dict.fromkeys(ids))):
            found.add(self._asked(f"{endpoint}/{_segment(part)}", params, reader))
        came = {row.id for row in found.rows}
        found.lacking = [each for each in dict.fromkeys(ids) if each not in came]
        return found

    def _told(
        self,
        endpoint: str,
        kind: str,
        kpis: Sequence[str],
        places: Sequence[str],
        years: Sequence[int] | None,
        since: date | None,
    ) -> Rows[Datum]:
        params = {"from_date": since.isoformat()} if since else {}
        found: Rows[Datum] = Rows()
        # One part of None stands for "every year", which has no segment of its own.
        in_years: list[Sequence[int] | None] = [None] if years is None else list(parts(years))
        for some, where, when in product(parts(list(kpis)), parts(list(places)), in_years):
            path = f"{endpoint}/kpi/{_segment(some)}/{kind}/{_segment(where)}"
            path += f"/year/{_segment(when)}" if when is not None else ""
            found.add(self._asked(path, params, read_data))
        if since is None:
            came = {datum.kpi for datum in found.rows}
            found.lacking = [kpi for kpi in kpis if kpi not in came]
        return found

    def _asked(self, path: str, params: Mapping[str, str], reader: Reader[T]) -> Rows[T]:
        found: Rows[T] = Rows()
        for page in self._pages(path, params):
            found.add(read_rows(page, reader))
        return found

    def _pages(self, path: str, params: Mapping[str, str]) -> Iterator[list[Any]]:
        """The rows of each page, to the last. Raises KoladaError("endless") where the pages never end."""
        address: str | None = urljoin(self.base_url, path)
        query: Mapping[str, str | int] | None = {**params, "per_page": self.per_page}
        seen: set[str] = set()
        while address is not None:
            if address in seen or len(seen) == MOST_PAGES:
                raise KoladaError("endless", address)
            seen.add(address)
            answer = self._answer(address, query)
            if not isinstance(answer, dict) or not isinstance(answer.get("values"), list):
                raise KoladaError("malformed", address)
            yield answer["values"]
            address, query = self._next(address, answer.get("next_url") or answer.get("next_page")), None

    def _next(self, address: str, told: Any) -> str | None:
        """The next page's whole address; of the same server only."""
        if not told:
            return None
        try:
            base, following = urlsplit(self.base_url), urlsplit(urljoin(address, str(told)))
        except ValueError as error:
            raise KoladaError("malformed", str(told)[:200]) from error
        if following.hostname != base.hostname:
            raise KoladaError("endless", str(told)[:200])
        # A server behind a proxy may name itself without the s of https.
        return urlunsplit((base.scheme, base.netloc, following.path, following.query, ""))

    def _answer(self, address: str, query: Mapping[str, str | int] | None) -> Any:
        """The JSON of one page; an empty page where there is nothing at the address."""
        response, content = self._response(address, query)
        # A page that another one leads to is there: without it the values would silently lack the rest.
        if response.status_code == _NOT_FOUND and query is not None:
            logger.warning("Kolada has nothing at %s", address)
            return {"values": []}
        if response.status_code != _OK:
            raise KoladaError("refused", f"{response.status_code} {address}")
        try:
            return json.loads(content, parse_float=Decimal)
        except (ValueError, RecursionError) as error:
            raise KoladaError("malformed", address) from error

    def _response(self, address: str, query: Mapping[str, str | int] | None) -> tuple[requests.Response, bytes]:
        """An answer with its content that is not "come again later", after as many tries as that takes and may take."""
        problem = KoladaError("unreachable", address)
        for attempt in range(self.max_retries + 1):
            self._wait_for_turn()
            wait = self.backoff * 2**attempt
            try:
                with self.session.get(
                    address, params=query, timeout=self.timeout, allow_redirects=False, stream=True
                ) as response:
                    content = self._content(response, address)
            except (requests.Timeout, ReadTimeoutError) as error:
                problem = KoladaError("timeout", str(error)[:200])
            except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError, ProtocolError) as error:
                problem = KoladaError("unreachable", str(error)[:200])
            except (requests.RequestException, HTTPError) as error:
                raise KoladaError("unreachable", str(error)[:200]) from error
            else:
                if response.status_code not in _AGAIN:
                    return response, content
                problem = KoladaError(_code_of(response.status_code), address)
                wait = _asked_wait(response) or wait
            if attempt < self.max_retries:
                self.sleep(min(wait, LONGEST_WAIT))
        raise problem

    def _content(self, response: requests.Response, address: str) -> bytes:
        """All of an answer. A server that drips it out, or has no end of it, is left: a fetch is not to hang on it."""
        until, found = self.clock() + self.longest, bytearray()
        while piece := response.raw.read1(PIECE, decode_content=True):
            found += piece
            if len(found) > self.most_bytes or self.clock() > until:
                raise KoladaError("endless", address)
        return bytes(found)

    def _wait_for_turn(self) -> None:
        """Leave so much time between questions that no second has more than it may."""
        now = self.clock()
        if now < self._next_at:
            self.sleep(self._next_at - now)
            now = self._next_at
        self._next_at = now + self.interval


def _segment(ids: Sequence[Any]) -> str:
    return ",".join(quote(str(each), safe="") for each in ids)


def _code_of(status: int) -> str:
    return "busy" if status == _TOO_MANY else "server_error"


def _asked_wait(response: requests.Response) -> float | None:
    """The seconds that the server asks us to wait: a number or a moment (RFC 9110, Retry-After)."""
    told = response.headers.get("Retry-After", "")
    if told.isdecimal():
        return float(told)
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - time.time())
    except (TypeError, ValueError, OverflowError):
        return None
