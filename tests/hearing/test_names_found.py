"""Parts of the document are found by their names, well or badly spelt."""

import pytest
from books import os_knowledge

from reperes.hearing.lexicon import Lexicon

LEXICON = Lexicon(os_knowledge())


def named(text):
    return [mention.ref for mention in LEXICON.named(text)]


@pytest.mark.parametrize("ref", [ref for ref in os_knowledge().names if not ref.startswith("definition.")])
def test_every_part_is_found_by_its_own_name(ref):
    assert named(os_knowledge().names[ref]) == [ref]


@pytest.mark.parametrize("ref", os_knowledge().vocabulary.names)
def test_every_name_of_the_vocabulary_leads_to_its_part(ref):
    missed = [name for name in os_knowledge().vocabulary.names[ref] if named(name) != [ref]]
    assert missed == []


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("procedures", "critere.procedures"),
        ("PROCÉDURES", "critere.procedures"),
        ("prcoédures", "critere.procedures"),
        ("prosédures", "critere.procedures"),
        ("procédurs C", "critere.procedures"),
        ("conaissances", "critere.connaissances"),
        ("connaissnaces", "critere.connaissances"),
        ("améloration", "critere.amelioration"),
        ("ameliorassion", "critere.amelioration"),
        ("dokuments", "critere.documents"),
        ("plaites", "critere.questions_plaintes"),
        ("kontacts", "critere.contacts"),
        ("orga pratique", "critere.organisation_pratique"),
        ("comuniquer", "competence.communiquer"),
        ("colaborer", "competence.collaborer"),
        ("ajilité", "competence.agilite"),
        ("etre oriente client", "competence.oriente_clients"),
        ("penser critique", "competence.penser_critique"),
        ("crtières distinctifs", "section.criteres"),
        ("competances", "section.competences"),
        ("finalitées", "section.finalites"),
        ("soutient administratif", "finalite.soutien_administratif"),
        ("organisatrice pratique", "finalite.organisateur_pratique"),
        ("gestionnaire des donnees", "finalite.gestionnaire_donnees"),
        ("raison d etre", "purpose"),
        ("✦", "legende.distinctive"),
    ],
)
def test_misspelt_names_are_found(typed, ref):
    assert named(typed) == [ref]


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("organisation pratique", ["critere.organisation_pratique"]),
        ("organisateur pratique", ["finalite.organisateur_pratique"]),
        ("personne de contact", ["finalite.personne_de_contact"]),
        ("contacts", ["critere.contacts"]),
        ("se connaître", ["competence.se_connaitre"]),
        ("se connaître et progresser", ["groupe.se_connaitre_progresser"]),
        ("compétence distinctive", ["legende.distinctive"]),
        ("questions ou plaintes", ["critere.questions_plaintes"]),
    ],
)
def test_of_names_that_overlap_the_longest_counts(text, refs):
    assert named(text) == refs


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("contacts et plaintes", ["critere.contacts", "critere.questions_plaintes"]),
        ("documents/procédures", ["critere.documents", "critere.procedures"]),
        (
            "guider, collaborer ou communiquer ?",
            ["competence.guider", "competence.collaborer", "competence.communiquer"],
        ),
    ],
)
def test_several_names_are_found_in_order(text, refs):
    assert named(text) == refs


@pytest.mark.parametrize(
    "word",
    ["contrat", "contrats", "plante", "plantes", "télévision", "version", "procès", "dossier", "bonjour", "guide", "savoir",
     "collaborateur", "collaborateurs", "reconnaissance", "compétent", "communication", "développer", "naissances", "relativité"],
)  # fmt: skip
def test_a_french_word_of_its_own_is_no_misspelt_name(word):
    assert named(word) == []


@pytest.mark.parametrize("text", ["et les Procédures ?", "l’agilité : niveau 2"])
def test_a_mention_spans_its_words(text):
    (mention,) = LEXICON.named(text)
    assert text[mention.start : mention.end].lower() in ("procédures", "agilité")


@pytest.mark.parametrize(
    "text",
    [
        "pouvez-vous me communiquer mon solde",
        "on va vous guider à l'accueil",
        "ma collab est malade",
        "mes collabs sont D",
        "il peut m'orienter",
        "faut s'y connaitre",
        "communiquer à un voisin mes notes",
        "collaborer avec une mairie",
        "l'accès aux documents administratifs",
        "un document d'identité",
        "de quel document parlez-vous",
    ],
)
def test_a_verb_with_its_object_and_a_colleague_are_no_names(text):
    assert named(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "communiquer avec les clients au niveau B",
        "communiquer un B",
        "documents pour un C",
        "collaborer à quel niveau ?",
    ],
)
def test_a_name_before_other_words_stays_one(text):
    assert len(named(text)) == 1


def test_a_competence_cut_short_is_one():
    assert named("collab niveau B ?") == ["competence.collaborer"]
