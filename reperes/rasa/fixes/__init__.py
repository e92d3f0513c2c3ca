"""Ways around Rasa: one module for each, with its cause and when it may go."""
