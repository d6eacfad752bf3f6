"""Lesson 00, how these lessons work: objectives and exercises, the only home of their solutions."""

from toolkit.exercises.kinds import Exercise, Judgement, Option, Value

OBJECTIVES = {
    "l00.o1": "run a cell and read what it prints",
    "l00.o2": "check an answer and open a hint",
    "l00.o3": "choose how much is printed",
}

PREPARE = "report = load_report()"

EXERCISES: tuple[Exercise, ...] = (
    Judgement(
        id="l00.q1",
        objective="l00.o2",
        minutes=3,
        variables=("my_bet",),
        sealed=True,
        options=(
            Option(
                text="that he is a captain",
                reason="Sealed: his rank. Ranks are claimed easily and checked rarely.",
            ),
            Option(
                text="that he is a spokesman for the Front",
                reason="Sealed: his office. Who may speak for a group is often disputed.",
            ),
            Option(
                text="that it was seven groups",
                reason="Sealed: the number. Alliances grow, shrink and count themselves.",
            ),
            Option(
                text="that they formed it last month",
                reason="Sealed: the time. Such words depend on the day of writing.",
            ),
        ),
        solution="my_bet = 4",
        reason="Every bet is taken. None is marked, and yours comes back in lesson 3.",
        hints=(
            "Nothing here can be looked up. Ask yourself which part would be easiest to get wrong.",
            "Write one number, 1, 2, 3 or 4, in place of ____, without quotation marks.",
        ),
    ),
    Value(
        id="l00.q2",
        objective="l00.o2",
        minutes=3,
        variables=("words_in_S12",),
        accepted=(28,),
        solution="words_in_S12 = 28",
        reason="The row S12 says 28. Every figure in this course has such a table behind it.",
        wrong=(
            ("words_in_S12 = 54", "54 is the longest bar, S2. Look for the row S12."),
            (
                "words_in_S12 = 16",
                "Our sentence 16 has 16 words. S12 is the original's sentence: look for its row.",
            ),
            (
                "words_in_S12 = 12",
                "12 is its place in the report. The column words has its length.",
            ),
        ),
        otherwise="The row S12 has another number. Open the table below the figure; write digits.",
        hints=(
            "Below the figure stands a line: The table behind this figure. Click on it.",
            "The first column names the sentence. Go down to S12, then across to words.",
        ),
    ),
    Value(
        id="l00.q3",
        objective="l00.o1",
        minutes=2,
        variables=("highest_number",),
        accepted=(36,),
        solution="highest_number = 36",
        reason="The red sentence said so: the sentences are numbered 1 to 36.",
        wrong=(
            (
                "highest_number = 45",
                "45 is the number it refused. The sentence says what it takes.",
            ),
            (
                "highest_number = 32",
                "The original has 32 sentences, S1 to S32. The study text has numbers of its own.",
            ),
            ("highest_number = 35", "One more. The last number it names works as well."),
            ("highest_number = 37", "One too many. Read the range again."),
        ),
        otherwise="Run the cell above again: its sentence names the first and the last number.",
        hints=(
            "The answer stands in the red sentence that the cell above printed.",
            "Look for the words: its sentences are numbered 1 to …",
        ),
    ),
    Judgement(
        id="l00.q4",
        objective="l00.o3",
        minutes=2,
        variables=("my_path",),
        numbered=False,
        options=(
            Option(
                text="Low exposure is on",
                reason="You read on the low-exposure path, in every lesson, until you change it.",
            ),
            Option(
                text="Low exposure is off",
                reason="Everything is printed in full, in every lesson, until you change it.",
            ),
        ),
        solution="my_path = low_exposure(False)",
        reason="Both paths lead through every lesson: low_exposure() and low_exposure(False).",
        otherwise="In place of ____ write low_exposure() or low_exposure(False), with brackets.",
        hints=(
            "To fold what describes killing, write: my_path = low_exposure()",
            "To print everything, write: my_path = low_exposure(False)",
        ),
    ),
)
