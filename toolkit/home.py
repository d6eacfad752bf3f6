"""Where a reader's own things live: copies of lessons, progress, settings."""

import os
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent


def checkout() -> Path | None:
    """The folder that holds toolkit/ and lessons/ side by side, or None for an installed wheel."""
    return CHECKOUT if (CHECKOUT / "course.py").is_file() else None


def home() -> Path:
    """The reader's folder: TOOLKIT_HOME, else my-course in the checkout, else in the user's home.

    Nothing is created here: whoever writes makes the folder.
    """
    named = os.environ.get("TOOLKIT_HOME")
    if named:
        return Path(named).expanduser().resolve()
    return (checkout() or Path.home()) / "my-course"
