"""Where the rules of this group find the fault of their example."""

LINES = {
    "KEY001": 1,
    "KEY002": 1,
    "KEY003": 1,
    "KEY004": 1,
    "KEY005": 1,
    "KEY006": 1,
    "KEY007": 7,
    "KEY008": 4,
    "KEY009": 1,
}
