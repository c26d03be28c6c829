"""`python -m benchmarks`: fill a database of its own, measure, print, drop it."""

import argparse
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("RODA_LOG_LEVEL", "ERROR")


def main() -> None:
    """Run all measurements on a database made for them, beside the product's own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--municipalities", type=int, default=100)
    parser.add_argument("--goals", type=int, default=2000, help="goals, plan answers and activities a municipality")
    parser.add_argument("--values", type=int, default=100_000, help="values in the import")
    parser.add_argument("--pages", type=int, default=100, help="pages, about, of the report")
    parser.add_argument("--only", choices=["pages", "thread", "matrix", "import", "report"], action="append")
    options = parser.parse_args()
    django.setup()
    # After setup: these modules need the apps.
    from benchmarks.database import own_database
    from benchmarks.run import run

    with own_database():
        run(options)


if __name__ == "__main__":
    main()
