"""From a question to an answer in the words of the document, free of any channel."""
