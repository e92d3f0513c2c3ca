"""What tells who someone is gets masked before anybody else reads it; the words of questions stay."""

import json
from pathlib import Path

import pytest

from reperes.channels.core.masks import MASK, mask

WORDINGS = Path(__file__).parents[1] / "wordings"

MASKED = [
    # Telephones, as Belgians write them.
    ("0475 12 34 56", "[…]"),
    ("0475/12.34.56", "[…]"),
    ("0475/123.456", "[…]"),
    ("0475-12-34-56", "[…]"),
    ("0475 123 456", "[…]"),
    ("0475123456", "[…]"),
    ("+32 475 12 34 56", "[…]"),
    ("+32475123456", "[…]"),
    ("+32 (0)475 12 34 56", "[…]"),
    ("+32(0)475/12.34.56", "[…]"),
    ("0032 475 12 34 56", "[…]"),
    ("02 123 45 67", "[…]"),
    ("02/123.45.67", "[…]"),
    ("(02) 123 45 67", "[…]"),
    ("081 12 34 56", "[…]"),
    ("081/12.34.56", "[…]"),
    ("065/12 34 56", "[…]"),
    ("02 - 123 45 67", "[…]"),
    ("0800 12 345", "[…]"),
    ("+33 6 12 34 56 78", "[…]"),
    ("+352 621 123 456", "[…]"),
    ("475 12 34 56", "[…]"),
    ("tél. 4321", "tél. […]"),
    ("GSM : 12 34 56", "GSM : […]"),
    # Accounts and cards.
    ("BE68 5390 0754 7034", "[…]"),
    ("BE68539007547034", "[…]"),
    ("be68 5390 0754 7034", "[…]"),
    ("BE68-5390-0754-7034", "[…]"),
    ("NL91 ABNA 0417 1643 00", "[…]"),
    ("FR14 2004 1010 0505 0001 3M02 606", "[…]"),
    ("DE89370400440532013000", "[…]"),
    ("LU28 0019 4006 4475 0000", "[…]"),
    ("GB29NWBK60161331926819", "[…]"),
    ("BE68 5390 0754 7035", "[…]"),
    ("539-0075470-34", "[…]"),
    ("4111 1111 1111 1111", "[…]"),
    ("5555-5555-5555-4444", "[…]"),
    ("6703 0000 0000 0000 3", "[…]"),
    # National numbers, right or mistyped, cards of identity, plates.
    ("85.07.30-033.28", "[…]"),
    ("85.07.30-033.61", "[…]"),
    ("85073003328", "[…]"),
    ("850730 033 28", "[…]"),
    ("85 07 30 033 28", "[…]"),
    ("85.07.30-033-28", "[…]"),
    ("592-1234567-89", "[…]"),
    ("1-ABC-123", "[…]"),
    ("matricule 45123", "matricule […]"),
    ("dossier n° 2024/118", "dossier n° […]"),
    ("né le 30/07/1985", "né le […]"),
    ("née le 3 juillet 1985", "née le […]"),
    # Mail, profiles, the network.
    ("jean.dupont@example.be", "[…]"),
    ("<jean.dupont@example.be>", "<[…]>"),
    ("JEAN.DUPONT@EXAMPLE.FGOV.BE", "[…]"),
    ("jean_dupont+rh@mail.example.com", "[…]"),
    ("jean.dupont [at] example.be", "[…]"),
    ("https://www.linkedin.com/in/jean-dupont", "[…]"),
    ("10.24.3.118", "[…]"),
    # Houses.
    ("rue de la Loi 16, 1000 Bruxelles", "[…]"),
    ("rue de la loi 16", "[…]"),
    ("16 rue de la Loi", "[…]"),
    ("avenue des Arts, 47 bte 3", "[…]"),
    ("Av. Louise 149", "[…]"),
    ("chaussée de Louvain 12 bte 4 à 1030 Schaerbeek", "[…] à 1030 Schaerbeek"),
    ("place du Marché 8, 4000 Liège", "[…]"),
    ("boulevard Anspach 1", "[…]"),
    ("Wetstraat 16, 1000 Brussel", "[…]"),
    ("Kerkstraat 5 bus 2", "[…]"),
    ("j'habite à Ottignies", "j'habite à […]"),
    # Names after titles.
    ("M. Dupont", "M. […]"),
    ("Mr Dupont", "Mr […]"),
    ("Mme Van den Berghe", "Mme […]"),
    ("mme peeters", "mme […]"),
    ("Monsieur De Smet", "Monsieur […]"),
    ("madame claes", "madame […]"),
    ("Mlle D'Hondt", "Mlle […]"),
    ("Dr. El Amrani", "Dr. […]"),
    ("Madame Marie-Christine Lefèvre", "Madame […]"),
    ("Mevrouw Janssens", "Mevrouw […]"),
    ("Herr Müller", "Herr […]"),
    # Names after introductions and beside what people are to each other.
    ("je suis Jean Martin", "je suis […]"),
    ("je m'appelle Zbigniew", "je m'appelle […]"),
    ("je m'appelle karim benali", "je m'appelle […]"),
    ("moi c'est Fatima", "moi c'est […]"),
    ("mon nom est Wauters", "mon nom est […]"),
    ("mon chef Pierre", "mon chef […]"),
    ("ma collègue Fatima", "ma collègue […]"),
    ("ma collègue, Oumou", "ma collègue, […]"),
    ("le directeur Dupont", "le directeur […]"),
    ("ma cheffe Ann De Wilde", "ma cheffe […]"),
    # Mentions.
    ("@Jean", "[…]"),
    ("@jean.dupont", "[…]"),
    ("@Jean Martin", "[…]"),
    ("<@U123>", "[…]"),
    ("<@U123|jean>", "[…]"),
    ("<at>Jean Martin</at>", "[…]"),
    # First names anywhere.
    ("pour Sébastien c'est B ?", "pour […] c'est B ?"),
    ("et nathalie elle est C", "et […] elle est C"),
    ("Rosalie est B", "[…] est B"),
    ("JEAN MARTIN est C", "[…] est C"),
    ("avec Marie-Louise au guichet", "avec […] au guichet"),
    ("demande à Pierre", "demande à […]"),
    ("le dossier de Karim Benali au 2e", "le dossier de […] au 2e"),
]

STAYS = """
niveau 1 à 4
les niveaux 1, 2, 3, 4
niveaux 1 2 3 4 5 6 7 8
le 12/05/2026
du 01/01/2024 au 31/12/2024
en 2024-2025
2023-04-17
1984 - 2024
article 107, § 2
l'arrêté royal du 2 octobre 1937
la loi du 17/02/2017, article 12
qu'attend-on d'un B en 2026 ?
1 250 000 euros
2.500.000 €
1250,50 euros par mois
de 8h30 à 16h45
le train de 17h04
30 jours, 6 mois, 2 ans
entre 25 et 30 %
version 2.1.3
3/4 + 5/6
page 12 à 14
le 2e étage
100 à 300 lettres
le point 3.2.1
pour le C, c'est quoi ?
je suis B
je suis C depuis 11 ans
je suis agent de support
Je suis Agent de Support
je suis OS, niveau D
je suis nouveau, par où commencer ?
c'est Communiquer ou Collaborer ?
mon chef dit que c'est à moi
ma collègue B fait les copies
mon collègue OS reçoit les gens
Mon chef me demande d'ouvrir
le directeur a-t-il le droit ?
Monsieur le directeur
Madame, Monsieur,
Bonjour Madame, je cherche le rôle
bonjour monsieur, une question
Chère Madame ou cher Monsieur
madame est-elle servie ?
M. le directeur demande le texte
Critère Procédures, niveau D
le critère Organisation pratique
la compétence Guider
Être orienté résultats
Quels sont les paliers de la compétence Guider ?
gestionnaire de données et/ou de documentation
la personne de contact
l'organisateur pratique
Agents de support
Comment s'appelle le niveau 3 ?
Comment je m'appelle, dans le document ?
C comme Charles
niveau a comme Albert
agent bé comme Bernard
la rue de la Loi, c'est notre bâtiment
place au niveau 2
la place du niveau 2 dans la grille
à la place de la tâche 3
au cours de la semaine 12
le chemin du dossier 12
en cours de route 2 fois
le quai de déchargement
une rose sur le bureau
la pierre du bâtiment
c'est clair, c'est constant
la peinture bleu marine
on aime ce boulot
il a dit oui
le cas de base
le lien vers la page
ben oui
job d'appoint
Claire comme explication ?
Dis-moi tout
Jure-moi que c'est vrai
Lien vers le texte ?
le Selor et le SPF BOSA
la capitale du Portugal
le test de Windows et de PowerPoint
Word, Excel, Outlook, Teams
@bot donne le texte
@here quelqu'un sait ?
<#C123|general>
<https://example.be/page|la page>
un agent @ travail
le service public fédéral
je veux parler au chef du personnel
ma chef m'a dit
un responsable Documents ?
qui est mon N+1 ?
avant Noël on ferme ?
en France c'est pareil ?
la Saint-Nicolas, c'est congé ?
l'hôpital Saint-Pierre
Wat doet een D met documenten?
Was muss ein Mitarbeiter auf Niveau D machen?
What does the document say about level B?
ik moet elke dag de post openen
what roles does this job come with?
only B staff should come forward
jens demende leur congé
""".strip().split("\n")


def test_the_tables_are_long_enough():
    assert len(MASKED) >= 80 and len(STAYS) >= 80


@pytest.mark.parametrize(("personal", "masked"), MASKED)
def test_what_tells_who_someone_is_gets_masked(personal, masked):
    assert mask(personal) == masked


@pytest.mark.parametrize(
    "personal", [text for text, masked in MASKED if masked == MASK and text[0].isdigit() or "@" in text]
)
def test_it_is_found_inside_a_sentence(personal):
    assert mask(f"merci d'écrire à {personal}, svp") == f"merci d'écrire à {mask(personal)}, svp"


@pytest.mark.parametrize("text", STAYS)
def test_other_words_and_numbers_stay(text):
    assert mask(text) == text


def test_a_mask_stays_as_it_is():
    for text, masked in MASKED:
        assert mask(mask(text)) == masked


def test_any_text_is_masked_in_time():
    for text in (
        "0" * 1000,
        "1 " * 500,
        "rue " * 250,
        "a@" * 500,
        "BE68 " * 200,
        "Van De " * 140,
        "@" * 1000,
        "M. " * 330,
        "12-" * 330 + "123",
    ):
        mask(text)


NAMED_ONES = 45
"""So many of the questions name people, or a book's heroine: each was read."""


def test_hardly_any_ordinary_question_is_touched():
    questions = {
        turn["user"]
        for file in sorted(WORDINGS.glob("*.jsonl"))
        if "unseen" not in file.name
        for line in file.read_text("utf-8").splitlines()
        for turn in json.loads(line)["turns"]
    }
    touched = [question for question in questions if mask(question) != question]
    assert len(touched) <= NAMED_ONES + len(questions) / 500, touched
