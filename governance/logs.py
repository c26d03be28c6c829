"""What the log may not hold: addresses that open something by themselves."""

import logging
import re

# What ends with a signature of django.core.signing (43 letters of base64), as one part of a path.
_SIGNED = re.compile(r"(?<=/)[\w.:~-]*[\w-]{43}(?=[/\s]|$)")


class WithoutSecrets(logging.Filter):
    """Takes signed parts out of addresses in every line: whoever reads the log could else open them."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, its message without what is secret."""
        message = record.getMessage()
        masked = without_secrets(message)
        if masked != message:
            record.msg, record.args = masked, ()
        return True


def without_secrets(text: str) -> str:
    """The text with an ellipsis for each signed part of an address."""
    return _SIGNED.sub("…", text)
