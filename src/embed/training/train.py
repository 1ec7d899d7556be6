"""Trains the bundled static embedding model from a corpus and a seed, without labels.

npm run model:train -- --corpus FILE.jsonl[.gz] --out DIR --seed N
"""

import argparse
import sys

import torch

from optimisation import initial_table, train_table
from packing import write_model
from pairs import Mixture, Pairs
from passages import read_passages
from vocabulary import Tokens, train_vocabulary


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="npm run model:train --", description=__doc__)
    parser.add_argument("--corpus", required=True, help="articles, one JSON object with `text` a line")
    parser.add_argument("--out", required=True, help="the model folder to write")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--characters", type=int, default=280, help="longest passage")
    parser.add_argument("--vocabulary", type=int, default=32000, help="pieces")
    parser.add_argument("--sample", type=int, default=30000, help="passages the pieces come from")
    parser.add_argument("--dimensions", type=int, default=256)
    parser.add_argument("--steps", type=int, default=1200)
    parser.add_argument("--batch", type=int, default=1024, help="pairs a step")
    parser.add_argument("--rate", type=float, default=0.003, help="the learning rate's peak")
    parser.add_argument("--scale", type=float, default=20, help="of the cosines in the softmax")
    parser.add_argument("--span", type=float, default=0.5, help="share of random spans")
    parser.add_argument("--keywords", type=float, default=0.2, help="share of pseudo-questions")
    parser.add_argument("--left-in", type=float, default=0.5, help="share of passages left whole")
    parser.add_argument("--threads", type=int, default=2, help="part of what a result depends on")
    return parser.parse_args()


def log(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def main() -> None:
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.use_deterministic_algorithms(True)
    passages = read_passages(options.corpus, options.characters)
    log(f"{len(passages)} passages")
    processor = train_vocabulary(
        passages, options.vocabulary, options.sample, options.seed, options.threads
    )
    tokens = Tokens(passages, processor, options.threads)
    log(f"{processor.get_piece_size()} pieces, {len(tokens.ids) / len(passages):.1f} a passage")
    idf = tokens.inverse_document_frequency(processor.get_piece_size())
    pairs = Pairs(
        tokens, idf, Mixture(options.span, options.keywords, options.left_in), options.seed
    )
    if len(pairs.passages) == 0:
        sys.exit("No passage of this corpus has a sentence to train on.")
    table = train_table(
        pairs,
        initial_table(idf, options.dimensions, options.seed),
        idf,
        options.steps,
        options.batch,
        options.rate,
        options.scale,
        log,
    )
    write_model(options.out, processor, table.numpy())
    log(f"wrote {options.out}")


if __name__ == "__main__":
    main()
