"""Who is who in the report, as of January 2014."""

from html import escape

from toolkit.errors import plain_errors
from toolkit.page import Page
from toolkit.tables import load_table


@plain_errors
def who_is_who() -> Page:
    """Nothing in, a page out: groups, people, places and outlets of the report, as of January 2014.

    Private persons stand there by their role. A box says who has had another life since, and two
    paragraphs say how this course names the sides and what is known about the outlet.
    """
    who = load_table("who_is_who")
    notes = load_table("who_is_who_notes")
    kinds = list(dict.fromkeys(who.kind))
    html, text = ["<h4>Who is who, as of January 2014</h4>"], ["Who is who, as of January 2014"]
    for kind in kinds:
        rows = who[who.kind == kind]
        text += [
            "",
            kind,
            *[f"  {row.name_used}: {row.who} [{row.address}]" for row in rows.itertuples()],
        ]
        items = "".join(
            f"<dt><strong>{escape(row.name_used)}</strong></dt><dd>{escape(row.who)} "
            f"{_link(row.address, row.source)}</dd>"
            for row in rows.itertuples()
        )
        html.append(f"<h5>{escape(kind)}</h5><dl style='margin:0'>{items}</dl>")
    for heading, rows in notes.groupby("heading", sort=False):
        text += ["", str(heading), *[f"  {row.note} [{row.address}]" for row in rows.itertuples()]]
        items = "".join(
            f"<li>{escape(row.note)} {_link(row.address, row.source)}</li>"
            for row in rows.itertuples()
        )
        html.append(
            '<div style="border:1px solid #8f8f8f;padding:0.2em 0.9em;margin:0.8em 0">'
            f"<h5>{escape(str(heading))}</h5><ul>{items}</ul></div>"
        )
    box = f'<div style="max-width:48em">{"".join(html)}</div>'
    return Page(box, "\n".join(text))


def _link(address: str, source: str) -> str:
    if not address:
        return f"<small>({escape(source)})</small>" if source else ""
    line = 'style="text-decoration:underline"'
    return f'<small>(<a href="{escape(address)}" {line}>{escape(source)}</a>)</small>'
