"""Proposed words are names of the document, each for one part; what people wrote before stays."""

import shutil

import pytest
from books import KNOWLEDGE, os_knowledge
from documents import DG, OS

from reperes.importing.before import read_today
from reperes.importing.make_draft import make_draft
from reperes.importing.vocabulary_text import proposals
from reperes.importing.write_draft import write_draft
from reperes.knowledge.load import load_knowledge


@pytest.fixture
def proposed(draft_of):
    return proposals(draft_of(DG.read_text("utf-8")).family, {"contacts"})


@pytest.mark.parametrize(
    ("ref", "kind", "words"),
    [
        ("finalite.conseiller_juridique_premiere_ligne", "noms",
         ("conseiller juridique de première ligne", "conseiller juridique première ligne", "conseiller juridique")),
        ("finalite.gestionnaire_qualite", "noms", ("gestionnaire de qualité", "gestionnaire qualité")),
        ("critere.complexite_dossiers", "noms", ("complexité des dossiers", "complexité dossiers", "complexité")),
        ("critere.decision", "noms", ("décision",)),
        ("definition.decision", "noms", ("définition décision",)),
        ("section.famille", "noms", ("gestionnaires de dossiers", "gestionnaires dossiers", "famille DG")),
        ("tache.reclamer_pieces_manquantes", "expressions", ("réclamer les pièces manquantes", "pièces manquantes")),
        ("tache.calculer_montant_prime", "expressions", ("calculer le montant", "montant d'une prime")),
    ],
)  # fmt: skip
def test_words_of_a_part(proposed, ref, kind, words):
    assert proposed[ref] == (kind, words)


def test_a_name_that_leads_elsewhere_is_not_proposed(proposed):
    assert "critere.contacts" not in proposed


def test_parts_joined_by_ou_are_names(draft_of):
    family = draft_of(DG.read_text("utf-8").replace("\nContacts\t", "\nQuestions ou plaintes\t")).family
    assert proposals(family, set())["critere.questions_plaintes"][1] == (
        "questions ou plaintes", "questions plaintes", "questions", "plaintes",
    )  # fmt: skip


def test_proposals_are_marked(draft_of, tmp_path):
    write_draft(draft_of(DG.read_text("utf-8")), tmp_path / "draft", KNOWLEDGE)
    lines = (tmp_path / "draft" / "vocabulaire" / "dg.yml").read_text("utf-8").splitlines()
    assert lines[0].startswith("# Les mots que les gens emploient")
    assert lines[1].startswith("# Propositions tirées du document")


def test_words_that_people_wrote_stay_and_new_parts_get_proposals(tmp_path):
    knowledge = shutil.copytree(KNOWLEDGE, tmp_path / "knowledge")
    document = tmp_path / "os.txt"
    text = OS.read_text("utf-8").replace("\nContacts\t", "\nHoraires décalés\t")
    for old in (
        "Transmettre et recevoir",
        "Répondre aux questions concrètes des clients en leur",
        "Situer les questions des clients",
    ):
        text = text.replace(old, "Travailler le soir, la nuit et parfois le dimanche, ou se tenir prêt, avec")
    document.write_text(text, "utf-8")
    draft = make_draft(document, read_today(knowledge))
    told = write_draft(draft, tmp_path / "draft", knowledge)
    old, new = os_knowledge().vocabulary, load_without_claims(tmp_path / "draft").vocabulary
    assert new.names["critere.documents"] == old.names["critere.documents"]
    assert new.names["critere.horaires_decales"] == ("horaires décalés",)
    assert "critere.contacts" not in new.names
    assert any("critere.contacts" in line for line in told)


def load_without_claims(folder):
    """Claims of a criterion that is gone are a fault that people must see to."""
    (folder / "affirmations" / "os.yml").unlink()
    return load_knowledge(folder)
