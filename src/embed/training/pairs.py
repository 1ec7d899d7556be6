"""Training pairs without labels: something like a question, and a passage that it belongs to."""

from dataclasses import dataclass

import numpy as np

SHORTEST_SENTENCE = 4
SPAN = (4, 16)
# A sentence that stands in more articles than this is a notice or a byline: it identifies nothing.
COPIES = 3


@dataclass
class Mixture:
    """Shares of the three kinds of anchor (the rest are whole sentences), and of passages that keep it."""

    span: float
    keywords: float
    left_in: float


class Pairs:
    def __init__(self, tokens, idf: np.ndarray, mixture: Mixture, seed: int):
        self.tokens = tokens
        self.mixture = mixture
        self.random = np.random.default_rng(seed)
        # A word in one passage of twenty or more is taken for a function word.
        self.informative = idf > np.log(20)
        self.usable = self._usable_sentences()
        self.passages = np.array([p for p, usable in enumerate(self.usable) if len(usable)])

    def _usable_sentences(self) -> list[list[int]]:
        tokens = self.tokens
        copies: dict[str, int] = {}
        for sentence in tokens.sentences:
            copies[sentence] = copies.get(sentence, 0) + 1
        lengths = np.diff(tokens.starts)
        return [
            [
                number
                for number in range(tokens.first[p], tokens.first[p + 1])
                if lengths[number] >= SHORTEST_SENTENCE and copies[tokens.sentences[number]] <= COPIES
            ]
            for p in range(len(tokens.first) - 1)
        ]

    def epoch(self, batch: int):
        """Batches of passage numbers, each passage once, in random order; the short rest is dropped."""
        order = self.random.permutation(self.passages)
        size = min(batch, len(order))
        for start in range(0, len(order) - size + 1, size):
            yield order[start : start + size]

    def pair(self, passage: int) -> tuple[np.ndarray, np.ndarray]:
        """The anchor's ids and the positive's ids."""
        tokens = self.tokens
        sentence = int(self.random.choice(self.usable[passage]))
        ids = tokens.sentence(sentence)
        whole = tokens.passage(passage)
        offset = tokens.starts[tokens.first[passage]]
        start, end = tokens.starts[sentence] - offset, tokens.starts[sentence + 1] - offset
        rest = np.concatenate([whole[:start], whole[end:]])
        if len(rest) < SHORTEST_SENTENCE or self.random.random() < self.mixture.left_in:
            rest = whole
        return self._anchor(ids), rest

    def _anchor(self, ids: np.ndarray) -> np.ndarray:
        draw = self.random.random()
        if draw < self.mixture.span:
            length = min(int(self.random.integers(SPAN[0], SPAN[1] + 1)), len(ids))
            start = int(self.random.integers(0, len(ids) - length + 1))
            return ids[start : start + length]
        if draw < self.mixture.span + self.mixture.keywords:
            return self._keywords(ids)
        return ids

    def _keywords(self, ids: np.ndarray) -> np.ndarray:
        """A pseudo-question: names and numbers stay for the most part, function words rarely."""
        keep = self.random.random(len(ids)) < np.where(self.informative[ids], 0.6, 0.15)
        return ids[keep] if keep.sum() >= 2 else ids
