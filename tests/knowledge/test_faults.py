"""Each fault of a knowledge file is told with its line and what to write instead."""

import pytest

OS, COMPETENCES, SETTINGS = "familles/os.yml", "competences.yml", "reglages.yml"
CLAIMS = "affirmations/os.yml"
OS_WORDS, COMMON_WORDS = "vocabulaire/os.yml", "vocabulaire/commun.yml"

FAULTS = {
    "a text is missing": (SETTINGS, "contact: ", "# contact: ", "", "il manque « contact »"),
    "a text of a part is missing": (OS, "    nom: organisateur pratique\n", "", "id: organisateur_pratique", "il manque « nom »"),
    "a text is empty": (OS, "nom: organisateur pratique", 'nom: ""', 'nom: ""', "« nom » doit être un texte non vide"),
    "a number stands for a text": (OS, "terme: Spécialisation", "terme: 1", "terme: 1", "entre guillemets"),
    "a key is misspelt": (OS, "nom: Connaissances", "nmo: Connaissances", "nmo:", "Vouliez-vous écrire « nom » ?"),
    "a key is unknown": (SETTINGS, "famille: os", "famille: os\nxyz: 1", "xyz", "Clés possibles : famille, familles, contact, contact_nl, contact_en, contact_de."),
    "a cell is a number": (OS, "      B: Proposer des améliorations concrètes aux procédures et méthodes utilisées.\n", "      B: 1\n", "      B: 1", "« B » doit être un texte non vide"),
    "a cell has a level that is not the family's": (OS, "      B: Proposer", "      E: Proposer", "E: Proposer", "clé inconnue « E »"),
    "a competence is required at an unknown level": (OS, "developper_vision: {B: 1}", "developper_vision: {E: 1}", "{E: 1}", "clé inconnue « E »"),
    "a required competence is unknown": (OS, "  guider: {}", "  guidr: {}", "guidr", "Vouliez-vous écrire « guider » ?"),
    "a required step is too high": (OS, "{B: 1}", "{B: 4}", "{B: 4}", "n'a que les niveaux 1 à 3"),
    "a required step is zero": (OS, "{B: 1}", "{B: 0}", "{B: 0}", "n'a que les niveaux 1 à 3"),
    "a required step is a word": (OS, "{B: 1}", "{B: un}", "{B: un}", "n'a que les niveaux 1 à 3"),
    "a required step is neither": (OS, "{B: 1}", "{B: true}", "{B: true}", "n'a que les niveaux 1 à 3"),
    "a distinctive competence is not required": (OS, "[penser_critique,", "[penser,", "[penser,", "compétence distinctive « penser »"),
    "two criteria share an id": (OS, "- id: contacts", "- id: documents", "criteres:", "« documents » est employé plusieurs fois"),
    "two roles share an id": (OS, "- id: personne_de_contact", "- id: soutien_administratif", "finalites:", "« soutien_administratif »"),
    "tasks of two roles share an id": (OS, "- id: courrier", "- id: lettres", "finalites:", "« lettres » est employé plusieurs fois"),
    "a level stands twice": (OS, "niveaux: [D, C, B]", "niveaux: [D, C, B, C]", "niveaux: [", "« C » est employé plusieurs fois"),
    "two competences share an id": (COMPETENCES, "- id: collaborer", "- id: communiquer", "competences:", "« communiquer »"),
    "two groups share an id": (COMPETENCES, "- id: agir", "- id: echanger", "groupes:", "« echanger » est employé plusieurs fois"),
    "a group is unknown": (COMPETENCES, "résultats\n    groupe: agir", "résultats\n    groupe: agit", "groupe: agit", "le groupe « agit » n'existe pas"),
    "steps have a gap": (COMPETENCES, "3: Convaincre", "7: Convaincre", None, "se numérotent 1, 2, 3"),
    "a list is a text": (OS, "niveaux: [D, C, B]", "niveaux: D C B", "niveaux: D", "« niveaux » doit être une liste"),
    "a list holds a number": (OS, "niveaux: [D, C, B]", "niveaux: [D, C, 1]", "niveaux: [D", "liste de textes"),
    "a part is a text": (OS, "  guider: {}", "  guider: non", "guider: non", "« guider » doit être un groupe de lignes"),
    "an element is a text": (OS, "      - id: lettres", "      - lettres\n      - id: lettres", "- lettres", "ses propres clés"),
    "a key stands twice": (SETTINGS, "famille: os", "famille: os\nfamille: os", None, "le YAML est illisible"),
    "a quotation mark is missing": (OS, "terme: Spécialisation", 'terme: "Spécialisation', None, "le YAML est illisible"),
    "a control character": (SETTINGS, "famille: os", "famille: os\x07", "os\x07", "le YAML est illisible"),
    "the file is a list": (COMMON_WORDS, "section.finalites:\n  noms:", "- section.finalites\n# noms:", None, "illisible"),
    "a word is given to an unknown part": (OS_WORDS, "critere.contacts:", "critere.contact:", "critere.contact:", "écrire « critere.contacts » ?"),
    "a verdict is no verdict": (CLAIMS, "signaler des problèmes qui reviennent, D: oui", "signaler des problèmes qui reviennent, D: peut-être", "D: peut-être", "écrivez oui, non, seulement, davantage"),
    "a claim is made of an unknown criterion": (CLAIMS, "critere.contacts:", "critere.contact:", "critere.contact:", "écrire « critere.contacts » ?"),
    "a claim has an unknown level": (CLAIMS, "signaler des problèmes qui reviennent, D: oui", "signaler des problèmes qui reviennent, E: oui", "E: oui", "clé inconnue « E »"),
    "a claim says nothing": (CLAIMS, "{dit: connaître les bases des procédures et des méthodes, ", "{", "bases:", "il manque « dit »"),
    "a short text has other words": (OS, 'D: "Signaler des problèmes récurrents"', 'D: "Signaler les problèmes récurrents"', "Signaler les", "n'est pas fait des mots du texte"),
    "a short text has its words in another order": (OS, 'D: "contrôles simples … corrections simples"', 'D: "corrections simples … contrôles simples"', "… contrôles", "dans leur ordre"),
    "one name for two parts": (OS_WORDS, "[critère documents, documents,", "[critère documents, plaintes,", None, "« plaintes » désigne déjà"),
    "one name for two parts, in two files": (OS_WORDS, "[contacts, ", "[agilité, ", "[agilité, ", "« agilité » désigne déjà « competence.agilite »"),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "line", "message"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_with_its_line_and_its_remedy(files, file, old, new, line, message):
    """`line` is what the line of the fault holds, "" for the first line, None where it may be another."""
    files.replace(file, old, new)
    told = [fault for fault in files.faults() if message in fault.message]
    assert [fault.file for fault in told] == [file.rpartition("/")[2]]
    if line is not None:
        assert told[0].line == (files.line_of(file, line) if line else 1)


@pytest.mark.parametrize("file", [SETTINGS, COMPETENCES, OS])
def test_a_missing_file_is_told(files, file):
    (files.folder / file).unlink()
    assert f"{file.rpartition('/')[2]}:1 : le fichier n'existe pas." in map(str, files.faults())


@pytest.mark.parametrize("file", [SETTINGS, COMPETENCES, OS, OS_WORDS])
def test_a_file_in_another_encoding_is_told(files, file):
    (files.folder / file).write_bytes("nom: Amélioration".encode("latin-1"))
    assert any(fault.file == file.rpartition("/")[2] and "UTF-8" in fault.message for fault in files.faults())


@pytest.mark.parametrize(("content", "line"), [("- os\n", 1), ("", 1), ("os", 1)])
def test_a_file_without_keys_is_told(files, content, line):
    (files.folder / SETTINGS).write_text(content, "utf-8")
    assert f"reglages.yml:{line} : le fichier doit contenir des lignes « nom: valeur »." in map(str, files.faults())


def test_a_missing_source_document_is_told(files):
    (files.folder / "sources" / "os_agents_de_support.txt").unlink()
    assert ["sources/os_agents_de_support.txt" in fault.message for fault in files.faults()] == [True]


def test_a_source_document_in_another_encoding_is_told(files):
    (files.folder / "sources" / "os_agents_de_support.txt").write_bytes("Critères".encode("latin-1"))
    assert ["UTF-8" in fault.message for fault in files.faults()] == [True]
