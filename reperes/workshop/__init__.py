"""The page of HR, /atelier: facts and words are edited there, previewed and published."""
