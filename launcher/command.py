"""Runs one command with the product's environment."""

import signal
import subprocess
import sys
from types import FrameType

from launcher.environment import product_environment


def execute(command: list[str]) -> int:
    """Run `command` with the database up and return its exit status (128 + signal number when a signal ended it)."""
    with product_environment() as environment:
        process: subprocess.Popen[bytes] | None = None

        def pass_on(number: int, _frame: FrameType | None) -> None:
            if process:
                process.send_signal(number)

        signal.signal(signal.SIGTERM, pass_on)
        signal.signal(signal.SIGHUP, pass_on)
        # The terminal sends Ctrl-C to the command too; the command decides, and we stay to stop the database after it.
        # A handler, unlike SIG_IGN, is not inherited by the command.
        signal.signal(signal.SIGINT, lambda _number, _frame: None)
        try:
            process = subprocess.Popen(command, env=environment)
        except OSError as error:
            sys.stderr.write(f"{command[0]}: {error.strerror}\n")
            return 127
        status = process.wait()
    return 128 - status if status < 0 else status
