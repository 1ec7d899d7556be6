"""Trains the reader: where a question's answer stands, or what a stretch says of a claim.

npm run model:reader -- train questions|claims --rows FILE… --written FILE… --out FILE.npz"""

import argparse
import copy
import json
import os
import sys
import time
from contextlib import nullcontext

import numpy as np
import torch
from torch.nn.functional import cross_entropy

from measures import measure
from network import ClaimReader, QuestionReader, Sizes
from rows import Batch, Source, read_rows
from weights import load_weights, piece_vectors, save_weights

PRESETS = {
    # In the background of other work, on one core: some ten windows a second.
    "cpu": {"width": 128, "layers": 4, "heads": 2, "inner": 512, "batch": 16, "rate": 7e-4},
    # One H100, at most eight minutes. Not tried yet: no machine with one was at hand.
    "gpu": {"width": 256, "layers": 6, "heads": 4, "inner": 1024, "batch": 256, "rate": 1e-3},
}
WARM_UP = 100  # steps
LEAST_RATE = 0.02  # of the greatest
KEPT = 0.998  # of the averaged weights at a step


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="npm run model:reader -- train", description=__doc__)
    parser.add_argument("kind", choices=("questions", "claims"))
    parser.add_argument("--rows", nargs="+", required=True, help="made-up examples")
    parser.add_argument("--written", nargs="*", default=[], help="written ones, more towards the end")
    parser.add_argument("--measure", nargs="*", default=[], help="rows to measure on, never learnt")
    parser.add_argument("--pieces", required=True, help="graph of the static embedding model")
    parser.add_argument("--start", help="weights to start from; what has another shape starts anew")
    parser.add_argument("--start-share", type=float, default=0, help="of --start in the last weights")
    parser.add_argument("--out", required=True, help="the weights; beside them what resuming needs")
    parser.add_argument("--preset", choices=PRESETS, default="cpu")
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--until", type=float, help="minutes after which the rate has come down")
    parser.add_argument("--every", type=int, default=500, help="steps between measures")
    parser.add_argument("--written-first", type=float, default=0.1, help="their share at first")
    parser.add_argument("--written-last", type=float, default=0.7, help="their share at the end")
    parser.add_argument("--dropout", type=float, default=0.05)
    parser.add_argument("--bfloat16", action="store_true", help="for products, where it is faster")
    parser.add_argument("--seed", type=int, default=1)
    for name in PRESETS["cpu"]:
        parser.add_argument(f"--{name}", type=float if name == "rate" else int)
    options = parser.parse_args()
    for name, value in PRESETS[options.preset].items():
        if getattr(options, name) is None:
            setattr(options, name, value)
    return options


def log(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def open_network(options: argparse.Namespace, device: str) -> torch.nn.Module:
    kind = ClaimReader if options.kind == "claims" else QuestionReader
    sizes = Sizes(options.width, options.layers, options.heads, options.inner)
    network = kind(piece_vectors(options.pieces), sizes, options.dropout)
    if options.start:
        own = network.state_dict()
        given = load_weights(options.start)
        fitting = {k: v for k, v in given.items() if k in own and v.shape == own[k].shape}
        network.load_state_dict(fitting, strict=False)
        log(f"{len(fitting)} of {len(own)} tensors from {options.start}")
    return network.to(device).train()


def loss_of(network: torch.nn.Module, batch: Batch) -> torch.Tensor:
    out = network(*batch.inputs)
    if not isinstance(out, tuple):
        return cross_entropy(out.float(), batch.first)
    start, end = (each.float() for each in out)
    return (cross_entropy(start, batch.first) + cross_entropy(end, batch.last)) / 2


class Training:
    """The state of a training, which a checkpoint holds and a later run goes on from."""

    def __init__(self, options: argparse.Namespace):
        self.options = options
        self.device = "cuda" if options.preset == "gpu" else "cpu"
        self.bfloat16 = options.bfloat16 or self.device == "cuda"
        self.network = open_network(options, self.device)
        self.trained = [each for each in self.network.parameters() if each.requires_grad]
        # What is measured and kept: a mean of the weights over the last steps reads better than the last ones.
        self.averaged = copy.deepcopy(self.network)
        self.optimiser = torch.optim.AdamW(
            self.trained, lr=options.rate, betas=(0.9, 0.98), weight_decay=0.01
        )
        self.random = np.random.RandomState(options.seed)
        self.step, self.minutes = 0, 0.0
        self.checkpoint = f"{options.out}.checkpoint"
        if os.path.exists(self.checkpoint):
            self.resume()

    def resume(self) -> None:
        state = torch.load(self.checkpoint)
        self.network.load_state_dict(state["network"])
        self.averaged.load_state_dict(state["averaged"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.minutes = state["step"], state["minutes"]
        # Another order than before, so that what comes is not what has been.
        self.random = np.random.RandomState(self.options.seed + self.step)
        log(f"goes on from step {self.step}")

    def save(self, minutes: float) -> None:
        state = {
            "network": self.network.state_dict(),
            "averaged": self.averaged.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "minutes": minutes,
        }
        torch.save(state, f"{self.checkpoint}.new")
        os.replace(f"{self.checkpoint}.new", self.checkpoint)
        save_weights(self.options.out, self.averaged)

    def advance(self, rows: np.ndarray, progress: float) -> float:
        rate = self.options.rate * min(1, (self.step + 1) / WARM_UP) * max(LEAST_RATE, 1 - progress)
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        batch = Batch(rows, self.device)
        with self.precision():
            loss = loss_of(self.network, batch)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.trained, 1.0)
        self.optimiser.step()
        self.step += 1
        self.average()
        return loss.item()

    def average(self) -> None:
        kept = min(KEPT, self.step / (self.step + 10))
        with torch.no_grad():
            for mean, last in zip(self.averaged.parameters(), self.network.parameters()):
                mean.lerp_(last, 1 - kept)

    def mix_in_start(self) -> None:
        """A mean of the weights at the start and at the end: what was learnt too closely weighs less."""
        share = self.options.start_share
        if share == 0:
            return
        start = load_weights(self.options.start)
        with torch.no_grad():
            for name, mean in self.averaged.named_parameters():
                if name in start:
                    mean.lerp_(start[name].to(mean.device), share)

    def precision(self):
        """bfloat16 for the products: it has the range of float32, so that losses need no scaling, and
        is some times faster where the processor has instructions for it."""
        return torch.autocast(self.device, torch.bfloat16) if self.bfloat16 else nullcontext()

    def run(self) -> None:
        options = self.options
        made_up = Source(read_rows(options.rows), options.batch, self.random)
        written = Source(read_rows(options.written), options.batch, self.random) if options.written else None
        measured = {path: read_rows([path]) for path in options.measure}
        log(f"{len(made_up.rows)} made up, {len(written.rows) if written else 0} written")
        self.measure(measured)
        began, average = time.time() - 60 * self.minutes, None
        while True:
            minutes = (time.time() - began) / 60
            progress = max(self.step / options.steps, minutes / options.until if options.until else 0)
            if progress >= 1:
                break
            share = options.written_first + progress * (options.written_last - options.written_first)
            source = written if written and self.random.rand() < share else made_up
            loss = self.advance(source.next(), progress)
            average = loss if average is None else 0.98 * average + 0.02 * loss
            if self.step % 100 == 0:
                log(f"step {self.step} {100 * progress:.0f}% loss {average:.3f} {minutes:.1f} min")
            if self.step % options.every == 0:
                self.save(minutes)
                self.measure(measured)
        self.mix_in_start()
        save_weights(options.out, self.averaged)
        self.measure(measured)
        if os.path.exists(self.checkpoint):
            os.remove(self.checkpoint)

    def measure(self, measured: dict[str, np.ndarray]) -> None:
        for path, rows in measured.items():
            scores = measure(self.averaged, rows, self.options.kind == "claims", self.device)
            log(f"step {self.step} {os.path.basename(path)} {json.dumps(scores)}")


def main() -> None:
    options = arguments()
    # More threads than one wait for each other on a busy machine.
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    Training(options).run()


if __name__ == "__main__":
    main()
