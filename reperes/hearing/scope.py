"""Decides whether the document can answer a message, on all evidence: intents, topics, names and quotations."""

from typing import Tuple

from reperes.hearing.cues import is_yardstick
from reperes.hearing.evidence import best_evidence, evidence_for
from reperes.hearing.intents import ACTS, DESCRIBE, FOLLOW_UP, HELP, LEVEL, NO_QUESTIONS, OUTSIDE, REFUSED, TALK, WISHES
from reperes.hearing.odds import log_odds, probability_of
from reperes.hearing.understanding import Understanding
from reperes.knowledge.references import NOWHERE
from reperes.language.folding import row
from reperes.language.lexis import phrases, words

THRESHOLD = 0.4
"""From this probability on, a message is refused; curve in docs/understanding.md."""
_REFUSED, _BEST, _INTERCEPT = 1.0, -1.0, -0.2
"""Weights of the evidence in the log odds, fitted on the evaluation sets (docs/understanding.md)."""
_WHOLE_INSIDE, _WHOLE_TOPIC, _WHOLE_OUTSIDE = 0.3, 0.6, 0.9
"""When the last sentence of a long message is taken for the whole question."""
_CERTAIN = 0.995
_TALK_ABOUT_SOMETHING = 0.75
_AS_LIKELY = 1 / 3
"""A wish with this share of a description's probability is meant where nothing is named."""
_PERHAPS_HELP, _VAGUE = 0.25, 0.33
"""From the first probability on, help is wanted where the evidence for any part stays below the second."""
_POINTING = frozenset("this person step_word higher lower".split())
_FEW_WORDS, _NOT_NOWHERE = 4, 0.2
_NEW_WORDS, _NOWHERE_NEW = 2, 0.55
"""When a short message leans on the one before for what it lacks, and when its own words lead out of the document."""
_SURELY_NO_QUESTION = 0.5
"""From this probability on, a message is answered as an insult, an order or gibberish rather than as outside the
document."""


def outside(heard: Understanding) -> float:
    """Return the probability that `heard` asks for what the document does not hold."""
    names_only = bool(heard.parts) and heard.content_words == 0
    partly_outside = heard.partly_outside and heard.intents[0][0] not in NO_QUESTIONS
    if heard.quotations or partly_outside or _only_compares(heard) or names_only:
        return 0.0
    refused, best = (log_odds(probability, _CERTAIN) for probability in (heard.refused, best_evidence(heard)))
    return probability_of(_REFUSED * refused + _BEST * best + _INTERCEPT)


def _only_compares(heard: Understanding) -> bool:
    """« quelle différence ? »: a question that names nothing may still be answered after asking back."""
    return heard.content_words <= 1 and bool(heard.cues & {"versus", "different", "same"})


def settled_intent(heard: Understanding) -> str:
    """Return the intent after all evidence: a refusal, or the best intent that is none."""
    ranking = heard.intents
    if _is_order(heard.text):
        return "inject"
    p, kind = max(((p, intent) for intent, p in ranking if intent in REFUSED), default=(0.0, OUTSIDE))
    if kind in NO_QUESTIONS and p < _SURELY_NO_QUESTION:
        kind = OUTSIDE
    best = ranking[0][0]
    if heard.unknown_level and all(is_yardstick(heard.text[: level.start]) for level in heard.levels):
        return OUTSIDE
    if best == FOLLOW_UP and _leads_out(heard):
        return kind
    if best in REFUSED or best in ACTS:
        if outside(heard) >= THRESHOLD:
            return FOLLOW_UP if _points_back(heard, best) else kind
        asked = next((intent for intent, _ in ranking if intent not in REFUSED), DESCRIBE)
        if best_evidence(heard) < _VAGUE and not heard.levels and _wants_help(heard):
            return HELP
        return _wish(heard) if asked == DESCRIBE else asked
    if best in TALK and (heard.parts or _sure_topic(heard)):
        return next((intent for intent, _ in ranking if intent in ACTS), DESCRIBE)
    return best


def _wants_help(heard: Understanding) -> bool:
    """« t'es capable de m'aider sur quoi, en fait ? »: whether help is perhaps wanted, or all that is said asks for
    it."""
    saying = [clause for clause in heard.within if clause.own_words]
    alone = len(saying) == 1 and saying[0].intent == HELP
    return alone or dict(heard.intents).get(HELP, 0.0) >= _PERHAPS_HELP


def _is_order(text: str) -> bool:
    """« efface le fichier »: an order to change what the answers come from."""
    said = row(text)
    while said and said[0] in words("orders", "before"):
        said = said[1:]
    verb = phrases("orders", "verbs").at(said, 0)
    return verb is not None and not words("orders", "things").isdisjoint(said[verb.end :])


def _wish(heard: Understanding) -> str:
    """« détaille »: what names nothing is rather a wish about the answer before, where that is nearly as likely."""
    if heard.levels or heard.parts or heard.content_words:
        return DESCRIBE
    least = dict(heard.intents).get(DESCRIBE, 0.0) * _AS_LIKELY
    return next(
        (intent for intent, probability in heard.intents if intent in WISHES and probability >= least), DESCRIBE
    )


def _points_back(heard: Understanding, best: str) -> bool:
    """« à quel niveau cela est-il possible ? »: what it is about was said before."""
    if heard.parts or heard.content_words > _FEW_WORDS:
        return False
    if heard.cues & _POINTING:
        return best in ACTS or heard.probability(NOWHERE) < _NOT_NOWHERE
    return best in ACTS and heard.content_words <= 1


def _leads_out(heard: Understanding) -> bool:
    """« et les chèques-repas ? »: put as a continuation, about something else that the document does not hold."""
    says = heard.levels or heard.parts or heard.relative or heard.step
    return not says and heard.content_words >= _NEW_WORDS and heard.probability(NOWHERE) >= _NOWHERE_NEW


def _sure_topic(heard: Understanding) -> bool:
    return any(p >= _TALK_ABOUT_SOMETHING for topic, p in heard.ranked if topic != NOWHERE) and heard.content_words >= 3


def is_whole(heard: Understanding) -> bool:
    """Whether a sentence is a question by itself: surely about something, or surely about nothing of the document."""
    refused = outside(heard)
    # « quel niveau ? » asks about what was told before it; so does a section that is only guessed.
    section = heard.topics and heard.topics[0][0].startswith("section.") and not heard.parts
    if heard.cues & {"this", "person"} or heard.intents[0][0] == LEVEL or section:
        return False
    return (refused < _WHOLE_INSIDE and best_evidence(heard) >= _WHOLE_TOPIC) or refused > _WHOLE_OUTSIDE


def topic_of_clause(heard: Understanding) -> Tuple[str, float]:
    """Return the likeliest topic of a clause, NOWHERE where it is refused, and how sure that is."""
    refused = outside(heard)
    topic, probability = next(((ref, p) for ref, p in heard.topics if ref != NOWHERE), (NOWHERE, 0.0))
    if refused >= THRESHOLD or topic == NOWHERE:
        return NOWHERE, max(refused, heard.probability(NOWHERE))
    return topic, max(probability, evidence_for(heard, topic))
