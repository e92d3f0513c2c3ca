"""Every part of the document has one reference, which leads back to it."""

import dataclasses

import pytest
from books import os_knowledge

from reperes.knowledge.model import detail_of, topic_of
from reperes.knowledge.references import references_of

KNOWLEDGE = os_knowledge()


@pytest.mark.parametrize("ref", KNOWLEDGE.facts)
def test_a_fact_knows_its_own_reference(ref):
    assert KNOWLEDGE.facts[ref].ref == ref


@pytest.mark.parametrize("ref", KNOWLEDGE.facts)
def test_a_fact_knows_where_it_stands(ref):
    """The place names a heading of the document, then a part's name, then a level or a step."""
    place = KNOWLEDGE.facts[ref].place
    source = KNOWLEDGE.source.replace("**", "")
    assert place[0] == "Note sous le titre" or place[0] in source
    assert all(step.startswith("niveau ") or step.removeprefix("Note * ") in source for step in place[1:])


def test_facts_stand_in_the_order_of_the_document_up_to_the_profile():
    """The profile is printed in columns; all that stands before runs from top to bottom."""
    said = " ".join(KNOWLEDGE.source.replace("**", "").split())
    kinds = ("note", "purpose", "finalite", "tache")
    places = [said.index(fact.text) for ref, fact in KNOWLEDGE.facts.items() if ref.startswith(kinds)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("ref", "topic", "detail"),
    [
        ("critere.procedures.B", "critere.procedures", "B"),
        ("critere.procedures", "critere.procedures", None),
        ("competence.guider.4", "competence.guider", "4"),
        ("tache.courrier", "tache.courrier", None),
        ("purpose", "purpose", None),
        ("definition.specialisation", "definition.specialisation", None),
    ],
)
def test_a_reference_has_a_topic_and_perhaps_a_detail(ref, topic, detail):
    assert (topic_of(ref), detail_of(ref)) == (topic, detail)


@pytest.mark.parametrize(
    ("find", "ref", "name"),
    [
        ("role", "finalite.personne_de_contact", "personne de contact"),
        ("role", "tache.courrier", "organisateur pratique"),
        ("criterion", "critere.contacts.D", "Contacts"),
        ("competence", "competence.guider.2", "Guider"),
        ("group", "groupe.agir", "AGIR ET ATTEINDRE LES RÉSULTATS"),
    ],
)
def test_a_reference_leads_to_its_part(find, ref, name):
    assert getattr(KNOWLEDGE, find)(ref).name == name


@pytest.mark.parametrize(
    ("find", "ref"),
    [
        ("role", "finalite.inconnue"),
        ("role", "tache.inconnue"),
        ("role", "critere.contacts"),
        ("criterion", "critere.inconnu"),
        ("competence", "competence.inconnue.1"),
        ("group", "groupe.inconnu"),
        ("definition", "definition.inconnue"),
    ],
)
def test_an_unknown_reference_is_a_key_error(find, ref):
    with pytest.raises(KeyError):
        getattr(KNOWLEDGE, find)(ref)


def test_every_named_part_is_a_reference():
    assert set(KNOWLEDGE.names) <= references_of(KNOWLEDGE.family, KNOWLEDGE.groups, KNOWLEDGE.competences)


def test_the_fingerprint_changes_with_any_fact_and_stays_otherwise():
    facts = dict(KNOWLEDGE.facts)
    facts["purpose"] = dataclasses.replace(facts["purpose"], text=facts["purpose"].text + ".")
    assert dataclasses.replace(KNOWLEDGE, contact="x").fingerprint == KNOWLEDGE.fingerprint
    assert dataclasses.replace(KNOWLEDGE, facts=facts).fingerprint != KNOWLEDGE.fingerprint


def test_the_fingerprint_changes_with_a_required_step():
    required = {**KNOWLEDGE.family.required, "guider": {"B": 1}}
    family = dataclasses.replace(KNOWLEDGE.family, required=required)
    assert dataclasses.replace(KNOWLEDGE, family=family).fingerprint != KNOWLEDGE.fingerprint
