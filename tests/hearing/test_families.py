"""Which families a message names, and whether it asks about families themselves."""

import json
from functools import lru_cache
from pathlib import Path

import pytest
from books import FAMILIES as FAMILIES_FOLDER
from books import GARDEN, knowledge_in, os_knowledge
from heard import heard

from reperes.hearing.families import FamilyNames, of_families
from reperes.hearing.family_questions import spoken_of
from reperes.hearing.intents import CONFIRM, FAMILIES, FOLLOW_UP
from reperes.knowledge.library import Library

WORDINGS = Path(__file__).parents[1] / "wordings"


@lru_cache(maxsize=1)
def names() -> FamilyNames:
    garden = knowledge_in(GARDEN)
    return FamilyNames(Library({"os": os_knowledge(), garden.family.id: garden}))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("et chez les OS ?", ("os",)),
        ("pour un agent de support de niveau B, quelles procédures ?", ("os",)),
        ("la famille os", ("os",)),
        ("les os, ils font quoi", ("os",)),
        ("des agents de support aux jardiniers", ("os", "jardin")),
        ("mon chef a mal aux os", ("os",)),
        ("un os à ronger", ()),
        ("notre OS est Windows", ()),
        ("qui ouvre le courrier ?", ()),
    ],
)
def test_a_family_is_named_by_its_name_or_its_code(text, named):
    assert names().mentioned(text).families == named


@pytest.mark.parametrize(
    ("text", "no_more"),
    [
        ("et chez les OS ?", True),
        ("la famille OS alors", True),
        ("les OS et les procédures ?", False),
        ("et les procédures ?", False),
    ],
)
def test_a_message_may_say_a_family_and_nothing_more(text, no_more):
    assert names().mentioned(text).alone is no_more


@pytest.mark.parametrize(
    ("text", "unknown"), [("et la famille IT ?", "IT"), ("famille OS", None), ("ma famille est grande", None)]
)
def test_a_family_that_is_not_there_is_told_by_its_code(text, unknown):
    assert names().mentioned(text).unknown == unknown


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("quelles familles ont un niveau B ?", FAMILIES),
        ("combien de familles as-tu ?", FAMILIES),
        ("et la famille IT ?", FAMILIES),
        ("et chez les OS ?", FOLLOW_UP),
        ("les OS ouvrent-ils le courrier ?", CONFIRM),
    ],
)
def test_what_is_asked_of_families(text, intent):
    assert of_families(heard(text, CONFIRM), "os", names().mentioned(text)).intent == intent


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("laquelle parle de dossiers ?", "dossiers"),
        ("dans quelle famille est-il question de visiteurs ?", "visiteurs"),
        ("lesquelles ?", ""),
    ],
)
def test_words_that_a_family_shall_speak_of(text, words):
    assert spoken_of(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "quelles compétences pour les OS ?",
        "quels sont les critères chez les OS ?",
        "les niveaux des OS ?",
        "compare les OS et les jardiniers",
        "et pour un B chez les OS ?",
    ],
)
def test_a_question_beside_a_family_is_one(text):
    assert not of_families(heard(text, CONFIRM), "os", names().mentioned(text)).only_family


@lru_cache(maxsize=1)
def template_names() -> FamilyNames:
    """Two families on one template."""
    return FamilyNames(Library({"os": os_knowledge(), "dg": knowledge_in(FAMILIES_FOLDER / "dg")}))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("gestionaire de dosiers B, procédures", ("dg",)),
        ("et chez les agent de suport ?", ("os",)),
        ("dg b contacts", ("dg",)),
        ("dg, c'est quoi ?", ()),
        ("dg c'est quoi ?", ()),
        ("ma dg ne veut pas", ()),
        ("gestionnaire de données", ()),
        ("la raison d'être des deux familles", ("os", "dg")),
        ("gest. de dossiers B, la complexité ?", ("dg",)),
        ("la gestion de dossiers", ()),
        ("argent de poche", ()),
    ],
)
def test_slips_small_letters_and_both(text, named):
    assert template_names().mentioned(text).families == named


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("la famille Techniciens, que fait-elle ?", "Techniciens"),
        ("la famille des secrétaires", "secrétaires"),
        ("la famille « Communication »", "Communication"),
        ("chez les juristes, quelles procédures au niveau B ?", "juristes"),
        ("quelles compétences chez les bûcherons ?", "bûcherons"),
        ("et chez les IT ?", "IT"),
        ("pour un technicien niveau C, quels contacts ?", "technicien"),
        ("et pour les informaticiens ?", "informaticiens"),
        ("les ingénieurs ont-ils des critères ?", "ingénieurs"),
        ("compétences des juristes au niveau B ?", "juristes"),
        ("je suis juriste, niveau B, quelles procédures ?", "juriste"),
        ("un poste d'ingénieur de niveau A1", "ingénieur"),
        ("les tâches des techniciens", "techniciens"),
        ("quels contacts pour un juriste ?", "juriste"),
        ("il y a une famille pour les chauffeurs ?", "chauffeurs"),
        ("compare OS et IT sur les contacts", "IT"),
        ("les OS et les techniciens, mêmes contacts ?", "techniciens"),
        # People of the documents, people of no job, and where someone is sent or comes from.
        ("chez les clients fâchés, que faire ?", None),
        ("chez les collègues du B ?", None),
        ("la famille des critères", None),
        ("la famille Agents", None),
        ("chez les B, quelles procédures ?", None),
        ("un agent B, il fait quoi ?", None),
        ("l'agenda du directeur, niveau C ou B ?", None),
        ("puis-je renvoyer un litige compliqué chez les experts ?", None),
        ("Un inspecteur passe demain matin, qui l'accueille et lui montre la salle ?", None),
        ("Les juristes me lancent leur texte tout moche, c'est à moi de l'aligner ?", None),
        ("Muss jemand in dieser Familie Aktivitäten koordinieren?", None),
        ("LES PROCÉDURES DE LA FAMILLE AU NIVEAU B", None),
    ],
)
def test_a_family_that_is_not_here_is_told_by_its_name(text, unknown):
    assert template_names().mentioned(text).unknown == unknown


def test_a_family_that_is_not_here_counts_beside_one_that_is_where_they_are_joined():
    told = template_names().mentioned("compare OS et IT sur les contacts")
    assert of_families(heard("compare OS et IT sur les contacts", CONFIRM), "os", told).intent == FAMILIES
    told = template_names().mentioned("les OS travaillent pour un juriste B ?")
    assert of_families(heard("les OS travaillent pour un juriste B ?", CONFIRM), "os", told).intent == CONFIRM


READ = ("blind", "facts", "fresh", "kinds", "people", "strangers", "vivid")


def test_no_question_that_the_document_answers_is_taken_for_one_about_a_family_that_is_not_here():
    lines = (json.loads(line) for name in READ for line in (WORDINGS / f"{name}.jsonl").read_text("utf-8").splitlines())
    asked = [turn["user"] for line in lines for turn in line["turns"] if turn["kind"] != "out_of_scope"]
    told = ((text, template_names().mentioned(text)) for text in asked)
    assert len(asked) > 2500
    assert [text for text, one in told if one.unknown and (one.joined or not one.families)] == []
