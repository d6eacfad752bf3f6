"""For those who write lessons: run and store them, make solved copies, hold them to the rules."""
