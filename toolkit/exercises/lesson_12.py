"""Lesson 12, where do the reports say it happened: objectives, exercises, their solutions."""

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
    "l12.o1": "resolve a place name with its variants, its level and its doubt",
    "l12.o2": "read a map of reports, and mark a place without claiming more than is known",
    "l12.o3": "say what a blank on a map means",
}

LEVELS = ("a quarter", "a town", "a province", "not said")

EXERCISES: tuple[Exercise, ...] = (
    Guess(
        id="l12.q1",
        objective="l12.o2",
        minutes=1,
        variables=("my_guess",),
        solution="my_guess = 20",
        reason="Sealed. It comes back beside the map.",
        hints=(
            "Somebody who counts for a whole province seldom names a village.",
            "Write any number in place of ____.",
        ),
    ),
    Choice(
        id="l12.q2",
        objective="l12.o1",
        minutes=3,
        variables=("the_capital",),
        right=2,
        options=(
            Option(
                text="Damascus",
                reason="A gazetteer would say so. What does the rest of the sentence speak of?",
            ),
            Option(
                text="the city of Raqqa",
                reason="The capital of the province that the sentence names, as in sentence 7.",
            ),
            Option(
                text="it cannot be told from this text",
                reason="Read to the end of the sentence, and look back to sentence 7.",
            ),
        ),
        solution="the_capital = 2",
        reason="Words such as the capital point back into the text, and not to a map.",
        hints=(
            "Sentence 7 has a capital, too. Whose?",
            "Which province does sentence 30 name?",
        ),
    ),
    Match(
        id="l12.q3",
        objective="l12.o1",
        minutes=4,
        variables=("qadi_askar_in_4", "aleppo_in_6", "raqqa_in_31"),
        options=LEVELS,
        fields=(
            Field(
                variable="qadi_askar_in_4",
                accepted=(1, "a quarter"),
                wrong=((2, "The sentence calls it a district of Aleppo."),),
            ),
            Field(
                variable="aleppo_in_6",
                accepted=(3, "a province"),
                wrong=((2, "Which word stands before Aleppo and Idlib?"),),
            ),
            Field(
                variable="raqqa_in_31",
                accepted=(4, "not said"),
                wrong=(
                    (2, "You may think so. Does the sentence say city?"),
                    (3, "It may be. Does the sentence say province?"),
                ),
            ),
        ),
        solution="qadi_askar_in_4 = 1\naleppo_in_6 = 3\nraqqa_in_31 = 4",
        reason="One name, several levels; and where the level is not said, that is the answer.",
        hints=(
            "Look for the words beside the name: district, provinces, city.",
            "For one of the three there is no such word.",
        ),
    ),
    Value(
        id="l12.q4",
        objective="l12.o1",
        minutes=3,
        variables=("can_be_two",),
        accepted=("Dayr az-Zawr", "Deir ez-Zor"),
        solution='can_be_two = "Dayr az-Zawr"',
        reason="It is a spelling of Deir ez-Zor, a province and its capital. Two rows, two places.",
        wrong=(
            ('can_be_two = "Menbij"', "One row: a spelling of Manbij, a town."),
            ('can_be_two = "Qantari"', "One row: a spelling of Kantari, a village."),
            ('can_be_two = "Haritan"', "One row: a spelling of Hreitan, a town."),
        ),
        otherwise="Copy one of the four spellings, between quotation marks.",
        hints=(
            "The number beside a spelling says how many places it can be.",
            "Which of the four has a 2?",
        ),
    ),
    Table(
        id="l12.q5",
        objective="l12.o2",
        minutes=4,
        content_level=1,
        variables=("reports", "events_there", "sources_at_most"),
        fields=(
            Field(
                variable="reports",
                accepted=(8,),
                wrong=((7, "Those are events. The column reports counts pages."),),
                otherwise="Take it from the row of Idlib province.",
            ),
            Field(
                variable="events_there",
                accepted=(7,),
                wrong=((8, "8 pages told of them. How many events are these?"),),
                otherwise="Take it from the row of Idlib province.",
            ),
            Field(
                variable="sources_at_most",
                accepted=(6,),
                wrong=((8, "Then every page would have a source of its own."),),
                otherwise="Take it from the row of Idlib province.",
            ),
        ),
        solution="reports = 8\nevents_there = 7\nsources_at_most = 6",
        reason="Compare Jarablus: 13 reports, 4 events. A mark measures reporting, not fighting.",
        hints=(
            "One row is one place. Find Idlib province.",
            "The columns are reports, events and sources; of sources there are at most so many.",
        ),
    ),
    Choice(
        id="l12.q6",
        objective="l12.o2",
        minutes=3,
        variables=("e014_adds",),
        right=1,
        options=(
            Option(
                text="one report at each place that it names",
                reason="One page, one report at a place, however many people it tells of.",
            ),
            Option(
                text="a circle as large as the crowd",
                reason="Then a circle would count people. What does the grey line say?",
            ),
            Option(
                text="nothing, since nobody fights in it",
                reason="The map shows reports of every kind, protests among them.",
            ),
        ),
        solution="e014_adds = 1",
        reason="Area counts reports, whatever number stands in them.",
        hints=(
            "What does the grey line above the map say of the area?",
            "How many places does this report name?",
        ),
    ),
    Choice(
        id="l12.q7",
        objective="l12.o2",
        minutes=3,
        content_level=2,
        twin="l12.q6",
        variables=("e078_adds",),
        right=2,
        options=(
            Option(
                text="marks as large as 39",
                reason="Then a circle would grow with the dead, and with whoever counts most.",
            ),
            Option(
                text="one report at each place that it names",
                reason="Three places, one report at each. The number of dead moves nothing.",
            ),
            Option(
                text="one report, where most were killed",
                reason="The report does not say where that was.",
            ),
        ),
        solution="e078_adds = 2",
        reason="Area counts reports. The dead are not a size.",
        hints=(
            "What does the grey line above the map say of the area?",
            "How many places does the report name, and does it divide its number among them?",
        ),
    ),
    Value(
        id="l12.q8",
        objective="l12.o2",
        minutes=4,
        variables=("mark_for_ain_issa",),
        accepted=("square",),
        solution='mark_for_ain_issa = "square"',
        reason="The coordinate is the middle of a subdistrict. A dot there would invent a place.",
        wrong=(
            ('mark_for_ain_issa = "dot"', "Of what is this the coordinate? Read coordinate_is."),
            (
                'mark_for_ain_issa = "none"',
                "Something is known: it is somewhere around there.",
            ),
        ),
        otherwise='Write "dot", "square" or "none".',
        hints=(
            "A dot says: here. Does the coordinate say so?",
            "Read the column coordinate_is.",
        ),
    ),
    Choice(
        id="l12.q9",
        objective="l12.o3",
        minutes=3,
        variables=("a_blank_means",),
        right=3,
        options=(
            Option(
                text="nothing happened there",
                reason="Nobody can know that from a page that was not written.",
            ),
            Option(
                text="nobody lives there",
                reason="The map does not show where people live.",
            ),
            Option(
                text="no report on this map names a place there",
                reason="Seven say no more than Raqqa province; thin reports were left out.",
            ),
        ),
        solution="a_blank_means = 3",
        reason="A blank is about us and our pages before it is about the place.",
        hints=(
            "Who had to do something so that a mark could be drawn?",
            "Somebody had to see it, tell it, print it; and we had to find the page.",
        ),
    ),
    Claim(
        id="l12.q10",
        objective="l12.o3",
        minutes=5,
        variables=("how_else",),
        at_least_words=8,
        model=(
            "Nobody who could tell the press was there, or it was not safe to do so; or pages in "
            "Arabic told of it, and we did not find them."
        ),
        ask_yourself=(
            "Does one of your ways lie with those who were there, and one with those who searched?",
            "What would you look for to tell a quiet place from a silent one?",
        ),
        solution='how_else = "No reporter could work there, or pages in Arabic were not found."',
        reason="A map of reports is also a map of reporters.",
        hints=(
            "Sentence 27 says how journalists fare where ISIS rules.",
            "Think of those who saw it, those who print it, and those who searched for pages.",
        ),
    ),
    Choice(
        id="l12.q11",
        objective="l12.o2",
        minutes=3,
        variables=("isis_and_nusra",),
        right=2,
        options=(
            Option(
                text="allies",
                reason="In one province, in one report. Look along the whole row.",
            ),
            Option(
                text="it depends on the place: side by side in one, enemies in another",
                reason="One round-up of 7 January tells both, on one page.",
            ),
            Option(
                text="enemies",
                reason="In one province. Look along the whole row.",
            ),
        ),
        solution="isis_and_nusra = 2",
        reason="A war has no single line. Who fights whom is asked place by place.",
        hints=(
            "Find the row of the two, and read it from left to right.",
            "What does a hollow diamond mean?",
        ),
    ),
)
