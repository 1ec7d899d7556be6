"""How well a network does on rows that it has not learnt from."""

import numpy as np
import torch

from network import LONGEST_SPAN
from rows import Batch

TOGETHER = 64
SUREST = (0.15, 0.25, 0.35)


def best_spans(start: torch.Tensor, end: torch.Tensor):
    """First and last position of each row's best span, its score, and that of `does not answer`."""
    length = start.shape[1]
    position = torch.arange(length, device=start.device)
    span = position[None] - position[:, None]
    possible = (span >= 0) & (span < LONGEST_SPAN) & (position[:, None] > 0)
    scores = start.log_softmax(-1)[:, :, None] + end.log_softmax(-1)[:, None]
    none = scores[:, 0, 0]
    best, at = scores.masked_fill(~possible, -1e9).flatten(1).max(1)
    return torch.div(at, length, rounding_mode="floor"), at % length, best, none


def batches(rows: np.ndarray, device):
    for at in range(0, len(rows), TOGETHER):
        yield Batch(rows[at : at + TOGETHER], device)


def measure_questions(network, rows: np.ndarray, device) -> dict:
    """Exact and F1 by characters where there is an answer; silent where there is none."""
    exact, f1, silent, near_misses = [], [], [], []
    for batch in batches(rows, device):
        starts, ends, best, none = best_spans(*(each.float() for each in network(*batch.inputs)))
        found = zip(*(each.tolist() for each in (starts, ends, batch.first, batch.last, none > best)))
        for start, end, first, last, says_none in found:
            if first == 0:
                near_misses.append(says_none)
                continue
            silent.append(says_none)
            exact.append((start, end) == (first, last))
            shared = max(0, min(end, last) - max(start, first) + 1)
            f1.append(2 * shared / (end - start + last - first + 2))
    names = {"exact": exact, "f1": f1, "near misses silent": near_misses, "answerable silent": silent}
    return {name: round(float(np.mean(values)), 3) for name, values in names.items() if values}


def measure_claims(network, rows: np.ndarray, device) -> dict:
    """How many are right, and how many of the surest `supports` and `contradicts` are."""
    logits = torch.cat([network(*batch.inputs).float() for batch in batches(rows, device)])
    chances = logits.softmax(-1).cpu().numpy()
    right = rows[:, -2]
    result = {"right": round(float((chances.argmax(1) == right).mean()), 3)}
    for verdict, name in enumerate(("supports", "contradicts")):
        order = np.argsort(-chances[:, verdict], kind="stable")
        for share in SUREST:
            surest = order[: int(share * len(right))]
            result[f"{name} of surest {share}"] = round(float((right[surest] == verdict).mean()), 3)
    return result


def measure(network, rows: np.ndarray, claims: bool, device="cpu") -> dict:
    network.eval()
    with torch.no_grad():
        result = (measure_claims if claims else measure_questions)(network, rows, device)
    network.train()
    return result
