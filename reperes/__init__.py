"""Repères: an assistant that answers questions about a job family with the words of its document."""
