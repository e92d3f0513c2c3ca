"""The `slack` channel: direct messages, mentions, threads, the slash command and buttons."""
