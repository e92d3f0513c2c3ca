"""The commands: `reperes run`, `reperes train`, `reperes ask` and so on."""
