"""Short texts of our own to code: a poem, and lines that make careless offsets wrong."""

from dataclasses import dataclass

POEM = (
    "At dawn the grass was wet.\n"
    "The miller said: 'I saw a heron by the weir.'\n"
    "At dusk the grass was dry, and the heron was gone.\n"
)
MANY_SCRIPTS = "🌱 e\u0301t\u00e9 — قالت الجدّة: «المطر قريب» and went in.\r\n👩‍👩‍👧 rain\n"


@dataclass(frozen=True)
class Text:
    """A name and a text: all that a coder needs of a report."""

    text: str
    name: str = "poem"
