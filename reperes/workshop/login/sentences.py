"""What the pages of the login tell people."""

EMPTY = "Indiquez votre nom et votre mot de passe."
WRONG = "Ce nom et ce mot de passe ne vont pas ensemble. Vérifiez les deux, puis réessayez."
TOO_MANY = "Il y a eu trop d'essais. Réessayez dans {minutes}."
BUSY = "Beaucoup de personnes se connectent en ce moment. Réessayez dans un instant."
STALE = "Cette page était ouverte depuis trop longtemps, ou votre navigateur refuse les cookies. Réessayez."
NOT_NOW = "La connexion n'est pas possible pour le moment. Prévenez la personne qui s'occupe de Repères."
LOGGED_OUT = "Vous êtes déconnecté."

FOREIGN_FORM = (
    "Ce formulaire ne vient pas d'une page de l'atelier, ou il a été ouvert avant votre connexion. Rien n'a été changé. "
    "Revenez à la page précédente, rechargez-la et réessayez."
)
FOREIGN_FORM_TITLE = "Formulaire refusé"

SESSION_ENDED_TITLE = "Votre session est terminée"
SESSION_ENDED = "Vous n'êtes plus connecté : la session a pris fin, ou vous vous êtes déconnecté dans un autre onglet. Rien n'a été changé."
LOG_IN_AGAIN = "Se reconnecter et revenir à la page"
TO_THE_PAGE = "Revenir à la page"

NOT_BEGUN = "Cette connexion a pris trop de temps, ou elle n'a pas été commencée dans ce navigateur. Recommencez."
PROVIDER_AWAY = "Le service de connexion de votre organisation ne répond pas. Réessayez dans quelques minutes."
PROVIDER_REFUSED = "Le service de connexion n'a pas confirmé votre identité. Vous pouvez recommencer."
NOT_INVITED = (
    "Votre organisation vous connaît, mais vous n'avez pas accès à l'atelier. Demandez-le à la personne qui s'occupe de "
    "Repères, avec votre identifiant : {subject}"
)
NO_ADDRESS = (
    "L'adresse de cette page n'est pas celle qui est prévue pour l'atelier. Ouvrez Repères à son adresse habituelle."
)
AT_THE_PROVIDER = (
    "Sur un ordinateur partagé, déconnectez-vous aussi du service de connexion de votre organisation : sinon, la "
    "personne suivante pourrait rouvrir l'atelier à votre nom."
)

BY_THE_PORTAL = (
    "L'atelier s'ouvre par le portail de votre organisation, qui ne nous a pas dit qui vous êtes. Passez par lui."
)
LEAVE_THE_PORTAL = "C'est le portail de votre organisation qui vous a connecté : pour vous déconnecter de l'atelier, déconnectez-vous du portail."
LOGOUT_TITLE = "Se déconnecter"
LOGIN_TITLE = "Connexion à l'atelier"
