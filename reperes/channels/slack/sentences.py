"""What the `slack` channel tells people, beside the assistant's answers."""

CONTINUE = "Continuer en privé"
CONTINUED = "La réponse complète a été envoyée en privé."
NO_FILES = (
    "Je ne lis ni les fichiers, ni les images, ni les messages vocaux. Pouvez-vous m'écrire votre question\u00a0? "
    "Par exemple\u00a0: «\u00a0Qu'attend-on d'un agent de mon niveau\u00a0?\u00a0»"
)
ALREADY_CHOSEN = "Un choix a déjà été fait ici. Vous pouvez simplement m'écrire votre question suivante."
NOT_YOURS = (
    "Ces boutons sont là pour la personne qui a posé la question. Écrivez-moi la vôtre, ici en me mentionnant ou "
    "en message privé, et j'y répondrai avec plaisir."
)
TOO_OLD = "Ces boutons ne sont plus actifs. Écrivez-moi votre question, et je vous répondrai tout de suite."
COLLEAGUE = "un collègue"
