"""Lesson 03, when did it happen: objectives, exercises, the home of their solutions."""

from datetime import date

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
    "l03.o1": "resolve weekday words to dates, with a precision",
    "l03.o2": "keep apart when a thing was told, happened and was counted",
    "l03.o3": "refuse what cannot be resolved",
}

PREPARE = """
from datetime import date
published = date(2014, 1, 8)
times = load_original_times()
as_written = resolve_time("last month", published)
founded = date(2013, 11, 22)
"""

EXERCISES: tuple[Exercise, ...] = (
    Guess(
        id="l03.q1",
        objective="l03.o1",
        minutes=1,
        variables=("my_guess",),
        solution="my_guess = 8",
        reason="Sealed. The timeline at the end of the lesson answers it.",
        hints=(
            "Wednesday is one day. What about: in recent months?",
            "Write any number from 0 to 15 in place of ____.",
        ),
    ),
    Value(
        id="l03.q2",
        objective="l03.o1",
        minutes=4,
        variables=("the_attacks_began",),
        accepted=(
            "2014-01-03",
            date(2014, 1, 3),
            "3 January 2014",
            "January 3, 2014",
            "3 January",
            "January 3",
            "Jan 3",
            "3 Jan",
            "2014-01-3",
            "2014-1-3",
            "3/1/2014",
            "3.1.2014",
            "Friday 3 January 2014",
            3,
        ),
        solution='the_attacks_began = resolve_time("last Friday", published).start',
        reason="Friday 3 January 2014: the last Friday before a Wednesday the 8th.",
        wrong=(
            ("the_attacks_began = '2014-01-10'", "That Friday lay ahead when this was written."),
            ("the_attacks_began = '2013-12-27'", "That is one Friday too far back."),
            ("the_attacks_began = '2014-01-08'", "The 8th is the Wednesday of publication."),
        ),
        otherwise="Go back from Wednesday the 8th to the first Friday, and write 2014-01-.. .",
        hints=(
            "Look at the calendar: which Friday is the last one before the 8th?",
            'the_attacks_began = resolve_time("last …", published).start',
        ),
    ),
    Table(
        id="l03.q3",
        objective="l03.o1",
        minutes=4,
        content_level=1,
        variables=("thursday_is", "how_sure"),
        fields=(
            Field(
                variable="thursday_is",
                accepted=("2014-01-02", date(2014, 1, 2), "2 January 2014", "2 January", 2),
                wrong=(
                    ("2014-01-09", "On the 9th the report was out already."),
                    ("2014-01-01", "The 1st of January was a Wednesday."),
                ),
                otherwise="The last Thursday before the 8th, written as 2014-01-.. .",
            ),
            Field(
                variable="how_sure",
                accepted=("likely",),
                wrong=(
                    ("clear", "A picture can be older than the report. A caption has no date."),
                    ("none", "One Thursday is far more likely than the others."),
                ),
                otherwise="Write the word that the cell above prints: clear, likely or none.",
            ),
        ),
        solution='thursday_is = "2014-01-02"\nhow_sure = "likely"',
        reason="Most likely the 2nd. A caption has no date of its own, so it is not certain.",
        hints=(
            "Read the whole line that the cell above prints: day, then how sure.",
            "Two answers in quotation marks: a day like 2014-01-02, and likely.",
        ),
    ),
    Match(
        id="l03.q4",
        objective="l03.o2",
        minutes=4,
        content_level=1,
        variables=(
            "wednesday_of_the_hospital",
            "wednesday_of_the_monitor",
            "tuesday_evening_in_veto",
            "tuesday_of_the_statement",
        ),
        options=("when it happened", "when it was told", "up to when it was counted"),
        fields=(
            Field(
                variable="wednesday_of_the_hospital",
                accepted=(1, "when it happened"),
                wrong=((2, "Sentence 4 dates the taking itself."),),
            ),
            Field(
                variable="wednesday_of_the_monitor",
                accepted=(2, "when it was told"),
                wrong=(
                    (1, "Nobody says that they died on Wednesday: that is when it was reported."),
                    (3, "The report is of Wednesday. Up to when it counts, it does not say."),
                ),
            ),
            Field(
                variable="tuesday_evening_in_veto",
                accepted=(3, "up to when it was counted"),
                wrong=(
                    (1, "They did not all die that evening: the count ran until then."),
                    (2, "It was told on Wednesday. It counts up to the evening before."),
                ),
            ),
            Field(
                variable="tuesday_of_the_statement",
                accepted=(2, "when it was told"),
                wrong=(
                    (1, "The statement is made on Tuesday: to state is to tell."),
                    (3, "A statement counts nothing. It was issued on that day."),
                ),
            ),
        ),
        solution=(
            "wednesday_of_the_hospital = 1\nwednesday_of_the_monitor = 2\n"
            "tuesday_evening_in_veto = 3\ntuesday_of_the_statement = 2"
        ),
        reason="One week, three clocks: happened, told, counted up to.",
        hints=(
            "Ask of each: does the day belong to the event, to the telling or to the count?",
            "Put the word of time beside its verb: took, reported, counted, demanded.",
        ),
    ),
    Match(
        id="l03.q5",
        objective="l03.o3",
        minutes=3,
        variables=("in_recent_months", "last_spring", "today_in_a_quotation", "months_of_attacks"),
        options=("days can be given", "no days can be given"),
        fields=(
            Field(
                variable="in_recent_months",
                accepted=(2, "no days can be given"),
                wrong=((1, "How many months? The report does not say, so do not choose for it."),),
            ),
            Field(
                variable="last_spring",
                accepted=(1, "days can be given"),
                wrong=((2, "A season has a first and a last day, by a rule that you name."),),
            ),
            Field(
                variable="today_in_a_quotation",
                accepted=(2, "no days can be given"),
                wrong=((1, "Whose today? The speaker means nowadays, and no day."),),
            ),
            Field(
                variable="months_of_attacks",
                accepted=(2, "no days can be given"),
                wrong=((1, "Two months or ten? A number would be yours, not the report's."),),
            ),
        ),
        solution=(
            "in_recent_months = 2\nlast_spring = 1\ntoday_in_a_quotation = 2\nmonths_of_attacks = 2"
        ),
        reason="A refusal with its reason is a result. An invented day is a mistake.",
        hints=(
            "Could you draw its first and its last day into a calendar?",
            "Only one of the four has edges: the season.",
        ),
    ),
    Value(
        id="l03.q6",
        objective="l03.o2",
        minutes=5,
        variables=("the_report_is_right",),
        accepted=(False, "no", "False"),
        solution="the_report_is_right = as_written.start <= founded <= as_written.end",
        reason=(
            "False: 22 November lies before 1 December. Last month was December, and the outlet's "
            "own page of the same day says November."
        ),
        wrong=(
            ("the_report_is_right = True", "Is 22 November between 1 and 31 December?"),
            ("the_report_is_right = 'yes'", "Is 22 November between 1 and 31 December?"),
        ),
        otherwise="Compare: as_written.start <= founded <= as_written.end",
        hints=(
            "Is the day of the founding inside the month that the report names?",
            "Python compares dates with <= and answers True or False.",
        ),
    ),
    Choice(
        id="l03.q7",
        objective="l03.o2",
        minutes=3,
        variables=("what_i_record",),
        right=2,
        options=(
            Option(
                text="November 2013, since that is right",
                reason="Then nobody can see any more that the report said something else.",
            ),
            Option(
                text="December 2013, and 22 November in a note with its address",
                reason="The record says what the report says; what others say stands beside it.",
            ),
            Option(
                text="nothing, since it is wrong",
                reason="A mistake is a finding. Left out, it could never be checked.",
            ),
        ),
        solution="what_i_record = 2",
        reason="Coding and verification are two columns. Never repair a source in silence.",
        hints=(
            "What would somebody need who wants to check your work?",
            "Keep both: what the report says, and what you found.",
        ),
    ),
    Claim(
        id="l03.q8",
        objective="l03.o1",
        minutes=5,
        variables=("how_it_could_happen",),
        at_least_words=6,
        model="The sentence may have been written in December, when last month was right.",
        ask_yourself=(
            "Does your explanation need anything that you do not know?",
            "Could announced and formed be two days?",
        ),
        solution=(
            'how_it_could_happen = "The sentence may have been written in December and kept."'
        ),
        reason="That the month is wrong can be proven. How it came about cannot, from here.",
        hints=(
            "Think of a sentence that was right once, and was used again.",
            "Or of two days: one on which a thing is decided, one on which it is announced.",
        ),
    ),
)
