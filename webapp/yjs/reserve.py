"""How much of a session's room who may fill, so that nobody can shut the other one out.

The two who have a session's key can't be told apart, but for the one who began it. So what brings
much at once fills eight tenths, whoever sends it; what brings little a ninth one, as letters do;
and the last tenth is for letters of the one who began it.
"""

# What a phone sends that had no network for some minutes.
FEW_PIECES = 64
FEW_BYTES = 8 * 1024


def share(most: int, *, small: bool, owner: bool) -> int:
    """The part of `most` that an update may fill."""
    return most * (8 + small + (small and owner)) // 10
