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
    "l05.o3": "compare a statement with other accounts, and tell silence from a page not read",
}

PREPARE = """
matrix = load_matrix()
read_to_the_end = set(matrix[matrix.outlet_read == "whole"].outlet)
speak_of_19 = set(matrix[matrix.statement == 19].outlet)
"""

NOTHING = "nothing noted"
VERDICTS = ("consistent", "discrepant", "ambiguous", NOTHING)

SILENT_ON_19 = frozenset({
    "APR News", "Al-Bawaba News", "Al-Jarida", "Al-Madena News", "Al-Riyadh", "Al-Wasat",
    "Ekho Kavkaza", "Newslines", "RIA Novosti", "Veto",
})  # fmt: skip

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
                wrong=((2, "It fought. That is nearer than near."),),
            ),
            Field(
                variable="opposition_journalists",
                accepted=(3, "it was done to them"),
                wrong=((2, "The reporters say that they are harassed and threatened themselves."),),
            ),
            Field(
                variable="the_activists",
                accepted=(4, "not stated"),
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
                wrong=(
                    (3, "One has a name. The activists may be the same people, or its sources."),
                ),
                otherwise="Count the sources that have a name, each once.",
            ),
            Field(
                variable="at_most",
                accepted=(3,),
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
                wrong=((3, "It says children's hospital, and so does the report."),),
            ),
            Field(
                variable="mcclatchy",
                accepted=(2, "discrepant"),
                wrong=((3, "It says eye hospital, and nothing of children."),),
            ),
            Field(
                variable="al_akhbar",
                accepted=(3, "ambiguous"),
                wrong=((1, "It names both. Which of the two is meant by the report?"),),
            ),
            Field(
                variable="anadolu",
                accepted=(4, NOTHING),
                wrong=((1, "The cell is empty. Nothing to compare is not agreement."),),
            ),
        ),
        solution="los_angeles_times = 1\nmcclatchy = 2\nal_akhbar = 3\nanadolu = 4",
        reason="Four outlets, four verdicts; and no vote is taken.",
        hints=(
            "Read the column hospital, and put it beside statement 2: one for children.",
            "An empty cell gives you nothing to compare: the fourth.",
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
        variables=("may_be_called_silent",),
        accepted=(SILENT_ON_19, len(SILENT_ON_19)),
        solution="may_be_called_silent = read_to_the_end - speak_of_19",
        reason=(
            "Of these you can say that their pages do not mention it. Of the others you can say "
            "only that you do not know."
        ),
        wrong=(
            (
                "may_be_called_silent = 67",
                "Most of these pages were read only in part. Start from read_to_the_end.",
            ),
            (
                "may_be_called_silent = 14",
                "Some of these do speak of it. Take them away with a minus.",
            ),
            (
                "may_be_called_silent = "
                "{'Estadão', 'Reason', 'The New Times', 'The Syrian Observer'}",
                "Those were read to the end, and they speak of it.",
            ),
        ),
        otherwise="Start from read_to_the_end and take speak_of_19 away with a minus.",
        hints=(
            "A minus between two sets keeps what is only in the first.",
            "may_be_called_silent = read_to_the_end - …",
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
    Choice(
        id="l05.q10",
        objective="l05.o1",
        minutes=3,
        variables=("what_the_row_did",),
        right=2,
        options=(
            Option(
                text="it changed the number",
                reason="Dozens in both. Compare who says so, and how sure they are.",
            ),
            Option(
                text="it dropped a doubt and added a source",
                reason="Reportedly is gone, and a monitor is named that the page does not name.",
            ),
            Option(
                text="nothing: it is shorter, and says the same",
                reason="Shorter, yes. Which word of the page has no trace in the row?",
            ),
        ),
        solution="what_the_row_did = 2",
        reason="A doubt is a fact, too; without it a table sounds surer than its page.",
        hints=(
            "Which word of the page tells you how sure it is?",
            "Look for the monitor on the page's side.",
        ),
    ),
)
