"""Where the rules of this group find the fault of their example."""

LINES = {
    "DUP001": 5,
    "DUP002": 6,
    "DUP003": 2,
    "DUP004": 2,
}
