"""Whether a colour can be read: the contrast ratio of WCAG 2.2, success criterion 1.4.3."""

import re

PAPER = "#FBFAF7"  # the ground of every page (static/css/tokens.css)
WHITE = "#FFFFFF"  # cards, and the text on a button in the accent colour
READABLE = 4.5  # WCAG AA for text


def is_colour(text: str) -> bool:
    """Whether `text` is a colour as this module reads them: # and six hexadecimal figures."""
    return re.fullmatch("#[0-9A-Fa-f]{6}", text) is not None


def contrast(one: str, other: str) -> float:
    """The ratio between two colours like "#0F4C5C": 1.0 (the same) to 21.0 (black on white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def lowest_contrast(accent: str) -> float:
    """The accent colour's contrast against the worse of the two grounds that it stands on."""
    return min(contrast(accent, PAPER), contrast(accent, WHITE))


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
