"""Running a graph without Dask."""

from types import SimpleNamespace

import dask
import pytest
from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import GraphSchema, SchemaNode

from reperes.rasa.fixes.straight_graph import _plan, _run

NEEDS = {
    "read": {"messages": "__message__"},
    "tokens": {"messages": "read"},
    "entities": {"messages": "tokens", "model": "words"},
    "words": {},
    "unasked": {"messages": "read"},
}


def runner(**nodes):
    """Return a runner whose nodes write down their name and what they got."""
    schema = GraphSchema({name: SchemaNode(needs, object, "create", "run", {}) for name, needs in NEEDS.items()})

    def node(name):
        return lambda *got: (name, [name, *got])

    made = {**{name: node(name) for name in NEEDS}, **nodes}
    return SimpleNamespace(_graph_schema=schema, _instantiated_nodes=made)


def with_dask(made, inputs, targets):
    """Return what Rasa's own runner gives."""
    schema = made._graph_schema.minimal_graph_schema(targets)
    graph = {name: (made._instantiated_nodes[name], *node.needs.values()) for name, node in schema.nodes.items()}
    return dict(dask.get({**graph, **{name: (name, value) for name, value in inputs.items()}}, targets))


@pytest.mark.parametrize("targets", [["entities"], ["read", "entities"], ["words"]])
@pytest.mark.parametrize("inputs", [{"__message__": "bonjour"}, {"__message__": "bonjour", "tokens": "given"}])
def test_every_target_gets_what_dask_gives_it(targets, inputs):
    made = runner()
    for _ in range(2):
        assert _run(made, inputs, targets) == with_dask(made, inputs, targets)


def test_only_what_leads_to_a_target_is_run_and_after_what_it_needs():
    order = [name for name, _ in _plan(runner()._graph_schema, ["entities"])]
    assert order.index("read") < order.index("tokens") < order.index("entities")
    assert set(order) == {"read", "tokens", "words", "entities"}


def test_a_node_that_breaks_is_told_as_rasa_tells_it():
    def broken(*_):
        raise RuntimeError("no more memory")

    with pytest.raises(GraphRunError):
        _run(runner(tokens=broken), {"__message__": "bonjour"}, ["entities"])


def test_rasa_still_has_what_is_replaced(fingerprint):
    assert fingerprint("rasa.engine.runner.dask", "DaskGraphRunner.run") == "844545a26d58"
