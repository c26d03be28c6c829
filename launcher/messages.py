"""Compiles the translations without GNU gettext."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from launcher.paths import PROJECT


def compile_translations(locale: Path = PROJECT / "locale") -> list[Path]:
    """Write each catalogue's .mo that is missing or older than its .po and return those written.

    Fuzzy entries are left out, as gettext's own compiler does.
    """
    stale = [po for po in sorted(locale.glob("*/LC_MESSAGES/*.po")) if _is_stale(po)]
    for po in stale:
        with po.open("rb") as source:
            catalogue = read_po(source, locale=po.parent.parent.name)
        draft = po.with_suffix(".mo.new")
        with draft.open("wb") as target:
            write_mo(target, catalogue)
        draft.replace(po.with_suffix(".mo"))
    return [po.with_suffix(".mo") for po in stale]


def _is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime


if __name__ == "__main__":
    compile_translations()
