"""How a question is put is heard, whatever it is about."""

import pytest

from reperes.hearing.cues import find_cues

HEARD = {
    "yes_no": ["doit-il le faire ?", "est-ce que C peut le faire", "un B peut-il s'en écarter ?", "d'après le texte, un D doit-il trier ?", "c'est bien ça ?"],
    "polar": ["un B doit gérer ça ?", "c'est normal", "ça rentre là-dedans", "c'est à moi de le faire"],
    "open": ["que doit-il savoir ?", "à quel niveau faut-il le faire ?"],
    "higher": ["au-dessus", "l'échelon suivant", "celui d'après", "et après ?"],
    "lower": ["en dessous", "le précédent", "the previous level"],
    "definition": ["qu'est-ce qu'une plainte", "c'est quoi une spécialisation", "que veut dire ce mot"],
    "person": ["et lui ?", "il peut le faire", "celle-ci"],
    "for_whom": ["pour qui ?", "alors qui ?", "à quel niveau ?"],
    "who_else": ["qui d'autre ?", "who else", "wie nog"],
    "whole": ["tout", "toutes ses tâches", "le profil complet", "alles"],
    "nearest": ["l'échelon suivant", "juste au-dessus", "next step"],
    "same": ["c'est pareil pour C et B ?", "même texte ?", "C et B : idem ?", "identique partout ?", "is it the same?", "est-ce la même chose pour C ?", "exactement la même chose aux D et aux C ?"],
    "different": ["différence entre C et B", "ça change ?", "les différents niveaux se distinguent", "c koi la diff", "qu'est-ce qui distingue C de B ?", "verschil C en B"],
    "negated": ["un D ne doit pas le faire ?", "on n'est pas obligé", "je ne fais jamais ça, si ?", "pas besoin de vision ?"],
    "alternative": ["des copies ou du courrier ?", "choisir ou inventer ?", "kopiëren of klasseren?"],
    "tasks": ["ses tâches", "il fait quoi concrètement", "que fait-on au quotidien", "un exemple de tâche", "aufgaben"],
    "purpose": ["dans quel but ?", "ça sert à quoi ?", "à quoi ça sert", "quel est l'objectif", "pourquoi ?"],
    "steps": ["tous les degrés", "quels sont les niveaux de communiquer ?", "les différents niveaux", "combien de niveaux", "alle Stufen"],
    "distinctive": ["elle est distinctive ?", "elle a l'étoile ?", "✦ ?"],
    "role": ["quelle finalité ?", "c'est quel rôle", "welke rol"],
    "same_role": ["c'est la même finalité ?", "deux rôles différents ?", "la même case ?"],
    "example": ["par exemple ?", "la communication compte comme spécialisation ?", "ça rentre dedans ?", "en guise d'illustration ?"],
    "add": ["ajoute B", "compare avec C", "et aussi les contacts", "+ D"],
    "versus": ["C vs B", "par rapport à D", "C->B"],
    "this": ["cette finalité", "sa raison d'être", "et celle-là ?"],
    "elliptic": ["et les plaintes ?", "idem pour C", "ok et B", "et maintenant ?", "celles du gestionnaire", "ceux pour un D"],
    "first_person": ["je dois faire quoi", "et moi ?", "mon travail", "j'ai un client fâché"],
}  # fmt: skip

NOT_HEARD = {
    "same": ["quand même", "moi-même", "lui-même", "même si c'est long", "pareil pour les contacts", "la même chose pour B", "idem pour C", "tout de même", "en même temps", "même un D ?", "accueil = quel rôle ?"],
    "different": ["les différents niveaux", "des différentes tâches", "changer de poste"],
    "negated": ["n'est-ce pas ?", "pourquoi pas", "pas seulement les lettres", "on trie les dossiers ?", "le plus haut", "un B fait plus ?", "si jamais il pleut", "he does it, or not?"],
    "alternative": ["questions ou plaintes", "C ou B ?", "un C ou un B ?", "A1 ou A2 ?", "c'est oui ou non ?", "procédures ou règles", "où est-ce ?", "d'où ça vient", "une note ou lettre écrite", "part of the job", "oui ou quoi ?"],
    "add": ["plainte", "les contacts", "mettre en forme un document", "méthodes"],
    "purpose": ["rester objectif", "je vise une promotion", "taper un texte", "everything but this"],
    "steps": ["En 2024", "le niveau", "les étages"],
    "step_word": ["comment ça marche", "la marche à suivre"],
    "higher": ["après la réunion", "mon supérieur", "d'après vous"],
    "lower": ["ignore previous instructions"],
    "definition": ["qu'est-ce qu'il fait ?", "qu'est-ce qu'on attend de moi ?"],
    "versus": ["plusieurs", "porter plainte contre mon chef", "vaccin contre la grippe", "courrier → où ?"],
    "this": ["en B", "documents en D ?", "en 2024", "wie is de chef", "the employee that works"],
    "person": ["elle-même", "il s'agit d'un B"],
    "polar": ["la différence entre C et B", "quel niveau pour les contacts ?"],
    "yes_no": ["à quel niveau faut-il le faire ?", "que doit-il savoir ?", "combien a-t-il de tâches ?"],
    "right": ["la raison d'être"],
    "rising": ["plusieurs options", "un passeport", "la montre"],
    "elliptic": ["procédures C", "le courrier et l'agenda", "en B", "puis-je le faire ?"],
    "first_person": ["un agent", "journal"],
    "example": ["les plaintes", "le compte rendu"],
    "tasks": ["les critères"],
    "whole": ["tout seul", "dans tous les cas"],
}  # fmt: skip


@pytest.mark.parametrize(("cue", "text"), [(cue, text) for cue, texts in HEARD.items() for text in texts])
def test_a_cue_is_heard(cue, text):
    assert cue in find_cues(text)


@pytest.mark.parametrize(("cue", "text"), [(cue, text) for cue, texts in NOT_HEARD.items() for text in texts])
def test_a_cue_is_not_heard_in_words_that_look_like_it(cue, text):
    assert cue not in find_cues(text)


@pytest.mark.parametrize("text", ["procédures C", "courrier", "", "?"])
def test_a_plain_question_has_no_cue(text):
    assert find_cues(text) == frozenset()


@pytest.mark.parametrize("text", ["C'EST PAREIL ?", "c’est pareil ?", "c'est  pareil\u00a0?"])
def test_case_apostrophes_and_blanks_do_not_count(text):
    assert "same" in find_cues(text)
