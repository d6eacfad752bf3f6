"""Coding: a codebook, codings of a report, and the store that never loses one."""
