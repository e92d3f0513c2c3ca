"""A Rasa project that trains in seconds and answers through two custom actions."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).parents[2]

FILES = {
    "config.yml": """
        recipe: default.v1
        assistant_id: toy
        language: fr
        pipeline:
        - name: WhitespaceTokenizer
        - name: CountVectorsFeaturizer
        - name: LogisticRegressionClassifier
        policies:
        - name: RulePolicy
    """,
    "credentials.yml": """
        rest: {payload_intents: [ask]}
    """,
    "domain.yml": """
        version: "3.1"
        intents: [hello, ask, remember, fail]
        entities: [level]
        slots:
          level:
            type: any
            influence_conversation: false
            mappings: [{type: from_entity, entity: level}]
          turns:
            type: any
            influence_conversation: false
            mappings: [{type: custom}]
        responses:
          utter_hello: [{text: "Bonjour !\\n\\nQuelle est votre question ?"}]
          utter_greet: [{text: "Bonjour !"}]
        actions: [action_answer, action_fail]
        session_config:
          session_expiration_time: 60
          carry_over_slots_to_new_session: true
    """,
    "data/nlu.yml": """
        version: "3.1"
        nlu:
        - {intent: hello, examples: "- bonjour\\n- salut\\n- bonsoir\\n"}
        - {intent: ask, examples: "- les plaintes\\n- qui fait le courrier\\n- procédures\\n"}
        - {intent: fail, examples: "- casse tout\\n- panne\\n- erreur grave\\n"}
    """,
    "data/rules.yml": """
        version: "3.1"
        rules:
        - {rule: hello, steps: [{intent: hello}, {action: utter_hello}]}
        - {rule: ask, steps: [{intent: ask}, {action: action_answer}]}
        - {rule: fail, steps: [{intent: fail}, {action: action_fail}]}
    """,
    "actions/__init__.py": "",
    "actions/answer.py": """
        from rasa_sdk import Action


        class Answer(Action):
            def name(self):
                return "action_answer"

            def run(self, dispatcher, tracker, domain):
                turns = (tracker.get_slot("turns") or 0) + 1
                dispatcher.utter_message(
                    text=f"Tour {turns}, niveau {tracker.get_slot('level')}.\\n\\nFin.",
                    buttons=[{"title": "Et B ?", "payload": '/ask{"level": "B"}'}],
                    json_message={"turns": turns},
                )
                return [{"event": "slot", "timestamp": None, "name": "turns", "value": turns}]


        class Fail(Action):
            def name(self):
                return "action_fail"

            def run(self, dispatcher, tracker, domain):
                raise RuntimeError("secret detail")
    """,
}

TRAIN = """
from reperes.rasa.fixes import fixes
fixes.before_rasa()
import rasa
rasa.train("domain.yml", "config.yml", ["data"], output="models")
"""


def make_toy_project(folder: Path) -> None:
    """Write the project to a folder and train its model."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text).lstrip(), encoding="utf-8")
    subprocess.run(
        [sys.executable, "-W", "ignore", "-c", TRAIN],
        cwd=folder,
        env=environment(folder),
        check=True,
        capture_output=True,
    )


def environment(folder: Path, **more: str) -> dict:
    """Return the environment of a program that runs in the project; its responses insert names of the real family."""
    paths = os.pathsep.join([str(folder), str(ROOT)])
    knowledge = str(ROOT / "knowledge")
    return {**os.environ, "PYTHONPATH": paths, "PYTHONUNBUFFERED": "1", "REPERES_KNOWLEDGE": knowledge, **more}
