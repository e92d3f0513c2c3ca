"""Other ways to type the same question: each keeps its meaning, its levels and its short words.

A perturbation is a function of a text and a random generator; it returns the text changed, or as it was where it does
not apply.
"""

from __future__ import annotations

import re
import unicodedata
from random import Random
from typing import Callable, FrozenSet, Iterator, List, Mapping, Tuple

Perturbation = Callable[[str, Random], str]

_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿœŒ]+")
_SAFE_LENGTH = 6
"""Shorter words are left alone: one letter makes another word of them."""
_LEVEL_PHRASE = re.compile(r"\bniveau ([A-Z])\b")
_TWO_LEVELS = re.compile(r"\b([A-Z])\b([^A-Z]*?)\b([A-Z])\b")
_AZERTY = ("azertyuiop", "qsdfghjklm", "wxcvbn")
_SMS = {
    "c'est": "c", "est-ce que": "esk", "est-ce qu'": "esk ", "quelles": "kelles", "quelle": "kelle", "quels": "kels",
    "quel": "kel", "pour": "pr", "dans": "ds", "quoi": "koi", "qui": "ki", "que": "ke", "avec": "avc", "niveau": "niv",
    "entre": "entr", "doit": "doi", "faut": "fo", "sont": "son", "beaucoup": "bcp", "je suis": "jsuis", "tout": "tt",
}  # fmt: skip
_FORMAL = {
    "tu peux": "vous pouvez", "peux-tu": "pouvez-vous", "dis-moi": "dites-moi", "donne-moi": "donnez-moi",
    "rappelle-moi": "rappelez-moi", "tu": "vous",
}  # fmt: skip
_PREAMBLES = (
    "Bonjour, j'espère que vous allez bien. Nous avons eu hier une longue discussion à la cantine, chacun avait son avis et "
    "personne n'était d'accord, alors j'ai promis de vérifier avant vendredi et de revenir avec quelque chose de sûr. "
    "Excusez-moi si c'est un peu long, je n'ai pas l'habitude d'écrire à une machine. Voici donc ce que je voudrais savoir : ",
    "Je reviens de trois semaines d'absence, j'ai deux cents courriels non lus et un peu mal à la tête, et voilà qu'on me demande "
    "une chose à laquelle je ne sais vraiment pas quoi répondre. J'ai déjà cherché partout sans rien trouver. ",
    "Alors voilà. Ma voisine de bureau me l'a demandé ce matin en prenant son café, je lui ai dit que je n'en savais rien mais "
    "que je me renseignerais, et comme elle revient à quatorze heures je m'adresse à vous. ",
)


def without_accents(text: str, rng: Random) -> str:
    """No accents, no cedilla."""
    apart = unicodedata.normalize("NFD", text.replace("œ", "oe"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def upper_case(text: str, rng: Random) -> str:
    """All capitals."""
    return text.upper()


def lower_case(text: str, rng: Random) -> str:
    """No capitals but those of levels."""
    return re.sub(
        r"[^\W\d_]+", lambda word: word[0] if len(word[0]) == 1 and word[0] in "ABCD" else word[0].lower(), text
    )


def _edited(text: str, rng: Random, edit: Callable[[str, int, Random], str], known: FrozenSet[str], times: int) -> str:
    """Edit inside `times` different long words, never into another word of `known`, never their first letter."""
    places = [match.span() for match in _WORD.finditer(text) if len(match.group()) >= _SAFE_LENGTH]
    for start, end in sorted(rng.sample(places, min(times, len(places))), reverse=True):
        word = text[start:end]
        wrong = [edit(word, index, rng) for index in rng.sample(range(1, end - start - 1), end - start - 2)]
        fair = (changed for changed in wrong if changed != word and changed.lower() not in known)
        text = text[:start] + next(fair, word) + text[end:]
    return text


def _doubled(word: str, index: int, rng: Random) -> str:
    return word[: index + 1] + word[index:]


def _missing(word: str, index: int, rng: Random) -> str:
    return word[:index] + word[index + 1 :]


def _swapped(word: str, index: int, rng: Random) -> str:
    return word[:index] + word[index + 1] + word[index] + word[index + 2 :]


def _neighbour(word: str, index: int, rng: Random) -> str:
    letter = without_accents(word[index], rng)
    for row in _AZERTY:
        if letter.lower() in row:
            place = row.index(letter.lower())
            return (
                word[:index]
                + rng.choice([row[i] for i in (place - 1, place + 1) if 0 <= i < len(row)])
                + word[index + 1 :]
            )
    return word


def _any_edit(word: str, index: int, rng: Random) -> str:
    return rng.choice((_doubled, _missing, _swapped, _neighbour))(word, index, rng)


def curly_apostrophes(text: str, rng: Random) -> str:
    """Typographic apostrophes and marks, no-break spaces."""
    text = re.sub(r" ([?!:;»])", "\u00a0\\1", text).replace("« ", "«\u00a0")
    return text.replace("'", "’").replace("...", "…")


def no_apostrophes(text: str, rng: Random) -> str:
    """Apostrophes left out, as on a phone."""
    return re.sub(r"(?<=\w)['’](?=\w)", " ", text)


def no_punctuation(text: str, rng: Random) -> str:
    """No marks at the end, none between."""
    return " ".join(re.sub(r"[?!.,;:«»\"]", " ", text).split())


def sms(text: str, rng: Random) -> str:
    """The spelling of text messages."""
    text = lower_case(text, rng).replace("’", "'")
    for long, short in _SMS.items():
        text = re.sub(rf"(?<![\w'-]){re.escape(long)}(?![\w-])" if long[-1] != "'" else re.escape(long), short, text)
    return text


def tutoiement(text: str, rng: Random) -> str:
    """Said to a friend."""
    for familiar, formal in _FORMAL.items():
        text = re.sub(rf"\b{formal}\b", familiar, text)
    return f"dis, tu peux me dire : {text}"


def vouvoiement(text: str, rng: Random) -> str:
    """Said to a stranger."""
    for familiar, formal in _FORMAL.items():
        text = re.sub(rf"\b{familiar}\b", formal, text)
    return f"Pourriez-vous me dire : {text}"


def polite(text: str, rng: Random) -> str:
    """Greeting and thanks around."""
    before = rng.choice(("Bonjour, ", "Bonjour Madame, Monsieur. ", "Bonsoir, excusez-moi de vous déranger. "))
    return before + text + rng.choice((" Merci d'avance !", " Un grand merci.", " Bien à vous."))


def with_context(text: str, rng: Random) -> str:
    """Why someone asks."""
    before = ("Je prépare mon entretien de demain. ", "On en a parlé ce midi. ", "Ma cheffe me pose la question. ")
    after = (" C'est pour mardi.", " Je dois répondre à quelqu'un.", " Je n'en trouve trace nulle part.")
    return rng.choice(before) + text if rng.random() < 0.5 else text + rng.choice(after)


def emoji(text: str, rng: Random) -> str:
    """Emoji around."""
    return rng.choice(("👋 {}", "{} 🙏", "🤔 {} 🤔", "{} 😅", "👉 {}")).format(text)


def _marked(text: str, rng: Random, mark: str) -> str:
    places = [match.span() for match in _WORD.finditer(text) if len(match.group()) >= _SAFE_LENGTH]
    if not places:
        return text
    start, end = rng.choice(places)
    return f"{text[:start]}{mark}{text[start:end]}{mark}{text[end:]}"


def slack_markup(text: str, rng: Random) -> str:
    """Marks of Slack that survive as text."""
    kind = rng.randrange(5)
    if kind < 3:
        return _marked(text, rng, "*_`"[kind])
    return f"> {text}" if kind == 3 else f"@Repères {text}"


def teams_markup(text: str, rng: Random) -> str:
    """Marks of Teams that survive as text."""
    kind = rng.randrange(4)
    if kind < 2:
        return _marked(text, rng, ("**", "~~")[kind])
    return f"- {text}" if kind == 2 else f"Repères {text}"


def swapped_levels(text: str, rng: Random) -> str:
    """The two levels of a comparison in the other order."""
    return _TWO_LEVELS.sub(r"\3\2\1", text, count=1) if len(re.findall(r"\b[DCB]\b", text)) == 2 else text


def level_notation(text: str, rng: Random) -> str:
    """« niveau C » in another notation."""
    ways = (
        "niv. {}",
        "niv {}",
        "lvl {}",
        "niveau « {} »",
        'niveau "{}"',
        "Niveau {}",
        "NIVEAU {}",
        "level {}",
        "nv {}",
    )
    return _LEVEL_PHRASE.sub(lambda match: rng.choice(ways).format(match.group(1)), text)


def small_level(text: str, rng: Random) -> str:
    """« niveau c »."""
    return _LEVEL_PHRASE.sub(lambda match: match.group().lower(), text)


def long_preamble(text: str, rng: Random) -> str:
    """A long beginning that is about nothing."""
    return rng.choice(_PREAMBLES) + text


def perturbations(known: FrozenSet[str]) -> Mapping[str, Perturbation]:
    """Return all perturbations by name; typing errors make no word of `known` (in lower case)."""

    def edits(edit: Callable[[str, int, Random], str], times: int = 1) -> Perturbation:
        return lambda text, rng: _edited(text, rng, edit, known, times)

    return {
        "accents dropped": without_accents, "upper case": upper_case, "lower case": lower_case,
        "one typo": edits(_any_edit), "two typos": edits(_any_edit, 2), "keyboard neighbour": edits(_neighbour),
        "doubled letter": edits(_doubled), "missing letter": edits(_missing), "typographic signs": curly_apostrophes,
        "no apostrophes": no_apostrophes, "no punctuation": no_punctuation, "SMS spelling": sms, "tu": tutoiement,
        "vous": vouvoiement, "politeness": polite, "context": with_context, "emoji": emoji, "Slack markup": slack_markup,
        "Teams markup": teams_markup, "levels swapped": swapped_levels, "level notation": level_notation,
        "small level": small_level, "long preamble": long_preamble,
    }  # fmt: skip


def words_of(texts: List[str]) -> FrozenSet[str]:
    """Return the words of some texts in lower case, with and without accents."""
    found = {word.group().lower() for text in texts for word in _WORD.finditer(text)}
    return frozenset(found | {without_accents(word, Random(0)) for word in found})


def variants(text: str, ways: Mapping[str, Perturbation], seed: str) -> Iterator[Tuple[str, str]]:
    """Yield the name of each perturbation that changes `text`, with the changed text; the same ones for a seed."""
    for name, change in ways.items():
        changed = change(text, Random(f"{seed}/{name}/{text}"))
        if changed != text:
            yield name, changed
