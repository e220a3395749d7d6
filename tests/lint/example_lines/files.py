"""Where the rules of this group find the fault of their example."""

LINES = {
    "FIL001": 1,
    "FIL002": 1,
    "FIL003": 7,
    "FIL004": 1,
    "FIL005": 2,
    "FIL006": 2,
    "FIL007": 1,
    "FIL009": 1,
    "FIL010": 7,
    "FIL011": 7,
    "FIL012": 1,
}
