"""Bad edits by forms: each is refused with a message at its field, nothing is written, and what was typed is kept."""

from html import escape

import pytest
from workshop_site import Visitor, WorkshopSite, copy_knowledge

TEXT, TASK, REMOVE = "texte", "tache", "retirer"
WORDS, QUESTION = "mots/ajouter", "essais/enregistrer"
CELL = "critere.procedures.D"
SAYS = "Suivre de manière stricte des instructions simples et univoques."
CONTACT_D = "Transmettre et recevoir des informations aux/des clients."


def cell(after, **more):
    return {"ref": CELL, "before": SAYS, "after": after, **more}


def words(text, ref="critere.procedures", key="noms"):
    return {"ref": ref, "key": key, "words": text}


def question(text, **more):
    return {"old": "", "old_expected": "", "question": text, **more}


BAD = {
    # Texts of the document
    "a word more": (TEXT, cell(SAYS.replace("simples", "très simples")), "Le document dit « … des instructions simples et … », vous avez écrit « … des instructions très simples et … »"),
    "a word less": (TEXT, cell(SAYS.replace("stricte ", "")), "vous avez écrit"),
    "another text": (TEXT, cell("Le télétravail est permis deux jours."), "ne se trouve pas dans le document source"),
    "a smart apostrophe": (
        TEXT,
        {"ref": "tache.agenda", "before": "Gérer l'agenda d'une personne ou d'un service", "after": "Gérer l’agenda d'une personne ou d'un service"},
        "Le document écrit « ' » là où vous avez « ’ »",
    ),
    "smart quotes": (TEXT, cell(SAYS.replace("stricte", "“stricte”")), "vous avez écrit « … de manière “stricte”"),
    "an invisible space": (TEXT, cell(SAYS.replace("de manière", "de\u200bmanière")), "une espace de largeur nulle"),
    "a no-break space": (TEXT, cell(SAYS.replace("Suivre de", "Suivre\u00a0de")), "une espace insécable après « Suivre »"),
    "a soft hyphen": (TEXT, cell(SAYS.replace("instructions", "instruc\u00adtions")), "un trait d'union conditionnel"),
    "a tabulation": (TEXT, cell(SAYS.replace("simples ", "simples\t")), "une tabulation après « simples »"),
    "a control character": (TEXT, cell(SAYS + "\x07"), "un caractère de commande (U+0007)"),
    "a lost letter": (TEXT, cell(SAYS.replace("è", "\ufffd")), "qui tient la place d'une lettre perdue"),
    "a private sign": (TEXT, cell(SAYS + "\ue000"), "un caractère invisible ou inconnu (U+E000)"),
    "a mark of direction": (TEXT, cell("\u202e" + SAYS), "un caractère invisible ou inconnu (U+202E) au début"),
    "much too long": (TEXT, cell("mot " * 800), "un texte du document en a 3000 au plus"),
    "a cell emptied that the document fills": (TEXT, cell(""), "le document a un texte à ce niveau"),
    "an empty purpose": (TEXT, {"ref": "purpose", "before": "x", "after": "  "}, "Le texte est vide"),
    "an empty name": (TEXT, {"ref": "nom.critere.contacts", "before": "Contacts", "after": ""}, "Le nom est vide"),
    "a name of one's own": (TEXT, {"ref": "nom.critere.contacts", "before": "Contacts", "after": "Relations publiques"}, "ne se trouve pas dans le document"),
    "a name too long": (TEXT, {"ref": "nom.critere.contacts", "before": "Contacts", "after": "C" * 151}, "150 au plus"),
    "the name of another criterion": (TEXT, {"ref": "nom.critere.contacts", "before": "Contacts", "after": "Documents"}, "Documents"),
    "the text of another cell": (TEXT, cell(CONTACT_D), "Le document dit"),
    "a short text of other words": (TEXT, cell(SAYS, short="obéir", short_before=SAYS), "Le texte court reprend les mots du texte"),
    "a short text in another order": (TEXT, cell(SAYS, short="univoques … simples", short_before=SAYS), "dans leur ordre"),
    "an empty version": (TEXT, {"ref": "version", "before": "version 1", "after": ""}, "La version est vide"),
    "a version too long": (TEXT, {"ref": "version", "before": "version 1", "after": "v" * 41}, "40 signes au plus"),
    "a step that is none": (TEXT, {"ref": "requis.guider.B", "before": "", "after": "9"}, "choisissez de 1 à 4"),
    "a step in words": (TEXT, {"ref": "requis.guider.B", "before": "", "after": "beaucoup"}, "n'est pas un niveau de cette compétence"),
    "a step below one": (TEXT, {"ref": "requis.guider.B", "before": "", "after": "0"}, "choisissez de 1 à 4"),
    "a level that the document does not require": (TEXT, {"ref": "requis.guider.B", "before": "", "after": "2"}, "document"),
    "a dictionary's text of one's own": (TEXT, {"ref": "competence.agilite.2", "before": "Participer au changement", "after": "Participer à tout"}, "Le document dit « Participer au changement », vous avez écrit « Participer à tout »"),
    "a part that is gone": (TEXT, {"ref": "critere.perdu.D", "before": "x", "after": "Ma phrase"}, "n'est plus dans le brouillon"),
    "a form without its fields": (TEXT, {"ref": CELL}, "Ce formulaire est incomplet"),
    "a doubled word of a new document": (TEXT, cell(SAYS.replace("stricte", "stricte stricte"), follow="1"), "écrit deux fois de suite"),
    "another apostrophe of a new document": (TEXT, cell(SAYS + " L’agenda.", follow="1"), "recopiez le signe du document"),
    "marks of a page of a new document": (TEXT, cell(f"{SAYS} <b>Oui</b>", follow="1"), "est une marque de page web"),
    # Tasks
    "an empty task": (TASK, {"role": "soutien_administratif", "after": ""}, "Le texte est vide"),
    "a task that is there": (TASK, {"role": "soutien_administratif", "after": "Élaborer des formulaires"}, "est déjà dans la liste"),
    "a task of one's own": (TASK, {"role": "soutien_administratif", "after": "Préparer le café"}, "ne se trouve pas dans le document"),
    "a task of another role": (TASK, {"role": "soutien_administratif", "after": "Réceptionner et transmettre des messages"}, "n'est pas dans le document à cet endroit"),
    "a task for a role that is gone": (TASK, {"role": "perdu", "after": "Ma tâche"}, "n'est plus dans le brouillon"),
    "a task removed that the document has": (REMOVE, {"ref": "tache.agenda", "before": "Gérer l'agenda d'une personne ou d'un service"}, "Le document source a toujours cette tâche"),
    "what is no task removed": (REMOVE, {"ref": "purpose", "before": "x"}, "n'est plus dans le brouillon"),
    # Words
    "a word for no part": (WORDS, words("fiches", ref=""), "Choisissez d'abord la partie"),
    "an empty word": (WORDS, words("  \r\n "), "Le mot est vide"),
    "a word too long": (WORDS, words("mot " * 25), "80 au plus"),
    "an invisible sign in a word": (WORDS, words("fiche\u200bs"), "une espace de largeur nulle"),
    "a word without letters": (WORDS, words("?!"), "n'a pas de lettre"),
    "a word of one letter": (WORDS, words("z"), "n'a qu'une lettre"),
    "the name of a level": (WORDS, words("B"), "est le nom d'un niveau"),
    "several words at once": (WORDS, words("fiches, papiers"), "un par ligne, sans virgule"),
    "too many words": (WORDS, words("\n".join(f"mot{chr(97 + n)}" for n in range(21))), "20 au plus"),
    "a word that is there": (WORDS, words("PROCEDURES"), "y est déjà"),
    "the same word twice": (WORDS, words("consignes bleues\nConsignes Bleues"), "y est déjà"),
    "a word of another part": (WORDS, words("kontaktperson"), "désigne déjà « finalité personne de contact »"),
    "the document's name of another part": (WORDS, words("Contacts"), "désigne déjà « critère Contacts »"),
    "a false friend that is a name": (WORDS, words("kontaktperson", key="faux_amis"), "est aussi un nom"),
    "a word for a part that is gone": (WORDS, words("fiches", ref="critere.perdu"), "n'est plus dans le brouillon"),
    "a word of an unknown kind": (WORDS, words("fiches", key="autres"), "Ce formulaire est incomplet"),
    **{
        f"« {text} » as a word": (WORDS, words(text, key=key), "ne désigne rien à lui seul")
        for text in ("le", "niveau C", "bonjour", "Non", "s'il vous plaît", "la différence") for key in ("noms", "expressions")
    },
    "somebody's name in a word": (WORDS, words("plainte de Mme Martin"), "sans cela, comme"),
    # Test questions
    "somebody's mail in a question": (QUESTION, question("qui est jean.dupont@example.be ?", nothing="1"), "sans cela, comme"),
    "somebody's number in a question": (QUESTION, question("rappelez-moi au 0470 12 34 56", nothing="1"), "sans cela, comme"),
    "an empty question": (QUESTION, question(" ", expected0="critere.contacts"), "La question est vide"),
    "a question too long": (QUESTION, question("mot " * 80, expected0="critere.contacts"), "300 au plus"),
    "a question of signs": (QUESTION, question("???", expected0="critere.contacts"), "n'a pas de lettre"),
    "an invisible sign in a question": (QUESTION, question("qui\u200bouvre ?", expected0="tache.locaux"), "une espace de largeur nulle"),
    "nothing expected": (QUESTION, question("qui ouvre ?"), "Choisissez la partie"),
    "a part that is gone expected": (QUESTION, question("qui ouvre ?", expected0="tache.perdue"), "n'existe pas, ou n'existe plus"),
    "a part and nothing expected": (QUESTION, question("qui ouvre ?", expected0="tache.locaux", nothing="1"), "gardez l'un ou l'autre"),
    "a question form without its fields": (QUESTION, {"old": ""}, "Ce formulaire est incomplet"),
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("refusals")
    with WorkshopSite(folder, copy_knowledge(folder / "knowledge")) as found:
        yield found


@pytest.fixture(scope="module")
def anne(site):
    return Visitor(site)


@pytest.mark.parametrize("slip", BAD)
def test_a_bad_edit_is_refused_with_its_message_and_nothing_is_lost(site, anne, slip):
    path, fields, message = BAD[slip]
    page = anne.send(f"/atelier/famille/os/{path}", **fields)
    assert page.status_code in (409, 422)
    assert message in anne.text, anne.errors
    assert not (site.knowledge / ".brouillon").exists(), "nothing is written"
    typed = next((fields[key] for key in ("after", "words", "question") if fields.get(key)), "")
    assert escape(typed.strip().split("\n")[0].strip(), quote=False).replace("'", "&#39;") in page.text, (
        "what was typed is kept"
    )
    assert "« critere." not in anne.text and "« finalite." not in anne.text, "parts are called as people call them"
    assert 'role="alert"' in page.text and "<title>Erreur – " in page.text
    if anne.errors:
        assert 'aria-invalid="true" aria-describedby="erreur-' in page.text, "the field says that it is wrong"
