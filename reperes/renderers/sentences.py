"""What channels say around an answer; the answers' own words are in the phrases file."""

NBSP = "\u00a0"

LEVEL = "Niveau"
PART = {"critere": "Critère", "competence": "Compétence"}

MARKED = "En gras, les mots propres à chaque texte"
MORE_IN_PRIVATE = "Ma réponse ne s'arrête pas là. Je peux vous envoyer le tout en privé."
CHOOSE = "Et ensuite"
CHOOSE_ONE = "Choisissez une proposition"
CHOOSE_FIRST = "Choisissez d'abord une proposition."
SEND_CHOICE = "Choisir"
CHOSEN = f"Votre choix{NBSP}: {{title}}"
BY_A_MACHINE = "Réponse produite par un programme"
