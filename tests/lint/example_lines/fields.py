"""Where the rules of this group find the fault of their example."""

LINES = {
    "FLD001": 1,
    "FLD002": 7,
    "FLD003": 4,
    "FLD004": 1,
    "FLD005": 1,
    "FLD006": 1,
    "FLD007": 4,
    "FLD008": 8,
    "FLD009": 5,
    "FLD010": 6,
    "FLD011": 7,
    "FLD012": 1,
    "FLD013": 7,
    "FLD014": 6,
    "FLD015": 6,
    "FLD016": 5,
    "FLD017": 29,
    "FLD018": 7,
    "FLD020": 7,
}
