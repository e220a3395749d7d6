"""Where the rules of this group find the fault of their example."""

LINES = {
    "EXM001": 1,
    "EXM002": 1,
    "EXM003": 1,
}
