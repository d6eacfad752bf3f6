"""One sentence, two numbers: S1 to S32 in the report, 1 to 36 in our study text."""

import re
from functools import cache

from toolkit.errors import ToolkitError, plain_errors
from toolkit.tables import load_table

NUMBER = re.compile(r"\b(S1 to S32|S\d{1,2})\b(?!, our \d)( ?\w?)")


@plain_errors
def both_numbers(words: str | int) -> str:
    """Words with numbers of the report in, the same out with our sentences beside each.

    Our own number leads back to the sentences of the report that ours draws on.

    >>> both_numbers("Read S12 and S16."), both_numbers(16)
    ('Read S12, our 16 and 17, and S16, our 21.', '16, of S12')
    """
    if isinstance(words, str):
        return NUMBER.sub(_beside, words)
    if str(words) not in _drawn():
        raise ToolkitError(
            f"{words!r} is no number of our sentences, which are 1 to {len(_drawn())}; write one "
            "of them, or words with a number of the report in them, such as 'S12'."
        )
    return f"{words}, of {' and '.join(_drawn()[str(words)])}"


@cache
def _drawn() -> dict[str, list[str]]:
    """Nothing in; for each of our numbers, those of the report that it draws on."""
    text = load_table("texts/study_text_sentences")
    return dict(zip(text.number.astype(str), text.draws_on.str.split(), strict=True))


def _beside(found: re.Match[str]) -> str:
    """A number of the report, and what follows → with ours; a word that follows gets a comma."""
    ours = " and ".join(number for number, drawn in _drawn().items() if found[1] in drawn)
    return f"{found[1]}, our {ours}{',' * (len(found[2]) == 2)}{found[2]}" if ours else found[0]
