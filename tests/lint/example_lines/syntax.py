"""Where the rules of this group find the fault of their example."""

LINES = {
    "SYN001": 2,
    "SYN002": 1,
    "SYN003": 1,
    "SYN004": 1,
    "SYN005": 7,
    "SYN006": 6,
    "SYN007": 2,
    "SYN008": 2,
    "SYN009": 2,
    "SYN010": 3,
    "SYN011": 9,
    "SYN012": 4,
    "SYN013": 12,
    "SYN014": 9,
    "SYN015": 1,
}
