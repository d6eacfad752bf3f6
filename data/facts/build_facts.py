"""Write the fact tables of data/ from the notes that were taken while reading.

    python data/facts/build_facts.py NOTES

NOTES is the folder of notes (csv files); without it, the folder facts/ in what TOOLKIT_SHARED
names. Whoever only uses the tables needs no notes. Small files beside this one hold what was
decided by hand: rewritten_fields.csv (names of private persons and of the dead replaced by roles),
decided_fields.csv (cells put into a shape that a table can hold), outlet_spellings.csv (one
spelling per outlet), joins.csv (words to keys), added_places.csv and place_decisions.csv (places
that no note has; levels, and where the map writes), place_words.csv (places of events to keys).
outlets.csv, monitors.csv, outlet_facts.csv, actor_memberships.csv and fights.csv are written by
hand. One run gives the same bytes every time.
"""

import calendar
import csv
import os
import re
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
DATA = FOLDER.parent
NOTES = ["accounts_hospital", "actors", "tolls", "events", "labels", "places"]
Row = dict[str, str]

WEAK = {
    "memory, unverified": "part of it is from memory, not checked",
    "re-read": "to be read again: not enough was noted",
    "not re-checked": "part of it was not checked again",
    "unproven": "a reading of ours that nothing proves",
    "answer keys": "its sources are weak",
    "inferred, uncertain": "the day of publication is uncertain",
    "Address incomplete": "the address is incomplete",
}
PLAIN = {
    r"\bTHE REPORT\b": "the report",
    r"^capture/freeing only$": "the capture and the freeing only",
    r"^capture$": "the capture only",
    r"documents/footage": "documents and footage",
    r" \(see sources\.md\)": "",
    r" ?\(not re-checked\)": "",
    r": re-read before coding": "; to be read again before coding",
    r" in notes; re-read": " when the page was read; to be read again",
    r" (recorded|specified) in notes": r" \1 when the page was read",
    r": re-read\.": ": to be read again.",
    r"\bin infighting\b": "in fighting among rebels",
    r" ?(Keep out of answer keys|unproven; not for answer keys)": r" Unproven",
    r"\bSee hospital\.csv\b": "See accounts_hospital.csv",
    r"; see checks\.md": "",
    r"Unproven\.$": "",
    r"^not re-checked$": "not checked again",
    r"\bmemory, unverified\b": "from memory, not checked",
    r" Good verification exercise\.": "",
    r"\bLWJ\b": "Long War Journal",
    r"\bMEF\b": "Middle East Forum",
    r"\bISW\b": "Institute for the Study of War",
    r"\bincl\.": "including",
    r"\bvs\b": "against",
}
AS_OF = {
    r"muddled|founded": "not stated",
    r"not stated|stale": "other rows",
    r"until|single day|January 3 |Jan\. 3|3-7 January|year 2014": "stated",
    r"": "inferred",
}
PUBLISHED = {
    "stated": "stated",
    "inferred": "inferred",
    "URL": "address",
    "revision": "revision stamp",
}
REBELS = {
    "actor": "rebels",
    "name": "rebels (as one camp)",
    "kind": "word for many groups",
    "role_in_the_events": "party to the fighting, as the reports call all its groups together",
    "in_report": "yes",
    "address": "https://syriadirect.org/rebels-cite-unity-as-key-to-defeating-isis/",
    "seen": "yes",
    "weak": "no",
    "notes": "A word of the reports, no organisation: added so that what is told of rebels joins.",
}


def read(path: Path) -> list[Row]:
    """A table's path → its rows."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name: str, rows: list[Row]) -> None:
    """Rows → a table of data/, with the columns in the order in which the rows name them."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with (DATA / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def settle(notes: dict[str, list[Row]], decisions: Path) -> None:
    """Put the cells that were rewritten or decided by hand in the place of the noted ones."""
    for cell in read(decisions):
        rows = notes[cell["table"]]
        number = re.fullmatch(r"row (\d+)", cell["id"])
        key = next(iter(rows[0]))
        found = [rows[int(number[1]) - 1]] if number else [r for r in rows if r[key] == cell["id"]]
        if len(found) != 1 or cell["column"] not in found[0]:
            raise SystemExit(f"{decisions.name}: no one cell {cell['column']} of {cell['id']}")
        found[0][cell["column"]] = cell["value"]


SPELLINGS = {row.pop("recorded_as"): row for row in read(FOLDER / "outlet_spellings.csv")}
JOINS = {(row["joins_to"], row["words"]): row for row in read(FOLDER / "joins.csv")}
DECISIONS = {row["place"]: row for row in read(FOLDER / "place_decisions.csv")}
PARTS_OF_A_WORD = ("number", "name", "place", "note")
MEMORY = "from memory, not checked"
CAPITALS = {
    "raqqa": ("of the province of Raqqa, in the report", "a word of the report"),
    "aleppo": ("of the province of Aleppo", MEMORY),
    "idlib": ("of the province of Idlib", MEMORY),
    "deir_ez_zor": ("of the province of Deir ez-Zor", MEMORY),
    "damascus": ("of Syria", MEMORY),
}
PROVINCE_OF = {
    "aleppo": "aleppo_gov",
    "idlib": "idlib_gov",
    "raqqa": "raqqa_gov",
    "deir_ez_zor": "dez_gov",
}
WITHOUT = "the name without the word province"
SHARED = "the same name for the province and its capital"
unjoined: list[Row] = []


def join(table: str, row: str, column: str, words: str, joins_to: str) -> str:
    """Words as reported → the key they join to; what does not join is kept for not_joined.csv."""
    if not words:
        return ""
    found = JOINS[joins_to, words]
    if found["reason"]:
        cell = {"table": table, "row": row, "column": column}
        unjoined.append({**cell, "value": words, "reason": found["reason"]})
    return found["key"]


def days(text: str) -> tuple[str, str]:
    """A noted day, month or year → its first and last possible day; "" where none is noted.

    >>> days("2014-02"), days("2014-01-01/2014-01-03"), days("")
    (('2014-02-01', '2014-02-28'), ('2014-01-01', '2014-01-03'), ('', ''))
    """
    if "/" in text:  # the notes give two days for one page
        first, last = text.split("/")
        return days(first)[0], days(last)[1]
    found = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text)
    if not found:
        return "", ""
    year, month, day = found.groups()
    last = day or calendar.monthrange(int(year), int(month or 12))[1]
    return f"{year}-{month or '01'}-{day or '01'}", f"{year}-{month or '12'}-{last}"


def plain(text: str) -> str:
    """A note → the same in words that a reader knows: no shorthand, no capitals as a signal."""
    for shorthand, words in PLAIN.items():
        text = re.sub(shorthand, words, text)
    text = re.sub(r"\b(AND|BY(?!-)|NO|ONLY|PLUS|REBEL|SHOWN)\b", lambda loud: loud[0].lower(), text)
    signal = re.match(r"([A-Z][A-Z /+]{3,}(?: \+ relabelled| inside one article)?): ", text)
    return (signal[0].capitalize() + text[signal.end() :] if signal else text).strip()


def weakness(row: Row, *, besides: tuple[str, ...] = ()) -> Row:
    """A noted row → whether it is weak, and why, in the words its reader marked it with."""
    words = " ".join(text for column, text in row.items() if column not in besides)
    why = [reason for mark, reason in WEAK.items() if mark in words]
    if row["seen_in_text"] != "yes":
        why.append("the text itself was not read")
    return {"weak": "yes" if why else "no", "why_weak": "; ".join(why)}


def outlet(row: Row) -> Row:
    """A noted row → who printed it, whose story it carries and where it was read."""
    return SPELLINGS[row["outlet"]]


def published(day: str, basis: str = "") -> Row:
    """A noted day of publication → its first and last possible day, and how it is known."""
    first, last = days(day)
    kind = next((word for start, word in PUBLISHED.items() if basis.startswith(start)), "")
    found = kind if first and kind else "not recorded"
    return {"published": first, "published_until": last, "published_basis": found}


def read_where(row: Row, address: str = "url") -> Row:
    """A noted row → the address, and whether the text itself was read there."""
    return {"address": row[address], "seen": row["seen_in_text"]}


def number(words: str) -> tuple[str, str]:
    """Words with a number → least and most; "at least" leaves the most open."""
    found = re.search(r"\d+", words)
    if not found:
        return "", ""
    return found[0], "" if "at least" in words else found[0]


def killing(noted: str) -> Row:
    """The noted day of the killing → its first and last day, or the day the bodies were found."""
    found = re.findall(r"\d{4}-\d\d-\d\d", noted)
    if not found or noted.startswith("found"):
        return {"killing_from": "", "killing_until": "", "found_day": "".join(found)}
    last = found[0][:8] + noted[-2:] if noted.startswith("night") else found[-1]
    return {"killing_from": found[0], "killing_until": last, "found_day": ""}


def account(row: Row) -> Row:
    """A noted account of the hospital → its row."""
    name = row["id"]
    media, freed = number(row["media_workers"]), number(row["freed"])
    capture = re.match(r"\d{4}-\d\d-\d\d", row["capture_date"])
    counts = row["what_is_counted"]
    return {
        "id": name,
        **outlet(row),
        "language": row["language"],
        **published(row["pub_date"], row["pub_date_basis"]),
        "count_min": row["killed_min"],
        "count_max": row["killed_max"],
        "counted": join("accounts_hospital", name, "counted", counts, "counted") or "not a count",
        "count_words": plain("; ".join(filter(None, [row["count_wording"], counts]))),
        "victims": row["victims_described"],
        "media_min": media[0],
        "media_max": media[1],
        "media_words": row["media_workers"],
        **killing(row["killing_date_resolved"]),
        "killing_words": row["killing_date_stated"],
        "place_words": plain(row["place_as_named"]),
        "hospital": row["hospital_type"],
        "capture_day": capture[0] if capture else "",
        "capture_words": "" if capture else row["capture_date"],
        "freed_min": freed[0],
        "freed_max": freed[1],
        "freed_words": row["freed"],
        "how_known": row["how_known"],
        "attributed_to": row["attributed_to"],
        "monitor": join(
            "accounts_hospital", name, "attributed_to", row["attributed_to"], "monitor"
        ),
        **read_where(row),
        **weakness(row),
        "notes": plain(row["notes"]),
    }


def toll(row: Row) -> Row:
    """A noted count of the dead → its row."""
    name, printed = row["id"], row["executed_by_isis"]
    killed = {who: re.search(rf"(\d+) {who}", printed) for who in ("rebels", "civilians")}
    basis = next(word for start, word in AS_OF.items() if re.search(start, row["asof_basis"]))
    start = days(row["period_start"])
    asof = row["asof_date"] if basis != "not stated" else ""
    apart = str(int(row["component_sum"]) - int(row["total"])) if row["component_sum"] else ""
    return {
        "id": name,
        **outlet(row),
        "language": row["language"],
        "monitor": join("tolls", name, "monitor_words", row["monitor"], "monitor"),
        "monitor_words": row["monitor"],
        "attributed_to": row["attributed_to"],
        "total": row["total"],
        "total_max": row["total_max"],
        "qualifier": row["qualifier"],
        **{group: row[group] for group in ("rebels", "isis", "civilians", "unidentified")},
        "executed_by_isis": printed if printed.isdigit() else "",
        "executed_rebels": killed["rebels"][1] if killed["rebels"] else "",
        "executed_civilians": killed["civilians"][1] if killed["civilians"] else "",
        "executed_words": printed,
        "executed_by_rebels": row["executed_by_rebels"],
        "not_counted": row["undercount_note"],
        "scope": plain(row["scope"]),
        "as_of": asof,
        "as_of_basis": basis,
        "as_of_words": row["asof_basis"],
        "since": start[0],
        "since_until": start[1],
        "since_words": "" if len(row["period_start"]) in (0, 10) else row["period_start"],
        **published(row["pub_date"], row["pub_date_basis"]),
        "published_words": "".join(re.findall(r"\((.+)\)| in caption", row["pub_date_basis"])),
        "parts_sum": row["component_sum"],
        "parts_minus_total": apart,
        **read_where(row),
        **weakness(row),
        "notes": plain(row["notes"]),
    }


def event(row: Row) -> Row:
    """A noted event → its row."""
    name = row["event_id"]
    sides = {}
    for side in ("actor1", "actor2"):
        sides[f"{side}_words"] = row[side]
        sides[side] = join("events", name, f"{side}_words", row[side], "actor")
    said_by = plain(row["attributed_to"])
    return {
        "id": name,
        "event_group": row["event_group"],
        "date_from": row["date"],
        "date_until": row["date_end"] or row["date"],
        "date_precision": row["date_precision"],
        "place": row["place"],
        "governorate": row["governorate"],
        **sides,
        "event_type": row["event_type"],
        "summary": plain(row["summary_own_words"]),
        "deaths_min": row["deaths_min"],
        "deaths_max": row["deaths_max"],
        "deaths_of": plain(row["deaths_of_whom"]),
        "attributed_to": said_by,
        "monitor": join("events", name, "attributed_to", said_by, "monitor"),
        **outlet(row),
        "language": row["language"],
        **published(row["pub_date"]),
        **read_where(row),
        **weakness(row),
        "notes": plain(row["notes"]),
    }


def label(row: Row) -> Row:
    """A noted wording → its row."""
    about = row["actor_or_act"]
    act = about.startswith("act_")
    return {
        "id": row["label_id"],
        **outlet(row),
        "language": row["language"],
        **published(row["pub_date"]),
        "actor": "" if act else join("labels", row["label_id"], "actor", about, "label"),
        "act": about.removeprefix("act_").replace("_", " ") if act else "",
        "label": row["label"],
        "label_en": row["label_en"],
        "attributed": row["attributed"],
        **read_where(row),
        **weakness(row),
    }


def printed_at(address: str) -> str:
    """The address of a page → the outlet whose page it is, or the one it is a copy of."""
    site = address.split("/")[2].removeprefix("www.") if address else ""
    return JOINS["site", site]["key"] if site else ""


def actor(row: Row) -> Row:
    """A noted actor → its row, without its other names."""
    first, last = days(row["formed_date"])
    return {
        "actor": row["actor_id"],
        "name": row["canonical_en"],
        "kind": row["kind"],
        "formed_from": first,
        "formed_until": last,
        "formed_basis": plain(row["formed_basis"]),
        "leaders_or_members": row["members_or_leaders"],
        "role_in_the_events": plain(row["role_in_the_events"]),
        "in_report": row["in_report"],
        "outlet": printed_at(row["source_url"]),
        **read_where(row, "source_url"),
        **weakness(row, besides=("arabic_basis", "formed_basis")),
        "notes": plain(row["notes"]),
    }


def names(row: Row) -> list[Row]:
    """An actor's row → one row per spelling of its name."""

    def spelled(name: str, language: str, basis: str, used_by: str = "") -> Row:
        weak = "yes" if "memory" in basis or used_by == "not certain" else "no"
        script = "Arabic" if language == "ar" else "Latin"
        key = {"actor": row["actor_id"], "name": name, "language": language, "script": script}
        return {**key, "used_by": used_by, "basis": plain(basis), "weak": weak}

    found = [spelled(row["canonical_en"], "en", "the name these tables use")]
    for variant in filter(None, row["variants"].split("; ")):
        name, tag = re.fullmatch(r"(.+?)(?: \(([^()]+)\))?", variant).groups("")
        language, used_by = ("fr", "") if tag == "fr" else ("en", tag.replace("?", "not certain"))
        if name != row["canonical_en"]:
            found.append(spelled(name, language, "noted, page not recorded", used_by))
    arabic = filter(None, re.split("؛ ?", row["arabic"]))
    return found + [spelled(name, "ar", row["arabic_basis"]) for name in arabic]


def place(row: Row) -> Row:
    """A noted place → its row, with its level and where a map writes its name."""
    decided = DECISIONS[row["place_id"]]
    return {
        "place": row["place_id"],
        "name": decided["name"],
        "level": decided["level"],
        "kind": row["kind"],
        "part_of": decided["part_of"],
        "governorate": "" if "(" in row["governorate"] else row["governorate"],
        **dict(zip(("arabic", "arabic_basis"), arabic_names(row)[0], strict=True)),
        "lat": row["lat"],
        "lon": row["lon"],
        "coordinate_is": decided["coordinate_is"],
        "coordinate_source": row["coord_source"],
        "coordinate_note": row["coord_note"],
        "in_report": row["in_report"],
        **{part: decided[part] for part in ("square_lat", "square_lon", "label_x", "label_y")},
    }


def arabic_names(row: Row) -> list[tuple[str, str]]:
    """A noted place → each Arabic name and where it comes from; names from memory stand last."""
    basis = row["arabic_basis"]
    seen, names = "seen" in basis, re.split("؛ ?", row["arabic"])
    in_dataset = [name for name in names if seen and (": " not in basis or name in basis)]
    remembered = [name for name in names if name not in in_dataset]
    noted = [(name, "seen in a dataset (OCHA, OpenSyria)") for name in in_dataset]
    return noted + [(name, MEMORY if name else "") for name in remembered]


def place_names(row: Row) -> list[Row]:
    """A noted place → one row per spelling of its name."""
    name, level = (DECISIONS[row["place_id"]][part] for part in ("name", "level"))
    spellings = {name: ("en", "", "the name these tables use")}
    if level == "province":
        bare, in_arabic = name.removesuffix(" province"), row["arabic"].removeprefix("محافظة ")
        spellings |= {bare: ("en", "", WITHOUT), in_arabic: ("ar", "", WITHOUT)}
    in_brackets = re.findall(r"\(([A-Z].+)\)", row["canonical_en"])
    noted = [re.sub(r" \(.*", "", row["canonical_en"]), *in_brackets]
    for variant in [*noted, *filter(None, row["variants"].split("; "))]:
        spelled, tag = re.fullmatch(r"(.+?)(?: \(([^()]+)\))?", variant).groups("")
        language, used_by = ("fr", "") if tag == "fr" else ("en", tag)
        spellings.setdefault(spelled, (language, used_by, "noted, page not recorded"))
    arabic = [named for named in arabic_names(row) if named[0]]
    spellings |= {spelled: ("ar", "", basis) for spelled, basis in arabic}
    if row["place_id"] in CAPITALS:
        spellings["the capital"] = ("en", *CAPITALS[row["place_id"]])
    return [spelled_place(row["place_id"], spelled, *how) for spelled, how in spellings.items()]


def shared_names(names: list[Row]) -> list[Row]:
    """Names of places → those that a province and its capital lend each other, as rows."""
    lent, known = [], {(row["place"], row["name"]) for row in names}
    for row in names:
        other = {**PROVINCE_OF, **{v: k for k, v in PROVINCE_OF.items()}}.get(row["place"])
        one_level = re.search("rovince|overnorate|محافظة|city|town|capital", row["name"])
        if other and not one_level and (other, row["name"]) not in known:
            known.add((other, row["name"]))
            lent.append({**row, "place": other, "basis": SHARED})
    return lent


def spelled_place(key: str, spelled: str, language: str, used_by: str, basis: str) -> Row:
    """A place's key and one spelling of it → its row."""
    script = "Arabic" if language == "ar" else "Latin"
    weak = "yes" if "memory" in basis else "no"
    named = {"place": key, "name": spelled, "language": language, "script": script}
    return {**named, "used_by": used_by, "basis": basis, "weak": weak}


def places_of(row: Row) -> list[Row]:
    """A noted event → one row per place that its cell names, those not found among them."""
    return [
        {"event": row["event_id"], **{part: word[part] for part in PARTS_OF_A_WORD}}
        for word in read(FOLDER / "place_words.csv")
        if word["words"] == row["place"]
    ]


def main(folder: Path) -> None:
    """The folder of notes in, ten tables of data/ out."""
    notes = {name: read(folder / f"{name}.csv") for name in NOTES}
    settle(notes, FOLDER / "rewritten_fields.csv")
    settle(notes, FOLDER / "decided_fields.csv")
    write("accounts_hospital", [account(row) for row in notes["accounts_hospital"]])
    write("tolls", [toll(row) for row in notes["tolls"]])
    write("events", [event(row) for row in notes["events"]])
    write("labels", [label(row) for row in notes["labels"]])
    write("actors", [actor(row) for row in notes["actors"]] + [REBELS])
    rebels = {"actor": "rebels", "name": REBELS["name"], "language": "en", "script": "Latin"}
    rebels |= {"basis": "the name these tables use", "weak": "no"}
    write("actor_names", [row for noted in notes["actors"] for row in names(noted)] + [rebels])
    noted_places = [*notes["places"], *read(FOLDER / "added_places.csv")]
    write("places", [place(row) for row in noted_places])
    spelled = [row for noted in noted_places for row in place_names(noted)]
    write("place_names", spelled + shared_names(spelled))
    write("event_places", [row for noted in notes["events"] for row in places_of(noted)])
    for row in read(DATA / "actor_memberships.csv"):
        if not row["member"]:
            cell = {"table": "actor_memberships", "row": row["id"], "column": "member_words"}
            reason = "a group without a row of its own"
            unjoined.append({**cell, "value": row["member_words"], "reason": reason})
    write("not_joined", unjoined)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else Path(os.environ["TOOLKIT_SHARED"]) / "facts")
