"""Versions: whole copies with author, date and reason; going back; what a start serves."""

import re

import pytest

from reperes.knowledge.faults import KnowledgeError
from reperes.publishing.draft import Draft
from reperes.publishing.publish import NotPublished, publish, undo
from reperes.publishing.starting import find_served
from reperes.publishing.tree import files_of
from reperes.publishing.versions import BY_HAND, FIRST, Versions


@pytest.fixture
def published(knowledge, edit):
    """The folder after three versions, each of which changed a task."""
    find_served(knowledge)
    for old, new in (("Tailler les haies", "Tailler les buis"), ("Tailler les buis", "Tailler les ifs")):
        edit(knowledge, old, new)
        publish(knowledge, knowledge, "Anne", None, f"{new} désormais")
    return knowledge


def text_of(folder):
    return (folder / "familles" / "jardin.yml").read_text("utf-8")


def test_a_version_says_who_when_and_why(published):
    first, second, third = Versions(published).all()
    assert (first.author, third.author, third.reason) == (FIRST, "Anne", "Tailler les ifs désormais")
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", one.at) for one in (first, second, third))
    assert Versions(published).in_service() == third
    assert "Tailler les haies" in text_of(first.folder) and "Tailler les ifs" in text_of(third.folder)


def test_the_journal_can_be_read_by_people(published):
    undo(published, "Bilal", "trop tôt")
    lines = (published / ".versions" / "journal.txt").read_text("utf-8").splitlines()
    assert [line.split(",")[0] for line in lines] == [f"version {number}" for number in (1, 2, 3, 4)]
    assert re.fullmatch(
        r"version 4, [\d-]+ à [\d:]+ \(UTC\), Bilal ; annule la version 3, copie de la version 2 : trop tôt", lines[3]
    )


def test_what_nobody_published_says_how_it_came(knowledge, edit):
    find_served(knowledge)
    edit(knowledge, "Tailler les haies", "Tailler les buis")
    find_served(knowledge)
    first, second = map(str, Versions(knowledge).all())
    assert first.endswith("(UTC), gardée au premier démarrage") and second.endswith("(UTC), modifiée à la main")


def test_undo_goes_back_version_by_version_and_keeps_all(published, same):
    first, second, third = Versions(published).all()
    fourth = undo(published, "Bilal")
    assert (
        (fourth.number, fourth.undoes) == (4, 3)
        and same(fourth.folder, second.folder)
        and same(published, second.folder)
    )
    fifth = undo(published, "Bilal")
    assert (fifth.number, fifth.undoes) == (5, 2) and same(fifth.folder, first.folder) and same(published, first.folder)
    with pytest.raises(NotPublished, match="pas de version plus ancienne"):
        undo(published, "Bilal")
    assert len(Versions(published).all()) == 5


def test_any_version_is_put_back_and_says_what_it_is_a_copy_of(published, same):
    first, _, third = Versions(published).all()
    fourth = undo(published, "Bilal", to=1)
    assert (fourth.restores, fourth.undoes) == (1, None) and same(published, first.folder)
    assert "Bilal ; copie de la version 1" in str(fourth)
    # To choose a version is a change like a publication: to undo it puts back what it replaced.
    fifth = undo(published, "Bilal")
    assert (fifth.restores, fifth.undoes) == (3, 4) and same(published, third.folder)
    assert undo(published, "Bilal").restores == 2


def test_an_undo_is_taken_back_by_the_number_of_what_it_undid(published, same):
    undo(published, "Bilal")
    assert undo(published, "Bilal", to=3).restores == 3 and same(published, Versions(published).all()[2].folder)


@pytest.mark.parametrize(
    ("number", "told"), [(9, "pas de version 9"), (0, "pas de version 0"), (3, "déjà ceux en service")]
)
def test_what_cannot_be_put_back_is_said(published, number, told):
    with pytest.raises(NotPublished, match=told):
        undo(published, "Bilal", to=number)
    assert len(Versions(published).all()) == 3


def test_an_undo_that_noted_no_copy_is_read(published):
    undone = undo(published, "Bilal")
    about = undone.folder / "version.json"
    about.write_text(about.read_text("utf-8").replace('"restores": 2', '"restores": null'), "utf-8")
    assert "copie de la version 2" in str(Versions(published).in_service())
    assert undo(published, "Bilal").restores == 1


def test_what_is_published_after_an_undo_is_undone_first(published, edit, same):
    back = undo(published, "Bilal")
    edit(published, "Tailler les buis", "Tailler les lilas")
    publish(published, published, "Anne", None)
    assert same(undo(published, "Bilal").folder, back.folder)


def test_publishing_leaves_what_is_no_file_of_a_version(published):
    (published / "vocabulaire" / ".jardin.yml.swp").write_text("éditeur", "utf-8")
    undo(published, "Bilal")
    assert (published / "README.md").read_text("utf-8") == "à lire"
    assert (published / "vocabulaire" / ".jardin.yml.swp").exists()


def test_a_file_written_by_hand_and_never_published_is_put_aside(published):
    path = published / "vocabulaire" / "jardin.yml"
    path.write_text(path.read_text("utf-8") + "# à finir\n", "utf-8")
    version = undo(published, "Bilal")
    aside = published / ".versions" / "mis_de_cote" / str(version.number)
    assert files_of(aside) == ("vocabulaire/jardin.yml",)
    assert "# à finir" in (aside / "vocabulaire" / "jardin.yml").read_text("utf-8")


def test_a_start_serves_a_copy_that_nobody_edits(knowledge, same):
    found = find_served(knowledge)
    assert found.version.number == 1 and found.version.author == FIRST and found.folder == found.version.folder
    assert same(found.folder, knowledge) and not found.faults
    assert find_served(knowledge) == found


def test_a_start_keeps_what_was_edited_by_hand_as_a_version(knowledge, edit, same):
    find_served(knowledge)
    edit(knowledge, "Tailler les haies", "Tailler les buis")
    found = find_served(knowledge)
    assert (found.version.number, found.version.author) == (2, BY_HAND)
    assert same(found.folder, knowledge)


def test_a_start_with_faults_serves_the_last_good_version(knowledge, edit):
    good = find_served(knowledge)
    edit(knowledge, "Tailler les haies", "Tailler des haies", "familles/jardin.yml")
    found = find_served(knowledge)
    assert found.folder == good.folder and found.version == good.version
    assert [fault.file for fault in found.faults] == ["familles/jardin.yml"]
    assert "Tailler des haies" in text_of(knowledge)


def test_a_start_with_faults_and_no_version_says_them(knowledge, edit):
    edit(knowledge, "Tailler les haies", "Tailler des haies", "familles/jardin.yml")
    with pytest.raises(KnowledgeError, match="Tailler des haies"):
        find_served(knowledge)


def test_a_start_where_nothing_can_be_written_serves_the_folder_itself(knowledge):
    (knowledge / ".versions").write_text("pas un dossier", "utf-8")
    found = find_served(knowledge)
    assert (found.folder, found.version, found.faults) == (knowledge, None, ())


def test_a_start_without_a_folder_says_so(tmp_path):
    with pytest.raises(KnowledgeError, match="n'existe pas"):
        find_served(tmp_path / "nulle part")


def test_a_version_that_today_has_faults_is_not_gone_back_to(published):
    second = Versions(published).all()[1]
    (second.folder / "reglages.yml").write_text("famille: rien\n", "utf-8")
    with pytest.raises(NotPublished, match="version 2 a des fautes") as raised:
        undo(published, "Bilal")
    assert raised.value.faults and len(Versions(published).all()) == 3


def test_nobody_publishes_without_a_name(published):
    for act in (lambda: undo(published, " "), lambda: publish(published, Draft(published).folder, "", None)):
        with pytest.raises(NotPublished, match="Qui"):
            act()


def test_versions_are_not_lost_with_the_note_of_the_one_in_service(published):
    before = Versions(published).all()
    (published / ".versions" / "en_service").unlink()
    assert find_served(published).version == before[-1]
    assert Versions(published).all() == before
