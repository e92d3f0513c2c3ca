"""Domain, rules, stories, actions and code name the same intents, actions and responses."""

import inspect
import re
from importlib import import_module

import pytest
from project import ROOT, examples, intents, literals, read, steps

import actions
from reperes.hearing.intents import ACTS, FAMILIES, REFUSED, REPLIES, WISHES

DOMAIN = read("domain.yml")
FEWEST_EXAMPLES = 30
INSERTED = {"family", "levels", "contact", "where", "unknown", "contents", "topics", "parts"}


def rules_of(intent):
    told = [rule["steps"] for rule in read("data/rules.yml")["rules"]]
    return [rule for rule in told if rule[0].get("intent") == intent]


@pytest.mark.parametrize("intent", intents())
def test_an_intent_has_examples(intent):
    assert sum(example.intent == intent for example in examples()) >= FEWEST_EXAMPLES


@pytest.mark.parametrize("intent", intents())
def test_an_intent_has_one_rule_that_ends_in_an_answer(intent):
    (rule,) = rules_of(intent)
    (answer,) = [step["action"] for step in rule[1:]]
    assert answer in DOMAIN["actions"] or answer in DOMAIN["responses"]


def test_every_labelled_intent_is_in_the_domain():
    assert {example.intent for example in examples()} == set(intents())


def test_the_acts_of_questions_are_the_intents_that_ask():
    assert set(ACTS) == {intent for intent in intents() if intent.startswith("ask_")} - {
        *WISHES,
        *REPLIES,
        FAMILIES,
        "ask_help",
        "ask_bot",
        "ask_maker",
        "ask_privacy",
    }


def test_every_refused_intent_has_its_own_refusal():
    assert {f"utter_{intent}" for intent in REFUSED} <= set(DOMAIN["responses"])
    assert all(rules_of(intent)[0][1] == {"action": "action_refuse"} for intent in REFUSED)


@pytest.mark.parametrize(("told", "step"), steps(), ids=str)
def test_a_step_names_what_the_domain_has(told, step):
    ((kind, name),) = step.items()
    known = {"intent": intents(), "action": [*DOMAIN["actions"], *DOMAIN["responses"]]}
    assert name in known[kind]


def test_stories_agree_with_rules():
    """After each intent a story does what the intent's rule does."""
    told = list(steps())
    for (_, step), (_, following) in zip(told, told[1:]):
        if "intent" in step:
            assert rules_of(step["intent"])[0][1] == following


def test_every_action_of_the_domain_is_a_class_and_every_class_is_in_the_domain():
    classes = [member for _, member in inspect.getmembers(actions, inspect.isclass)]
    assert sorted(action().name() for action in classes) == sorted(DOMAIN["actions"])


def test_every_response_is_used():
    said = {step["action"] for _, step in steps() if "action" in step}
    used = said | literals("actions", "reperes/answers") | {f"utter_{intent}" for intent in REFUSED}
    assert set(DOMAIN["responses"]) - used == set()


def test_every_response_that_is_used_exists():
    named = {text for text in literals("actions", "reperes/answers") if re.fullmatch(r"utter_\w+", text)}
    assert named <= set(DOMAIN["responses"])


@pytest.mark.parametrize("response", DOMAIN["responses"])
def test_a_response_inserts_only_what_it_is_given(response):
    texts = [variant["text"] for variant in DOMAIN["responses"][response]]
    assert {name for text in texts for name in re.findall(r"{(\w*)}", text)} <= INSERTED


def test_every_entity_is_found_by_a_component():
    named = [entity if isinstance(entity, str) else next(iter(entity)) for entity in DOMAIN["entities"]]
    known = literals("reperes/hearing", "reperes/rasa/components", "actions")
    assert [name for name in named if name not in known] == []


@pytest.mark.parametrize("component", [part["name"] for part in read("config.yml")["pipeline"] if "." in part["name"]])
def test_every_component_of_the_pipeline_is_ours(component):
    module, _, name = component.rpartition(".")
    assert (ROOT / f"{module.replace('.', '/')}.py").is_file()
    assert inspect.isclass(getattr(import_module(module), name))


def test_the_bot_that_speed_is_compared_with_has_every_action():
    told = (ROOT / "bench" / "stock" / "actions.py").read_text(encoding="utf-8")
    assert [name for name in DOMAIN["actions"] if f'return "{name}"' not in told] == []
