"""The `web` channel and the pages that people open: signed sessions, history, feedback."""
