"""The language itself: its words as data, and what reads them. It knows no family and no facts."""
