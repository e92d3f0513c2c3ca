"""Versions of the knowledge: the draft, what it would change, its publication, and the way back."""
