"""Ways for people to reach the assistant."""
