"""The lines in which the rules about links find the faults of their examples."""

LINES = {
    "LNK001": 1, "LNK002": 3, "LNK003": 1, "LNK004": 1, "LNK005": 1, "LNK006": 1, "LNK007": 1,
    "LNK008": 4, "LNK009": 1, "LNK010": 1, "LNK011": 3, "LNK012": 2, "LNK013": 3, "LNK014": 1,
}  # fmt: skip
