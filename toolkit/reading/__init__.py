"""The first room: reports, their sentences, who is who."""
