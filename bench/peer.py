"""What SVGOMG, a small app that works without a network too, cost a phone on 22 November 2026.

Measured by another bench, on the same imitated phone and line, five runs, when the loop of
machine.py took 162 ms (653 ms slowed). It isn't measured again.
"""

SVGOMG = {
    "first paint": 480.0,
    "usable": 447.0,
    "ready for no network": 1935.0,
    "installed bytes": 175_633.0,
    "installed requests": 15.0,
    "offline first paint": 388.0,
    "offline usable": 416.0,
    "restart first paint": 256.0,
    "restart usable": 486.0,
}
