"""Lesson 06, what do I want to know, and what is a code: objectives, exercises, solutions."""

from toolkit.exercises.functions import Case, Function
from toolkit.exercises.kinds import (
    Choice,
    Claim,
    Exercise,
    Field,
    Guess,
    Match,
    Option,
    Table,
    Text,
)

OBJECTIVES = {
    "l06.o1": "turn a question into unit, sample and codes, and say what the sample leaves out",
    "l06.o2": "write a code with its limits and break it on hard cases",
    "l06.o3": "keep actors apart, and say on which day which is part of which",
}

PREPARE = """
codebook = load_codebook()
"""

EXERCISES: tuple[Exercise, ...] = (
    Guess(
        id="l06.q1",
        objective="l06.o3",
        minutes=1,
        variables=("my_guess",),
        solution="my_guess = 3",
        reason="Sealed. It comes back beside the figure with the groups and their parts.",
        hints=(
            "Is a word for many groups an actor? Is a member of an alliance one of its own?",
            "Write 1, 2 or 3 in place of ____.",
        ),
    ),
    Text(
        id="l06.q2",
        objective="l06.o1",
        minutes=5,
        variables=("my_question", "my_unit", "my_sample", "my_left_out"),
        at_least_words=12,
        model=(
            "Who is quoted? Unit: a sentence. Sample: the sentences of one report of 8 January "
            "2014. Left out: every other report, all reports in Arabic, whoever was not asked."
        ),
        ask_yourself=(
            "Could a friend count with your unit and reach the same number?",
            "Does what you leave out matter to your question?",
        ),
        solution=(
            'my_question = "Who is quoted in this report?"\nmy_unit = "a sentence"\n'
            'my_sample = "all sentences of the study text"\n'
            'my_left_out = "other reports, and people whom nobody asked"'
        ),
        reason="A question, a unit and a sample are decided before the first code is given.",
        hints=(
            "Begin with the question: what would you like to be able to say at the end?",
            "Then: one what? From which texts? And what is not among them?",
        ),
    ),
    Choice(
        id="l06.q3",
        objective="l06.o1",
        minutes=2,
        variables=("cannot_be_shown",),
        right=1,
        options=(
            Option(
                text="how often the government's side is quoted in that week's reporting",
                reason="One report cannot show a week of reporting, however well it is coded.",
            ),
            Option(
                text="how often rebels are quoted in this report",
                reason="That is what the sample is made for: all its sentences are there.",
            ),
            Option(
                text="in which sentences nobody is named",
                reason="You did that in lesson 2, with these very sentences.",
            ),
        ),
        solution="cannot_be_shown = 1",
        reason="A sample answers for itself. What it leaves out it cannot speak about.",
        hints=(
            "For which of the three would you need other texts?",
            "Look for the one that speaks of more than this report.",
        ),
    ),
    Match(
        id="l06.q4",
        objective="l06.o2",
        minutes=4,
        variables=("in_4", "in_30", "in_31", "in_20"),
        options=("BATTLE", "CONTROL", "ALIGN", "VERBAL"),
        fields=(
            Field(
                variable="in_4",
                accepted=(2, "CONTROL"),
                wrong=((1, "Who fought whom there, it does not say. A place changes hands."),),
            ),
            Field(
                variable="in_30",
                accepted=(1, "BATTLE"),
                wrong=((2, "They want it back. Read what CONTROL excludes."),),
            ),
            Field(
                variable="in_31",
                accepted=(3, "ALIGN"),
                wrong=((2, "No place changes hands. Fighters give themselves up."),),
            ),
            Field(
                variable="in_20",
                accepted=(4, "VERBAL"),
                wrong=((1, "It is a threat. Read what BATTLE excludes."),),
            ),
        ),
        solution="in_4 = 2\nin_30 = 1\nin_31 = 3\nin_20 = 4",
        reason="It is the limits that decide: what a code leaves out says more than its name.",
        hints=(
            "Read include and exclude before you decide.",
            "One is a takeover, one a fight that goes on, one a surrender, one only words.",
        ),
    ),
    Function(
        id="l06.q5",
        objective="l06.o2",
        minutes=5,
        variables=("marks_a_bound",),
        cases=(
            Case("at least 385 people", True, "at least stands in it."),
            Case("about fifty vehicles", False, "Neither at least nor or more stands in it."),
            Case("385 or more", True, "A bound can follow its number: look for or more, too."),
            Case(
                "At least seven groups",
                True,
                "A capital is another letter to Python; words.lower() makes all of them small.",
            ),
        ),
        solution=(
            "def marks_a_bound(words):\n"
            '    return "at least" in words.lower() or "or more" in words.lower()'
        ),
        reason="Four cases, one rule, and anybody can run it again.",
        wrong=(
            (
                'def marks_a_bound(words):\n    return "at least" in words',
                "A bound can follow its number: look for or more, too.",
            ),
            (
                'def marks_a_bound(words):\n    return "at least" in words or "or more" in words',
                "A capital is another letter to Python",
            ),
            ("def marks_a_bound(words):\n    return True", "Neither at least nor or more stands"),
            (
                'def marks_a_bound(words):\n    "at least" in words',
                "gave nothing back: does the last line begin with return?",
            ),
        ),
        hints=(
            'Python can ask whether words stand in a text: "at least" in words',
            "Join two questions with or; words.lower() turns capitals into small letters.",
        ),
    ),
    Claim(
        id="l06.q6",
        objective="l06.o2",
        minutes=3,
        variables=("breaks_on",),
        at_least_words=5,
        model="At least the bridge still stands: the words are there, and no number is.",
        ask_yourself=(
            "What does marks_a_bound(breaks_on) answer, in a cell of its own? And you?",
            "Which words would you add to include or to exclude?",
        ),
        solution='breaks_on = "At least nobody was on the bridge."',
        reason="A rule that was never broken has not been tried.",
        hints=(
            "Find a sentence with at least in it that speaks of no number.",
            "Or one that sets a bound in other words: more than, up to, a minimum of.",
        ),
    ),
    Choice(
        id="l06.q7",
        objective="l06.o3",
        minutes=3,
        variables=("what_i_code",),
        right=3,
        options=(
            Option(
                text="rebels each time, since all of them are rebels",
                reason="Then nobody can ask any more what Ahrar did and what the Front did.",
            ),
            Option(
                text="the Islamic Front in sentence 5 too, since Ahrar belongs to it",
                reason="The sentence does not say so, and on another day it would be wrong.",
            ),
            Option(
                text="what each sentence says, and the ties in a table of their own",
                reason="So it can be summed up later, and taken apart again.",
            ),
        ),
        solution="what_i_code = 3",
        reason="Code what is written; keep what you know from elsewhere apart, with its page.",
        hints=(
            "What if you learn tomorrow that a group has left the alliance?",
            "Which of the three can be undone without coding everything again?",
        ),
    ),
    Table(
        id="l06.q8",
        objective="l06.o3",
        minutes=4,
        variables=("on_that_day", "men_called_abu_mohammed"),
        fields=(
            Field(
                variable="on_that_day",
                accepted=("Syrian Islamic Front", "syrian_islamic_front"),
                wrong=(
                    (
                        "islamic_front",
                        "That alliance was announced on 22 November. Ask for 1 October.",
                    ),
                    (0, "The table has a tie for that day: run part_of with the new day."),
                ),
                otherwise='Read the column whole of part_of("ahrar", "2013-10-01").',
            ),
            Field(
                variable="men_called_abu_mohammed",
                accepted=(2,),
                wrong=(
                    (1, "Look at both rows: they are of two sides of a war."),
                    (3, "find_actor gave two rows. Abu is part of the name you look for."),
                ),
                otherwise='Count the rows of find_actor("Abu Mohammed").',
            ),
        ),
        solution=(
            'on_that_day = part_of("ahrar", "2013-10-01").whole.item()\n'
            'men_called_abu_mohammed = len(find_actor("Abu Mohammed"))'
        ),
        reason=(
            "Another alliance with nearly the same name: a tie has a first day and a last. (Our "
            "table lacked it at first, and this exercise taught that there was none.) Two men: "
            "one leads Jabhat al-Nusra, one speaks for ISIS."
        ),
        hints=(
            "Change the day in the second line of the cell above, and read the column whole.",
            'part_of("ahrar", "2013-10-01").whole and len(find_actor("Abu Mohammed"))',
        ),
    ),
    Text(
        id="l06.q9",
        objective="l06.o2",
        minutes=5,
        variables=("my_definition", "my_include", "my_exclude", "my_example"),
        at_least_words=14,
        model=(
            "Somebody tells what they hope or fear. Include: worry, relief. Exclude: a threat "
            "(VERBAL). Example: The baker was afraid of another winter."
        ),
        ask_yourself=(
            "Which hard case did you decide, and where does it stand?",
            "Could somebody who disagrees with you still give the code as you do?",
        ),
        solution=(
            'my_definition = "Somebody tells what they hope or fear."\n'
            'my_include = "worry, relief, a wish for the time after"\n'
            'my_exclude = "a threat, which is VERBAL"\n'
            'my_example = "The baker was afraid of another winter."'
        ),
        reason="A code is good when a stranger gives it as you do.",
        hints=(
            "Begin with the example: a passage that you would want to find again.",
            "Then the nearest passage that you would not want. That is your exclude.",
        ),
    ),
)
