"""Rows of numbers as src/read/training/pack.ts writes them, and batches of like length."""

import lzma

import numpy as np
import torch

POSITIONS = 264
ROW = 3 * POSITIONS + 4
LENGTH, OFFSET, FIRST, LAST = range(3 * POSITIONS, ROW)
LIKE_LENGTHS = 50  # batches sorted by length together


def read_rows(paths: list[str]) -> np.ndarray:
    """[rows, ROW] int16; one file stays on the disk, several are put together in memory."""
    parts = [read_numbers(path) for path in paths]
    # A file that is still being written may end in a part of a row.
    parts = [part[: len(part) // ROW * ROW].reshape(-1, ROW) for part in parts]
    return parts[0] if len(parts) == 1 else np.concatenate(parts)


def read_numbers(path: str) -> np.ndarray:
    if path.endswith(".xz"):
        with lzma.open(path) as file:
            return np.frombuffer(file.read(), np.int16)
    return np.memmap(path, np.int16, "r")


class Batch:
    """A batch as the network takes it, as long as its longest row."""

    def __init__(self, rows: np.ndarray, device="cpu"):
        rows = rows.astype(np.int64)
        longest = int(rows[:, LENGTH].max())
        at = [rows[:, i * POSITIONS : i * POSITIONS + longest] for i in range(3)]
        at += [rows[:, LENGTH], rows[:, OFFSET], rows[:, FIRST], rows[:, LAST]]
        tensors = [torch.from_numpy(np.ascontiguousarray(each)).to(device) for each in at]
        self.inputs, self.first, self.last = tensors[:5], tensors[5], tensors[6]


class Source:
    """Rows in a random order, again and again, in batches of like length."""

    def __init__(self, rows: np.ndarray, batch: int, random: np.random.RandomState):
        self.rows, self.batch, self.random = rows, batch, random
        self.order, self.ready = np.empty(0, np.int64), []

    def next(self) -> np.ndarray:
        if not self.ready:
            wanted = min(self.batch * LIKE_LENGTHS, len(self.rows))
            while len(self.order) < wanted:
                self.order = np.concatenate([self.order, self.random.permutation(len(self.rows))])
            chosen, self.order = self.order[:wanted], self.order[wanted:]
            chosen = chosen[np.argsort(self.rows[chosen, LENGTH], kind="stable")]
            starts = self.random.permutation(range(0, wanted, self.batch))
            self.ready = [chosen[start : start + self.batch] for start in starts]
        return self.rows[np.sort(self.ready.pop())]
