"""What platforms say around any answer, in French; the answers' own words are in the phrases files."""

NBSP = "\u00a0"

CHOOSE = "Et ensuite"
CHOOSE_ONE = "Choisissez une proposition"
CHOOSE_FIRST = "Choisissez d'abord une proposition."
SEND_CHOICE = "Choisir"
CHOSEN = f"Votre choix{NBSP}: {{title}}"
BY_A_MACHINE = "Réponse produite par un programme"
