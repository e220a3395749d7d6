"""Where the rules of this group find the fault of their example."""

LINES = {
    "IDN001": 6,
    "IDN002": 5,
    "IDN003": 5,
    "IDN004": 6,
    "IDN005": 5,
    "IDN006": 5,
}
