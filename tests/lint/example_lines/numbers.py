"""Where the rules of this group find the fault of their example."""

LINES = {
    "NUM001": 4,
    "NUM002": 7,
    "NUM003": 5,
    "NUM004": 4,
    "NUM005": 6,
    "NUM006": 4,
    "NUM007": 4,
    "NUM008": 6,
}
