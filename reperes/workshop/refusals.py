"""What a form refuses before anything is written, in French, for the field where it was typed."""

import re
import unicodedata
from difflib import SequenceMatcher
from typing import Callable, Collection, Optional, Sequence

from reperes.channels.core.masks import mask
from reperes.knowledge.difference import closest, difference
from reperes.knowledge.empty_words import names_nothing
from reperes.knowledge.source_check import plain
from reperes.knowledge.text import is_excerpt
from reperes.language.characters import APOSTROPHES, QUOTES, usual
from reperes.language.folding import fold
from reperes.workshop.yaml_places import one_line

LONGEST_TEXT, LONGEST_NAME, LONGEST_WORD, LONGEST_QUESTION = 3000, 150, 80, 300
_UNSEEN = ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp")
Refusal = Optional[str]
"""A sentence that says what is wrong and what to do, None where nothing is."""

_ALIKE = 0.5
_FEWEST = 3
"""Words of a passage below which it is not told as the one that was meant."""
_NAMES = {
    "\t": "une tabulation",
    "\u00a0": "une espace insécable",
    "\u202f": "une espace fine insécable",
    "\u00ad": "un trait d'union conditionnel, invisible",
    "\u200b": "une espace de largeur nulle, invisible",
    "\ufeff": "une marque d'ordre des octets, invisible",
    "\ufffd": "le signe « � », qui tient la place d'une lettre perdue",
}


def typed(text: str) -> str:
    """Return what was typed as it is kept: composed letters, single spaces, the line breaks of a field as spaces."""
    return re.sub(r" {2,}", " ", unicodedata.normalize("NFC", text).replace("\r\n", " ").replace("\n", " ")).strip(" ")


def signs(text: str, source: str = "") -> Refusal:
    """Refuse signs that nobody sees or that no keyboard has, unless the document has them."""
    for place, sign in enumerate(text):
        if sign == "\t" or (sign not in source and (_is_unseen(sign) or sign == "\ufffd")):
            before = text[:place].split(" ")[-1][-15:]
            behind = f" après « {before} »" if before else " au début"
            return f"Il y a {_named(sign)}{behind} : effacez ce passage et retapez-le au clavier."
    return None


def fact(text: str, source: str) -> Refusal:
    """Refuse what cannot be a text of the document, apart from whether it is one: empty, too long, odd signs."""
    if not text:
        return "Le texte est vide : écrivez les mots du document."
    if len(text) > LONGEST_TEXT:
        return f"Ce texte a {len(text)} signes ; un texte du document en a {LONGEST_TEXT} au plus. N'y mettez qu'une seule case."
    return signs(text, source) or slip(text, source)


def slip(text: str, source: str) -> Refusal:
    """Refuse what copying leaves in a text and the document has not: marks of pages, doubled words, another apostrophe."""
    marks = re.search(r"</?[A-Za-z][^<>]*>", text)
    if marks and marks[0] not in source:
        return f"« {_short(marks[0])} » est une marque de page web : ôtez-la."
    twice = re.search(r"\b(?!(?:nous|vous)\b)(\w{2,}) \1\b", text, re.IGNORECASE)
    if twice and twice[0] not in plain(source):
        return f"Le mot « {twice[1]} » est écrit deux fois de suite : ôtez-en un."
    odd = next((sign for sign in text if sign in APOSTROPHES and sign not in source), None)
    if odd and usual(odd) in source:
        return f"Le document écrit « {usual(odd)} » là où vous avez « {odd} » : recopiez le signe du document."
    return None


def not_the_source(text: str, source: str, meant: str = "") -> Refusal:
    """Refuse a text that stands nowhere in the document, and say which words or sign differ from the passage that was
    `meant`, or from the one that is most like it."""
    said = plain(source)
    written = one_line(text)
    if written in said:
        return None
    odd = next((sign for sign in written if sign in APOSTROPHES + QUOTES and sign not in said), None)
    if odd and usual(written) in said:
        return f"Le document écrit « {usual(odd)} » là où vous avez « {odd} » : recopiez le signe du document."
    passage = meant if meant in said and _likeness(meant, written) >= _ALIKE else closest(said.split(), usual(written))
    if not passage or 2 * len(passage.split()) < len(written.split()) or len(passage.split()) < _FEWEST:
        return f"« {_short(written)} » ne se trouve pas dans le document source. Recopiez le texte du document."
    return as_typed(difference(passage, written).message)


def as_typed(message: str) -> str:
    """Return a fault of a file as a sentence about what was typed."""
    told = message.replace("le fichier dit", "vous avez écrit")
    return told[0].upper() + told[1:]


def name(text: str, source: str) -> Refusal:
    """Refuse what cannot be the name of a part."""
    if not text:
        return "Le nom est vide : écrivez celui du document."
    if len(text) > LONGEST_NAME:
        return f"Ce nom a {len(text)} signes ; {LONGEST_NAME} au plus."
    return signs(text, source) or slip(text, source)


def version(text: str) -> Refusal:
    """Refuse what cannot stand behind « version » below an answer."""
    if not text:
        return "La version est vide : écrivez une étiquette, comme « version 2 »."
    if len(text) > 40:
        return "L'étiquette de version a 40 signes au plus."
    return signs(text)


def excerpt(text: str, whole: str) -> Refusal:
    """Refuse a short text that is not made of words of the whole one."""
    found = signs(text, whole)
    if found or not text:
        return found
    if not is_excerpt(text, whole):
        return "Le texte court reprend les mots du texte, dans leur ordre, avec « … » où il en manque : ces mots-ci n'y sont pas."
    return None


def step(text: str, highest: int) -> Refusal:
    """Refuse what is no step of a competence; nothing means that none is required."""
    if text and not (text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= highest):
        return f"« {_short(text)} » n'est pas un niveau de cette compétence : choisissez de 1 à {highest}, ou « pas demandée »."
    return None


def word(text: str, levels: Collection[str], key: str) -> Refusal:
    """Refuse what cannot be a word by which people name a part, of the kind `key`."""
    is_name = key == "noms"
    if not text:
        return "Le mot est vide : écrivez-en un."
    if len(text) > LONGEST_WORD:
        return f"Ce mot a {len(text)} signes ; {LONGEST_WORD} au plus. Une phrase entière se met dans les questions d'essai."
    found = signs(text)
    if found:
        return found
    if not any(sign.isalpha() for sign in text):
        return f"« {text} » n'a pas de lettre : écrivez les mots des gens."
    if is_name and fold(text) in {fold(level) for level in levels}:
        return f"« {text} » est le nom d'un niveau : un nom de partie doit s'en distinguer."
    if len(fold(text)) < 2:
        return f"« {text} » n'a qu'une lettre, que l'on lirait comme un niveau : écrivez le mot entier."
    if is_name and re.search(r"[,;]", text):
        return "Un seul nom à la fois : écrivez-en un par ligne, sans virgule ni point-virgule."
    if key != "faux_amis" and names_nothing(text, levels):
        return f"« {text} » est dans beaucoup de questions et ne désigne rien à lui seul : écrivez les mots propres à la partie."
    return personal(text)


def personal(text: str) -> Refusal:
    """Refuse what may tell who someone is."""
    if mask(text) == text:
        return None
    return "Il y a là un nom, une adresse ou un numéro de personne : écrivez-le sans cela, comme « la plainte d'un client »."


def question(text: str, others: Collection[str]) -> Refusal:
    """Refuse what cannot be a test question; `others` are those that are there."""
    if not text:
        return "La question est vide : écrivez-la comme les gens la posent."
    if len(text) > LONGEST_QUESTION:
        return f"Cette question a {len(text)} signes ; {LONGEST_QUESTION} au plus."
    found = signs(text)
    if found:
        return found
    if not any(sign.isalpha() for sign in text):
        return f"« {text} » n'a pas de lettre : écrivez une question."
    if fold(text) in set(map(fold, others)):
        return "Cette question est déjà dans la liste : changez celle qui y est."
    return personal(text)


def expected(refs: Sequence[str], nothing: bool, known: Collection[str]) -> Refusal:
    """Refuse an answer to expect that names no part, or one that is gone."""
    if nothing and refs:
        return "« Le document n'y répond pas » ne va pas avec une partie : gardez l'un ou l'autre."
    if not nothing and not refs:
        return "Choisissez la partie que la réponse doit citer, ou « Le document n'y répond pas »."
    gone = next((ref for ref in refs if ref not in known), None)
    if gone:
        return f"La partie « {_short(gone)} » n'existe pas, ou n'existe plus : choisissez-en une autre."
    return None


def reason(text: str, needed: bool) -> Refusal:
    """Refuse what cannot be the reason of a publication; one is needed where test questions fail."""
    if needed and not text:
        return "Des questions d'essai échouent : dites pourquoi vous publiez malgré cela."
    if len(text) > 500:
        return "La raison a 500 signes au plus."
    return signs(text)


def first(*tests: Callable[[], Refusal]) -> Refusal:
    """Return what the first of some tests refuses; the others are not made."""
    return next((found for found in (test() for test in tests) if found), None)


def _is_unseen(sign: str) -> bool:
    kind = unicodedata.category(sign)
    return kind in _UNSEEN or (kind == "Zs" and sign != " ")


def _named(sign: str) -> str:
    if sign in _NAMES:
        return _NAMES[sign]
    kind = "un caractère de commande" if unicodedata.category(sign) == "Cc" else "un caractère invisible ou inconnu"
    return f"{kind} (U+{ord(sign):04X})"


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "…"
