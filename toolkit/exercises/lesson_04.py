"""Lesson 04, which words judge: objectives, exercises, the home of their solutions."""

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
    "l04.o1": "find evaluation, blame, hedge, bound and the passive without an agent",
    "l04.o2": "say whose word a judgement is",
    "l04.o3": "compare the labels that outlets give to one actor and to one act",
}

NOT_STATED = (
    "not stated", "nobody", "nobody is named", "not named", "no one", "not said",
    "it does not say", "does not say", "nothing", "none",
)  # fmt: skip

PREPARE = """
rebels = compare_labels("rebels")
isis = compare_labels("ISIS")
rebels_terrorists = set(rebels[rebels.family.str.contains("terrorists")].outlet)
isis_terrorists = set(isis[isis.family.str.contains("terrorists")].outlet)
"""

EXERCISES: tuple[Exercise, ...] = (
    Guess(
        id="l04.q1",
        objective="l04.o3",
        minutes=1,
        variables=("my_guess",),
        solution="my_guess = 10",
        reason="Sealed. The figure further down answers it.",
        hints=(
            "Think of outlets of many countries, some of them owned by states.",
            "Write any number from 0 to 50 in place of ____.",
        ),
    ),
    Match(
        id="l04.q2",
        objective="l04.o1",
        minutes=5,
        variables=("deadly_insurgency", "at_least", "were_compelled", "may_have_been", "provoked"),
        options=("evaluation", "blame", "hedge", "bound", "passive without agent"),
        fields=(
            Field(
                variable="deadly_insurgency",
                accepted=(1, "evaluation"),
                wrong=((2, "It rates. Blame would say who began or who did it."),),
            ),
            Field(
                variable="at_least",
                accepted=(4, "bound"),
                wrong=(
                    (3, "A hedge weakens what is said. This says: that many, or more."),
                    (1, "It rates nothing. Ask what it does to the number after it."),
                ),
            ),
            Field(
                variable="were_compelled",
                accepted=(5, "passive without agent"),
                wrong=((2, "Whom would it blame? Nobody is named who compels."),),
            ),
            Field(
                variable="may_have_been",
                accepted=(3, "hedge"),
                wrong=((4, "A bound needs a number. Here a claim is weakened."),),
            ),
            Field(
                variable="provoked",
                accepted=(2, "blame"),
                wrong=((1, "It does rate, and more: it says who began."),),
            ),
        ),
        solution=(
            "deadly_insurgency = 1\nat_least = 4\nwere_compelled = 5\nmay_have_been = 3\n"
            "provoked = 2"
        ),
        reason="Each does another thing to a reader, and only one of them gives a number an edge.",
        hints=(
            "Ask of each: does it rate, accuse, weaken, give an edge, or hide who acted?",
            "One stands before a number. One is a form of the verb to be, and somebody is missing.",
        ),
    ),
    Value(
        id="l04.q3",
        objective="l04.o1",
        minutes=3,
        content_level=2,
        twin="l04.q4",
        variables=("who_kills_in_the_caption",),
        accepted=NOT_STATED,
        solution='who_kills_in_the_caption = "not stated"',
        reason="The caption says killed, and by whom it leaves open. Sentence 9 names the killer.",
        wrong=(
            (
                'who_kills_in_the_caption = "ISIS"',
                "You know it from sentence 9. Does sentence 11, read alone, say it?",
            ),
            (
                'who_kills_in_the_caption = "rebels"',
                "They seize the headquarters. Who killed is left out.",
            ),
        ),
        otherwise="Write whom sentence 11 itself gives as the killer; if it gives nobody, say so.",
        hints=(
            "Cover sentence 9, and read sentence 11 as if it stood alone under a picture.",
            "Look for a word like by. If there is none, that is the answer.",
        ),
    ),
    Value(
        id="l04.q4",
        objective="l04.o1",
        minutes=3,
        variables=("who_compelled_them",),
        accepted=NOT_STATED,
        solution='who_compelled_them = "not stated"',
        reason="The words make a choice look like none. ISIS stands near, and is not the agent.",
        wrong=(
            (
                'who_compelled_them = "ISIS"',
                "ISIS grows, says the other half. Compelled by ISIS, it does not say.",
            ),
            (
                'who_compelled_them = "rebel leaders"',
                "They are the ones who were compelled, and who say so.",
            ),
        ),
        otherwise="Write whom the words themselves name; if they name nobody, say so.",
        hints=(
            "Look for a word like by after the verb.",
            "What stands nearest is not always the one who acts.",
        ),
    ),
    Match(
        id="l04.q5",
        objective="l04.o2",
        minutes=5,
        variables=("in_1", "in_2", "in_21", "in_26"),
        options=("the reporters", "the rebels", "activists"),
        fields=(
            Field(
                variable="in_1",
                accepted=(2, "the rebels"),
                wrong=((1, "The headline has a tag: who says it?"),),
            ),
            Field(
                variable="in_2",
                accepted=(1, "the reporters"),
                wrong=((2, "Find the tag in sentence 2. There is none."),),
            ),
            Field(
                variable="in_21",
                accepted=(1, "the reporters"),
                wrong=((2, "No source is named in sentence 21."),),
            ),
            Field(
                variable="in_26",
                accepted=(3, "activists"),
                wrong=((1, "The tag stands at the very end of sentence 26."),),
            ),
        ),
        solution="in_1 = 2\nin_2 = 1\nin_21 = 1\nin_26 = 3",
        reason="One claim, in three voices: on its way down the page it drifts.",
        hints=(
            "Look for the tag in each sentence: who, and by which word?",
            "Two of the four have no tag at all.",
        ),
    ),
    Value(
        id="l04.q6",
        objective="l04.o3",
        minutes=4,
        variables=("both",),
        accepted=(frozenset({"Al-Alam"}), "Al-Alam"),
        solution="both = rebels_terrorists & isis_terrorists",
        reason="One outlet uses the word for both sides, and the war looks different there.",
        wrong=(
            (
                "both = {'Al-Ahed', 'Al-Alam', 'Banouta Syria site', 'SANA'}",
                "These call the rebels so. Which of them are in the second set, too?",
            ),
        ),
        otherwise="Join the two sets with &: it keeps what stands in both.",
        hints=(
            "The sign & between two sets keeps what they share.",
            "both = rebels_terrorists & …",
        ),
    ),
    Match(
        id="l04.q7",
        objective="l04.o3",
        minutes=4,
        variables=("took_control", "liberated", "allowed_to_withdraw", "loses_a_base"),
        options=(
            "taken, no word on how",
            "told as a good thing",
            "left by agreement",
            "seen from the side that lost it",
        ),
        fields=(
            Field(
                variable="took_control",
                accepted=(1, "taken, no word on how"),
                wrong=((2, "Control is neither good nor bad. What does it say on how?"),),
            ),
            Field(
                variable="liberated",
                accepted=(2, "told as a good thing"),
                wrong=((1, "It says more: who is freed was held without right."),),
            ),
            Field(
                variable="allowed_to_withdraw",
                accepted=(3, "left by agreement"),
                wrong=((4, "Who allows something? There must have been two sides to a deal."),),
            ),
            Field(
                variable="loses_a_base",
                accepted=(4, "seen from the side that lost it"),
                wrong=(
                    (1, "Who is the subject of the sentence: those who took, or those who lost?"),
                ),
            ),
        ),
        solution="took_control = 1\nliberated = 2\nallowed_to_withdraw = 3\nloses_a_base = 4",
        reason="Four verbs for one day. Only one of them says that somebody was let go.",
        hints=(
            "Ask of each verb: who is its subject, and what must have happened for it to fit?",
            "One of the verbs praises. One needs a permission. One has the loser as its subject.",
        ),
    ),
    Choice(
        id="l04.q8",
        objective="l04.o3",
        minutes=3,
        content_level=2,
        twin="l04.q7",
        variables=("executed_adds",),
        right=3,
        options=(
            Option(
                text="nothing: it means killed",
                reason="Then it would fit a death in battle as well. It does not.",
            ),
            Option(
                text="a number",
                reason="The numbers stand beside it. The verb carries none.",
            ),
            Option(
                text="intent, and an air of a sentence carried out",
                reason="It says that they were in somebody's hands, and it can sound like law.",
            ),
        ),
        solution="executed_adds = 3",
        reason="One outlet puts the word into quotation marks. Killed is the plainer word.",
        hints=(
            "Which of the two words could be used for a fighter who fell in battle?",
            "Who, in peace, executes? What hangs on to the word from there?",
        ),
    ),
    Text(
        id="l04.q9",
        objective="l04.o2",
        minutes=5,
        variables=("what_can_be_checked",),
        at_least_words=6,
        model="ISIS has attacked rebels for months, and fighters died; how many, the report omits.",
        ask_yourself=(
            "Could somebody else check every word of yours?",
            "Did you add a number that the report does not give?",
        ),
        solution=(
            'what_can_be_checked = "ISIS attacked rebels for months, and some of them died."'
        ),
        reason="A fair sentence loses the judgement and keeps the fact.",
        hints=(
            "Two words judge here. What would you have to count to show each of them?",
            "Say who did what to whom, and what is not stated.",
        ),
    ),
)
