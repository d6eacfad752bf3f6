"""Lesson 02, whose voice is this: objectives, exercises, the home of their solutions."""

from toolkit.exercises.kinds import (
    Choice,
    Exercise,
    Field,
    Guess,
    Option,
    Part,
    Span,
    Table,
    Text,
    Value,
)

OBJECTIVES = {
    "l02.o1": "tell own voice, quotation and retelling apart",
    "l02.o2": "mark who speaks, by which word, and what is said",
    "l02.o3": "write down a counting rule before you count",
}

PREPARE = """
report = load_report()
table = load_original_table()
study_table = voices_table(report)
"""

EXERCISES: tuple[Exercise, ...] = (
    Guess(
        id="l02.q1",
        objective="l02.o3",
        minutes=1,
        variables=("my_guess",),
        solution="my_guess = 20",
        reason="Sealed. It comes back when you have counted.",
        hints=(
            "Think of the last report you read: how often did it say who speaks?",
            "Write any number from 0 to 32 in place of ____.",
        ),
    ),
    Choice(
        id="l02.q2",
        objective="l02.o2",
        minutes=2,
        variables=("cue_in_22",),
        right=2,
        options=(
            Option(
                text="advancing",
                reason="That is what ISIS did. The cue is the word by which somebody speaks.",
            ),
            Option(text="say", reason="Say hands the claim to the leaders. It is the cue."),
            Option(
                text="act",
                reason="Act is what the leaders had to do: it belongs to their claim.",
            ),
        ),
        solution="cue_in_22 = 2",
        reason="Take the cue away, and the leaders' account turns into a fact.",
        hints=(
            "The source is marked: rebel leaders. By which word do they speak?",
            "A cue is most often a verb of speaking: say, add, deny, warn.",
        ),
    ),
    Span(
        id="l02.q3",
        objective="l02.o2",
        minutes=5,
        variables=("source_in_15", "cue_in_15", "claim_in_15"),
        sentence=(
            "ISIS was accused by activists of aiming a car bomb at the headquarters of "
            "Ansar al-Haq in Tel Abyad on Thursday."
        ),
        parts=(
            Part(
                variable="source_in_15",
                needs="activists",
                may="by",
                reason="The source is who speaks, and nothing else.",
                wrong=(("ISIS", "ISIS is spoken about. Who speaks?"),),
            ),
            Part(
                variable="cue_in_15",
                needs="accused",
                may="was by",
                reason="The cue is the word by which they speak.",
                wrong=(("car bomb", "That is what they speak about. By which word do they?"),),
            ),
            Part(
                variable="claim_in_15",
                needs="a car bomb",
                may="ISIS of aiming at the headquarters Ansar al-Haq in Tel Abyad on Thursday",
                reason="The claim is what they say: here it stands in two pieces.",
                wrong=(
                    ("activists", "They make the claim. What do they say?"),
                    ("ISIS", "That is its first piece. Copy the longer second piece, or both."),
                ),
            ),
        ),
        solution=(
            'source_in_15 = "activists"\ncue_in_15 = "accused"\n'
            'claim_in_15 = "of aiming a car bomb at the headquarters of Ansar al-Haq in Tel Abyad '
            'on Thursday"'
        ),
        reason="To accuse is to claim. The claim stands in two pieces, one before the cue.",
        hints=(
            "Ask three questions: who speaks? By which word? What do they say?",
            "Two of the three are single words: activists, accused.",
        ),
    ),
    Choice(
        id="l02.q4",
        objective="l02.o1",
        minutes=3,
        content_level=2,
        twin="l02.q5",
        variables=("who_counted",),
        right=3,
        options=(
            Option(
                text="the activist in Aleppo",
                reason="He says who was among the dead. He gives no number.",
            ),
            Option(
                text="the Syrian Observatory",
                reason="It counted the fighting's dead, in sentence 8. This number is another one.",
            ),
            Option(
                text="nobody who is named",
                reason="It stands in the reporters' own voice, without a word on how they know.",
            ),
        ),
        solution="who_counted = 3",
        reason="A source near a number is not the source of the number.",
        hints=(
            "Find the number. Is there a tag in the same sentence?",
            "Sentence 12 has a source. Does the claim in it hold a number?",
        ),
    ),
    Choice(
        id="l02.q5",
        objective="l02.o1",
        minutes=3,
        variables=("who_says_weakened",),
        right=2,
        options=(
            Option(
                text="the spokesman of the FSA",
                reason="He demands. That his own side is weak stands outside of what he says.",
            ),
            Option(
                text="the reporters",
                reason="The words stand between source and cue, and no tag covers them.",
            ),
            Option(
                text="ISIS",
                reason="ISIS is spoken about here. It says nothing in this sentence.",
            ),
        ),
        solution="who_says_weakened = 2",
        reason="A sentence with a source can hold the reporters' own words as well.",
        hints=(
            "Read the sentence without the words between FSA and demanded.",
            "Would a spokesman say this of his own side?",
        ),
    ),
    Value(
        id="l02.q6",
        objective="l02.o3",
        minutes=4,
        variables=("in_the_study_text",),
        accepted=(25,),
        solution='in_the_study_text = count_attributed(study_table, "names or continues")',
        reason="25 of 36. Our text is cut into other sentences, so its count is another count.",
        wrong=(
            ("in_the_study_text = 26", "26 is the original's count. Count study_table."),
            ("in_the_study_text = 24", "That is what another rule counts. Use the first rule."),
            ("in_the_study_text = 11", "11 sentences name nobody. Count the others."),
        ),
        otherwise="Take the call from the loop, with study_table in place of table.",
        hints=(
            "The loop above holds the call you need; only the table is another one.",
            'in_the_study_text = count_attributed(study_table, "names or …")',
        ),
    ),
    Text(
        id="l02.q7",
        objective="l02.o3",
        minutes=4,
        variables=("my_rule",),
        at_least_words=6,
        model="A sentence counts if a source or a cue stands in the sentence itself.",
        ask_yourself=(
            "Could somebody else count by your rule and get your number?",
            "What does it do with a quotation that names nobody?",
        ),
        solution='my_rule = "A sentence counts if a source or a cue stands in it."',
        reason="A count without its rule cannot be checked.",
        hints=(
            "Begin with: A sentence counts if …",
            "Decide about S15 and S19: quotations, and nobody named in them.",
        ),
    ),
    Table(
        id="l02.q8",
        objective="l02.o1",
        minutes=3,
        variables=("bystanders", "government_speakers", "women_identified", "monitors"),
        fields=(
            Field(
                variable="bystanders",
                accepted=(0,),
                wrong=((1, "Activists and journalists take part in what they tell."),),
            ),
            Field(
                variable="government_speakers",
                accepted=(0,),
                wrong=((1, "The government is spoken about, and never speaks."),),
            ),
            Field(
                variable="women_identified",
                accepted=(0,),
                wrong=((1, "No source is identified as a woman."),),
            ),
            Field(
                variable="monitors",
                accepted=(1,),
                wrong=((0, "One monitor counts the dead: look at the sides again."),),
            ),
        ),
        solution=("bystanders = 0\ngovernment_speakers = 0\nwomen_identified = 0\nmonitors = 1"),
        reason="Who is not heard belongs to a report as well.",
        hints=(
            "The counts by side stand above. What is not there counts 0.",
            "Only one of the four numbers is not 0.",
        ),
    ),
)
