"""Exercises: each declared once in its lesson's file, checked by one engine."""
