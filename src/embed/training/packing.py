"""Writes the model folder that transformers.js loads as a feature-extraction model."""

import json
import os

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from passages import LOOSE_SPACES

LONGEST_INPUT = 8192  # tokens


def quantised(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 rows [tokens, dimensions] and float scales [tokens, 1]; row x scale is about the row."""
    scale = np.maximum(np.abs(table).max(axis=1, keepdims=True), 1e-8) / 127
    return np.round(table / scale).astype(np.int8), scale.astype(np.float32)


def graph_of(rows: np.ndarray, scale: np.ndarray) -> onnx.ModelProto:
    """input_ids [batch, tokens] to last_hidden_state [batch, tokens, dimensions]."""
    axes = ["batch_size", "sequence_length"]
    graph = helper.make_graph(
        [
            # Rows are looked up before they are dequantised: the float table never exists.
            helper.make_node("Gather", ["table", "input_ids"], ["rows_int8"]),
            helper.make_node("Cast", ["rows_int8"], ["rows"], to=TensorProto.FLOAT),
            helper.make_node("Gather", ["scale", "input_ids"], ["scales"]),
            helper.make_node("Mul", ["rows", "scales"], ["last_hidden_state"]),
        ],
        "static_embedding",
        [
            helper.make_tensor_value_info(name, TensorProto.INT64, axes)
            for name in ("input_ids", "attention_mask")
        ],
        [
            helper.make_tensor_value_info(
                "last_hidden_state", TensorProto.FLOAT, [*axes, rows.shape[1]]
            )
        ],
        [numpy_helper.from_array(rows, "table"), numpy_helper.from_array(scale, "scale")],
    )
    model = helper.make_model(
        graph, producer_name="youju", opset_imports=[helper.make_opsetid("", 14)]
    )
    model.ir_version = 7
    onnx.checker.check_model(model)
    return model


def tokenizer_of(processor) -> dict:
    pieces = range(processor.get_piece_size())
    normalizers = [
        # Without a map, transformers.js takes its own nmt_nfkc, which passages.normalise repeats.
        {"type": "Precompiled", "precompiled_charsmap": None},
        {"type": "Lowercase"},
        {"type": "Replace", "pattern": {"Regex": LOOSE_SPACES}, "content": ""},
        {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "},
        {"type": "Strip", "strip_left": True, "strip_right": True},
    ]
    spaces = {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "never", "split": False}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [],
        "normalizer": {"type": "Sequence", "normalizers": normalizers},
        "pre_tokenizer": spaces,
        "post_processor": None,
        "decoder": spaces,
        "model": {
            "type": "Unigram",
            "unk_id": processor.unk_id(),
            "byte_fallback": False,
            "vocab": [[processor.id_to_piece(i), processor.get_score(i)] for i in pieces],
        },
    }


def write_json(path: str, value: dict) -> None:
    with open(path, "w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, separators=(",", ":"))
        file.write("\n")


def write_model(folder: str, processor, table: np.ndarray) -> None:
    size, dimensions = table.shape
    unknown = processor.id_to_piece(processor.unk_id())
    os.makedirs(os.path.join(folder, "onnx"), exist_ok=True)
    write_json(os.path.join(folder, "tokenizer.json"), tokenizer_of(processor))
    write_json(
        os.path.join(folder, "tokenizer_config.json"),
        {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "unk_token": unknown,
            "pad_token": unknown,
            "model_max_length": LONGEST_INPUT,
            "clean_up_tokenization_spaces": False,
            "padding_side": "right",
        },
    )
    write_json(
        os.path.join(folder, "config.json"),
        {
            # Any encoder's type will do: transformers.js asks it only how to run the graph.
            "model_type": "bert",
            "architectures": ["BertModel"],
            "vocab_size": size,
            "hidden_size": dimensions,
            "num_hidden_layers": 0,
            "num_attention_heads": 1,
            "intermediate_size": dimensions,
            "max_position_embeddings": LONGEST_INPUT,
            "type_vocab_size": 1,
            "pad_token_id": processor.unk_id(),
            "transformers.js_config": {"dtype": "q8"},
        },
    )
    onnx.save(graph_of(*quantised(table)), os.path.join(folder, "onnx", "model_quantized.onnx"))
