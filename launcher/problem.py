"""The one kind of error the launcher raises on purpose."""


class LauncherError(Exception):
    """Something that the person at the keyboard can mend; its text says what is wrong and what to do."""
