"""A small transformer that reads a question, or a claim, beside a stretch of a passage.

Its input is what src/read/features.ts makes: of each position a character, the word piece it stands
in, and marks (its place in the piece, its side, what of it stands in the other text too)."""

import math

import torch
from torch import nn
from torch.nn import functional

PLACES = 4
SIDES = 2
SIGNS = 6
MARKS = PLACES * SIDES * 2**SIGNS
NEAR_DISTANCES = 12
DISTANCES = 32
FARTHEST = 264
LONGEST_SPAN = 60  # characters
NEVER = -1e4


class Sizes:
    """What a network's shape depends on, read from weights or given anew."""

    def __init__(self, width=128, layers=4, heads=2, inner=512, characters=6500):
        self.width, self.layers, self.heads = width, layers, heads
        self.inner, self.characters = inner, characters

    @classmethod
    def of(cls, weights: dict) -> "Sizes":
        layers = 1 + max(int(name.split(".")[2]) for name in weights if ".blocks." in name)
        characters, width = weights["encoder.characters.weight"].shape
        return cls(
            width,
            layers,
            weights["encoder.distances.weight"].shape[1],
            weights["encoder.blocks.0.expand.weight"].shape[0],
            characters,
        )


def mark_parts() -> torch.Tensor:
    """[MARKS, parts]: which rows of the table of parts a mark's bits add up: its place, its side, and
    its signs, which mean one thing in the question and another in the passage."""
    parts = torch.zeros(MARKS, PLACES + SIDES + SIDES * SIGNS)
    for mark in range(MARKS):
        side = mark >> 2 & 1
        parts[mark, mark & 3] = 1
        parts[mark, PLACES + side] = 1
        for sign in range(SIGNS):
            if mark >> 3 + sign & 1:
                parts[mark, PLACES + SIDES + side * SIGNS + sign] = 1
    return parts


def distance_buckets(position: torch.Tensor) -> torch.Tensor:
    """[length, length]: near distances one by one, far ones by their logarithm, each way its own."""
    relative = position[None] - position[:, None]
    distance = relative.abs()
    far = torch.log(distance.float().clamp(min=1) / NEAR_DISTANCES) / math.log(
        FARTHEST / NEAR_DISTANCES
    )
    last = DISTANCES - 1
    far = NEAR_DISTANCES + (far * (last - NEAR_DISTANCES)).long().clamp(max=last - NEAR_DISTANCES)
    return torch.where(distance < NEAR_DISTANCES, distance, far) + DISTANCES * (relative > 0).long()


def silu(x):
    """As torch's own, whose way back in bfloat16 takes three times as long on a CPU."""
    return x * torch.sigmoid(x)


class Block(nn.Module):
    """A depthwise convolution, attention and a feed-forward net, each beside a straight way."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float):
        super().__init__()
        self.heads = heads
        self.near_norm, self.attention_norm, self.inner_norm = (
            nn.LayerNorm(width) for _ in range(3)
        )
        self.near = nn.Conv1d(width, width, 5, padding=2, groups=width)
        self.attend = nn.Linear(width, 3 * width)
        self.attended = nn.Linear(width, width)
        self.expand = nn.Linear(width, inner)
        self.contract = nn.Linear(inner, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, used, bias):
        batch, length, width = x.shape
        # What lies behind a short input must not reach it: the same input reads alike in every batch.
        near = (self.near_norm(x) * used).transpose(1, 2)
        x = x + self.dropout(silu(self.near(near).transpose(1, 2)))
        parts = self.attend(self.attention_norm(x)).view(batch, length, 3, self.heads, -1)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        weights = (query @ key.transpose(-1, -2) / math.sqrt(width // self.heads) + bias).softmax(-1)
        mixed = (weights @ value).transpose(1, 2).reshape(batch, length, width)
        x = x + self.dropout(self.attended(mixed))
        return x + self.dropout(self.contract(silu(self.expand(self.inner_norm(x)))))


class Encoder(nn.Module):
    """A state for each position of a question and a stretch, each read in the light of the other."""

    def __init__(self, piece_vectors: torch.Tensor, sizes: Sizes, dropout: float):
        super().__init__()
        width = sizes.width
        self.characters = nn.Embedding(sizes.characters, width)
        self.register_buffer("piece_vectors", piece_vectors, persistent=False)
        self.pieces = nn.Linear(piece_vectors.shape[1], width, bias=False)
        self.register_buffer("mark_parts", mark_parts(), persistent=False)
        self.marks = nn.Embedding(self.mark_parts.shape[1], width)
        self.input_norm, self.output_norm = nn.LayerNorm(width), nn.LayerNorm(width)
        self.distances = nn.Embedding(2 * DISTANCES, sizes.heads)
        self.blocks = nn.ModuleList(
            Block(width, sizes.heads, sizes.inner, dropout) for _ in range(sizes.layers)
        )
        self.dropout = nn.Dropout(dropout)
        for table in (self.characters, self.marks):
            nn.init.normal_(table.weight, std=0.02)
        nn.init.zeros_(self.distances.weight)

    def mark_table(self) -> torch.Tensor:
        return self.mark_parts @ self.marks.weight

    def forward(self, characters, pieces, marks, lengths):
        position = torch.arange(characters.shape[1], device=characters.device)
        used = position < lengths[:, None]
        vectors = functional.embedding(pieces, self.piece_vectors)
        x = self.characters(characters) + self.pieces(vectors)
        x = x + functional.embedding(marks, self.mark_table())
        used_ones = used[:, :, None].to(x.dtype)
        x = self.dropout(self.input_norm(x)) * used_ones
        bias = self.distances(distance_buckets(position)).permute(2, 0, 1)[None]
        bias = bias.masked_fill(~used[:, None, None], NEVER)
        for block in self.blocks:
            x = block(x, used_ones, bias)
        return self.output_norm(x)


class Sides:
    """The states of both texts, and which positions are whose."""

    def __init__(self, states, lengths, offsets):
        position = torch.arange(states.shape[1], device=states.device)
        self.states = states
        self.in_stretch = (position >= offsets[:, None]) & (position < lengths[:, None])
        self.in_question = (position > 0) & (position < offsets[:, None] - 1)

    def question_mean(self):
        ones = self.in_question[:, :, None].to(self.states.dtype)
        return (self.states * ones).sum(1) / ones.sum(1).clamp(min=1)

    def question_greatest(self):
        return self.states.masked_fill(~self.in_question[:, :, None], NEVER).max(1)[0]

    def attended_stretch(self, query):
        """The mean of the stretch's states, weighted by how well they suit the query."""
        fit = (self.states @ query[:, :, None]).squeeze(-1) / math.sqrt(query.shape[1])
        weights = fit.masked_fill(~self.in_stretch, NEVER).softmax(-1)
        return (weights[:, :, None] * self.states).sum(1)


class QuestionReader(nn.Module):
    """Logits of the answer's first and last position; position 0 stands for `does not answer`."""

    def __init__(self, piece_vectors, sizes: Sizes, dropout=0.0):
        super().__init__()
        width = sizes.width
        self.encoder = Encoder(piece_vectors, sizes, dropout)
        self.ends = nn.Linear(width, 2)
        self.query = nn.Linear(width, width)
        self.none = nn.Sequential(nn.Linear(2 * width, width), nn.SiLU(), nn.Linear(width, 1))

    def forward(self, characters, pieces, marks, lengths, offsets):
        states = self.encoder(characters, pieces, marks, lengths)
        sides = Sides(states, lengths, offsets)
        asked = sides.question_mean()
        none = self.none(torch.cat([asked, sides.attended_stretch(self.query(asked))], -1))
        ends = self.ends(states).masked_fill(~sides.in_stretch[:, :, None], NEVER)
        start, end = ends[:, 1:, 0], ends[:, 1:, 1]
        return torch.cat([none, start], 1), torch.cat([none, end], 1)


class ClaimReader(nn.Module):
    """Logits of what a stretch says of a claim: it supports it, contradicts it, or neither."""

    def __init__(self, piece_vectors, sizes: Sizes, dropout=0.0):
        super().__init__()
        width = sizes.width
        self.encoder = Encoder(piece_vectors, sizes, dropout)
        self.query = nn.Linear(width, width)
        self.verdict = nn.Sequential(
            nn.Linear(5 * width, width), nn.SiLU(), nn.Dropout(2 * dropout), nn.Linear(width, 3)
        )

    def forward(self, characters, pieces, marks, lengths, offsets):
        states = self.encoder(characters, pieces, marks, lengths)
        sides = Sides(states, lengths, offsets)
        said = sides.question_mean()
        found = sides.attended_stretch(self.query(said))
        # The greatest value of each dimension says where something of the claim does not fit.
        misfit = sides.question_greatest()
        return self.verdict(torch.cat([said, found, (said - found).abs(), said * found, misfit], -1))
