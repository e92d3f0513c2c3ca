"""Finds the levels that a message mentions: lone letters in context, and words such as « au-dessus ».

A letter is a level only where its neighbours say so, because French is full of lone letters: « c'est », « d'un »,
« c koi », « plan B », « D&O », « vitamine C ».
"""

import re
from dataclasses import dataclass, replace
from typing import List, Optional, Sequence

from reperes.knowledge.text import fold

_TOKEN = re.compile(r"->|=>|→|[A-Za-zÀ-ÖØ-öø-ÿœŒ0-9]+|[^\sA-Za-z0-9]")
LEVEL_WORDS = frozenset(
    "niveau niveaux niv nivo niveo nivau nv nvx nveau lvl level niveaus niveua grade grades stufe levels ebene niveeau niveu".split()
)
_BEFORE = LEVEL_WORDS | frozenset(
    "un une les des le du de d au aux agent agents pour pr chez en a et ou vs contre versus entre suis sommes est etant etre sont"
    " collegue collegues collaborateur collaborateurs collaboratrice mes mon ma nos ces ce tous seul seuls que qu moi avec sauf hors"
    " comme niveau passer passe ajoute compare comme vers si quand donc puis aussi pas bij voor van für for of fur naar zum to von".split()
)
_NOT_LEVEL_BEFORE = frozenset(
    "plan vitamine vitamines hepatite groupe sanguin point annexe option permis categorie langage programmer programmation"
    " cle classe type article alinea bâtiment batiment bloc porte quai salle route serie film moyen tarif".split()
)
_C_IS_CEST = frozenset(
    "est koi quoi qui pas pareil pareille ca bon kel quel quelle quels quelles le la l les mon ma un une du des kan quand comment"
    " ou ki cki normal possible trop vrai juste bien mieux nous moi toi lui elle eux quoa koa kwa oblige fini tout toujours encore obligatoire"
    " dans sur prevu ecrit marque indique idem kif meme".split()
)
_AFTER_ELIDED = frozenset("accord abord ailleurs un une apres habitude ici autre autres office".split())
_CAPITAL_C_IS_CEST = frozenset("est koi quoi kwa pareil ki qui kel quel quelle ca bon normal possible vrai".split())
_DENIED = re.compile(
    r"(?<!ou )(?<!meme )\b(pas|et non|non pas|plutot que|au lieu d[eu']|a part|en dehors d[eu'])( pas)?( pour| chez| au| en| du| de)?( les| le| la| un| une| d'un)?"
    r"( niveaux?| niv| agents?)? ?[«\"']? ?$"
)
_BEFORE_SPOKEN = LEVEL_WORDS | frozenset("un une le les du au aux pas non est suis es sommes sont pour".split())
"""« niveau dé », « pas bé »: what stands before a letter that was written as it is spoken."""
_VERSUS = frozenset("e vs contre versus / + - -> => → ≠ > < & et ou puis , au a to naar und and en = ; : ni".split())
_EXCLUDE = frozenset("sauf sof hors hormis excepte sans except behalve ausser".split())
_ONLY = frozenset("que seul seuls seule uniquement seulement exclusivement reserve reservee reserves reservees propre apanage only".split())
_ONLY_AFTER = frozenset("seul seuls uniquement seulement exclusivement".split())
_QUE_IS_NOT_ONLY = frozenset("ce tant plus moins mieux autant parce alors tandis meme pareil autre ainsi dire".split())
_SHORT_QUERY = 4
"""In a message of so many words, a letter at the end is a level even in lower case: « procédures c »."""
_RELATIVE = (
    ("lowest", r"(niveau|echelon) le plus bas|plus bas niveau|lowest level|laagste niveau"),
    ("highest", r"niveau le plus (haut|eleve)|plus (haut|eleve) niveau|highest level|hoogste niveau"),
    ("above", r"au[- ]?dessus|superieur|plus (eleve|haut)|(l'|le )?echelon suivant|niveau suivant|(cran|niveau) d'?apres|un cran (de )?plus"),
    ("below", r"en[- ]?dessous|au[- ]?dessous|inferieur|plus bas\b|niveau precedent|(cran|niveau) d'?avant|un cran (de )?moins"),
    ("both", r"\b(les|tous les|ces|aux|des) (2|deux)\b(?! (autres|premi|derni|finalite|role|tache|critere|competence))|\bboth\b|\bbeide\b"
             r"|cote a cote|l'un a cote de l'autre|\b(lui|elle) et moi\b|\bmoi et (lui|elle)\b|\bentre (eux|nous|elles)\b"),
    ("others", r"les (2|deux )?autres( niveaux)?\s*\??$|autres niveaux|(les|aux|des) (2|deux) autres|niveaux restants|les autres niveaux"),
    ("all", r"(tou(te)?s?) les (trois |3 )?(niveaux|nivos?)|les (trois|3) niveaux|(chaque|chacun des|par|selon le|d'un) niveau\b(?! (a |de )?l'autre)"
            r"|(les|aux|des) (trois|3)\b(?! (premi|derni|prem))|(drei|drie|three|alle?) (levels|niveaus|stufen)|niveau par niveau|selon les niveaux|entre (les )?niveaux"
            r"|d'un niveau a l'autre|tous niveaux|des niveaux|tout le monde|du plus (petit|bas) (niveau )?au plus (grand|haut|eleve)"
            r"|\b(du|de la|le|la) (premiere?|1ere?|1er) (niveau |degre |etape )?(au|a la|jusqu'au|jusqu'a la) (dernier|derniere)\b"),
    ("other_one", r"\bl'autre\b(?! (cote|jour|fois|finalite|role|tache|critere|competence))"),
)
_OWN = re.compile(r"\b(je suis|j'suis|jsuis|chui|chuis|suis|etant|(?<!-)moi|en tant qu(e|')|mon niveau)\b(?!.*\b(lui|elle|collegue)\b)[^.?!]{0,25}$")
_OTHER = re.compile(r"\b(collegue|lui|elle|copine|pote|voisin|voisine|il|elle) (est|c'est|etant)\b(?! (demande|prevu|requis|attendu|question|possible|necessaire|normal))(?!.*\bmoi\b)[^.?!,;]{0,15}$")


@dataclass(frozen=True)
class LevelMention:
    """A level in a message: where it stands and in what sense (`excluded`: « sauf C »; `only`: « que B qui »)."""

    level: str
    start: int
    end: int
    excluded: bool = False
    only: bool = False
    own: bool = False
    other: bool = False


@dataclass(frozen=True)
class _Token:
    text: str
    folded: str
    start: int
    end: int


def find_levels(text: str, levels: Sequence[str]) -> List[LevelMention]:
    """Return the mentions of `levels` in `text`, in order; `text` is what was typed."""
    tokens = [_Token(m.group(), fold(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(text.replace("’", "'"))]
    by_name = {level.lower(): level for level in levels}
    spoken = {f"{name}é": level for name, level in by_name.items()}
    found = []
    for index, token in enumerate(tokens):
        level, as_heard = by_name.get(token.folded), spoken.get(token.text.lower())
        if level and (len(level) > 1 or _is_level(tokens, index, by_name)):
            found.append(_mention(text, tokens, index, level))
        elif as_heard and _is_spoken(tokens, index):
            found.append(_mention(text, tokens, index, as_heard))
    return _contrasted(text, found)


def _contrasted(text: str, found: List[LevelMention]) -> List[LevelMention]:
    """« pas pour un B, pour un C »: where some levels are denied and others not, the denied ones are excluded."""
    denied = [bool(_DENIED.search(fold(text[: mention.start]))) for mention in found]
    if not any(denied) or all(denied):
        return found
    return [replace(mention, excluded=mention.excluded or no) for mention, no in zip(found, denied)]


def find_unknown_level(text: str, levels: Sequence[str]) -> Optional[str]:
    """Return a level that `text` names (« niveau A », « les E ») and the family does not have, else None."""
    words = "|".join(sorted(LEVEL_WORDS))
    pattern = rf"\b(?i:{words})\s+(?:d[e']\s*)?([A-HSa-hs]\d?|\d{{2}})(?=\s*(?:[?!.,;:)/]|$|\s(?:et|ou|vs|pour|de|du|en|il|on|ça)\b))|\b(?:[Ll]es|[Uu]n|[Dd]es|[Aa]gents?|[Aa]ux?|[Pp]our|[Cc]hez les|[Ee]n) ([A-E]\d?)\b(?!['’.\-–])"
    pattern += rf"|\b(?i:{words})\s+(?:d[e']\s*)?([A-HS]\d?)\b(?!['’.&])"
    for match in re.finditer(pattern, text):
        name = next(filter(None, match.groups())).upper()
        if name not in levels:
            return name
    return None


def find_relative(text: str) -> Optional[str]:
    """Return how `text` names levels without their letters ("above", "all", "own" …), None when it does not."""
    folded = fold(text)
    if re.search(r"\b(lui|elle),|\blui\b[^.;!?]*\?\s*$", folded):
        return "other"
    for name, pattern in _RELATIVE:
        if re.search(pattern, folded):
            return name
    if re.search(r"\b(et|pour|que|chez|quant a) moi\b|\bmoi\s*\?|\bmon niveau\b|\bde moi\b|\ba ma place\b", folded):
        return "own"
    if re.search(r"\b(et|pour|que|chez) (lui|elle|eux|mon collegue|ma collegue)\b|\b(lui|elle)\s*\?$", folded):
        return "other"
    return None


def without_levels(text: str, mentions: Sequence[LevelMention]) -> str:
    """Return `text` with the word « niveau » in place of each mentioned level, and of « niveau » with the level."""
    words = "|".join(sorted(LEVEL_WORDS, key=len, reverse=True))
    for mention in reversed(mentions):
        before = re.sub(rf"(?i)\b(?:{words})\.?\s*$", "", text[: mention.start])
        text = f"{before} niveau {text[mention.end:]}"
    return " ".join(text.split())


def _is_spoken(tokens: List[_Token], index: int) -> bool:
    """« niveau dé », « dé comme Denise »; not « cé koi »."""
    before = tokens[index - 1].folded if index else ""
    after = tokens[index + 1].folded if index + 1 < len(tokens) else ""
    return after == "comme" or before in _BEFORE_SPOKEN and not (tokens[index].folded == "ce" and after in _C_IS_CEST)


def _is_level(tokens: List[_Token], index: int, by_name: dict) -> bool:
    token = tokens[index]
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after and after.text in "'’&#°" and after.start == token.end:
        return False
    if before and (before.text in "&#'’" and before.end == token.start and before.text != "'"):
        return False
    if before and before.folded in _NOT_LEVEL_BEFORE:
        return False
    if _is_elision(token, after):
        return False
    if before and before.folded in LEVEL_WORDS:
        return True
    if before and before.text == "." and index > 1 and tokens[index - 2].folded in LEVEL_WORDS:
        return True
    if token.text.isupper() and before is not None and before.folded in _BEFORE - {"et", "que", "qu", "moi", "si"}:
        return True
    if _beside_level(tokens, index, by_name):
        return after is None or after.folded in _VERSUS or not _is_cest(token, after)
    if _is_cest(token, after):
        return False
    if token.text.isupper():
        return True
    alone = len(tokens) <= 3 and all(t.folded in by_name or t.folded in _VERSUS or not t.folded.isalnum() for t in tokens)
    ends = after is None or not after.folded.isalnum()
    if before and ends and token.folded != "a" and sum(t.folded.isalnum() for t in tokens) <= _SHORT_QUERY:
        return True
    return alone or bool(before and before.folded in _BEFORE and (ends or token.folded != "d")) or bool(before and before.text == "@")


def _is_elision(token: _Token, after: Optional[_Token]) -> bool:
    """« d un », « d analyse »: a d whose apostrophe got lost; a capital one only before a few words."""
    if token.folded != "d" or after is None:
        return False
    if token.text == "D":
        return after.folded in _AFTER_ELIDED
    return after.folded[:1] in tuple("aeiouyh") and after.folded not in ("et", "e", "ou", "a", "au", "on", "il", "en")


def _is_cest(token: _Token, after: Optional[_Token]) -> bool:
    """« c koi », « c pour qui »: a c that stands for « c'est »; a capital one only before a few words."""
    if token.folded != "c" or after is None:
        return False
    return after.folded in (_CAPITAL_C_IS_CEST if token.text == "C" else _C_IS_CEST)


def _beside_level(tokens: List[_Token], index: int, by_name: dict) -> bool:
    """Whether another level letter stands beside, with at most two joining words between."""
    for step in (1, -1):
        for distance in (1, 2, 3):
            place = index + step * distance
            if not 0 <= place < len(tokens):
                break
            if tokens[place].folded in by_name and tokens[place].folded != tokens[index].folded:
                return distance > 1 or tokens[place].text.isupper() or tokens[index].text.isupper() or _in_row(tokens, index, by_name)
            if tokens[place].folded not in _VERSUS and tokens[place].folded not in LEVEL_WORDS | {"les", "un", "le"}:
                break
    return False


def _in_row(tokens: List[_Token], index: int, by_name: dict) -> bool:
    """« d c et b »: whether three different level letters stand in a row, with at most joining words between."""
    first, last = index, index
    while first and (tokens[first - 1].folded in by_name or tokens[first - 1].folded in _VERSUS):
        first -= 1
    while last + 1 < len(tokens) and (tokens[last + 1].folded in by_name or tokens[last + 1].folded in _VERSUS):
        last += 1
    return len({token.folded for token in tokens[first : last + 1]} & set(by_name)) > 2


def _mention(text: str, tokens: List[_Token], index: int, level: str) -> LevelMention:
    near = [token.folded for token in tokens[max(0, index - 3) : index]]
    apart = re.search(r"(a part|en dehors d[eu'])( les?| la| un)?( niveaux?)? *$", fold(text[: tokens[index].start]))
    excluded = any(word in _EXCLUDE for word in near) or bool(apart) or near[-1:] == ["pas"] or near[-2:] in (["pas", "le"], ["pas", "un"], ["pas", "les"])
    que = near[-1:] == ["que"] and bool(_QUE_IS_NOT_ONLY.intersection(near))
    after = tokens[index + 1].folded if index + 1 < len(tokens) else ""
    only = after in _ONLY_AFTER or any(word in _ONLY for word in near[-2:]) and not que
    before = fold(text[: tokens[index].start]).rstrip() + " "
    own, other = bool(_OWN.search(before.rstrip())), bool(_OTHER.search(before.rstrip()))
    return LevelMention(level, tokens[index].start, tokens[index].end, excluded, only, own and not other, other)
