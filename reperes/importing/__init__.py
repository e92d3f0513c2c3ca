"""Makes a draft of a family's knowledge files out of its document: readers, one parser, identifiers, files."""
