"""Articles to passages of whole sentences, normalised exactly as tokenizer.json normalises at run time."""

import gzip
import json
import re
import unicodedata

# The characters that transformers.js removes or turns into spaces in its imitation of nmt_nfkc.
REMOVED = re.compile("[\u0001-\u0008\u000b\u000e-\u001f\u007f\u008f\u009f]")
SPACED = re.compile(
    "[\u0009\u000a\u000c\u000d\u00a0\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2581\u3000\ufeff\ufffd]"
)
FULLWIDTH_TILDE = "\uff5e"
# Spaces are kept between ASCII characters only: reports write both "8 月 16 日" and "8月16日".
LOOSE_SPACES = "(?<=[^\\x00-\\x7F]) +| +(?=[^\\x00-\\x7F])"
SENTENCE = re.compile("[^。！？!?；;\n]*[。！？!?；;\n]+[”’」』）)]*|[^。！？!?；;\n]+$")


def normalise(text: str) -> str:
    text = SPACED.sub(" ", REMOVED.sub("", text))
    text = FULLWIDTH_TILDE.join(
        unicodedata.normalize("NFKC", part) for part in text.split(FULLWIDTH_TILDE)
    )
    text = re.sub(LOOSE_SPACES, "", text.lower())
    return re.sub(" {2,}", " ", text).strip()


def training_articles(path: str):
    """Texts of the records without `split` or with `split` "train", in the order of the file."""
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                record = json.loads(line)
                if record.get("split", "train") == "train":
                    yield record["text"]


def passages_of(text: str, characters: int) -> list[list[str]]:
    """Passages of at most `characters`, each a list of sentences; a longer sentence is cut hard."""
    passages: list[list[str]] = []
    current: list[str] = []
    length = 0
    for match in SENTENCE.finditer(text):
        sentence = normalise(match.group())
        for start in range(0, len(sentence), characters):
            piece = sentence[start : start + characters]
            if current and length + len(piece) > characters:
                passages.append(current)
                current, length = [], 0
            current.append(piece)
            length += len(piece)
    if current:
        passages.append(current)
    return passages


def read_passages(path: str, characters: int) -> list[list[str]]:
    return [
        passage for text in training_articles(path) for passage in passages_of(text, characters)
    ]
