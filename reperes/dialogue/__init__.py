"""What is asked: the question, and how the conversation completes it."""
