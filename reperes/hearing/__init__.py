"""What is heard of a message: from its text to an `Understanding`. It knows no Rasa and nothing learnt."""
