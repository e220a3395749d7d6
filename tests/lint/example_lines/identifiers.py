"""Where the rules of this group find the fault of their example."""

LINES = {
    "IDN001": 6,
    "IDN002": 5,
    "IDN003": 5,
    "IDN004": 6,
    "IDN005": 5,
    "IDN006": 5,
    "IDN007": 5,
    "IDN008": 5,
    "IDN009": 5,
    "IDN010": 5,
    "IDN011": 6,
    "IDN012": 5,
    "IDN013": 6,
    "IDN014": 6,
    "IDN015": 7,
    "IDN016": 6,
    "IDN017": 7,
    "IDN018": 6,
}
