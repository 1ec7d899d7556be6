"""The SentencePiece unigram vocabulary, and the passages as token ids."""

import io
import random

import numpy as np
import sentencepiece as spm
from sentencepiece import sentencepiece_model_pb2 as proto

# Spelt with spaces: the tokenizer turns every space into ▁, so no text can spell a special token.
UNKNOWN = "< unk >"
# Scores are multiples of 1/1024: their sums are exact, so every Viterbi that sums them agrees.
SCORE_GRID = 1024


def train_vocabulary(passages: list[list[str]], size: int, sample: int, seed: int, threads: int):
    """A SentencePiece processor of about `size` pieces, from at most `sample` passages."""
    chosen = random.Random(seed).sample(range(len(passages)), min(sample, len(passages)))
    model = io.BytesIO()
    spm.SentencePieceTrainer.train(
        sentence_iterator=("".join(passages[index]) for index in sorted(chosen)),
        model_writer=model,
        model_type="unigram",
        vocab_size=size,
        hard_vocab_limit=False,
        character_coverage=0.9999,
        normalization_rule_name="identity",  # passages.normalise has done it
        add_dummy_prefix=False,  # a sentence has the same tokens wherever it stands
        max_sentence_length=1 << 16,
        max_sentencepiece_length=12,
        unk_id=0,
        unk_piece=UNKNOWN,
        bos_id=-1,
        eos_id=-1,
        pad_id=-1,
        seed_sentencepiece_size=300000,
        num_threads=threads,
        minloglevel=1,
    )
    parsed = proto.ModelProto.FromString(model.getvalue())
    for piece in parsed.pieces:
        piece.score = round(piece.score * SCORE_GRID) / SCORE_GRID
    return spm.SentencePieceProcessor(model_proto=parsed.SerializeToString())


class Tokens:
    """All passages as one array of ids: sentence s is ids[starts[s]:starts[s+1]], passage p holds
    the sentences first[p] to first[p+1]-1."""

    def __init__(self, passages: list[list[str]], processor, threads: int):
        sentences = [sentence for passage in passages for sentence in passage]
        encoded = processor.encode(sentences, out_type=int, num_threads=threads)
        self.ids = np.fromiter((i for one in encoded for i in one), dtype=np.int64)
        self.starts = np.cumsum([0] + [len(one) for one in encoded])
        self.first = np.cumsum([0] + [len(passage) for passage in passages])
        self.sentences = sentences

    def sentence(self, number: int) -> np.ndarray:
        return self.ids[self.starts[number] : self.starts[number + 1]]

    def passage(self, number: int) -> np.ndarray:
        return self.ids[self.starts[self.first[number]] : self.starts[self.first[number + 1]]]

    def inverse_document_frequency(self, vocabulary: int) -> np.ndarray:
        """ln((N + 1) / (df + 1)) of each piece over the N passages; at least 0."""
        count = len(self.first) - 1
        frequency = np.zeros(vocabulary)
        for number in range(count):
            frequency[np.unique(self.passage(number))] += 1
        return np.log((count + 1) / (frequency + 1))
