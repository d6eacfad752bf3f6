"""Ports for tests that need one taken."""

import contextlib


def bind_below_the_ports_of_kernels(taken):
    """A socket → the port it was bound to, where no system hands out ports by itself."""
    for port in range(21000, 22000, 7):
        with contextlib.suppress(OSError):
            taken.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no port is free between 21000 and 22000")
