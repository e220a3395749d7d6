"""Where the rules of this group find the fault of their example."""

LINES = {
    "REC001": 5,
    "REC002": 5,
    "REC003": 2,
    "REC004": 3,
    "REC005": 3,
    "REC006": 3,
    "REC007": 3,
    "REC008": 4,
    "REC009": 2,
    "REC010": 2,
    "REC011": 5,
    "REC012": 5,
    "REC013": 7,
    "REC014": 2,
}
