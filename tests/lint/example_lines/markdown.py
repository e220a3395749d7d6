"""The lines in which the rules about Markdown texts find the faults of their examples."""

LINES = {
    "MDN001": 3, "MDN002": 8, "MDN003": 1, "MDN004": 1, "MDN005": 3, "MDN006": 1, "MDN007": 3,
    "MDN008": 3, "MDN010": 1, "MDN011": 1, "MDN012": 1, "MDN013": 5, "MDN014": 3, "MDN015": 3,
    "MDN016": 3, "MDN017": 3, "MDN018": 3, "MDN019": 1, "MDN020": 3, "MDN021": 1, "MDN022": 1,
    "MDN023": 2,
}  # fmt: skip
