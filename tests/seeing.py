"""How colours are seen: contrast by WCAG 2, distance in CIELAB, and three kinds of colour vision.

The matrices are those of Machado, Oliveira and Fernandes (2009), at full severity, on linear light.
"""

VISIONS = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "without red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "without green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "without blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)


def channels(colour):
    """#rrggbb → three numbers up to 255."""
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


def linear(rgb):
    """Numbers up to 255 → amounts of light up to 1."""
    parts = [part / 255 for part in rgb]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(rgb):
    red, green, blue = linear(rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def lab(light):
    """Amounts of light → lightness and two coordinates of colour."""
    shares = [part / white for part, white in zip(times(XYZ, light), WHITE, strict=True)]
    x, y, z = (max(s, 0) ** (1 / 3) if s > 0.008856 else 7.787 * s + 16 / 116 for s in shares)
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def distance(one, other, vision="usual"):
    """Two colours #rrggbb → how far apart they are seen (1976)."""
    seen = [lab(times(VISIONS[vision], linear(channels(colour)))) for colour in (one, other)]
    return sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5
