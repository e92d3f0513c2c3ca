"""A preview: facts, answers, words and test questions, before and after."""

from dataclasses import replace

import pytest
from books import GARDEN, book_of, garden_book

from reperes.answers.book import Book
from reperes.hearing.intents import EXCLUSIVE, RISING, SAME, UNREQUIRED
from reperes.knowledge.facts import facts_of
from reperes.knowledge.library import Library
from reperes.knowledge.load import load_library
from reperes.knowledge.questions import TestQuestion
from reperes.publishing.changed_answers import answer_to
from reperes.publishing.every_question import KINDS, questions_about, questions_of_claims
from reperes.publishing.judging import passes
from reperes.publishing.preview import preview
from reperes.publishing.touched import touched_questions
from reperes.publishing.word_runs import word_runs

LOOKED_THROUGH = {"section.criteres", "section.competences"}
LISTS = (SAME, RISING, EXCLUSIVE, UNREQUIRED)


@pytest.fixture
def previewed(knowledge):
    """A function that edits the files and returns the preview of that."""

    def run(change, ask=None):
        change()
        return preview(load_library(GARDEN), load_library(knowledge), ask)

    return run


def test_a_changed_fact_is_shown_with_its_place_and_words(previewed, knowledge, edit):
    found = previewed(lambda: edit(knowledge, "Arroser tous les soirs", "Arroser chaque matin"))
    (fact,) = found.facts
    assert (fact.family, fact.ref) == ("jardin", "critere.arrosage.A1")
    assert fact.place == ("Critères distinctifs", "Arrosage", "niveau A1")
    assert (fact.before, fact.after) == ("Arroser tous les soirs.", "Arroser chaque matin.")
    assert fact.words == (("same", "Arroser"), ("removed", "tous les soirs."), ("added", "chaque matin."))
    assert not found.others and not found.words


def test_the_answers_that_quote_it_are_grouped_with_examples(previewed, knowledge, edit):
    found = previewed(lambda: edit(knowledge, "Arroser tous les soirs", "Arroser chaque matin"))
    group = found.answers[0]
    assert group.says == "citent le nouveau texte de Critères distinctifs › Arrosage › niveau A1"
    assert group.count >= len(group.examples) == 3
    example = group.examples[0]
    assert example.title == "Arrosage (ce que dit le document)"
    assert "tous les soirs" in example.before and "chaque matin" in example.after
    assert "tous les soirs" not in example.after


def test_two_cells_that_become_different_change_what_is_said_of_them(previewed, knowledge, edit):
    def change():
        path = knowledge / "familles" / "jardin.yml"
        text = path.read_text("utf-8").replace("A2: Planter les fleurs reçues.", "A2: Choisir les fleurs.")
        path.write_text(text, "utf-8")
        source = knowledge / "sources" / "jardin.txt"
        before = source.read_text("utf-8")
        one, _, two = before.rpartition("Planter les fleurs reçues.")
        source.write_text(f"{one}Choisir les fleurs.{two}", "utf-8")

    found = previewed(change)
    shown = [example for group in found.answers for example in group.examples]
    assert any("identique" in example.before and "identique" not in example.after for example in shown)


def test_what_comes_and_goes_is_told(previewed, knowledge, edit):
    def change():
        edit(knowledge, "      - id: outils\n        texte: Affûter les outils\n", "", "familles/jardin.yml")
        edit(knowledge, "Affûter les outils", "", "sources/jardin.txt")

    found = previewed(change)
    assert [(fact.ref, fact.before, fact.after) for fact in found.facts] == [("tache.outils", "Affûter les outils", "")]
    assert {"n'existent plus", "ne citent plus Finalités › élagueur › Exemples de tâches"} <= {
        group.says for group in found.answers
    }


def test_words_are_told_by_part(previewed, knowledge):
    path = knowledge / "vocabulaire" / "jardin.yml"

    def change():
        path.write_text(path.read_text("utf-8") + "\ntache.outils:\n  noms: [meule]\n", "utf-8")

    found = previewed(change)
    assert [(words.ref, words.name, words.added, words.removed) for words in found.words] == [
        ("tache.outils", "« Affûter les outils »", ("meule",), ())
    ]
    assert not found.facts and not found.answers


def test_names_and_settings_are_told_too(previewed, knowledge, edit):
    def change():
        edit(knowledge, "le bureau des jardins", "la cabane", "reglages.yml")
        edit(knowledge, "édition de printemps", "édition d'été", "familles/jardin.yml")

    found = previewed(change)
    assert "modifié : version : avant « édition de printemps », maintenant « édition d'été »" in found.others
    assert "contact (fr) : avant « le bureau des jardins », maintenant « la cabane »" in found.others


def test_nothing_changed_is_empty(previewed):
    assert previewed(lambda: None).is_empty


def test_test_questions_are_judged_before_and_after(previewed, knowledge, edit):
    def change():
        edit(knowledge, "Tailler les haies", "Tailler les buis")
        (knowledge / "questions").mkdir()
        (knowledge / "questions" / "jardin.yml").write_text(
            "- {question: qui taille ?, attendu: tache.haies}\n- {question: le salaire ?, attendu: rien}\n", "utf-8"
        )

    def ask(text, library, family):
        return ("tache.haies",) if "haies" in library.get(family).facts["tache.haies"].text else ()

    found = previewed(change, ask)
    assert [(one.text, one.before, one.after) for one in found.questions] == [
        ("qui taille ?", True, False),
        ("le salaire ?", False, True),
    ]
    assert [one.text for one in found.failing] == ["qui taille ?"]


@pytest.mark.parametrize(
    ("expected", "quoted", "good"),
    [
        (("tache.haies",), ("tache.haies", "finalite.elagueur"), True),
        (("tache.haies", "tache.outils"), ("tache.haies",), False),
        (("critere.arrosage",), ("critere.arrosage.A1",), True),
        (("critere.arrosage.A2",), ("critere.arrosage.A1",), False),
        (("section.taches",), ("tache.haies",), True),
        (("section.criteres",), ("tache.haies",), False),
        (("version",), ("version",), True),
        (("version",), (), False),
        ((), (), True),
        ((), ("tache.haies",), False),
    ],
)
def test_an_answer_must_quote_all_that_is_expected(expected, quoted, good):
    assert passes(TestQuestion("?", expected), quoted, garden_book().knowledge) is good


def test_a_group_is_expected_by_any_of_its_competences():
    knowledge = garden_book().knowledge
    competence = knowledge.competences[0]
    question = TestQuestion("?", (f"groupe.{competence.group}",))
    assert passes(question, (f"competence.{competence.id}.1",), knowledge)
    assert not passes(question, ("tache.haies",), knowledge)


def test_words_that_come_and_go_are_marked():
    assert word_runs("un deux", "") == (("removed", "un deux"),)
    assert word_runs("un deux trois", "un trois quatre") == (
        ("same", "un"), ("removed", "deux"), ("same", "trois"), ("added", "quatre"),
    )  # fmt: skip


def with_text(book, ref):
    """The book with another text for one fact."""
    knowledge = book.knowledge
    family, competences, (kind, name, *detail) = knowledge.family, knowledge.competences, ref.split(".")
    other = knowledge.facts[ref].text + " Autrement"

    def changed(parts, **texts):
        return tuple(
            replace(part, **{key: new(part) for key, new in texts.items()}) if part.id == name else part
            for part in parts
        )

    if kind == "critere":
        family = replace(family, criteria=changed(family.criteria, texts=lambda one: {**one.texts, detail[0]: other}))
    elif kind == "competence":
        competences = changed(competences, steps=lambda one: {**one.steps, int(detail[0]): other})
    elif kind == "tache":
        family = replace(
            family,
            roles=tuple(replace(role, tasks=changed(role.tasks, text=lambda one: other)) for role in family.roles),
        )
    elif kind == "finalite":
        family = replace(family, roles=changed(family.roles, text=lambda one: other))
    elif kind == "definition":
        family = replace(
            family, definitions=changed(family.definitions, **{"examples" if detail else "text": lambda one: other})
        )
    facts = {fact.ref: fact for fact in facts_of(family, competences)}
    return Book(replace(knowledge, family=family, competences=competences, facts=facts), book.phrases)


@pytest.mark.parametrize(
    "ref",
    [
        "critere.fleurs.A2",
        "competence.patience.2",
        "tache.haies",
        "finalite.semeur",
        "definition.bouture.exemples",
    ],
)
def test_no_answer_that_changes_is_missed(ref):
    """All questions answered twice change no other answers than those that may change (lists, asked of lists)."""
    before = garden_book()
    after = with_text(before, ref)
    assert after.knowledge.facts[ref] != before.knowledge.facts[ref]
    every = {
        question
        for kind in KINDS
        for question in questions_about(kind, before)
        if question.act not in LISTS or LOOKED_THROUGH & {*question.refs}
    } | {*questions_of_claims(before)}
    every = {question for question in every if "version" not in question.refs}
    changed = {question for question in every if answer_to(before, question) != answer_to(after, question)}
    assert changed and changed <= {*touched_questions(before, after)}


def test_families_beside_each_other_are_told_apart():
    garden, ladder = garden_book().knowledge, book_of("echelle").knowledge
    before, after = Library({"jardin": garden}), Library({"jardin": garden, "echelle": ladder})
    found = preview(before, after, None)
    assert not found.facts and not found.answers
    assert [change for change in found.others if change.startswith("famille nouvelle")]
    assert preview(after, before, None).others == (f"famille retirée : {ladder.family.code} – {ladder.family.name}",)
