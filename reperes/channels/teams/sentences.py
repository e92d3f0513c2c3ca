"""What the `teams` channel tells people beside its answers."""

IN_PRIVATE = "Continuer en privé"
DEAD_BUTTON = "Ce bouton n'est plus valable. Pouvez-vous écrire votre question ?"
NOT_YOURS = "Ces boutons sont là pour la personne qui a posé la question. Mentionnez-moi pour poser la vôtre."
INSTALL_FIRST = (
    "Je ne peux pas encore vous écrire en privé\u00a0: ajoutez d'abord Repères à vos applications Teams, "
    "puis choisissez de nouveau «\u00a0Continuer en privé\u00a0»."
)
SENT_ALREADY = "Je vous l'ai déjà envoyé ici."
BEING_ANSWERED = "Je m'en occupe."
