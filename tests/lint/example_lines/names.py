"""Where the rules of this group find the fault of their example."""

LINES = {
    "NAM001": 3,
    "NAM002": 3,
    "NAM003": 3,
}
