"""Where the rules of this group find the fault of their example."""

LINES = {
    "SEC001": 1,
    "SEC002": 7,
    "SEC003": 7,
    "SEC004": 1,
    "SEC005": 7,
    "SEC006": 1,
    "SEC008": 1,
    "SEC009": 1,
    "SEC010": 7,
    "SEC011": 1,
    "SEC012": 1,
}
