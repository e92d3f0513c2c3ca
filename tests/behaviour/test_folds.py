"""Cross-validation leaves each question out once."""

from rasa.shared.importers.rasa import RasaFileImporter

from reperes.rasa.components.labelled import topics_of
from tests.behaviour.document import ROOT
from tests.behaviour.folds import FOLDS, as_yaml, split


def test_each_example_is_left_out_in_one_fold_and_learnt_in_the_others():
    examples = list(range(23))
    folds = [split(examples, fold) for fold in range(FOLDS)]
    assert sorted(example for _, left_out in folds for example in left_out) == examples
    assert all(sorted(learnt + left_out) == examples for learnt, left_out in folds)


def test_the_order_in_the_files_does_not_decide_who_is_left_out():
    _, left_out = split(list(range(100)), 0)
    assert left_out != list(range(0, 100, FOLDS))


def test_learnt_examples_keep_their_own_intent_and_topics(tmp_path):
    examples = [
        ("a", "ask", frozenset({"x"})),
        ("b", "ask", frozenset({"y", "z"})),
        ("c", "ask", frozenset()),
        ("d: « e »", "greet", frozenset()),
    ]
    (tmp_path / "nlu.yml").write_text(as_yaml(examples), "utf-8")
    read = RasaFileImporter(training_data_paths=[str(tmp_path)]).get_nlu_data().intent_examples
    assert {(e.get("text"), e.get("intent"), frozenset(topics_of(e))) for e in read} == set(examples)


def test_the_projects_own_examples_come_back_as_they_are(tmp_path):
    """All of one file of training questions, with every sign that people type."""
    original = RasaFileImporter(
        training_data_paths=[str(ROOT / "data" / "questions" / "taches" / "personne_de_contact.yml")]
    ).get_nlu_data()

    def told(examples):
        return {(" ".join(e.get("text").split()), e.get("intent"), frozenset(topics_of(e))) for e in examples}

    labelled = [(e.get("text"), e.get("intent"), frozenset(topics_of(e))) for e in original.intent_examples]
    (tmp_path / "nlu.yml").write_text(as_yaml(labelled), "utf-8")
    assert told(RasaFileImporter(training_data_paths=[str(tmp_path)]).get_nlu_data().intent_examples) == told(
        original.intent_examples
    )
