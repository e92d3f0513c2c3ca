"""The facts, the words people use for them, and how text is folded; knows nothing of questions or Rasa."""
