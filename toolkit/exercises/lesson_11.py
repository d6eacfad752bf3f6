"""Lesson 11, how many were killed: objectives, exercises, their solutions."""

from toolkit.exercises.kinds import Choice, Exercise, Field, Guess, Match, Option, Text, Value

OBJECTIVES = {
    "l11.o1": "read a toll: who counts, whom, since when and up to when, how sure",
    "l11.o2": "hold the parts against the total, and find where a number is misused",
    "l11.o3": "draw counts, and name what a bad figure adds to them",
}

PREPARE = """
tolls = load_tolls()
"""

SAID = ("it says so", "it does not")
EXPLAINED = ("an older count", "rounded", "cannot be told from these rows")
REASONS = (
    "the unidentified are left out",
    "the total is rounded",
    "the total and the parts count different things",
)
BELIEFS = (
    "that it fell",
    "that it is known how it rose between",
    "that the first number was next to nothing",
    "that it is a fact and not a report",
)

EXERCISES: tuple[Exercise, ...] = (
    Guess(
        id="l11.q1",
        objective="l11.o1",
        minutes=2,
        content_level=1,
        variables=("my_guess",),
        solution="my_guess = 2",
        reason="Sealed. The rows of that day come two sections further on.",
        hints=(
            "They all followed the same fighting. Did they all print on the same hour's count?",
            "Write any number from 1 in place of ____.",
        ),
    ),
    Match(
        id="l11.q2",
        objective="l11.o1",
        minutes=5,
        content_level=1,
        variables=("who_counted", "that_it_is_a_floor", "up_to_which_day", "who_the_dead_were"),
        options=SAID,
        fields=(
            Field(
                variable="who_counted",
                accepted=(1, "it says so"),
                wrong=((2, "The column attributed_to names the monitor in T11, too."),),
            ),
            Field(
                variable="that_it_is_a_floor",
                accepted=(1, "it says so"),
                wrong=((2, "At least is a floor; the report kept the word."),),
            ),
            Field(
                variable="up_to_which_day",
                accepted=(2, "it does not"),
                wrong=((1, "The day it was reported is not the day it counts up to."),),
            ),
            Field(
                variable="who_the_dead_were",
                accepted=(2, "it does not"),
                wrong=((1, "The cell for civilians is empty in T11; T12 fills it."),),
            ),
        ),
        solution=(
            "who_counted = 1\nthat_it_is_a_floor = 1\nup_to_which_day = 2\nwho_the_dead_were = 2"
        ),
        reason="Two answers, two gaps. The gaps are not errors, and the reader should see them.",
        hints=(
            "Read the row of T11 from left to right; an empty cell is not told.",
            "T12 was printed elsewhere. What it tells, the report need not tell.",
        ),
    ),
    Match(
        id="l11.q3",
        objective="l11.o1",
        minutes=5,
        content_level=1,
        variables=("the_270_of_the_bbc", "the_300_of_ya_libnan"),
        options=EXPLAINED,
        fields=(
            Field(
                variable="the_270_of_the_bbc",
                accepted=(1, "an older count"),
                wrong=(
                    (2, "It is rounded, too, from 274. What explains the step from 274 to 385?"),
                    (3, "Its as-of day is the 6th, and the count before was 274."),
                ),
            ),
            Field(
                variable="the_300_of_ya_libnan",
                accepted=(3, "cannot be told from these rows"),
                wrong=(
                    (1, "It may be. Its day is only inferred by us, so these rows cannot show it."),
                    (
                        2,
                        "It is round; 385 does not round to it, and no row says what does.",
                    ),
                ),
            ),
        ),
        solution="the_270_of_the_bbc = 1\nthe_300_of_ya_libnan = 3",
        reason=(
            "Four numbers stood in print that day: 270, 274, 300, 385. Two of them are one old "
            "count, and one stays unexplained. That, too, is a right answer."
        ),
        hints=(
            "Compare the as-of days before you compare the numbers.",
            "Rounding moves a number to one nearby. Which of the two is near 385?",
        ),
    ),
    Match(
        id="l11.q4",
        objective="l11.o2",
        minutes=6,
        content_level=1,
        variables=("t33", "t57", "t64"),
        options=REASONS,
        fields=(
            Field(
                variable="t33",
                accepted=(1, "the unidentified are left out"),
                wrong=(
                    (2, "1,069 is not round. T28 prints the same total: what does it hold more?"),
                    (3, "Look at T28: the same total, and a part that T33 does not name."),
                ),
            ),
            Field(
                variable="t57",
                accepted=(2, "the total is rounded"),
                wrong=(
                    (1, "T57 does name unidentified. How is its total hedged?"),
                    (3, "About 3,300, it says; the parts come near."),
                ),
            ),
            Field(
                variable="t64",
                accepted=(3, "the total and the parts count different things"),
                wrong=(
                    (1, "T64 names 700 unidentified. What does its total count? Read scope."),
                    (2, "3,379 is not round. What does it count? Read the column scope."),
                ),
            ),
        ),
        solution="t33 = 1\nt57 = 2\nt64 = 3",
        reason=(
            "A difference is a question, not yet an error. T64 prints two counts in one text: its "
            "total is of the whole conflict, its parts are those of this fighting."
        ),
        hints=(
            "Put T28 and T33 side by side; then read the columns qualifier and scope.",
            "How large is the difference: a rounding, a group, or more?",
        ),
    ),
    Choice(
        id="l11.q5",
        objective="l11.o2",
        minutes=3,
        content_level=1,
        twin="l11.q6",
        variables=("what_went_wrong",),
        right=2,
        options=(
            Option(
                text="it counted one district, and the other page all the fighting",
                reason="Both name the same monitor and the same number. Nobody counted twice.",
            ),
            Option(
                text="it pinned a count of all the fighting on one district",
                reason="The number is right, and what it counts is lost.",
            ),
            Option(
                text="it invented the number",
                reason="The number stands on the other page, with the same source.",
            ),
        ),
        solution="what_went_wrong = 2",
        reason="A number without what it counts can be true and mislead.",
        hints=(
            "The numbers are the same. Read the column scope.",
            "Ask of both: killed where?",
        ),
    ),
    Choice(
        id="l11.q6",
        objective="l11.o2",
        minutes=3,
        variables=("the_sizes_mean",),
        right=2,
        options=(
            Option(
                text="the average of the five, eight, is nearest to the truth",
                reason="Nobody said eight. The average of different things counts nothing.",
            ),
            Option(
                text="they may count different things: signed, announced, belonging later",
                reason="Six signed, seven were announced; some 13, one page says months later.",
            ),
            Option(
                text="most say seven, so it was seven",
                reason="Three pages can have read one announcement. Votes do not count groups.",
            ),
        ),
        solution="the_sizes_mean = 2",
        reason="Before you compare numbers, compare what is counted, and when.",
        hints=(
            "Open the table behind the figure, column says: do all five count the same thing?",
            "Look at the days, and at who signed.",
        ),
    ),
    Match(
        id="l11.q7",
        objective="l11.o3",
        minutes=5,
        content_level=1,
        variables=(
            "the_line",
            "the_dip_of_21_january",
            "the_axis_without_zero",
            "the_word_killed_alone",
        ),
        options=BELIEFS,
        fields=(
            Field(
                variable="the_line",
                accepted=(2, "that it is known how it rose between"),
                wrong=(
                    (4, "The word does that. What does a line say of the days between?"),
                    (1, "It does fall once. What does it say of all the days between dots?"),
                ),
            ),
            Field(
                variable="the_dip_of_21_january",
                accepted=(1, "that it fell"),
                wrong=((2, "Look where the line goes on that day."),),
            ),
            Field(
                variable="the_axis_without_zero",
                accepted=(3, "that the first number was next to nothing"),
                wrong=((1, "An axis cannot make a number fall; it can make it look small."),),
            ),
            Field(
                variable="the_word_killed_alone",
                accepted=(4, "that it is a fact and not a report"),
                wrong=(
                    (2, "Which word is missing beside it, that stands on the good figure?"),
                    (3, "The word is not a size. What stands beside it on the good figure?"),
                ),
            ),
        ),
        solution=(
            "the_line = 2\nthe_dip_of_21_january = 1\nthe_axis_without_zero = 3\n"
            "the_word_killed_alone = 4"
        ),
        reason=(
            "The dip is one outlet that printed an old number on the 21st, of combatants alone; "
            "averages mix everybody's numbers of a day. No row says that fewer had been killed."
        ),
        hints=(
            "A count of all the dead so far cannot fall. What was printed on that day?",
            "Lay the two figures side by side: line, dip, axis, word.",
        ),
    ),
    Text(
        id="l11.q8",
        objective="l11.o3",
        minutes=6,
        content_level=1,
        variables=("my_title",),
        at_least_words=8,
        model=(
            "In the fighting between rebels and ISIS 1,395 people were reported killed from 3 to "
            "22 January 2014, by the count of one monitor."
        ),
        ask_yourself=(
            "Does your title say that it was reported, by whom, and up to which day?",
            "Does it say in which fighting? Others died in Syria on the same days.",
            "Does it claim a rise, a cause or a day that stands in no row?",
        ),
        solution=(
            'my_title = "In the fighting of rebels against ISIS 1,395 people were reported killed '
            'up to 22 January, says one monitor."'
        ),
        reason="People read the title, and then they know. It has to be as careful as the rows.",
        hints=(
            "Number, reported killed, in which fighting, up to when, who counted: one sentence.",
            "Leave out what you would have to guess: why, and what came between.",
        ),
    ),
    Value(
        id="l11.q9",
        objective="l11.o1",
        minutes=3,
        content_level=1,
        variables=("of_the_observatory",),
        accepted=(55,),
        solution=(
            "of_the_observatory = "
            'int((tolls.monitor == "Syrian Observatory for Human Rights").sum())'
        ),
        reason="55 of 75 rows, and those that name nobody may rest on it, too.",
        wrong=(
            ("of_the_observatory = 46", "That is the panel, which holds one scope up to March."),
            ("of_the_observatory = 75", "All rows; some name another monitor, or nobody."),
        ),
        otherwise="Compare the column monitor with its name, and add up what is true.",
        hints=(
            'tolls.monitor == "…" is true or false in every row; .sum() counts what is true.',
            "tolls.monitor.value_counts() counts every monitor at once.",
        ),
    ),
)
