"""What the `web` channel tells people when it cannot do what they ask."""

NO_SESSION = "Votre session a expiré. La page en ouvre une autre."
FOREIGN_ORIGIN = "Cette demande ne vient pas d'une page de Repères : je ne peux pas y répondre."
FOREIGN_BUTTON = "Ce bouton n'est plus valable. Pouvez-vous écrire votre question ?"
TOO_MANY = "Cela fait beaucoup de messages à la fois. Laissez-moi un instant, puis réessayez."
NO_SUCH_ANSWER = "Je ne retrouve plus cette réponse : votre avis n'a pas pu être gardé."
