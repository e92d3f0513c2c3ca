"""The one error that whoever starts the assistant reads."""


class CannotStart(Exception):
    """Why the assistant cannot start, in a sentence for whoever starts it."""
