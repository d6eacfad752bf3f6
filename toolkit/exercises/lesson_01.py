"""Lesson 01, what the report says happened: objectives, exercises, the home of their solutions."""

from toolkit.exercises.kinds import (
    Choice,
    Claim,
    Exercise,
    Field,
    Match,
    Option,
    Table,
    Text,
    Value,
)

OBJECTIVES = {
    "l01.o1": "separate a report from its frame",
    "l01.o2": "pick the sentence that says a thing",
    "l01.o3": "fill in who, what, where and when, and say what is missing",
}

PREPARE = "report = load_report()\ntable = load_original_table()"

NOT_STATED = ("not stated", "not said", "not given", "not mentioned", "not named", "missing")
A_STATEMENT = 'That would be a statement too. The sentence does not say: write "not stated".'

HELD = (
    "In the caption the name belongs to the prisoners: held by ISIS, or men of ISIS? "
    "Who killed them it does not say."
)

EXERCISES: tuple[Exercise, ...] = (
    Text(
        id="l01.q1",
        objective="l01.o3",
        minutes=5,
        variables=("first_thing", "second_thing", "third_thing"),
        sealed=True,
        at_least_words=3,
        solution=(
            'first_thing = "Rebels took a hospital in Aleppo on Wednesday."\n'
            'second_thing = "Rebels attacked ISIS in three provinces last Friday."\n'
            'third_thing = "Seven groups formed an alliance last month."'
        ),
        model="Rebels took a hospital in Aleppo on Wednesday. ISIS had used it until then.",
        ask_yourself=(
            "Does each of your three say who did it?",
            "Is there anything in them that you saw before your eyes and did not read?",
        ),
        reason="Sealed. Your three things come back at the end of the lesson.",
        hints=(
            "Do not look back. What stayed with you is what this lesson works with.",
            'Put each thing between quotation marks: first_thing = "Somebody did something."',
        ),
    ),
    Match(
        id="l01.q2",
        objective="l01.o1",
        minutes=4,
        variables=("byline", "dateline", "photo_credit", "caption", "share_button"),
        options=("the report itself", "who is telling us", "furniture of the page"),
        fields=(
            Field(
                variable="byline",
                accepted=(2, "who is telling us"),
                wrong=(
                    (3, "It names the reporters. Without it, nobody would answer for the report."),
                    (1, "It says who reports, and nothing of what happened."),
                ),
            ),
            Field(
                variable="dateline",
                accepted=(2, "who is telling us"),
                wrong=(
                    (1, "Nothing happened in Amman: it says from where the reporters wrote."),
                    (3, "Amman is no decoration: the reporters were not where things happened."),
                ),
            ),
            Field(
                variable="photo_credit",
                accepted=(2, "who is telling us"),
                wrong=(
                    (3, "A page that takes sides gave the picture. That is worth knowing."),
                    (1, "It tells of no event; it tells where the picture came from."),
                ),
            ),
            Field(
                variable="caption",
                accepted=(1, "the report itself"),
                wrong=(
                    (3, "Two captions tell of events, with days and places: they are report."),
                    (2, "The credit below it names the source. The caption tells an event."),
                ),
            ),
            Field(
                variable="share_button",
                accepted=(3, "furniture of the page"),
                wrong=((1, "It stands on every page of the outlet."),),
            ),
        ),
        solution="byline = 2\ndateline = 2\nphoto_credit = 2\ncaption = 1\nshare_button = 3",
        reason="Byline, dateline and credits are provenance: take them off, and nobody vouches.",
        hints=(
            "Ask of each piece: does it tell an event, or does it tell who is telling?",
            "A piece that would stand on every page of the outlet is furniture.",
        ),
    ),
    Value(
        id="l01.q3",
        objective="l01.o2",
        minutes=4,
        variables=("first_dated",),
        accepted=("S3", 3, "S 3", "row 3", "row S3", "third"),
        solution='first_dated = "S3"',
        reason="S3 is the first row with a day: Wednesday, the hospital. The two above give none.",
        wrong=(
            (
                'first_dated = "S2"',
                "S2 speaks of recent months: a stretch of time whose edges nobody can find.",
            ),
            ('first_dated = "Wednesday"', "That is the day. In which row does it stand?"),
            ('first_dated = "S1"', "The headline names no day. Look at the column day."),
            ('first_dated = "S4"', "S4 names a day, and a row above it does so too."),
        ),
        otherwise="Read the column day from the top, and stop at the first word in it.",
        hints=(
            "Only one column matters here: day.",
            "An empty field is an answer too: the sentence names no day.",
        ),
    ),
    Value(
        id="l01.q4",
        objective="l01.o2",
        minutes=4,
        variables=("words_in_5",),
        accepted=(27,),
        solution="words_in_5 = len(report.sentence(5).text.split())",
        reason="Sentence 5 says what the hospital had been used for, in 27 words.",
        wrong=(
            ("words_in_5 = 15", "Sentence 4 has 15 words. Change the number between the brackets."),
            ("words_in_5 = 166", "166 is its letters and blanks: len counted before the split."),
            ("words_in_5 = 5", "5 is the sentence's number. Ask for the len of its words."),
        ),
        otherwise="Sentence 5 has another number of words. Copy the way of the two lines above.",
        hints=(
            "First cut sentence 5 into words, then ask how many there are.",
            "words_in_5 = len(report.sentence(…).text.split()) with the right number.",
        ),
    ),
    Table(
        id="l01.q5",
        objective="l01.o3",
        minutes=6,
        content_level=2,
        twin="l01.q6",
        variables=("who_in_9", "who_in_11", "where_in_9", "where_in_11"),
        fields=(
            Field(
                variable="who_in_9",
                accepted=("ISIS", "Islamic State of Iraq and al-Sham"),
                wrong=(("not stated", "It is stated: look for the name after Aleppo."),),
            ),
            Field(
                variable="who_in_11",
                accepted=NOT_STATED,
                wrong=(
                    ("ISIS", f"You carried that over from sentence 9. {HELD}"),
                    ("rebels", "The rebels seize the headquarters, later. Who killed is open."),
                    ("rebel groups", "They seize the headquarters, later. Who killed is open."),
                    ("nobody", A_STATEMENT),
                    ("unknown", A_STATEMENT),
                ),
            ),
            Field(
                variable="where_in_9",
                accepted=("Aleppo", "in Aleppo"),
                wrong=(
                    ("hospital", "That is what one pictures. Sentence 9 names no building."),
                    (
                        "Aleppo city",
                        "City or province? Both are called Aleppo, and it does not say.",
                    ),
                ),
            ),
            Field(
                variable="where_in_11",
                accepted=NOT_STATED,
                wrong=(
                    ("hospital", "It was seized, and that came later. Read it once more."),
                    ("Children's Hospital", "It was seized, later. Read it once more."),
                    ("Aleppo", "Hard to decide: Aleppo is where the headquarters stood."),
                    ("headquarters in Aleppo", "That is what was seized, and that came later."),
                    ("unknown", A_STATEMENT),
                ),
            ),
        ),
        solution=(
            'who_in_9 = "ISIS"\nwho_in_11 = "not stated"\n'
            'where_in_9 = "Aleppo"\nwhere_in_11 = "not stated"'
        ),
        reason=(
            "The caption loses who did it, and neither sentence says that it happened in the "
            "hospital. Not stated is a finding."
        ),
        hints=(
            "Cover one sentence with your hand. Fill its fields from the other one alone.",
            "Two of the four fields are: not stated.",
        ),
    ),
    Table(
        id="l01.q6",
        objective="l01.o3",
        minutes=6,
        variables=("name_in_16", "name_in_35", "office_in_35", "place_in_35"),
        fields=(
            Field(
                variable="name_in_16",
                accepted=("Islam Alloush", "Captain Islam Alloush", "Alloush"),
                wrong=(("not stated", "It is stated, near the end of the sentence."),),
            ),
            Field(
                variable="name_in_35",
                accepted=NOT_STATED,
                wrong=(
                    ("Islam Alloush", "You carried that over. Sentence 35 gives no name."),
                    ("Alloush", "You carried that over. Sentence 35 gives no name."),
                ),
            ),
            Field(
                variable="office_in_35",
                accepted=(
                    "spokesman",
                    "spokesman of the Islamic Front",
                    "the Islamic Front's spokesman",
                    "Islamic Front's spokesman",
                    "Islamic Front spokesman",
                    "the spokesman",
                ),
                wrong=(("captain", "That rank stands in sentence 16 alone."),),
            ),
            Field(
                variable="place_in_35",
                accepted=NOT_STATED,
                wrong=(("Syria", "Syria is what ISIS claims. Where he spoke is not said."),),
            ),
        ),
        solution=(
            'name_in_16 = "Islam Alloush"\nname_in_35 = "not stated"\n'
            'office_in_35 = "spokesman"\nplace_in_35 = "not stated"'
        ),
        reason=(
            "Told again, the man loses his name, and no sentence says where he spoke. "
            "Not stated is a finding."
        ),
        hints=(
            "Cover one sentence with your hand. Fill its fields from the other one alone.",
            "Two of the four fields are: not stated.",
        ),
    ),
    Choice(
        id="l01.q7",
        objective="l01.o2",
        minutes=2,
        variables=("what_it_shows",),
        right=2,
        options=(
            Option(
                text="The longest sentence tells the most important event.",
                reason="Length is how much was written. S2 sums up, and tells no single event.",
            ),
            Option(
                text="The lead sums up; days and places begin below it.",
                reason="S2 gives no day, no place within Syria and no number; S3 has all three.",
            ),
            Option(
                text="Short sentences are less reliable.",
                reason="The figure knows how long a sentence is, not whether it is true.",
            ),
        ),
        solution="what_it_shows = 2",
        reason="A lead is written to be understood at once. What can be checked stands below.",
        hints=(
            "The figure shows lengths and roles. Which answer needs nothing else?",
            "Compare what is written beside S2 with what is written beside S3.",
        ),
    ),
    Claim(
        id="l01.q8",
        objective="l01.o3",
        minutes=5,
        variables=("what_i_added",),
        at_least_words=3,
        model=("The hospital, sentence 4. I pictured a battle; it says took over, and not how."),
        ask_yourself=(
            "Which sentence does your thing stand in? Does it say all of it?",
            "How else could it have been, if only this sentence were known?",
        ),
        solution=(
            'what_i_added = "The hospital, sentence 4. I pictured a battle; it does not say how."'
        ),
        reason="What you added is yours. It may be right, and the report does not say it.",
        hints=(
            "Take one of your three things and look for its sentence.",
            "Name the sentence, then one thing that you pictured and that is not in it.",
        ),
    ),
)
