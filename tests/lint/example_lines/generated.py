"""Where the rules of this group find the fault of their example."""

LINES = {
    "GEN001": 1,
    "GEN002": 1,
}
