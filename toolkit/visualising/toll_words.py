"""The words on figures of tolls, in English and in Arabic (which no native reader has checked)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from toolkit.page import many
from toolkit.reading.calendar_month import MONTHS

ARABIC_MONTHS = [
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
    "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
]  # fmt: skip
Point = tuple[str, date]  # a number as it is hedged, and the day up to which it counts


@dataclass(frozen=True)
class TollWords:
    """What a figure of tolls says, in one language."""

    parts: dict[str, str]
    hedge: dict[str, str]  # before a number, by kind
    most_days: int  # written below the axis
    wide_days: float  # what the first of them needs at its left, as a share of the days
    all_the_fighting: str  # what the title begins with where that is the scope
    axis: str
    how_to_read: str
    how_to_read_whole: str
    caption: str
    no_number: str
    no_day: str
    printed_before: str
    day: Callable[[date], str]
    since: Callable[[date], str]
    counted_by: Callable[[str, str, str, int], str]
    finding: Callable[[Point, Point, int, int], str]
    traced: Callable[[int, int, str], str]  # to the first source: so many, of how many, of what
    panels: Callable[[int, int, str], str]  # how many printings, in how many panels, of what
    numbers: Callable[[int, list[int], str], str]  # in how many panels, which numbers, of what
    killed: str
    scale: str
    not_apart: str


def number(value: Any) -> str:
    """1395 → "1,395"."""
    return f"{int(value):,}"


def listed(names: list[str], most: int) -> str:
    """Names → a line of them, cut after `most`."""
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if names[most:] else "")


def listed_with_or(numbers: list[int]) -> str:
    """[6, 7, 13] → "6, 7 or 13"."""
    *first, last = map(number, numbers)
    return f"{', '.join(first)} or {last}" if first else last


def _english_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def _english_finding(first: Point, last: Point, printings: int, without: int) -> str:
    rise = f"{first[0]} reported killed up to {_english_day(first[1])} {first[1].year}"
    if last != first:
        rise += f", {last[0]} up to {_english_day(last[1])}"
    some = f"{without} of {printings} printings do not say who any of the dead were"
    if without == 0:
        some = f"{printings} of {printings} printings say at least in part who the dead were"
    return f"{rise[0].upper()}{rise[1:]};\n{some}"


def _arabic_day(day: date) -> str:
    return f"{day.day} {ARABIC_MONTHS[day.month - 1]}"


def _arabic_finding(first: Point, last: Point, printings: int, without: int) -> str:
    rise = f"{first[0]} قتيلاً بحسب ما أُعلن حتى {_arabic_day(first[1])}"
    if last != first:
        rise += f"، و{last[0]} حتى {_arabic_day(last[1])}"
    return f"{rise}؛\n{without} من {printings} نصاً منشوراً لا يذكر من هم القتلى"


ENGLISH = TollWords(
    parts={
        "civilians": "civilians",
        "rebels": "rebels",
        "isis": "ISIS",
        "unidentified": "unidentified",
        "not assigned": "not said who",
        "total": "all",
        "estimate": "an estimate, not a count",
    },
    hedge={"floor": "at least ", "count": "", "estimate": "about "},
    most_days=13,
    wide_days=0.02,
    all_the_fighting="In the fighting of rebels against ISIS:",
    axis="People reported killed",
    how_to_read=(
        "A bar is one count, on the last day it counts; each replaces the one before, so they "
        "are\nnot joined. A thin line leads to each day of printing:  ▲ at least   ● a count   "
        "○ about"
    ),
    how_to_read_whole=(
        "A bar is one count, on the last day it counts, not split; counts replace one another, "
        "so they\nare not joined. A thin line leads to each day of printing:  ▲ at least   "
        "● a count   ○ about\n(dashed: about, or up to)"
    ),
    caption="Every printing that is drawn stands in the table below, with its page.",
    no_number="Rows that print no number, so not drawn",
    no_day="Rows without a day up to which they count, so not drawn",
    printed_before="Rows printed before the last day they count, as the table has it",
    day=_english_day,
    since=lambda day: f" from {_english_day(day)} {day.year}",
    counted_by=lambda source, scope, since, outlets: (
        f"Counted: {scope}{since}, by {source}.\nPrinted by {outlets} "
        f"outlet{'s: one source all the same' if outlets > 1 else ''}. The dead of whom it was not "
        "told are not counted."
    ),
    finding=_english_finding,
    traced=lambda most, every, what: (
        f"{most} of {every} printings of {what} trace to\n"
        f"one source; the other {every - most} name none"
    ),
    panels=lambda printings, panels, what: (
        f"{many(printings, 'number')} of {what}:\n{many(panels, 'panel')}, on one scale"
    ),
    numbers=lambda panels, numbers, what: (
        f"{many(panels, 'panel')}, {many(len(numbers), 'number')} of {what}:\n"
        f"{listed_with_or(numbers)}"
    ),
    killed="people reported killed",
    scale="All panels share one scale; in brackets, how many printings.",
    not_apart="Panels without a name of their own may rest on the same source as the first.",
)
ARABIC = TollWords(
    parts={
        "civilians": "مدنيون",
        "rebels": "مقاتلو المعارضة",
        "isis": "الدولة الإسلامية\nفي العراق والشام",
        "unidentified": "مجهولو الهوية",
        "not assigned": "لم يُذكر من هم",
        "total": "المجموع",
        "estimate": "تقدير لا إحصاء",
    },
    hedge={"floor": "ما لا يقل عن ", "count": "", "estimate": "نحو "},
    most_days=7,
    wide_days=0.06,
    all_the_fighting="القتال بين المعارضة وتنظيم الدولة:",
    axis="عدد القتلى بحسب ما أُعلن",
    how_to_read=(
        "كل عمود إحصاء واحد عند آخر يوم يشمله، ويحل محل ما قبله، ولذلك لا تُوصَل الأعمدة.\n"
        "خط رفيع يصل إلى كل نشر له:  ▲ على الأقل    ● إحصاء    ○ نحو"
    ),
    how_to_read_whole=(
        "كل عمود إحصاء واحد عند آخر يوم يشمله، بلا تقسيم، ويحل محل ما قبله، "
        "ولذلك لا تُوصَل الأعمدة.\n"
        "خط رفيع يصل إلى كل نشر له:  ▲ على الأقل    ● إحصاء    ○ نحو"
    ),
    caption=(
        "Every printing that is drawn stands in the table below, with its page. The Arabic on the "
        "figure was not checked by a native reader."
    ),
    no_number="بلا عدد، فلم يُرسم",
    no_day="بلا يوم، فلم يُرسم",
    printed_before="نُشر قبل آخر يوم يشمله",
    day=_arabic_day,
    since=lambda day: f" منذ {_arabic_day(day)} {day.year}",
    counted_by=lambda source, _, since, outlets: (
        f"المصدر: {source}{since}. عدد الجهات الناشرة: {outlets}، والمصدر واحد.\n"
        "من لم يُبلَّغ عنه لا يدخل في الإحصاء."
    ),
    finding=_arabic_finding,
    traced=lambda most, every, what: (
        f"{most} من {every} نصاً منشوراً ({what}) ترجع إلى\n"
        f"مصدر واحد؛ والبقية ({every - most}) لا تسمّي مصدراً"
    ),
    panels=lambda printings, panels, what: (
        f"{what}: {printings} عدداً\nفي {panels} لوحات بمقياس واحد"
    ),
    numbers=lambda panels, numbers, what: (
        f"{what}: {len(numbers)} أعداد في {panels} لوحات\n{'، '.join(map(number, numbers))}"
    ),
    killed="قتلى بحسب ما أُعلن",
    scale="للوحات كلها مقياس واحد؛ وبين القوسين عدد النصوص المنشورة.",
    not_apart="اللوحات التي لا تسمّي مصدراً قد ترجع إلى المصدر الأول نفسه.",
)
IN = {"en": ENGLISH, "ar": ARABIC}
