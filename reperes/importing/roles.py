"""Reads the section of the roles: « En tant que … », what it is about, its examples of tasks."""

from typing import List, Sequence, Tuple

from reperes.importing.blocks import Block, Heading, Item, Line, Table
from reperes.importing.characters import without_item_end
from reperes.importing.found import FoundNote
from reperes.importing.gathering import Gathering
from reperes.importing.template import begins
from reperes.knowledge.parts import Role, Task


def read_roles(blocks: Sequence[Block], gathering: Gathering) -> Tuple[Tuple[Role, ...], Tuple[FoundNote, ...]]:
    """Return the roles with empty identifiers, and the remarks below them."""
    starts = [place for place, block in enumerate(blocks) if _starts(block)]
    gathering.leave(blocks[: starts[0]] if starts else blocks)
    roles: List[Role] = []
    notes: List[FoundNote] = []
    for start, end in zip(starts, [*starts[1:], len(blocks)]):
        own = blocks[start:end]
        remarks = [block for block in own[1:] if _is_remark(block)]
        roles.append(_role([block for block in own if block not in remarks[:1]], gathering))
        notes += [
            FoundNote("finalite", roles[-1].name, begins(block.text, "remark") or "")
            for block in remarks[:1]
            if not isinstance(block, Table)
        ]
    return tuple(roles), tuple(notes)


def _is_remark(block: Block) -> bool:
    return not isinstance(block, (Table, Item)) and bool(begins(block.text, "remark")) and ":" in block.text


def _starts(block: Block) -> bool:
    return not isinstance(block, Table) and begins(block.text, "role") is not None


def _role(blocks: Sequence[Block], gathering: Gathering) -> Role:
    first, rest = blocks[0], list(blocks[1:])
    name, after = _name(first)
    if not name and rest and not isinstance(rest[0], Table):
        name = rest.pop(0).text.strip(" :,")
    texts, tasks = [after] if after else [], []
    in_tasks = False
    for block in rest:
        if isinstance(block, Table) or (isinstance(block, Heading) and in_tasks):
            gathering.leave([block])
        elif begins(block.text, "tasks") is not None:
            in_tasks = True
            tasks += _on_one_line(begins(block.text, "tasks") or "")
        elif isinstance(block, Item) or in_tasks:
            in_tasks = True
            tasks += [without_item_end(block.text)]
            if not isinstance(block, Item):
                gathering.remarks.append(
                    f"{block.where} : lu comme une tâche, bien qu'il n'y ait ni tiret ni puce : « {block.text} »"
                )
        else:
            texts.append(block.text)
    text = " ".join(texts)
    for lacks, what in ((not name, "nom"), (not text, "texte")):
        if lacks:
            gathering.missing.append(f"le {what} de la finalité « {name or first.text} » ({first.where}).")
    if not tasks:
        gathering.remarks.append(f"{first.where} : la finalité « {name} » n'a pas d'exemples de tâches.")
    return Role("", name, text, tuple(Task("", task) for task in tasks))


def _name(line: Line) -> Tuple[str, str]:
    """The name, which is what stands in bold after « En tant que » or all of the line, and what follows it."""
    rest = begins(line.text, "role") or ""
    for strong in line.strong:
        bold = begins(strong, "role")
        bold = strong if bold is None else bold
        if bold and rest.startswith(bold):
            return bold.strip(" :,"), rest[len(bold) :].strip(" :,")
    return rest.strip(" :,"), ""


def _on_one_line(text: str) -> List[str]:
    """Tasks that stand on the line of their heading."""
    return [without_item_end(part.strip()) for part in text.split(" ; ") if part.strip()]
