"""How reports write words of time, in English and in Arabic, and the rules' own words for them.

The table is ours: dateparser, the one well-kept library that reads both sets of Arabic months,
wants to be told the country for one of them, does not read the agencies' double form
(كانون الثاني/يناير), and lets a Tuesday pass on a day that was a Wednesday.
"""

import re
import unicodedata

from toolkit.errors import ToolkitError, nearest

# What the rules call a word, and how reports write it. A word without a name of its own is left
# out of the reading ("on"); "late" and "evening" go too, because they stay within the day.
WRITTEN = {
    "monday": "Monday | Mon | الاثنين",
    "tuesday": "Tuesday | Tue | Tues | الثلاثاء",
    "wednesday": "Wednesday | Wed | الأربعاء",
    "thursday": "Thursday | Thu | Thur | Thurs | الخميس",
    "friday": "Friday | Fri | الجمعة",
    "saturday": "Saturday | Sat | السبت",
    "sunday": "Sunday | Sun | الأحد",
    "january": "January | Jan | يناير | كانون الثاني",
    "february": "February | Feb | فبراير | شباط",
    "march": "March | Mar | مارس | آذار",
    "april": "April | Apr | أبريل | نيسان",
    "may": "May | مايو | أيار",
    "june": "June | Jun | يونيو | يونيه | حزيران",
    "july": "July | Jul | يوليو | يوليه | تموز",
    "august": "August | Aug | أغسطس | آب",
    "september": "September | Sep | Sept | سبتمبر | أيلول",
    "october": "October | Oct | أكتوبر | تشرين الأول",
    "november": "November | Nov | نوفمبر | تشرين الثاني",
    "december": "December | Dec | ديسمبر | كانون الأول",
    "spring": "spring | الربيع | ربيع",
    "summer": "summer | الصيف | صيف",
    "autumn": "autumn | fall | الخريف | خريف",
    "winter": "winter | الشتاء | شتاء",
    "week": "week | الأسبوع",
    "month": "month | الشهر",
    "year": "year | السنة | العام",
    "last": "last | الماضي | الماضية | الفائت | الفائتة",
    "this": "this | هذا | هذه | الجاري | الحالي",
    "next": "next | coming | القادم | القادمة | المقبل | المقبلة",
    "today": "today | this morning | this afternoon | this evening | اليوم",
    "yesterday": "yesterday | أمس",
    "day-before-yesterday": "day before yesterday | أول أمس | أول من أمس",
    "tomorrow": "tomorrow | غدا",
    "last night": "last night | overnight | ليلة أمس | الليلة الماضية",
    "night": "night",
    "since": "since | منذ",
    "recently": "recently | lately | مؤخرا | في الآونة الأخيرة",
    "recent": "recent | الأخيرة",
    "past": "past",
    "following": "following",
    "for": "for",
    "same": "same",
    "day": "day",
    "days": "days | أيام | الأيام",
    "weeks": "weeks | أسابيع | الأسابيع",
    "months": "months | أشهر | الأشهر",
    "years": "years | سنوات | السنوات",
    "later": "later",
    "ago": "ago",
    "hours later": "hours later | hours after | within hours | بعد ساعات",
    "following day": "following day | اليوم التالي",
    "-": "to | إلى",
    "": "on | in | at | of | the | a | as | from | during | within | early | late | morning | noon "
    "| afternoon | evening | يوم | في | من | خلال | شهر | عام | سنة | صباح | ظهر | مساء | فجر",
}
SAME_LETTER = str.maketrans({"ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": ""})


def plain(words: str) -> str:
    """Words → the same without what differs only on paper: case, marks, digits' shapes, commas.

    Arabic loses vowel signs, stretching and direction marks, and the forms of alef become one.
    """
    kept = [
        str(unicodedata.decimal(sign)) if sign.isdecimal() else sign
        for sign in unicodedata.normalize("NFKD", words).casefold()
        if unicodedata.category(sign) not in ("Mn", "Cf")
    ]
    text = "".join(kept).translate(SAME_LETTER)
    text = re.sub(r"[‐‑‒–—−]", "-", text)
    text = re.sub(r"[,،؛;:!?؟'\"“”‘’«»‹›()]|\.(?!\d)", " ", text)
    return " ".join(text.split())


_OWN_WORDS = {plain(form): own for own, forms in WRITTEN.items() for form in forms.split(" | ")}
_FORM = re.compile(
    rf"(?<!\S)(?:{'|'.join(sorted(_OWN_WORDS, key=len, reverse=True))})(?!\S)"
)  # the longest first, so that "last night" is found before "last"


def read_time(words: str, text: str) -> str:
    """Plain text → the rules' own words, in their order: "الجمعة الماضي" → "last friday"."""
    if re.search("[a-z]", text) and re.search("[\u0621-\u064a]", text):
        raise ToolkitError(
            f"{words!r} mixes Latin and Arabic letters; write the whole expression in one of them."
        )
    text = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text)
    text = re.sub(r"(?<!\d)/(?!\d)", " ", text)  # كانون الثاني/يناير names one month twice
    for word in _FORM.sub(" ", text).split():
        if not re.fullmatch(r"[\d/.-]+", word):
            raise ToolkitError(unknown_words(words, word))
    own = " ".join(_FORM.sub(lambda form: _OWN_WORDS[form[0]], text).split())
    own = re.sub(r"\b([a-z]+) \1\b", r"\1", own)
    return re.sub(r"(\S+) (last|this|recent)$", r"\2 \1", own)


def unknown_words(words: str, word: str = "") -> str:
    """The refusal of words that fit no rule; `word` is the one to find a near miss for."""
    forms = [form for line in WRITTEN.values() for form in line.split(" | ") if len(form) > 3]
    return (
        f"{words!r} is no expression of time that these rules know.{nearest(word, forms)} They "
        "know weekdays, dates, months, seasons, years, and words such as 'yesterday', 'last "
        "Friday' and 'last month', in English and in Arabic; write one of these."
    )
