"""« Un D peut-il … ? » gets yes, no or neither, always with the words that prove it."""

import pytest
from saying import quoted, said

from reperes.questions.model import CONFIRM, LEVEL

P = "critere.procedures"
BOTH = "critere.amelioration.C critere.amelioration.B"


@pytest.mark.parametrize(
    ("claim", "levels", "cues", "begins"),
    [
        # a claim that one cell holds
        (f"{P}.B", "B", "", "Oui, au niveau B."),
        (f"{P}.B", "D", "", "Non, pas au niveau D. Le document le prévoit au niveau B."),
        (f"{P}.B", "DC", "", "Non, pas aux niveaux D et C. Le document le prévoit au niveau B."),
        (f"{P}.B", "DB", "", "Oui au niveau B, mais pas au niveau D."),
        (f"{P}.B", "BD", "", "Oui au niveau B, mais pas au niveau D."),
        (f"{P}.B", "", "", "Le document le prévoit au niveau B :"),
        (f"{P}.B", "B", "only_level", "Oui, au niveau B."),
        (f"{P}.B", "C", "only_level", "Non, pas au niveau C."),
        # a claim that two cells hold
        (BOTH, "B", "", "Oui, au niveau B."),
        (BOTH, "CB", "", "Oui, aux niveaux C et B."),
        (BOTH, "B", "only_level", "Non, pas seulement au niveau B : le document le prévoit aussi au niveau C."),
        (BOTH, "CB", "only_level", "Oui, aux niveaux C et B."),
        (BOTH, "D", "", "Non, pas au niveau D. Le document le prévoit aux niveaux C et B."),
        (BOTH, "DCB", "", "Oui aux niveaux C et B, mais pas au niveau D."),
        # a question put so that neither yes nor no would be right
        (f"{P}.B", "D", "negated", "Voici ce que dit le document :"),
        (f"{P}.B", "B", "negated", "Voici ce que dit le document :"),
        (f"{P}.B", "D", "alternative", "Voici ce que dit le document :"),
    ],
)
def test_a_claim_about_a_criterion(claim, levels, cues, begins):
    assert said(CONFIRM, claim, levels, cues).startswith(begins)


@pytest.mark.parametrize("claimed", ["C", "B"])
@pytest.mark.parametrize(
    ("levels", "cues", "begins"),
    [
        ("C", "", "Oui"),
        ("B", "", "Oui"),
        ("D", "", "Non"),
        ("C", "only_level", "Non, pas seulement"),
        ("CB", "", "Oui"),
    ],
)
def test_of_two_cells_with_one_text_both_hold_what_one_holds(claimed, levels, cues, begins):
    """Amélioration is word for word the same at C and B: a no to either would be false."""
    assert said(CONFIRM, f"critere.amelioration.{claimed}", levels, cues).startswith(begins)


@pytest.mark.parametrize(
    ("claim", "levels", "cues", "refs"),
    [
        (f"{P}.B", "B", "", [f"{P}.B"]),
        (f"{P}.B", "D", "", [f"{P}.D", f"{P}.B"]),
        (f"{P}.B", "D", "negated", [f"{P}.D", f"{P}.B"]),
        (f"{P}.B", "DB", "", [f"{P}.D", f"{P}.B"]),
        (P, "D", "", [f"{P}.D"]),
    ],
)
def test_a_verdict_quotes_what_proves_it(claim, levels, cues, refs):
    assert quoted(CONFIRM, claim, levels, cues) == refs


def test_a_no_names_the_sentence_that_both_texts_share():
    text = said(CONFIRM, "critere.documents.C", "B")
    assert text.startswith("Non, pas au niveau B.")
    assert "Une phrase est la même aux niveaux C et B :" in text


@pytest.mark.parametrize(
    ("claim", "levels", "cues", "begins"),
    [
        ("developper_vision", "B", "", "Oui, la compétence « Développer une vision » est demandée au niveau B."),
        ("developper_vision", "C", "", "Non, la compétence « Développer une vision » n'est pas demandée au niveau C."),
        ("developper_vision", "CB", "", "Oui au niveau B, mais pas au niveau C."),
        ("developper_vision", "B", "only_level", "Oui, la compétence « Développer une vision » est demandée au niveau B."),
        ("guider", "B", "", "Non : la compétence « Guider » n'est demandée à aucun niveau"),
        ("guider", "", "", "Non : la compétence « Guider » n'est demandée à aucun niveau"),
        ("guider", "B", "negated", "La compétence « Guider » n'est demandée à aucun niveau"),
        (
            "communiquer",
            "B",
            "only_level",
            "Non, pas seulement au niveau B : le document le prévoit aussi aux niveaux D et C.",
        ),
        ("communiquer.2", "B", "", "Oui, au niveau B, c'est le niveau 2 de « Communiquer » :"),
        ("communiquer.2", "C", "", "Non, pas au niveau C :"),
        ("communiquer.1", "B", "", "Au niveau B, le document demande davantage que le niveau 1 de « Communiquer » :"),
        (
            "communiquer.1",
            "D",
            "only_level",
            "Non, pas seulement au niveau D : le document le prévoit aussi au niveau C.",
        ),
        ("communiquer.4", "B", "", "Non, pas au niveau B :"),
        ("guider.1", "B", "", "Non, pas au niveau B :"),
    ],
)
def test_a_claim_about_a_competence(claim, levels, cues, begins):
    assert said(CONFIRM, f"competence.{claim}", levels, cues).startswith(begins)


@pytest.mark.parametrize(
    ("cues", "begins"),
    [
        ("", "Oui, c'est un exemple de tâche"),
        ("negated", "C'est un exemple"),
        ("alternative", "C'est un"),
        ("only_level", "C'est un"),
    ],
)
def test_a_claim_about_a_task(cues, begins):
    assert said(CONFIRM, "tache.courrier", "D", cues).startswith(begins)


@pytest.mark.parametrize(
    ("claim", "where"),
    [
        (f"{P}.B", "au niveau B"),
        ("critere.amelioration.C", "aux niveaux C et B"),
        ("critere.contacts.D", "au niveau D"),
    ],
)
def test_which_level_does_it(claim, where):
    assert said(LEVEL, claim).startswith(f"Le document le prévoit {where} :")
