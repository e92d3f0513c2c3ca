"""HR's test questions: what people ask, and the parts that the answer must quote."""

from dataclasses import dataclass
from typing import Tuple


@dataclass(frozen=True)
class TestQuestion:
    """A question as people write it; `expected` are references that its answer quotes, none where the document does
    not answer."""

    __test__ = False  # pytest takes no class of this name for its own

    text: str
    expected: Tuple[str, ...]
