"""The third room: figures that say what they show, one figure a file."""
