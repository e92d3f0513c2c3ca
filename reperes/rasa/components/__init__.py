"""Rasa graph components that understand French questions about a job family."""
