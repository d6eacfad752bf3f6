"""Lesson 07, how do I code a report by hand: objectives, exercises, the home of their solutions."""

from toolkit.exercises.codes import Code, Coded, solved
from toolkit.exercises.kinds import Choice, Exercise, Field, Guess, Option, Table, Text, Value

OBJECTIVES = {
    "l07.o1": "code passages by mouse, by keyboard and from a cell",
    "l07.o2": "decide between two codes and write down why",
    "l07.o3": "save codings, load them again and take them to another program",
}

PREPARE = """
import tempfile
report = load_report()
coder = Coder(report, coder="reader", folder=tempfile.mkdtemp())
saved = None
codings = coder.codings
"""

FORMS = ("OWN-VOICE", "QUOTED", "RETOLD", "MIXED")
EVENTS = ("BATTLE", "CONTROL", "BOMB", "COERCE", "ALIGN", "VERBAL")

WHO_SPEAKS = (
    Coded(1, "RETOLD", "The rebels say it, in words of the headline."),
    Coded(4, "OWN-VOICE", "Nobody is named who says it."),
    Coded(6, "OWN-VOICE", "Nobody is named who says it."),
    Coded(14, "RETOLD", "The Front says it; what stands before the cue is the reporters' own."),
    Coded(17, "MIXED", "Retold, with one word of the speaker's between marks."),
    Coded(18, "MIXED", "Quoted, and then retold in the words of the reporters."),
    Coded(19, "RETOLD", "The demand is retold; that the FSA is weak is the reporters' own."),
    Coded(22, "RETOLD", "The leaders say it; what follows the semicolon is the reporters' own."),
    Coded(24, "QUOTED", "Between marks from end to end; the speaker stands one sentence before."),
    Coded(29, "QUOTED", "Between marks, with a tag."),
    Coded(30, "OWN-VOICE", "Nobody is named who says it."),
    Coded(32, "RETOLD", "The citizen journalist says it, without marks."),
)
WHAT_HAPPENS = (
    Coded(4, "CONTROL", "A place changes hands; how is not said, so it is no BATTLE."),
    Coded(5, "COERCE", "People are held."),
    Coded(6, "BATTLE", "One side attacks positions of another."),
    Coded(16, "ALIGN", "Groups form an alliance. Only the first half tells of it."),
    Coded(19, "VERBAL", "A demand: nothing happens but words."),
    Coded(30, "BATTLE", "They fight to have it back; trying is excluded from CONTROL."),
    Coded(31, "ALIGN", "Some give themselves up, others leave."),
)

EXERCISES: tuple[Exercise, ...] = (
    Guess(
        id="l07.q1",
        objective="l07.o2",
        minutes=1,
        variables=("my_guess",),
        solution="my_guess = 9",
        reason="Sealed. It comes back when you have coded.",
        hints=(
            "Lesson 2 had forms that are easy to tell apart, and some that are not.",
            "Write any number from 0 to 12 in place of ____.",
        ),
    ),
    Value(
        id="l07.q2",
        objective="l07.o1",
        minutes=3,
        variables=("the_passage",),
        accepted=("Qadi Askar",),
        solution='the_passage = "Qadi Askar"',
        reason="The end is excluded: from start up to, and not with, the place where it ends.",
        wrong=(
            ("the_passage = 'Rebels took over'", "Look at start and end of the coding."),
            ("the_passage = 'PLACE'", "That is the code. Which words got it?"),
        ),
        otherwise="Copy the passage that the coder's first row quotes, between quotation marks.",
        hints=(
            "The cell above shows the coding with its quote.",
            "It is the name of a quarter of Aleppo: two words.",
        ),
    ),
    Code(
        id="l07.q3",
        objective="l07.o1",
        minutes=12,
        variables=("coder",),
        codes=FORMS,
        panel=WHO_SPEAKS,
        solution=solved(WHO_SPEAKS, "coder"),
        reason="Form is one choice for a passage: own voice, quoted, retold or mixed.",
        hints=(
            "Select a sentence in the text above, then press the digit of a code.",
            "From a cell: sentence = report.sentence(4), then coder.add(sentence.start, "
            'sentence.end, "OWN-VOICE").',
        ),
    ),
    Text(
        id="l07.q4",
        objective="l07.o2",
        minutes=4,
        variables=("my_memo",),
        at_least_words=6,
        model="19: retold, but the words on weakness are the reporters': two voices.",
        ask_yourself=(
            "Would a colleague know from your memo what you weighed?",
            "Does it name the words that decided?",
        ),
        solution='my_memo = "19 is retold, but it holds words of the reporters as well"',
        reason="A memo is what a later you, and a colleague, need.",
        hints=(
            "Choose the sentence at which you hesitated longest.",
            "Name both codes that you weighed, and the words that decided.",
        ),
    ),
    Choice(
        id="l07.q5",
        objective="l07.o2",
        minutes=3,
        variables=("why_one_form",),
        right=2,
        options=(
            Option(
                text="the Coder cannot hold two codes on one passage",
                reason="It can: an event and a form may lie on the same words.",
            ),
            Option(
                text="form is a choice of one: a passage cannot be quoted and retold at once",
                reason="That is what MIXED is for, and why the codebook says choose one.",
            ),
            Option(
                text="the second code is always wrong",
                reason="Nothing is wrong about it. It answers the same question twice.",
            ),
        ),
        solution="why_one_form = 2",
        reason="Codes of one question exclude one another; codes of two questions overlap.",
        hints=(
            "Read what the refusal says about form.",
            "Which question do QUOTED and RETOLD both answer?",
        ),
    ),
    Code(
        id="l07.q6",
        objective="l07.o1",
        minutes=8,
        variables=("coder",),
        codes=EVENTS,
        panel=WHAT_HAPPENS,
        solution=solved(WHAT_HAPPENS, "coder"),
        reason="An event is coded where it is told, be it half a sentence.",
        hints=(
            "Mark only the words that tell of the event: half a sentence is enough.",
            "Open the list of codes with Enter; it shows what each includes and excludes.",
        ),
    ),
    Table(
        id="l07.q7",
        objective="l07.o3",
        minutes=4,
        variables=("rows_written", "same_after_reading"),
        fields=(
            Field(
                variable="rows_written",
                accepted=(1,),
                wrong=((9, "Those are the columns. Count rows: len(…)."),),
                otherwise="One row is one coding. Count the rows of home with len(…).",
            ),
            Field(
                variable="same_after_reading",
                accepted=("yes", True),
                wrong=(("no", "Compare the quotes of both tables, row by row."),),
                otherwise="Write yes or no.",
            ),
        ),
        solution='rows_written = 1\nsame_after_reading = "yes"',
        reason="One row a coding, and every text as it was. A spreadsheet can open the file.",
        hints=(
            "The cell above writes the codings of the example and reads them back.",
            "Count the rows that it shows, and compare the quotes.",
        ),
    ),
)
