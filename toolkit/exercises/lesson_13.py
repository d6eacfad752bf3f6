"""Lesson 13, what happened at the hospital: objectives, exercises, the home of their solutions."""

from toolkit.exercises.kinds import (
    Choice,
    Exercise,
    Field,
    Guess,
    Match,
    Option,
    Text,
    Value,
)

OBJECTIVES = {
    "l13.o1": "line accounts up by what they count",
    "l13.o2": "refuse an average, and say what stands in its place",
    "l13.o3": "write what is known, what is claimed and what is disputed",
}

PREPARE = """
counts = load_counts("hospital")
freed = load_counts("freed")
numbered = join_repeats(counts[counts.count_min.notna() & (counts.weak == "no")])
"""

STATES = ("known", "claimed", "disputed")
NO_NUMBER = ("none", "no number", "no single number", "not one number", None)
PROOFS = (
    "proved, since it contradicts nobody",
    "wrong, since nobody says so",
    "not proved: it fits, and something else may fit as well",
)

EXERCISES: tuple[Exercise, ...] = (
    Guess(
        id="l13.q1",
        objective="l13.o1",
        minutes=1,
        variables=("my_guess",),
        solution="my_guess = 12",
        reason="Sealed. It comes back when repeats are joined.",
        hints=(
            "Lesson 5 led many outlets back to a few who counted.",
            "Write any number in place of ____.",
        ),
    ),
    Match(
        id="l13.q2",
        objective="l13.o1",
        minutes=3,
        variables=("the_report", "los_angeles_times", "al_wasat"),
        options=("people held", "people freed, with a number", "people freed, without a number"),
        fields=(
            Field(
                variable="the_report",
                accepted=(1, "people held"),
                wrong=(
                    (3, "It has no number, and it does not speak of those freed. Read counted."),
                ),
            ),
            Field(
                variable="los_angeles_times",
                accepted=(2, "people freed, with a number"),
                wrong=((1, "It speaks of those freed. Read the column counted."),),
            ),
            Field(
                variable="al_wasat",
                accepted=(3, "people freed, without a number"),
                wrong=(
                    (
                        2,
                        "Dozens is a word: 24, 36, 90? And it could not be confirmed, it says.",
                    ),
                ),
            ),
        ),
        solution="the_report = 1\nlos_angeles_times = 2\nal_wasat = 3",
        reason="Hundreds held and dozens freed can both hold. Most who say dozens add a doubt.",
        hints=(
            "First read the column counted, then ask whether says is a number.",
            "One row of the three does not speak of those freed.",
        ),
    ),
    Match(
        id="l13.q3",
        objective="l13.o1",
        minutes=4,
        content_level=2,
        twin="l13.q2",
        variables=("rsf", "emarat_al_youm", "los_angeles_times_bodies"),
        options=("counts the same", "counts a part of it", "counts something else"),
        fields=(
            Field(
                variable="rsf",
                accepted=(1, "counts the same"),
                wrong=((2, "Both speak of all who were killed, and of no part of them."),),
            ),
            Field(
                variable="emarat_al_youm",
                accepted=(2, "counts a part of it"),
                wrong=(
                    (1, "The report counts all who were killed; this one counts some of them."),
                    (3, "By its label it counts a part: civilians, and not all people."),
                ),
            ),
            Field(
                variable="los_angeles_times_bodies",
                accepted=(3, "counts something else"),
                wrong=(
                    (1, "It counts bodies found. Who they were, and since when, it cannot show."),
                    (2, "Bodies found may include others, and miss some. The label differs."),
                ),
            ),
        ),
        solution="rsf = 1\nemarat_al_youm = 2\nlos_angeles_times_bodies = 3",
        reason="A lower number can be a part, and a higher one can be another thing: no rivals.",
        hints=(
            "Read the column counted of each row beside that of the report.",
            "People killed, civilians killed, bodies found: which holds which?",
        ),
    ),
    Value(
        id="l13.q4",
        objective="l13.o1",
        minutes=4,
        content_level=1,
        variables=("separate_counts",),
        accepted=(18,),
        solution="separate_counts = numbered.same_as.nunique()",
        reason=(
            "18. Accounts that name nobody may share a source: then there are fewer. Wikipedia's "
            "row holds two numbers of two sources. Compare your guess."
        ),
        wrong=(
            ("separate_counts = 28", "Those are accounts. Repeats of one count are one count."),
            ("separate_counts = 29", "One of them is weak, and stays out. And these are accounts."),
            (
                "separate_counts = 19",
                "One of these is weak, a reading of ours. numbered leaves it out.",
            ),
            ("separate_counts = 27", "That counts rows without a number, too. Use numbered."),
            ("separate_counts = 5", "So many different things are counted. How many counts?"),
            ("separate_counts = 45", "Those are all accounts, with and without a number."),
        ),
        otherwise="Ask the column same_as of numbered how many different values it has.",
        hints=(
            "same_as is equal for all accounts that repeat one count.",
            "numbered.same_as.… with nunique() behind the dot.",
        ),
    ),
    Value(
        id="l13.q5",
        objective="l13.o2",
        minutes=3,
        variables=("one_number_freed",),
        accepted=NO_NUMBER,
        solution='one_number_freed = "none"',
        reason="Some say dozens, some print a number, and neither proves the other wrong.",
        wrong=(
            (
                "one_number_freed = 300",
                "Three print it; it is the average, too: every row that says dozens was left out.",
            ),
            (
                'one_number_freed = "dozens"',
                "That is SOHR's word, and SOHR could not confirm it. Others print a number.",
            ),
            (
                'one_number_freed = "hundreds"',
                "That is the report's word for those held. The question is about those freed.",
            ),
        ),
        otherwise='Which account prints that, and do the others agree? If not, write "none".',
        hints=(
            "What does an average do with a row that holds a word?",
            'Where accounts differ, no single number can be printed: write "none".',
        ),
    ),
    Value(
        id="l13.q6",
        objective="l13.o2",
        minutes=4,
        content_level=2,
        twin="l13.q5",
        variables=("one_number_killed",),
        accepted=NO_NUMBER,
        solution='one_number_killed = "none"',
        reason="In its place stands every number, with what it counts and who says so.",
        wrong=(
            (
                "one_number_killed = 39",
                "That is the average of numbers that count different things. Nobody counted it.",
            ),
            (
                "one_number_killed = 38.793103448275865",
                "An average of different things; and parts of people are counted by nobody.",
            ),
            (
                "one_number_killed = 41.785714285714285",
                "That is the average of one group. A count repeated often weighs more in it.",
            ),
            (
                "one_number_killed = 50",
                "Many print it, and some repeat another. A count is no vote: others print 42, 70.",
            ),
            (
                "one_number_killed = 9",
                "A video claims at least nine: a floor, and nobody could check it.",
            ),
            (
                "one_number_killed = 70",
                "The highest is not the truest. Most who print it count bodies found.",
            ),
            (
                "one_number_killed = 42",
                "That is SOHR's later count, and an average, rounded. Others differ.",
            ),
            (
                "one_number_killed = 21",
                "Nearly every account of 21 counts civilians alone: a part.",
            ),
        ),
        otherwise='Who counted that, and do the others agree? If they do not, write "none".',
        hints=(
            "Would you put the number into a headline without a name beside it?",
            'Where accounts differ, no single number can be printed: write "none".',
        ),
    ),
    Choice(
        id="l13.q7",
        objective="l13.o3",
        minutes=3,
        variables=("one_compound",),
        right=3,
        options=(
            Option(
                text=PROOFS[0],
                reason="Much contradicts nobody and is not so. Somebody would have to show it.",
            ),
            Option(
                text=PROOFS[1],
                reason="What nobody says can be so. It may stand in your notes, as a guess.",
            ),
            Option(
                text=PROOFS[2],
                reason="So it stands in your notes as a guess, with what would settle it: a map.",
            ),
        ),
        solution="one_compound = 3",
        reason="An answer that fits is a reason to look, and no more.",
        hints=(
            "What would have to be shown before you could print it?",
            "Think of a second answer that would also fit: one of the two names is a mistake.",
        ),
    ),
    Choice(
        id="l13.q8",
        objective="l13.o3",
        minutes=3,
        content_level=2,
        twin="l13.q7",
        variables=("the_sum",),
        right=3,
        options=(
            Option(
                text=PROOFS[0],
                reason="The sum is right. That it is the sum of these people, nothing shows.",
            ),
            Option(
                text=PROOFS[1],
                reason="What nobody says can be so. It may stand in your notes, as a guess.",
            ),
            Option(
                text=PROOFS[2],
                reason="So it stays dashed in the figure, and out of every answer.",
            ),
        ),
        solution="the_sum = 3",
        reason="Two parts that fit a total are no proof that they are its parts.",
        hints=(
            "Who says that the civilians of one account are among the dead of the other?",
            "How many other pairs of numbers give the same sum?",
        ),
    ),
    Match(
        id="l13.q9",
        objective="l13.o3",
        minutes=5,
        variables=("day_of_the_capture", "which_quarter", "the_abduction", "its_exact_day"),
        options=STATES,
        fields=(
            Field(
                variable="day_of_the_capture",
                accepted=(1, "known"),
                wrong=(
                    (2, "Several separate sources give the day, and none of them differs."),
                    (3, "Only a retelling of 2023 differs. Nobody did at that time."),
                ),
            ),
            Field(
                variable="which_quarter",
                accepted=(3, "disputed"),
                wrong=(
                    (1, "Most name one quarter, and one names the next. No vote is taken."),
                    (2, "More than one speaks of it, and they differ."),
                ),
            ),
            Field(
                variable="the_abduction",
                accepted=(1, "known"),
                wrong=(
                    (2, "Two sources say it, and neither quotes the other. Read both lines."),
                    (3, "Nobody contradicts it."),
                ),
            ),
            Field(
                variable="its_exact_day",
                accepted=(2, "claimed"),
                wrong=(
                    (1, "One of the two says December, and gives no day."),
                    (3, "26 December lies in December: they do not differ."),
                ),
            ),
        ),
        solution=(
            "day_of_the_capture = 1\nwhich_quarter = 3\nthe_abduction = 1\nits_exact_day = 2"
        ),
        reason="Known is what no account of that time contradicts. The next page can change it.",
        hints=(
            "Ask first: does anybody differ? Then: do several separate sources agree?",
            "One source alone, and nobody against it: that is claimed.",
        ),
    ),
    Text(
        id="l13.q10",
        objective="l13.o3",
        minutes=8,
        variables=("my_paragraph_on_the_freed",),
        at_least_words=30,
        model=(
            "The hospital passed from ISIS to rebels on 8 January 2014; the accounts of that month "
            "that give a day agree on it. Whether it was taken or left is hard to decide. "
            "How many were freed is disputed: SOHR says dozens, by initial reports that it could "
            "not confirm; McClatchy, Anadolu and a Facebook page say 300. Whether it "
            "was the children's or the eye hospital is disputed; Al-Akhbar names both."
        ),
        ask_yourself=(
            "Can a reader tell, for each sentence, whether it is known, claimed or disputed?",
            "Does every number say of whom, and who says so?",
            "Is there an average, or a guess of your own, in it?",
        ),
        solution=(
            'my_paragraph_on_the_freed = "The hospital passed to rebels on 8 January 2014; no '
            "account of that month differs. How many were freed is disputed: SOHR says dozens, "
            'unconfirmed; others say 300. Which hospital it was is disputed, too."'
        ),
        reason="Three sentences, three states of knowledge.",
        hints=(
            "Begin with what nobody contradicts.",
            "Then give each claim its source, and say where sources differ.",
        ),
    ),
    Text(
        id="l13.q11",
        objective="l13.o3",
        minutes=10,
        content_level=2,
        twin="l13.q10",
        variables=("my_paragraph",),
        at_least_words=40,
        model=(
            "Prisoners of ISIS were killed at or near a hospital in Aleppo in the first days of "
            "January 2014: the UN, which gathered testimony, and sources of many outlets say so, "
            "and no account we found denies it. Most speak of the hospital; the UN's Commission "
            "says that they were taken outside. How many is disputed. Of people killed, accounts "
            "print 42, 50 or 70, each with its source, and the UN gives no number; the 21 of SOHR "
            "are civilians alone, and a video claims at least 9. The "
            "report says Sunday, others say Monday or the night after it. That four of the dead "
            "worked for one channel is disputed: AP counts three of it and one from elsewhere."
        ),
        ask_yourself=(
            "Can a reader tell, for each sentence, whether it is known, claimed or disputed?",
            "Does every number say of whom, and who says so?",
            "Is there an average, or a sum of your own, in it?",
            "Could a relative of one of the dead read it and find nothing careless?",
        ),
        solution=(
            'my_paragraph = "That ISIS killed prisoners at or near a hospital in Aleppo in January '
            "2014 is said by the UN and by many others, and denied by no account we found. How "
            "many is disputed: 42, 50 or 70 people killed, by different sources; 21 are civilians "
            'alone. The day is disputed, too: Sunday, Monday, or the night after it."'
        ),
        reason="What is known can be short. What is disputed needs its sources.",
        hints=(
            "Begin with what nobody contradicts, even if it is little.",
            "For each number: of what, by whom. For the day: who gives which.",
        ),
    ),
)
