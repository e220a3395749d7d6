"""The lines in which the rules about lists find the faults of their examples."""

LINES = {
    "LST001": 1, "LST002": 6, "LST003": 1, "LST004": 1, "LST005": 1, "LST006": 1, "LST007": 1,
    "LST008": 1, "LST009": 1, "LST010": 2, "LST011": 2, "LST012": 2, "LST013": 9, "LST014": 1,
    "LST015": 8, "LST016": 2, "LST017": 1, "LST018": 1, "LST019": 1, "LST021": 1,
}  # fmt: skip
