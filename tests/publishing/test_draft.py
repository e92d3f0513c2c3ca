"""The draft, what was edited by hand meanwhile, and its publication."""

import pytest

from reperes.publishing.draft import Draft
from reperes.publishing.publish import NotPublished, publish
from reperes.publishing.starting import find_served
from reperes.publishing.versions import Versions

FAMILY, WORDS = "familles/jardin.yml", "vocabulaire/jardin.yml"


@pytest.fixture
def draft(knowledge):
    """A draft that was just begun."""
    find_served(knowledge)
    draft = Draft(knowledge)
    draft.begin()
    return draft


def add(folder, name, line):
    (folder / name).write_text((folder / name).read_text("utf-8") + f"{line}\n", "utf-8")


def test_a_draft_is_a_copy_that_is_made_once(draft, knowledge, same):
    assert same(draft.folder, knowledge)
    add(draft.folder, WORDS, "# mien")
    draft.begin()
    assert "# mien" in (draft.folder / WORDS).read_text("utf-8")


def test_a_discarded_draft_is_gone_and_a_new_one_is_a_new_copy(draft, knowledge, same):
    add(draft.folder, WORDS, "# mien")
    draft.discard()
    draft.discard()
    assert not draft.exists()
    draft.begin()
    assert same(draft.folder, knowledge)


def test_a_published_draft_is_in_service_and_gone(draft, knowledge, edit):
    edit(draft.folder, "Tailler les haies", "Tailler les buis")
    version = publish(knowledge, draft.folder, "Anne", None)
    assert not draft.exists() and Versions(knowledge).in_service() == version
    assert "Tailler les buis" in (knowledge / FAMILY).read_text("utf-8")


def test_hand_edits_of_other_files_are_taken(draft, knowledge):
    add(draft.folder, FAMILY, "# brouillon")
    add(knowledge, WORDS, "# à la main")
    (knowledge / "affirmations").mkdir()
    (knowledge / "affirmations" / "jardin.yml").write_text("{}\n", "utf-8")
    assert draft.take_hand_edits() == ()
    assert "# à la main" in (draft.folder / WORDS).read_text("utf-8")
    assert (draft.folder / "affirmations" / "jardin.yml").exists()
    assert "# brouillon" in (draft.folder / FAMILY).read_text("utf-8")
    (knowledge / "affirmations" / "jardin.yml").unlink()
    assert draft.take_hand_edits() == () and not (draft.folder / "affirmations" / "jardin.yml").exists()


def test_a_file_that_both_changed_is_a_conflict_and_stays_as_it_is(draft, knowledge):
    add(draft.folder, WORDS, "# brouillon")
    add(knowledge, WORDS, "# à la main")
    assert draft.take_hand_edits() == (WORDS,) == draft.take_hand_edits()
    with pytest.raises(NotPublished, match=WORDS) as raised:
        publish(knowledge, draft.folder, "Anne", None, "malgré tout")
    assert raised.value.conflicts == (WORDS,)
    assert "# brouillon" in (draft.folder / WORDS).read_text("utf-8")
    assert "# à la main" in (knowledge / WORDS).read_text("utf-8")


@pytest.mark.parametrize(("by_hand", "kept"), [(True, "# à la main"), (False, "# brouillon")])
def test_a_conflict_ends_with_a_choice(draft, knowledge, by_hand, kept):
    add(draft.folder, WORDS, "# brouillon")
    add(knowledge, WORDS, "# à la main")
    draft.settle(WORDS, by_hand)
    assert draft.take_hand_edits() == ()
    add(draft.folder, FAMILY, "# autre")
    publish(knowledge, draft.folder, "Anne", None)
    assert kept in (knowledge / WORDS).read_text("utf-8")


def test_a_conflict_ends_when_both_say_the_same(draft, knowledge):
    for folder in (draft.folder, knowledge):
        add(folder, WORDS, "# pareil")
    assert draft.take_hand_edits() == ()


def test_faults_are_never_published_even_with_a_reason(draft, knowledge, edit):
    edit(draft.folder, "Tailler les haies", "Tailler des haies", FAMILY)
    with pytest.raises(NotPublished, match="fautes") as raised:
        publish(knowledge, draft.folder, "Anne", None, "malgré tout")
    assert [fault.file for fault in raised.value.faults] == [FAMILY]
    assert draft.exists() and len(Versions(knowledge).all()) == 1


def test_nothing_to_publish_is_said(draft, knowledge):
    with pytest.raises(NotPublished, match="Rien n'a changé depuis la version 1"):
        publish(knowledge, draft.folder, "Anne", None)


OLD = "Tailler les haies"
QUESTIONS = "- question: qui taille ?\n  attendu: tache.haies\n"


def test_failing_test_questions_need_a_reason(draft, knowledge):
    (draft.folder / "questions").mkdir()
    (draft.folder / "questions" / "jardin.yml").write_text(QUESTIONS, "utf-8")
    with pytest.raises(NotPublished, match="questions d'essai") as raised:
        publish(knowledge, draft.folder, "Anne", lambda text, library, family: ("tache.semis",))
    assert [(one.text, one.quoted_after) for one in raised.value.failing] == [("qui taille ?", ("tache.semis",))]
    version = publish(knowledge, draft.folder, "Anne", lambda *_: (), "la question est à revoir")
    assert version.reason == "la question est à revoir"


def test_a_test_question_that_failed_before_too_needs_no_reason(draft, knowledge, edit):
    def ask(text, library, family):
        return (
            () if "plante" in text else ("tache.haies",) if library.get(family).facts["tache.haies"].text == OLD else ()
        )

    path = draft.folder / "questions" / "jardin.yml"
    path.parent.mkdir()
    path.write_text("- question: qui plante ?\n  attendu: tache.haies\n", "utf-8")
    with pytest.raises(NotPublished, match="questions d'essai"):
        publish(knowledge, draft.folder, "Anne", ask)
    publish(knowledge, draft.folder, "Anne", ask, "nouvelle")
    draft.begin()
    add(draft.folder, WORDS, "# autre")
    assert publish(knowledge, draft.folder, "Anne", ask).number == 3
    draft.begin()
    path.write_text(path.read_text("utf-8") + QUESTIONS, "utf-8")
    publish(knowledge, draft.folder, "Anne", ask)
    draft.begin()
    edit(draft.folder, OLD, "Tailler les buis")
    with pytest.raises(NotPublished, match="questions d'essai") as raised:
        publish(knowledge, draft.folder, "Anne", ask)
    assert [one.text for one in raised.value.failing] == ["qui taille ?"]


def test_passing_test_questions_need_none(draft, knowledge):
    (draft.folder / "questions").mkdir()
    (draft.folder / "questions" / "jardin.yml").write_text(QUESTIONS, "utf-8")
    assert publish(knowledge, draft.folder, "Anne", lambda *_: ("tache.haies",)).number == 2


def test_a_draft_that_is_edited_while_it_is_checked_is_not_published(draft, knowledge):
    (draft.folder / "questions").mkdir()
    (draft.folder / "questions" / "jardin.yml").write_text(QUESTIONS, "utf-8")

    def ask(*_):
        add(draft.folder, WORDS, "# pendant")
        return ("tache.haies",)

    with pytest.raises(NotPublished, match="pendant la vérification"):
        publish(knowledge, draft.folder, "Anne", ask)
    assert "# pendant" in (draft.folder / WORDS).read_text("utf-8") and len(Versions(knowledge).all()) == 1


def test_the_first_publication_keeps_what_was_there_before(knowledge, edit):
    draft = Draft(knowledge)
    draft.begin()
    edit(draft.folder, "Tailler les haies", "Tailler les buis")
    publish(knowledge, draft.folder, "Anne", None)
    first, second = Versions(knowledge).all()
    assert "Tailler les haies" in (first.folder / FAMILY).read_text("utf-8") and second.author == "Anne"
