"""The lines in which the rules about headings find the faults of their examples."""

LINES = {
    "HDG001": 3, "HDG002": 15, "HDG003": 2, "HDG004": 7, "HDG005": 11, "HDG006": 15, "HDG007": 11,
    "HDG008": 3, "HDG009": 11, "HDG010": 3, "HDG011": 3, "HDG012": 3, "HDG013": 1, "HDG014": 3,
}  # fmt: skip
