"""Where the rules of this group find the fault of their example."""

LINES = {
    "NAM001": 3,
    "NAM002": 3,
    "NAM003": 3,
    "NAM004": 3,
    "NAM005": 3,
    "NAM006": 3,
    "NAM007": 3,
    "NAM008": 3,
    "NAM009": 3,
    "NAM010": 3,
    "NAM011": 3,
    "NAM012": 5,
    "NAM013": 4,
    "NAM014": 6,
    "NAM015": 3,
    "NAM016": 3,
}
