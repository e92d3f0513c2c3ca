"""Remarks on how a question is put: words that change what is asked for, whatever it is about."""

import re
from functools import lru_cache
from typing import FrozenSet

from reperes.knowledge.text import fold

_CUES = {
    "same": r"\b(pareil(le)?s?|identiques?|kif|idem|equivalent\w*|semblables?|hetzelfde|zelfde|same|gleich\w*|memes?"
    r"|aucune difference|pas de difference|en commun|points? communs?|comme (moi|toi|nous|lui|elle|eux)|gemeen|in common|gemeinsam)\b|≡|(?<![-<>!])=+(?!>)",
    "different": r"differen\w*|\bdiff\b|\bchange\w*|distingu\w*|verschil\w*|unterschied\w*|\bevolu\w*|\bsepare\w*|≠|!=",
    "negated": r"\b(n(e |'))?\w+ (pas|jamais|plus|aucune?)\b|\bpas (besoin|oblige|tenu|le droit|demande|requis|prevu)",
    "alternative": r"\b(ou|of|or|oder)\b",
    "tasks": r"\btach(e?s?)\b|liste complete|tout ce qu(e|') ?(ca|il|elle|on) fai|\btaken\b|\btasks?\b|\baufgaben\b|\bexemples? de tache|fai(t|s|re) (quoi|concretement)"
    r"|(fait|fais|font|faire) quoi|quoi faire|qu'est[ -]ce qu'(il|elle|on) fai|au quotidien|concretement|\bconfi(er|e|ez|ons)\b|\bcorvees?\b",
    "purpose": r"\bbuts?\b|\bobjectifs?\b|\bpourquoi\b|a quoi (ca )?ser(t|vent|s)|ser(t|vent) a quoi|\bvise\b|\bdoel\b|\bpurpose\b|\bzweck\b"
    r"|pour quoi faire|raison d'etre|en entier|\btexte\b|dans quel(le)? (but|optique)",
    "steps": r"(quels|tous?|toutes|differents|combien d[e']|liste|les|des|ses|aux|deux|trois|quatre|[2-4]) ?(sont )?(les |des |ses )?(\w+ )?"
    r"(niveaux|nivos?|degres|etapes|paliers|echelons|stades|steps|crans|marches)\b|(niveau|degre) (le plus|max|maxim\w+)|(alle|all) (niveaus|steps|stufen)"
    r"|\bechelle\b|\bdu (1(er)?|premier|plus bas) au (dernier|plus haut|\d)\b|de la (1|premiere)\b.{0,25}(haut|bout|fin|derniere)",
    "step_word": r"\b(degres?|etapes?|paliers?|echelons?|stades?|steps?|crans?|marches?|stufen?|stap(pen)?)\b",
    "higher": r"au[- ]?dessus|\bplus (haut|eleve|loin)|superieure?s?\b|suivante?s?\b|\bd'apres\b|\b(next|higher|hoger|volgende|nachste)\b|\bapres\b",
    "lower": r"en[- ]?dessous|au[- ]?dessous|plus bas|inferieure?s?\b|precedente?s?\b|\bd'avant\b|\b(lower|lager|previous|vorige)\b",
    "distinctive": r"distinctiv\w*|\betoile\w*|✦|onderscheidend\w*|\bstar\b|asterisque de competence",
    "definition": r"qu'?est[ -]ce qu(e|'|une?\b)|c'?(est)? (quoi|koi)\b|\bdefinition\b|que (signifie|veut dire)|\bwat is\b|\bwhat is\b|was ist",
    "role": r"\b(finalites?|roles?|rol|rollen|casquettes?|rubrique|rolle)\b",
    "same_role": r"\b(memes?|deux|differentes?) (finalites?|roles?|casquettes?|categories?|cases?|rubriques?|groupes?)\b"
    r"|(zelfde|same) (rol|role|doel)",
    "example": r"\bexemples?\b|\billustr\w*|consider\w*|compt(e|er)\b|fait(-il|-elle)? partie|entre(r|nt)? dans|au sens|rentre",
    "add": r"^(et |ok |oui |stp )*(\+|(r?ajout|inclu|met)\w*|plus|avec|compar\w*)\b|^\+|\baussi\b|\bcompar\w+ (le |la |les |un )?(avec|a|au|aux)\b",
    "versus": r"\b(vs|versus|contre|par rapport|compar\w+|cote a cote|en parallele|en regard)\b|->|=>|→|≠|!=|\bdelta\b|l'un a cote de l'autre",
    "this": r"\b(cette?|ces|cela|ca|celle[- ]la|celui[- ]la|son|sa|ses|leurs?|la dedans|la[- ]dessus|elle|en|that|this|those|dat|die|deze|dieser?|das)\b",
    "elliptic": r"^(pas|non) (ca|cela)\b|^(cell?es?|ceux) (du|de|des|d'|pour)\b|^(ok |oui |ah |et |puis |mais |donc |alors |ou |idem|pareil|la meme|meme chose|ditto|\+|en |und |and |en voor |what about |so )"
    r"|\bmaintenant\b|\bmemes? niveaux?\b|\btoujours\b|je (veux|voulais|voudrais) dire|je parl(e|ais) d|\bdu coup\b|\b(alors|aussi|then)\s*[ ?!.]*$"
    r"|\b(re)?(viens|venons|tour(ne|nons)?|donnez?|dites?|dis) (juste |a |au |aux |sur )|\bpareil (pour|avec|sur)\b|\bfai(s|tes) pareil\b|, pareil\b",
    "person": r"\b(lui|elle|leur|sien(ne)?s?|eux|elles|celui-ci|celle-ci|him|her|they|hij|zij|er|sie)\b"
    r"|\bil (fai|doi|peu|va\b|a le|est (cense|tenu|oblige)|repon|s'|cree|gere|decide|transmet|s'arret|aid)",
    "who_else": r"\b(qui|quoi|quel(s|le)?( niveaux?)?) (d'autres?|encore)\b|\bquel autre niveau|d'autres niveaux|who else|wie nog|wer noch|sonst noch wer",
    "for_whom": r"\b(pour|a|chez) qui\b|\bqui (alors|du coup|donc)\b|\b(alors|du coup|donc) qui\b|\b(de )?quel niveau\b|\bqui (le|la|les) (fait|doit|peut)",
    "rest": r"\b(les|des|d'|quels|quelles) ?(sont les )?(\w+ )?autres (criteres?|taches?|competences?|finalites?|roles?)|\ble reste\b|sonst noch|what else|wat nog|quoi d'autre",
    "names": r"\b(que|juste|seulement|uniquement) (les|leurs?|des) (noms?|titres?|intitules?)\b",
    "group": r"\b(groupes?|categories?|blocs?|volets?|grande? famille|quel domaine|colonne)\b",
    "yes_no": r"^(est[- ]ce que?|es[ck] ?(e|que?)?)\b|\b\w+-(t-)?(il|elle|ils|elles|on|je|nous|vous|ce)\b(?!.*\b(quel|quoi|comment|combien)\b)|c'est bien\b|\bnon ?[?!.]*$|n'est-ce pas"
    r"|vrai ou faux|\b[yo]/n\b|oui ou non|\bou pas\b|\b(dans|parmi) (la|les|notre|nos|ma|mes) (liste|exemples|taches|attributions)\b|je me trompe",
    "polar": r"^(?!.*\b(qui|que|qu'est|quoi|koi|ki|quel(le)?s?|kel(le)?s?|comment|cmt|combien|cb|ou est|pourquoi|pq|quand|laquelle|lequel|who|what|wie|wer|was)\b)"
    r"(\S+ ){3,}\S*.*\?\W*$|\b(c'?est|ce serait) (bien )?(normal|prevu|permis|a (moi|nous|lui|elle))\b|\b(r?entre|fait partie|font partie|figure)\b",
    "rising": r"\b(chang|mont|augment|evolu|progress|plus|suppl|nouve|ajout|pass|gagn|grimp|haus|hoger|more|increas|ris|stei|stij|diff|disting|ecart|saut|bond|cran)\w*"
    r"|au[- ]dessus|superieur\w*",
    "nothing_but": r"\bn(e |')\w+ (\w+ )?qu(e |')",
    "right": r"\b(raison|tort|le droit|refus\w*|oblig\w*|leg(al|ale|alement)|impos\w*)\b",
    "which": r"\b(est|sont|suis|es) a combien\b(?! d)|\b(lequel|laquelle|lesquel(le)?s|l'une? des|quel(le)?s? (sont les )?(criteres?|competences?)|welke|which|welche)\b",
    "first_person": r"\b(je|j|moi|mon|ma|mes|j'ai|chui|jdois|jdoi)\b",
}
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
_PATTERNS = {cue: re.compile(pattern) for cue, pattern in _CUES.items()}
_NOT_SAME = re.compile(
    r"quand meme|(lui|elle|moi|eux|soi|nous|vous|toi|elles)[- ]memes?|meme (si|pas|un|une|quand)\b|de meme que|memes niveaux"
    r"|(?<!est )(?<!\bc )(?<!ce )(?<!sont )(?<!est la )(?<!ce la )(?<!c la )(?<!exactement )(?<!-t-on )"
    r"(la meme chose|(?<!la )meme chose|pareil|idem|la meme|de meme) (pour|en|avec|chez|aux?|mais)\b"
)
_NOT_NEGATED = re.compile(r"n'est[- ]ce pas|\bou pas\b|pas vrai|pourquoi pas|pas (seulement|que|uniquement)|juste ou pas|non plus|se borne pas|pas (pareil|la meme)")
_NOT_ALTERNATIVE = re.compile(
    r"\bou (pas|non|quoi|bien \?|plaintes?|regles?|methodes?|est|dans|la)\b|questions? ou |procedures? ou |et/ou|\bou\b ?\?"
    r"|\b([a-h]\d?|un|le) ou (un |le )?[a-h]\d?\b|activites ou|locaux ou"
)
_INTERJECTIONS = re.compile(
    r"^(?:(?:bon|ok|oui|ah|oh|euh|super|merci( beaucoup)?|d'accord|parfait|tiens|soit|attendez?|sorry|great|thanks?|hm+|(?:tres )?bien(?: note)?|genial"
    r"|compris|nickel|top|voila|pardon|dites?|alors|sinon|autre sujet|laissons|bedankt|danke|restons dans le texte)\b[ .,;:!…]*)+(?=et |alors |puis |mais |donc |en |und |and |what about )"
)
"""What people say before they go on: « Bon. Et pour B ? »."""


@lru_cache(maxsize=1024)
def find_cues(text: str) -> FrozenSet[str]:
    """Return the cues of `text`."""
    folded = _INTERJECTIONS.sub("", fold(text))
    masked = {
        "same": _NOT_SAME.sub(" ", folded),
        "negated": _NOT_NEGATED.sub(" ", _last_sentence(folded)),
        "alternative": _NOT_ALTERNATIVE.sub(" ", folded),
    }
    return frozenset(cue for cue, pattern in _PATTERNS.items() if pattern.search(masked.get(cue, folded)))


def _last_sentence(folded: str) -> str:
    """The sentence that asks: the last one of four words or more, else all."""
    whole = [sentence for sentence in _SENTENCE_END.split(folded) if len(sentence.split()) >= 4]
    return whole[-1] if whole else folded
