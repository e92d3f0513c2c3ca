"""Remarks on how a question is put: words that change what is asked for, whatever it is about."""

import re
from typing import FrozenSet

from reperes.knowledge.text import fold

_CUES = {
    "same": r"\b(pareil(le)?s?|identiques?|kif|idem|equivalent\w*|semblables?|hetzelfde|zelfde|same|gleich\w*|memes?"
    r"|aucune difference|pas de difference)\b",
    "different": r"differen\w*|\bdiff\b|\bchange\w*|distingu\w*|verschil\w*|unterschied\w*|\bevolu\w*|\bsepare\w*",
    "negated": r"\b(n(e |'))?\w+ (pas|jamais|plus|aucune?)\b|\bpas (besoin|oblige|tenu|le droit|demande|requis|prevu)",
    "alternative": r"\b(ou|of|or|oder)\b",
    "tasks": r"\btaches?\b|\btaken\b|\btasks?\b|\baufgaben\b|\bexemples? de tache|fai(t|s|re) (quoi|concretement)"
    r"|(fait|fais|font|faire) quoi|quoi faire|qu'est[ -]ce qu'(il|elle|on) fai|au quotidien|concretement|\bcorvees?\b",
    "purpose": r"\bbuts?\b|\bobjectifs?\b|\bpourquoi\b|a quoi (ca )?ser(t|vent|s)|ser(t|vent) a quoi|\bvise\b|\bdoel\b|\bpurpose\b|\bzweck\b"
    r"|pour quoi faire|raison d'etre|en entier|\btexte\b|dans quel(le)? (but|optique)",
    "steps": r"(quels|tous|differents|combien de|liste|les) (sont )?(les |des )?(\w+ )?"
    r"(niveaux|degres|etapes|paliers|echelons|stades|steps|crans)|(niveau|degre) (le plus|max|maxim\w+)|(alle|all) (niveaus|steps|stufen)",
    "distinctive": r"distinctiv\w*|\betoile\w*|✦|onderscheidend\w*|\bstar\b|asterisque de competence",
    "definition": r"qu'?est[ -]ce qu(e|'|une?\b)|c'?(est)? (quoi|koi)\b|\bdefinition\b|que (signifie|veut dire)|\bwat is\b|\bwhat is\b|was ist",
    "role": r"\b(finalites?|roles?|rol|rollen|casquettes?|rubrique|rolle)\b",
    "same_role": r"\b(memes?|deux|differentes?) (finalites?|roles?|casquettes?|categories?|cases?|rubriques?|groupes?)\b"
    r"|(zelfde|same) (rol|role|doel)",
    "example": r"\bexemples?\b|consider\w*|compt(e|er)\b|fait(-il|-elle)? partie|entre(r|nt)? dans|au sens|rentre",
    "add": r"^(et |ok |oui |stp )*(\+|ajoute\w*|rajoute\w*|plus|avec|compar\w*)\b|^\+|\baussi\b|\bcompar\w+ (le |la |les |un )?(avec|a|au|aux)\b",
    "versus": r"\b(vs|versus|contre|par rapport|compar\w+)\b|->|=>|→|\bdelta\b",
    "this": r"\b(cette?|ces|cela|ca|celle[- ]la|celui[- ]la|son|sa|ses|leurs?|la dedans|la[- ]dessus|elle|en)\b",
    "elliptic": r"^(ok |oui |ah |et |puis |mais |donc |alors |ou |idem|pareil|la meme|meme chose|ditto|\+|en |und |and |en voor )"
    r"|\bmaintenant\b|\bmemes? niveaux?\b|\btoujours\b|je (veux|voulais|voudrais) dire|je parl(e|ais) d",
    "which": r"\b(lequel|laquelle|lesquel(le)?s|l'une? des|quel(le)?s? (sont les )?(criteres?|competences?)|welke|which|welche)\b",
    "first_person": r"\b(je|j|moi|mon|ma|mes|j'ai|chui|jdois|jdoi)\b",
}
_PATTERNS = {cue: re.compile(pattern) for cue, pattern in _CUES.items()}
_NOT_SAME = re.compile(
    r"quand meme|(lui|elle|moi|eux|soi|nous|vous|toi|elles)[- ]memes?|meme (si|pas|un|une|quand)\b|de meme que|memes niveaux"
    r"|(?<!est )(?<!\bc )(?<!ce )(?<!sont )(?<!est la )(?<!ce la )(?<!c la )"
    r"(la meme chose|(?<!la )meme chose|pareil|idem|la meme|de meme) (pour|en|avec|chez|aux?|mais)\b"
)
_NOT_NEGATED = re.compile(r"n'est[- ]ce pas|\bou pas\b|pas vrai|pourquoi pas|pas (seulement|que|uniquement)|juste ou pas|non plus|se borne pas|pas (pareil|la meme)")
_NOT_ALTERNATIVE = re.compile(
    r"\bou (pas|non|quoi|bien \?|plaintes?|regles?|methodes?|est|dans|la)\b|questions? ou |procedures? ou |et/ou|\bou\b ?\?"
    r"|\b([a-h]\d?|un|le) ou (un |le )?[a-h]\d?\b|activites ou|locaux ou"
)


def find_cues(text: str) -> FrozenSet[str]:
    """Return the cues of `text`."""
    folded = fold(text)
    masked = {
        "same": _NOT_SAME.sub(" ", folded),
        "negated": _NOT_NEGATED.sub(" ", folded),
        "alternative": _NOT_ALTERNATIVE.sub(" ", folded),
    }
    return frozenset(cue for cue, pattern in _PATTERNS.items() if pattern.search(masked.get(cue, folded)))
