"""One sentence, two numbers: S1 to S32 in the report, 1 to 36 in our study text."""

import re

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
        return NUMBER.sub(_beside, words) if NUMBER.search(words) else words
    text = load_table("texts/study_text_sentences").set_index("number")
    if words not in text.index:
        raise ToolkitError(f"Our sentences have the numbers 1 to {len(text)}; {words} is not one.")
    return f"{words}, of {text.draws_on[words].replace(' ', ' and ')}"


def _beside(found: re.Match[str]) -> str:
    """A number of the report, and what follows → with ours; a word that follows gets a comma."""
    text = load_table("texts/study_text_sentences")
    drawing = text.number[text.draws_on.str.split().map(lambda drawn: found[1] in drawn)]
    ours = f"{found[1]}, our {' and '.join(map(str, drawing))}"
    return f"{ours}{',' * (len(found[2]) == 2)}{found[2]}" if len(drawing) else found[0]
