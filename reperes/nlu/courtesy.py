"""Finds the words around a question that say nothing of it: greetings, thanks, « pourriez-vous me communiquer … »."""

import re
import unicodedata
from functools import lru_cache

_GREETING = r"(?:re ?)?(?:bonjour|bonsoir|salut|coucou|hello|hallo|hey|hi|slt|bjr|dites?(?= donc\b| moi\b|,)|cher|chere|guten tag|goedendag)\b"
_ADDRESS = r"(?:[ ,]+(?:madame|monsieur|mesdames|messieurs|mr|mme|collegues?|a tous|a toutes|tout le monde|l'equipe|la team|toi|vous|moi|donc|tu peux me dire))*"
_TELL = r"(?:dire|communiquer|indiquer|preciser|confirmer|rappeler|renseigner sur|informer sur|faire savoir)\b"
_REQUEST = (
    r"(?:est[- ]ce que )?(?:vous |tu )?(?:pourriez|pouvez|pourrais|peux|peut)(?:[- ](?:vous|tu))?(?: s'il (?:vous|te) plait)?(?: donc)?(?: (?:me|m'|nous))?"
    rf" ?{_TELL}"
    r"|(?:(?:je|nous) (?:vous|te) (?:saur(?:ais|ions)|ser(?:ais|ions)) (?:gre|reconnaissante?s?)|veuillez|priere|auriez[- ]vous l'(?:amabilite|obligeance)"
    rf"|je (?:vous|te) (?:prie|demande))(?: (?:donc|vivement))?(?: d[e']| a)? ?(?:bien vouloir )?(?:(?:me|m'|nous) ?)?{_TELL}"
    r"|(?:j'aimerais|je voudrais|je souhaite(?:rais)?|j'aurais voulu|je voulais"
    r"|(?:mon|ma|mes|un|une|notre|nos) \w+ (?:voudrai(?:en)?t|aimerai(?:en)?t|veu(?:len)?t|souhaite(?:nt)?))"
    r"(?: bien)? (?:savoir|connaitre)(?= (?:ce|si|qui|quel|quoi|comment|a )|,)"
    r"|je me demand(?:e|ais)\b|dis,? tu peux me dire ?:?|une petite question ?[:,]?"
)
_CLOSING = (
    r"(?:un grand |mille )?merci(?: (?:beaucoup|de votre (?:aide|reponse)))?|avec (?:tous )?mes remerciements(?: anticipes)?|d'avance|a vous|svp|stp|s'il (?:vous|te) plait|bien a vous|(?:bien )?cordialement"
    r"|(?:tres )?bonne (?:journee|soiree|fin de journee)|je vous (?:prie|remercie)|thanks|thank you|alvast bedankt|danke"
)
_START = re.compile(rf"^\W*(?:(?:{_GREETING}){_ADDRESS}[\s,.!:;–-]*)+")
_ASKED = re.compile(rf"^\W*(?:{_REQUEST})[\s,:]*")
_END = re.compile(rf"[\s,.!–-]+(?:(?:{_CLOSING})[\s,.!]*)+$")
_THE_DOCUMENT = re.compile(
    r"\b(?:dit|prevoit|precise|demande|exige|contient|mentionne|ecrit) (?:le|ce|votre|notre) document\b"
    r"|\b(?:le|ce|votre|notre) document (?=(?:dit|prevoit|precise|demande|exige|contient|mentionne|parle|ne |n'|a-t|definit|donne|cite)\b)"
    r"|\b(?:selon|d'apres|dans|suivant) (?:le|ce|votre|notre) document\b|\bdu document\b(?= *[?.!]|$)"
)
_FEWEST_WORDS = 2


def without_courtesy(text: str) -> str:
    """Return `text` with spaces in place of what only frames the question; as it is where nothing else would be left.

    What is left stands where it stood, so that places in the one are places in the other.
    """
    left = text
    for pattern in (_START, _ASKED, _END, _THE_DOCUMENT):
        for match in pattern.finditer(_folded_in_place(left)):
            shorter = left[: match.start()] + " " * (match.end() - match.start()) + left[match.end() :]
            if len(shorter.split()) >= _FEWEST_WORDS:
                left = shorter
    return left


def _folded_in_place(text: str) -> str:
    """Fold each character by itself, so that none moves."""
    return "".join(map(_fold_character, text))


@lru_cache(maxsize=1024)
def _fold_character(char: str) -> str:
    plain = unicodedata.normalize("NFD", char.replace("’", "'"))[0]
    return plain.lower() if len(plain.lower()) == 1 else plain
