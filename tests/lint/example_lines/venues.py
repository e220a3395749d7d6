"""Where the rules of this group find the fault of their example."""

LINES = {
    "VEN001": 4,
    "VEN002": 1,
    "VEN003": 4,
    "VEN004": 4,
    "VEN005": 4,
    "VEN006": 4,
    "VEN007": 6,
    "VEN008": 4,
    "VEN009": 4,
}
