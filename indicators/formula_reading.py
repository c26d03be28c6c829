"""Formulas as a municipality writes them: N1 / N2 * 1000, (N15428 + N15505) / 2, "Antal elever" × 1,5. Pure.

A recursive-descent parser; nothing is evaluated as program text. Indicators are named by their code, by anything in
[brackets] (for codes with spaces or signs), or by their name in "quotes". A run of letters, digits, - and _ is one
code where such a code exists; otherwise the dash is a minus. A decimal comma or point, ×, ·, ÷, : and every kind of
dash are read.

    expression = term {("+" | "−") term}
    term       = factor {("×" | "÷") factor}
    factor     = ["+" | "−"] (number | indicator | "(" expression ")")
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from indicators.formula import Applied, Expression, FormulaError, Named, Number, inputs_of
from indicators.numbers import MINUS

LONGEST = 300
DEEPEST = 20
MOST_INDICATORS = 20


@dataclass(frozen=True, slots=True)
class Names:
    """The indicators by what they can be called. Codes win over Kolada's ids, exact spelling over letter case."""

    codes: Mapping[str, int]
    names: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, indicators: Mapping[int, tuple[str, str, str]]) -> "Names":
        """From each indicator's code, Kolada id and name."""
        codes: dict[str, int] = {}
        names: dict[str, list[int]] = {}
        for spelling in (str, str.casefold):
            for place in (0, 1):
                for pk, told in indicators.items():
                    if told[place]:
                        codes.setdefault(spelling(told[place]), pk)
        for pk, (_code, _kolada, name) in indicators.items():
            names.setdefault(_same(name), []).append(pk)
        return cls(codes, {name: tuple(found) for name, found in names.items()})

    def by_code(self, text: str) -> int | None:
        """The indicator with this code."""
        found = self.codes.get(text)
        return self.codes.get(text.casefold()) if found is None else found

    def by_name(self, text: str) -> tuple[int, ...]:
        """The indicators with this name."""
        return self.names.get(_same(text), ())


def _same(name: str) -> str:
    return " ".join(name.casefold().split())


def parse(text: str, names: Names) -> Expression:
    """The formula as an expression. Raises FormulaError with the first thing that is wrong."""
    # One letter is one place, however it was typed.
    text = unicodedata.normalize("NFC", text)
    if len(text) > LONGEST:
        raise FormulaError("too_long", LONGEST + 1)
    tokens = list(_tokens(text, names))
    if not tokens:
        raise FormulaError("empty")
    parsed = _Parser(tokens, len(text) + 1).whole()
    found = inputs_of(parsed)
    if not found:
        raise FormulaError("no_indicator", 1, text.strip())
    if len(found) > MOST_INDICATORS:
        raise FormulaError("too_many", 1, str(MOST_INDICATORS))
    return parsed


class _Token(NamedTuple):
    """kind: number, indicator, or the sign itself: + - * / ( )."""

    kind: str
    at: int
    text: str
    value: Decimal | int | None = None


_SIGNS = {"×": "*", "·": "*", "∙": "*", "⋅": "*", "÷": "/", ":": "/", "∕": "/", "⁄": "/"}
_SIGNS |= dict.fromkeys(["-", "‐", "‑", "‒", "–", "—", MINUS, "－"], "-")
_SIGNS |= {sign: sign for sign in "+*/()"}
_QUOTES = {'"': '"', "“": "”", "”": "”", "„": "”", "'": "'", "’": "’", "»": "»", "«": "»"}
_NUMBER = re.compile(
    r"(?:[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3})+|[0-9]+)(?:[.,][0-9]+)?(?![\w])|[.,][0-9]+(?![\w])"
)
_WORD = re.compile(r"\w+(?:-\w+)*")


def _tokens(text: str, names: Names) -> Iterator[_Token]:
    place = 0
    while place < len(text):
        char = text[place]
        if char.isspace():
            place += 1
            continue
        token = _token(text, place, names)
        place += len(token.text)
        yield token


def _token(text: str, place: int, names: Names) -> _Token:
    char, at = text[place], place + 1
    if char == "[":
        return _enclosed(text, place, "]", names)
    if char in _QUOTES:
        return _enclosed(text, place, _QUOTES[char], names)
    word = _WORD.match(text, place)
    if word and (found := _coded(word[0], names)):
        length, pk = found
        return _Token("indicator", at, text[place : place + length], pk)
    number = _NUMBER.match(text, place)
    if number:
        digits = re.sub(r"\s", "", number[0]).replace(",", ".")
        return _Token("number", at, number[0], Decimal(digits))
    if char in _SIGNS:
        return _Token(_SIGNS[char], at, char)
    if word:
        raise FormulaError("unknown_indicator", at, word[0].split("-")[0] if "-" in word[0] else word[0])
    raise FormulaError("unknown_sign", at, char)


def _coded(word: str, names: Names) -> tuple[int, int] | None:
    """How much of the word is a known code, the longest first, with its indicator. Only digits are a number."""
    parts = word.split("-")
    for number in range(len(parts), 0, -1):
        text = "-".join(parts[:number])
        if text.isdecimal():
            continue
        pk = names.by_code(text)
        if pk is not None:
            return len(text), pk
    return None


def _enclosed(text: str, place: int, closing: str, names: Names) -> _Token:
    end = text.find(closing, place + 1)
    if end < 0:
        raise FormulaError(
            "bracket_missing" if closing == "]" else "quote_missing", place + 1, text[place : place + 20]
        )
    inner = text[place + 1 : end].strip()
    named = names.by_name(inner)
    code = names.by_code(inner)
    if (closing == "]" and code is not None) or (not named and code is not None):
        named = (code,)
    if not named:
        raise FormulaError("unknown_indicator", place + 1, inner)
    if len(named) > 1:
        raise FormulaError("ambiguous_name", place + 1, inner)
    return _Token("indicator", place + 1, text[place : end + 1], named[0])


class _Parser:
    """Reads tokens from the left; every method leaves off after what it has read."""

    def __init__(self, tokens: list[_Token], end: int) -> None:
        self.tokens = tokens
        self.place = 0
        self.end = end
        self.depth = 0

    def whole(self) -> Expression:
        """The whole formula, with nothing left over."""
        found = self.expression()
        left_over = self.peek()
        if left_over is not None:
            code = "parenthesis_unopened" if left_over.kind == ")" else "sign_missing"
            raise FormulaError(code, left_over.at, left_over.text)
        return found

    def peek(self) -> _Token | None:
        """The next token."""
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def take(self, *kinds: str) -> _Token | None:
        """The next token when it is of one of the kinds."""
        token = self.peek()
        if token is None or token.kind not in kinds:
            return None
        self.place += 1
        return token

    def expression(self) -> Expression:
        """Terms with + and − between them, from the left."""
        found = self.term()
        while sign := self.take("+", "-"):
            found = Applied(sign.kind, found, self.term())
        return found

    def term(self) -> Expression:
        """Factors with × and ÷ between them, from the left."""
        found = self.factor()
        while sign := self.take("*", "/"):
            found = Applied(sign.kind, found, self.factor())
        return found

    def factor(self) -> Expression:
        """A number, an indicator or a parenthesis, with its own sign."""
        if sign := self.take("+", "-"):
            self.deeper(sign)
            inner = self.factor()
            self.depth -= 1
            return inner if sign.kind == "+" else Applied("-", Number(Decimal(0)), inner)
        if token := self.take("number"):
            return Number(Decimal(token.value or 0))
        if token := self.take("indicator"):
            return Named(int(token.value or 0))
        if opened := self.take("("):
            return self.parenthesis(opened)
        token = self.peek()
        if token is None:
            raise FormulaError("value_missing", self.end)
        raise FormulaError("value_missing", token.at, token.text)

    def parenthesis(self, opened: _Token) -> Expression:
        """What stands between ( and )."""
        self.deeper(opened)
        inner = self.expression()
        if self.take(")") is None:
            token = self.peek()
            if token is None:
                raise FormulaError("parenthesis_missing", opened.at, opened.text)
            raise FormulaError("sign_missing", token.at, token.text)
        self.depth -= 1
        return inner

    def deeper(self, token: _Token) -> None:
        """Count the depth, and refuse too much of it."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise FormulaError("too_deep", token.at, str(DEEPEST))
