"""Lesson 05, could they know, and do others agree: objectives, exercises, their solutions."""

from toolkit.exercises.kinds import (
    Choice,
    Claim,
    Exercise,
    Field,
    Guess,
    Match,
    Option,
    Table,
    Value,
)

OBJECTIVES = {
    "l05.o1": "judge how a source could know and what it has at stake",
    "l05.o2": "trace accounts back to who said it, and count the sources behind them",
    "l05.o3": "compare a statement with other accounts: consistent, discrepant, ambiguous, silent",
}

PREPARE = """
matrix = load_matrix()
statements = load_statements()
checkable = set(statements[statements.checkable == "yes"].statement)
"""

VERDICTS = ("consistent", "discrepant", "ambiguous", "silent")

EXERCISES: tuple[Exercise, ...] = (
    Guess(
        id="l05.q1",
        objective="l05.o2",
        minutes=1,
        variables=("my_guess",),
        solution="my_guess = 20",
        reason="Sealed. The figure with three tiers answers it, as far as it can be answered.",
        hints=(
            "Newspapers print what agencies send. Agencies quote those who count.",
            "Write any number from 1 to 45 in place of ____.",
        ),
    ),
    Match(
        id="l05.q2",
        objective="l05.o1",
        minutes=4,
        variables=("islamic_front", "opposition_journalists", "the_activists"),
        options=("took part", "was near", "it was done to them", "not stated"),
        fields=(
            Field(
                variable="islamic_front",
                accepted=(1, "took part"),
                reason="",
                wrong=((2, "It fought. That is nearer than near."),),
            ),
            Field(
                variable="opposition_journalists",
                accepted=(3, "it was done to them"),
                reason="",
                wrong=((2, "They tell how they themselves are harassed and threatened."),),
            ),
            Field(
                variable="the_activists",
                accepted=(4, "not stated"),
                reason="",
                wrong=((2, "You may think so. The report does not say where they were."),),
            ),
        ),
        solution=("islamic_front = 1\nopposition_journalists = 3\nthe_activists = 4"),
        reason="Near is not there, and there is not seen. Not stated is a finding as well.",
        hints=(
            "Read the column access, row by row.",
            "For one of the three the report gives no way of knowing at all.",
        ),
    ),
    Choice(
        id="l05.q3",
        objective="l05.o1",
        minutes=3,
        variables=("the_funding_means",),
        right=3,
        options=(
            Option(
                text="its figures are wrong",
                reason="Money can tint a choice of words. It does not change a number by itself.",
            ),
            Option(
                text="nothing at all",
                reason="Who pays may shape what is asked, and whom. It is worth knowing.",
            ),
            Option(
                text="a reason to ask what it leaves out, and no proof against a figure",
                reason="So it is with every outlet, this course included.",
            ),
        ),
        solution="the_funding_means = 3",
        reason="Ask of every outlet who pays and who speaks; then check the figure itself.",
        hints=(
            "Would the same figure be false if a rich friend had paid for it?",
            "Keep two questions apart: why is this told, and is it so?",
        ),
    ),
    Table(
        id="l05.q4",
        objective="l05.o2",
        minutes=5,
        content_level=1,
        variables=("at_least", "at_most"),
        fields=(
            Field(
                variable="at_least",
                accepted=(1,),
                reason="",
                wrong=(
                    (3, "One has a name. The activists may be the same people, or its sources."),
                ),
                otherwise="Count the sources that have a name, each once.",
            ),
            Field(
                variable="at_most",
                accepted=(3,),
                reason="",
                wrong=((4, "H09 and H10 are one statement in two languages."),),
                otherwise="The one with a name, and one more for each account that names nobody.",
            ),
        ),
        solution="at_least = 1\nat_most = 3",
        reason="One to three. The range is the honest answer; the middle of it would be invented.",
        hints=(
            "Sources with a name: count each once. That is at least.",
            "Then add one for each account whose source has no name. That is at most.",
        ),
    ),
    Match(
        id="l05.q5",
        objective="l05.o3",
        minutes=4,
        variables=("los_angeles_times", "mcclatchy", "al_akhbar", "anadolu"),
        options=VERDICTS,
        fields=(
            Field(
                variable="los_angeles_times",
                accepted=(1, "consistent"),
                reason="",
                wrong=((3, "It says children's hospital, and so does the report."),),
            ),
            Field(
                variable="mcclatchy",
                accepted=(2, "discrepant"),
                reason="",
                wrong=((3, "It says eye hospital, and nothing of children."),),
            ),
            Field(
                variable="al_akhbar",
                accepted=(3, "ambiguous"),
                reason="",
                wrong=((1, "It names both. Which of the two is meant by the report?"),),
            ),
            Field(
                variable="anadolu",
                accepted=(4, "silent"),
                reason="",
                wrong=((1, "The row is empty there. Silence is not assent."),),
            ),
        ),
        solution="los_angeles_times = 1\nmcclatchy = 2\nal_akhbar = 3\nanadolu = 4",
        reason="Four outlets, four verdicts; and no vote is taken.",
        hints=(
            "Read the column hospital, and put it beside statement 2: one for children.",
            "An empty cell is a verdict of its own: the fourth.",
        ),
    ),
    Choice(
        id="l05.q6",
        objective="l05.o3",
        minutes=4,
        content_level=2,
        twin="l05.q7",
        variables=("ap_on_shada",),
        right=2,
        options=(
            Option(
                text="consistent: four died, and four stand in the report",
                reason="The number is the same. What is counted is not: four of one channel.",
            ),
            Option(
                text="discrepant: three of that channel, and a fourth from elsewhere",
                reason="The statement is about the channel, and there they differ.",
            ),
            Option(
                text="silent: AP does not say where they worked",
                reason="It does, for three of them; the fourth it ties to somebody else.",
            ),
        ),
        solution="ap_on_shada = 2",
        reason="Compare what is counted before you compare numbers.",
        hints=(
            "What does statement 10 count: the dead, or those of one channel?",
            "Count those of Shada in the brief.",
        ),
    ),
    Choice(
        id="l05.q7",
        objective="l05.o3",
        minutes=4,
        variables=("dozens_and_hundreds",),
        right=3,
        options=(
            Option(
                text="discrepant: dozens are fewer than hundreds",
                reason="They would be, of the same thing. Is it the same thing?",
            ),
            Option(
                text="consistent: dozens are part of hundreds",
                reason="They can be, and nobody says so.",
            ),
            Option(
                text="ambiguous: one counts those held, the other those freed",
                reason="Both can hold at once. That is why it must be asked what is counted.",
            ),
        ),
        solution="dozens_and_hundreds = 3",
        reason="Compare what is counted before you compare numbers. And: unconfirmed, it says.",
        hints=(
            "Statement 4 speaks of people held there. Of whom does the brief speak?",
            "Two numbers can differ and both be right, if they count different things.",
        ),
    ),
    Value(
        id="l05.q8",
        objective="l05.o3",
        minutes=4,
        variables=("nobody_else_speaks_of",),
        accepted=(frozenset({18, 19, 28}), frozenset({15, 18, 19, 28}), 3, 4),
        solution="nobody_else_speaks_of = checkable - set(matrix.statement)",
        reason="Unverified: no row of ours compares. That speaks neither for them nor against.",
        wrong=(
            (
                "nobody_else_speaks_of = set()",
                "Put checkable first, then a minus.",
            ),
            ("nobody_else_speaks_of = 24", "24 can be checked. Take away those spoken of."),
        ),
        otherwise="Take one set from the other with a minus: checkable first.",
        hints=(
            "A minus between two sets keeps what stands only in the first.",
            "nobody_else_speaks_of = checkable - …",
        ),
    ),
    Claim(
        id="l05.q9",
        objective="l05.o2",
        minutes=5,
        variables=("how_else",),
        at_least_words=8,
        model=(
            "Several of them print one agency, and the agency quotes one monitor; if that monitor "
            "had the wrong day, all of them would have it."
        ),
        ask_yourself=(
            "Does your answer name a way in which all of them could be wrong together?",
            "What would you ask for to rule it out?",
        ),
        solution='how_else = "They may all repeat one agency, which had it from one monitor."',
        reason="Agreement is worth as much as there are separate ways of knowing behind it.",
        hints=(
            "Follow three of them back in the figure with the tiers.",
            "What if the one they all quote had it wrong?",
        ),
    ),
)
