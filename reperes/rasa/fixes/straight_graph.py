"""Runs the graph of a model node by node, in an order that is found once.

Cause: `DaskGraphRunner.run` makes a smaller schema and a graph of Dask's for every message and every prediction, and
Dask orders it anew and hands each node to an executor of one thread: 2 ms of a turn of three runs, to call 25 functions
in the one order that they have.

May go when Rasa keeps its order, or Dask is no longer in the way of a message.
"""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple

from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner

Plan = Tuple[Tuple[str, Tuple[str, ...]], ...]


def install() -> None:
    """Replace Rasa's run of a graph."""
    DaskGraphRunner.run = _run


def _run(
    runner: DaskGraphRunner, inputs: Optional[Dict[str, Any]] = None, targets: Optional[List[str]] = None
) -> Dict[str, Any]:
    """Return what the targets give, for these inputs."""
    schema = runner._graph_schema
    wanted = tuple(targets or schema.target_names)
    plans: Dict[Tuple[str, ...], Plan] = runner.__dict__.setdefault("_plans", {})
    if wanted not in plans:
        plans[wanted] = _plan(schema, wanted)
    given = {name: (name, value) for name, value in (inputs or {}).items()}
    try:
        for name, needs in plans[wanted]:
            if name not in given:
                # A node tells by itself what it misses; it then gets a name instead of a result.
                given[name] = runner._instantiated_nodes[name](*(given.get(need, need) for need in needs))
    except RuntimeError as error:
        raise GraphRunError("Error running runner.") from error
    return {target: given[target][1] for target in wanted}


def _plan(schema: GraphSchema, targets: Sequence[str]) -> Plan:
    """Return the nodes that lead to the targets, each after those that it needs, with these."""
    planned: Dict[str, Tuple[str, ...]] = {}

    def visit(name: str) -> Iterator[Tuple[str, Tuple[str, ...]]]:
        if name in schema.nodes and name not in planned:
            planned[name] = ()
            needs = tuple(schema.nodes[name].needs.values())
            for need in needs:
                yield from visit(need)
            yield name, needs

    return tuple(step for target in targets for step in visit(target))
