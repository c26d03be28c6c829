"""Pages that a municipality shows to whoever has their address, without signing in. Few, and each says why.

The middleware sends strangers to sign in, unless the view is marked here. Such a view is read only, still within the
municipality's scope, and never sees who is signed in: what it shows hangs on its address alone.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import Resolver404, resolve
from django.views.decorators.http import require_safe

View = Callable[..., HttpResponse]
_MARK = "is_open_to_strangers"


def open_to_strangers(view: View) -> View:
    """Let the view answer without signing in. It must ask of its address all that others ask of the person."""
    safe: View = require_safe(view)
    setattr(safe, _MARK, True)
    return safe


def is_open(path: str, urlconf: str) -> bool:
    """Whether the address leads to a view that is open to strangers; one that leads nowhere is not."""
    try:
        found: Any = resolve(path, urlconf).func
    except Resolver404:
        return False
    return bool(getattr(found, _MARK, False))
