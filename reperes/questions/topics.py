"""Chooses what a message is about from its evidence: names, quotations and meaning."""

from dataclasses import dataclass
from typing import Dict, List, Mapping, Optional, Sequence, Tuple

from reperes.knowledge.model import kind_of, topic_of
from reperes.questions.model import CONFIRM, DESCRIBE, Question
from reperes.questions.understanding import ANSWERED, PARTS, Understanding

SURE = 0.45
"""From this score on, a topic is taken without asking back."""
NEARLY = 0.25
"""From this score on, the best topic is answered, and the answer says that it is the nearest one and offers others."""
TWIN = 0.3
"""From this probability on, a second topic is answered too."""
TWIN_NAMED_TOGETHER = 0.06
"""The same where the question itself speaks of two (« même finalité ? »)."""
NEARLY_INSIDE, HARDLY_REFUSED = 0.12, 0.2
"""The same where next to nothing speaks for a refusal."""
LIKELY_ROLE = 0.2
"""From this score on, a role is the one whose tasks are asked for."""
LIKELY = 0.1
"""From this score on, a topic is offered as a choice."""
SURE_CLAUSE = 0.5
PERHAPS = 0.04
"""Least probabilities of a second topic: in its own clause, and in the whole message."""
SURE_OVERALL = 0.38
"""From this score of all sections together on, a message that names a level asks for everything about it."""
SURE_OF_DEFINITION = 0.95
LEAST_ANSWERABLE = 0.5
NAMED_SECTION, NAMED_SECTION_ALONE = 0.1, 0.4
REPEATED = 0.4
"""What five words in a row of the document add to the probability of their topic."""
CLAIMED = 0.3
"""What a claim of a criterion adds to its probability."""
SHORT, SAME_KIND = 2, 0.25
"""In a message of so few words, what a topic gains when it is a criterion, a task … like the one before."""
CONTINUED, GOES_ON = 0.3, 0.5
"""What the part spoken of before gains in a message that leans on it; so much one leans that is put as a continuation."""
LEVELLED_TASK = 0.8
"""What a task's score is worth where a level is named: tasks have no levels, criteria have."""
_LISTS = ("section.finalites", "section.taches", "section.criteres", "section.competences", "legende.distinctive")
_OVERALL = ("section.niveau", "section.famille")


@dataclass(frozen=True)
class Topics:
    """References of what is asked about, most certain first; `likely` are candidates when nothing is certain."""

    refs: Tuple[str, ...]
    likely: Tuple[str, ...] = ()
    sure: bool = True


def choose_topics(heard: Understanding, before: Optional[Question] = None) -> Topics:
    """Return the topics of `heard`; no `refs` when the evidence is too weak.

    What is of the same kind as the topics of the question `before` is a little likelier in a short message.
    """
    if heard.quotations:
        return Topics(_best_quoted(heard))
    named = _named(heard)
    if heard.levels and not named and "distinctive" in heard.cues:
        return Topics(("legende.distinctive",))
    if heard.partly_outside:
        refs = [ref for ref, p in heard.clauses if p >= SURE_CLAUSE and kind_of(ref) in ANSWERED]
        return Topics(tuple(dict.fromkeys(refs)))
    claimed = _claimed_task(heard, named)
    if claimed:
        return Topics(claimed)
    if len(named) > 1 and _is_list(heard, named):
        return Topics(tuple(ref for topic in named for ref in _with_details(heard, topic)))
    scores = _scores(heard, named)
    if before and heard.content_words <= SHORT:
        kinds = {kind_of(ref) for ref in before.refs}
        scores = {topic: score + (SAME_KIND if kind_of(topic) in kinds else 0.0) for topic, score in scores.items()}
    for topic, likelihood in _said_before(heard, before).items():
        scores[topic] = scores.get(topic, 0.0) + likelihood
    if heard.levels:
        scores = {topic: score * (LEVELLED_TASK if topic.startswith("tache.") else 1) for topic, score in scores.items()}
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked:
        return Topics(())
    likely = tuple(topic for topic, likelihood in ranked[:4] if likelihood >= LIKELY)
    best, score = ranked[0]
    if best in _OVERALL or (score < SURE and heard.levels and _overall(ranked) >= SURE_OVERALL):
        return Topics((_section(heard, best),), likely)
    if _asks_definition(heard, best) and score < SURE_OF_DEFINITION:
        return Topics((), likely)
    together = _tasks_together(heard, ranked)
    if together:
        return Topics(together, likely)
    role = _role_of_tasks(heard, ranked)
    if role:
        return Topics((role,), likely)
    if score < SURE:
        return _nearly(heard, ranked, likely)
    refs = list(_with_details(heard, best))
    refs.extend(ref for ref in _of_clauses(heard, best) if ref not in refs)
    least = TWIN_NAMED_TOGETHER if "same_role" in heard.cues else TWIN
    for topic, other in ranked[1:2]:
        if other >= least and _may_join(best, topic) and (best not in named or topic in named):
            refs.extend(ref for ref in _with_details(heard, topic) if ref not in refs)
    return Topics(_as_said(heard, _within_role(heard, tuple(refs))), likely)


def _said_before(heard: Understanding, before: Optional[Question]) -> Mapping[str, float]:
    """How much likelier the parts of the question before are, for a message that goes on with it and names none itself."""
    if not before or any(kind_of(ref) in PARTS for ref, _, _ in heard.parts):
        return {}
    goes_on = max(heard.leaning, GOES_ON if heard.cues & {"elliptic", "person", "this"} else 0.0)
    parts = [topic for topic in map(topic_of, before.refs) if kind_of(topic) in PARTS]
    return {topic: CONTINUED * goes_on / len(parts) for topic in parts}


def _as_said(heard: Understanding, refs: Tuple[str, ...]) -> Tuple[str, ...]:
    """`refs` in the order of the clauses that are about them, where each has one."""
    places = {topic_of(ref): place for place, (ref, _) in reversed(list(enumerate(heard.clauses)))}
    if not all(topic_of(ref) in places for ref in refs):
        return refs
    return tuple(sorted(refs, key=lambda ref: places[topic_of(ref)]))


def _section(heard: Understanding, best: str) -> str:
    """Which section is asked for: the one that is named, else everything about a level."""
    named = {ref for ref, _, _ in heard.parts} & {"section.criteres", "section.competences"}
    if len(named) == 1:
        return named.pop()
    return best if best in _OVERALL else "section.niveau"


def _tasks_together(heard: Understanding, ranked: Sequence[Tuple[str, float]]) -> Tuple[str, ...]:
    """« les tâches où on encode »: the tasks that share the evidence, where no single one has it."""
    if ranked[0][1] >= SURE or not any(ref == "section.taches" for ref, _, _ in heard.parts):
        return ()
    tasks = [(topic, score) for topic, score in ranked if topic.startswith("tache.")]
    if sum(score for _, score in tasks) < SURE:
        return ()
    return tuple(topic for topic, score in tasks if score >= LIKELY)


def _role_of_tasks(heard: Understanding, ranked: Sequence[Tuple[str, float]]) -> str:
    """« les tâches sur les données »: the likely role whose tasks are asked for; "" when there is none.

    Without a level no criterion is meant, though it is called like a role: « les tâches en organisation pratique ».
    """
    if not any(ref == "section.taches" for ref, _, _ in heard.parts):
        return ""
    least = TWIN
    if not heard.levels:
        least = LIKELY_ROLE
        ranked = [(topic, score) for topic, score in ranked if kind_of(topic) not in ("critere", "section")]
    best_two = [topic for topic, score in ranked[:2] if score >= least]
    return next((topic for topic in best_two if topic.startswith("finalite.")), "")


def _claimed_task(heard: Understanding, named: Sequence[str]) -> Tuple[str, ...]:
    """« la personne de contact traite les plaintes simples ? »: a task and the role that is said to do it."""
    roles = [ref for ref in named if kind_of(ref) == "finalite"]
    claimed = heard.intent == CONFIRM or "polar" in heard.cues
    if not claimed or len(roles) != 1:
        return ()
    task, probability = next(((ref, p) for ref, p in heard.ranked if ref not in roles), ("", 0.0))
    # The role itself may be likelier than what it is said to do.
    least = TWIN if heard.ranked and heard.ranked[0][0] in roles else SURE
    return (task, roles[0]) if kind_of(task) == "tache" and probability >= least else ()


def _within_role(heard: Understanding, refs: Tuple[str, ...]) -> Tuple[str, ...]:
    """« les tâches de l'organisateur pratique »: the role alone, not every task nor the criterion of like name."""
    roles = tuple(ref for ref in refs if ref.startswith("finalite."))
    asks_tasks = "section.taches" in refs or any(ref == "section.taches" for ref, _, _ in heard.parts)
    return roles if roles and asks_tasks else refs


def _asks_definition(heard: Understanding, best: str) -> bool:
    """« qu'est-ce qu'une base de données ? »: the document names things in its tasks, but does not explain them."""
    about_task = best.startswith(("tache.", "finalite.")) and not heard.parts and not heard.levels
    return about_task and heard.intent == DESCRIBE and "definition" in heard.cues and not heard.cues & {"role", "tasks"}


def _of_clauses(heard: Understanding, best: str) -> Sequence[str]:
    """The topics that a clause is surely about and the whole message perhaps, beside the best one."""
    return [
        ref
        for ref, probability in heard.clauses
        if probability >= SURE_CLAUSE
        and topic_of(ref) not in heard.rejected
        and heard.probability(topic_of(ref)) >= PERHAPS
        and topic_of(ref) != best
        and _may_join(best, topic_of(ref))
    ]


def best_evidence(heard: Understanding) -> float:
    """Return how much speaks for the best topic: its probability, raised where its name or its words are said."""
    return max(_evidence(heard, _named(heard)).values(), default=0.0)


def evidence_for(heard: Understanding, topic: str) -> float:
    """Return how much speaks for `topic`, from 0 to 1, its name and its words included."""
    return min(1.0, _evidence(heard, _named(heard)).get(topic, 0.0))


def _evidence(heard: Understanding, named: Sequence[str]) -> Dict[str, float]:
    scores = {topic: p for topic, p in heard.ranked if topic != "none" and topic not in heard.rejected}
    for topic in named:
        scores[topic] = scores.get(topic, 0.0) + _weight_of_name(heard, topic)
    for topic in dict.fromkeys(ref for ref, _, _ in heard.parts if ref.startswith("section.") and ref != "section.famille"):
        scores[topic] = scores.get(topic, 0.0) + (NAMED_SECTION_ALONE if heard.content_words <= 1 else NAMED_SECTION)
    for topic in {topic_of(ref) for ref in heard.repeated} & set(scores):
        scores[topic] += REPEATED
    for ref, likelihood in heard.claims:
        topic = f"critere.{ref.split('.')[1]}"
        if topic in scores:
            scores[topic] += CLAIMED * likelihood
    return scores


def _scores(heard: Understanding, named: Sequence[str]) -> Dict[str, float]:
    """How much speaks for each topic, given that the message is about one of them."""
    answerable = max(1.0 - heard.probability("none"), LEAST_ANSWERABLE)
    return {topic: score / answerable for topic, score in _evidence(heard, named).items()}


def _overall(ranked: Sequence[Tuple[str, float]]) -> float:
    """How much speaks for everything about a level, rather than for one of its parts."""
    return sum(score for topic, score in ranked if topic in ("section.niveau", "section.criteres", "section.competences"))


def _nearly(heard: Understanding, ranked: Sequence[Tuple[str, float]], likely: Tuple[str, ...]) -> Topics:
    """The likeliest topic of a message, where something speaks for it; the others are offered beside it."""
    best, score = ranked[0]
    inside = max(heard.refused, heard.probability("none")) < HARDLY_REFUSED
    if score < (NEARLY_INSIDE if inside else NEARLY) or heard.content_words < 2 or not (_specific(best) or best in _LISTS):
        return Topics((), likely)
    return Topics(_with_details(heard, best), likely, sure=False)


def _named(heard: Understanding) -> List[str]:
    named = dict.fromkeys(ref for ref, _, _ in heard.parts if kind_of(ref) in PARTS)
    return [ref for ref in named if ref not in heard.rejected]


def _is_list(heard: Understanding, named: Sequence[str]) -> bool:
    """Whether the names are what is asked about, rather than words of a sentence."""
    return heard.content_words <= 2 + len(named) // 2 or all(heard.probability(topic) >= 0.25 for topic in named)


def _weight_of_name(heard: Understanding, topic: str) -> float:
    """How much a name counts: almost alone in its message it decides, in a long sentence it is a word among others.

    Competences are named more deliberately than criteria, whose names are everyday words.
    """
    rest = heard.content_words
    if rest <= 1 or topic in heard.titled:
        return 0.7
    if rest > 3:
        return 0.6 if heard.levels and topic.startswith("competence.") else 0.15
    return 0.4


def _may_join(best: str, other: str) -> bool:
    """Whether two topics of one message are answered together: parts of the document, not its overall sections.

    A task holds the words of criteria (« traiter les plaintes simples »): it is not joined by one.
    """
    return _specific(best, other) and {kind_of(best), kind_of(other)} != {"tache", "critere"}


def _specific(*topics: str) -> bool:
    """Whether all are parts of the document, none an overall section."""
    return all(kind_of(topic) in PARTS for topic in topics)


def _with_details(heard: Understanding, topic: str) -> Tuple[str, ...]:
    return heard.details(topic) or (topic,)


def _best_quoted(heard: Understanding) -> Tuple[str, ...]:
    """The quoted facts; of several, those of the likeliest topic, three at most."""
    refs = [ref.replace(".exemples", "") for ref in heard.quotations]
    best = max(refs, key=lambda ref: dict(heard.topics).get(ref, 0.0) + heard.probability(topic_of(ref)))
    same = tuple(dict.fromkeys(ref for ref in refs if topic_of(ref) == topic_of(best)))
    return same if heard.probability(topic_of(best)) >= 0.3 else tuple(dict.fromkeys(refs))[:3]
