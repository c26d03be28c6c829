"""The environment in which the product's commands run."""

import contextlib
import os
from collections.abc import Iterator

from launcher import paths, postgres

OWN_SERVER = "DATABASE_URL"


@contextlib.contextmanager
def product_environment() -> Iterator[dict[str, str]]:
    """Yield the environment for a command of the product, with a database that is up until the end of the block.

    What the caller's environment sets is kept; a set DATABASE_URL means a server of one's own, and then the embedded
    one is left alone.
    """
    base = {"RODA_SECRET_KEY": paths.secret_key(), **os.environ, "RODA_DATA_DIR": str(paths.data_folder())}
    if os.environ.get(OWN_SERVER):
        yield base
        return
    # libpq's variables are for some other server than the embedded one
    base = {name: value for name, value in base.items() if not name.startswith("PG")}
    with postgres.in_use() as connection:
        yield {**base, **urls(connection)}


def for_this_machine(environment: dict[str, str]) -> dict[str, str]:
    """Return `environment` for a product that only this machine reaches, unless it says otherwise itself.

    Plain http with its cookies works, and the log tells what went wrong and not each step.
    """
    return {"RODA_INSECURE_LOCAL": "1", "RODA_LOG_LEVEL": "WARNING", **environment}


def urls(connection: postgres.Connection) -> dict[str, str]:
    """Return the two variables that tell the product where its database is."""
    return {"DATABASE_URL": connection.database_url, "MIGRATION_DATABASE_URL": connection.migration_database_url}
