"""The command line: `python -m launcher run | exec -- COMMAND … | demo-reset | env | stop`."""

import os
import sys

from launcher.problem import LauncherError

_USAGE = """\
python -m launcher run                 serve the product: database, migrations, demo, web server and worker
python -m launcher exec -- COMMAND …   run a command with the database up and the product's environment
python -m launcher demo-reset          make the demo municipalities anew
python -m launcher env                 start the database, let it run, and print the lines for the shell: eval "$(…)"
python -m launcher stop                stop what is being served, and the embedded database
"""


def main(arguments: list[str]) -> int:
    """Run the command that `arguments` name and return its exit status."""
    match arguments:
        case ["run"]:
            from launcher.serve import serve

            return serve()
        case ["exec", "--", *command] if command:
            from launcher.command import execute

            return execute(command)
        case ["demo-reset"]:
            return _reset_demo()
        case ["env"]:
            return _print_environment()
        case ["stop"]:
            return _stop()
        case _:
            sys.stderr.write(_USAGE)
            return 2


def _reset_demo() -> int:
    from launcher.command import execute
    from launcher.environment import OWN_SERVER, for_this_machine

    if not os.environ.get(OWN_SERVER):  # on a server of one's own the demo's known password needs an explicit word
        os.environ.update(for_this_machine(dict(os.environ)))
    return execute([sys.executable, "-m", "launcher.prepare", "--reset"])


def _print_environment() -> int:
    from launcher import environment, paths, postgres

    connection = postgres.start()
    postgres.keep()
    lines = {**environment.urls(connection), "RODA_SECRET_KEY": paths.secret_key()}
    sys.stdout.writelines(f"export {name}='{value}'\n" for name, value in lines.items())
    return 0


def _stop() -> int:
    from launcher import postgres, serve

    served = serve.stop_running()
    stopped = postgres.stop()
    sys.stdout.write("Stopped.\n" if served or stopped else "Nothing was running.\n")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except LauncherError as error:
        sys.exit(str(error))
