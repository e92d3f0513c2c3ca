"""Whether a reply is what a turn expects."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, FrozenSet, Mapping, Optional, Sequence

from reperes.cli.evaluation.cases import CLARIFY, OUT_OF_SCOPE, SMALLTALK, Turn
from reperes.cli.evaluation.quoting import plain, quoted, words_of

_NAMED = 4


@dataclass(frozen=True)
class Verdict:
    """What is wrong with a reply ("" for a good one), and the cells that it quotes."""

    fault: str
    quoted: FrozenSet[str] = frozenset()

    @property
    def good(self) -> bool:
        """Whether the reply is what was expected."""
        return not self.fault


def judge(turn: Turn, replies: Sequence[Mapping[str, Any]], cells: Mapping[str, str]) -> Verdict:
    """Return the verdict on the replies to a turn; `cells` maps each name to its plain text."""
    said = words_of(replies)
    buttons = sum(len(reply.get("buttons") or ()) for reply in replies)
    found = quoted(plain(said), cells)
    if not said.strip() and not buttons:
        return Verdict("pas de réponse")
    if turn.kind in (OUT_OF_SCOPE, SMALLTALK):
        return Verdict(_fault_of_silence(turn, found), found)
    if turn.kind == CLARIFY:
        asks = buttons >= 2 or "?" in said
        good = asks or (bool(turn.wanted) and not _fault_of_answer(turn, said, found))
        return Verdict("" if good else "ne demande pas de précision", found)
    if turn.either and not found:
        return Verdict("")
    fault = _fault_of_answer(turn, said, found)
    if fault and not found and buttons >= 2:
        fault = f"demande une précision ; {fault}"
    return Verdict(fault, found)


def focus(turn: Turn, verdict: Verdict) -> Optional[float]:
    """Return the share of the quoted cells that were asked for, None where the turn asks for no cell."""
    asked = frozenset().union(*turn.wanted)
    return len(verdict.quoted & asked) / len(verdict.quoted) if asked and verdict.quoted else None


def _fault_of_silence(turn: Turn, found: FrozenSet[str]) -> str:
    if not found or (turn.either and (not turn.wanted or _is_enough(turn, found))):
        return ""
    return f"cite {_names(found)}"


def _fault_of_answer(turn: Turn, said: str, found: FrozenSet[str]) -> str:
    if turn.forbidden & found:
        return f"cite {_names(turn.forbidden & found)}, ce qui est exclu"
    if not _is_enough(turn, found):
        missing = min((wanted - found for wanted in turn.wanted), key=len)
        return f"cite {_names(found) or 'rien'}, manque {_names(missing)}"
    if turn.says and not re.search(turn.says, said, re.IGNORECASE):
        return f"ne dit pas /{turn.says}/"
    return ""


def _is_enough(turn: Turn, found: FrozenSet[str]) -> bool:
    return any(wanted <= found for wanted in turn.wanted)


def _names(cells: FrozenSet[str]) -> str:
    names = sorted(cells)
    more = f" et {len(names) - _NAMED} autres" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more
