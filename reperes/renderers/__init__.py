"""From an answer to what a channel shows."""
