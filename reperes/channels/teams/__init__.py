"""The `teams` channel: Microsoft Teams through the Bot Connector's REST interface, with libraries that are alive."""
