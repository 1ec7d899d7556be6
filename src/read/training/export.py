"""Writes trained weights as the ONNX graphs of a model folder, their large tables in int8.

Only weights are quantised: activations would get one scale for a whole batch, and what is read of
one passage would then depend on the others."""

import argparse
import io
import os

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from network import ClaimReader, QuestionReader, Sizes
from weights import load_weights, piece_table, piece_vectors

OPSET = 17  # the first with LayerNormalization
INPUTS = ["characters", "pieces", "marks", "lengths", "offsets"]
OUTPUTS = {QuestionReader: ["start", "end"], ClaimReader: ["verdict"]}
SMALLEST_QUANTISED = 4096  # numbers


def without_projection(network: torch.nn.Module) -> torch.nn.Module:
    """The network with each piece's vector projected once, instead of at every position."""
    encoder = network.encoder
    projected = encoder.pieces(encoder.piece_vectors).detach()
    # As a parameter, unlike a buffer, it is an initialiser of the graph and can be quantised.
    del encoder.piece_vectors
    encoder.piece_vectors = torch.nn.Parameter(projected)
    encoder.pieces = torch.nn.Identity()
    return network.eval()


def traced(network: torch.nn.Module) -> onnx.ModelProto:
    rows = torch.ones(2, 9, dtype=torch.int64)
    example = (rows, rows, rows, torch.tensor([9, 8]), torch.tensor([4, 3]))
    axes = {name: {0: "stretches", 1: "positions"} for name in (*INPUTS[:3], "start", "end")}
    axes |= {name: {0: "stretches"} for name in (*INPUTS[3:], "verdict")}
    file = io.BytesIO()
    outputs = OUTPUTS[type(network)]
    torch.onnx.export(
        network,
        example,
        file,
        opset_version=OPSET,
        input_names=INPUTS,
        output_names=outputs,
        dynamic_axes={name: axes[name] for name in (*INPUTS, *outputs)},
    )
    return onnx.load_from_string(file.getvalue())


def quantised(table: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """int8 numbers, and a scale for each row (axis 1 summed up) or column (axis 0)."""
    scale = np.maximum(np.abs(table).max(axis=axis, keepdims=True), 1e-8) / 127
    return np.round(table / scale).astype(np.int8), scale.astype(np.float32)


def looked_up(node, rows: str, scale: str) -> list:
    """Rows are looked up before they are dequantised: the float table never exists."""
    found, scales = f"{node.output[0]}_int8", f"{node.output[0]}_scale"
    return [
        helper.make_node("Gather", [rows, node.input[1]], [found]),
        helper.make_node("Cast", [found], [f"{found}_float"], to=TensorProto.FLOAT),
        helper.make_node("Gather", [scale, node.input[1]], [scales]),
        helper.make_node("Mul", [f"{found}_float", scales], [node.output[0]]),
    ]


def multiplied(node, columns: str, scale: str) -> list:
    """The runtime makes the float matrix once, when it loads the graph."""
    matrix = f"{columns}_float"
    return [
        helper.make_node("Cast", [columns], [f"{matrix}_raw"], to=TensorProto.FLOAT),
        helper.make_node("Mul", [f"{matrix}_raw", scale], [matrix]),
        helper.make_node("MatMul", [node.input[0], matrix], list(node.output)),
    ]


def quantise(model: onnx.ModelProto) -> None:
    """Puts int8 in the place of every large table that is looked up in or multiplied with."""
    tables = {each.name: numpy_helper.to_array(each) for each in model.graph.initializer}
    nodes, packed = [], {}
    for node in model.graph.node:
        name = {"Gather": 0, "MatMul": 1}.get(node.op_type)
        name = None if name is None else node.input[name]
        table = tables.get(name)
        if table is None or table.ndim != 2 or table.size < SMALLEST_QUANTISED:
            nodes.append(node)
            continue
        rows = node.op_type == "Gather"
        packed[name] = quantised(table, 1 if rows else 0)
        replace = looked_up if rows else multiplied
        nodes.extend(replace(node, f"{name}_int8", f"{name}_scale"))
    kept = [each for each in model.graph.initializer if each.name not in packed]
    for name, (numbers, scale) in packed.items():
        kept.append(numpy_helper.from_array(numbers, f"{name}_int8"))
        kept.append(numpy_helper.from_array(scale, f"{name}_scale"))
    del model.graph.node[:], model.graph.initializer[:]
    model.graph.node.extend(nodes)
    model.graph.initializer.extend(kept)


def write_graph(network: torch.nn.Module, path: str) -> None:
    model = traced(without_projection(network))
    quantise(model)
    model.ir_version, model.producer_name, model.producer_version = 8, "youju", ""
    onnx.checker.check_model(model)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    onnx.save(model, path)


def export(kind: type, weights_path: str, pieces_path: str, path: str) -> None:
    weights = load_weights(weights_path)
    network = kind(piece_vectors(pieces_path), Sizes.of(weights))
    network.load_state_dict(weights)
    write_graph(network, path)


def main() -> None:
    parser = argparse.ArgumentParser(prog="npm run model:reader -- export", description=__doc__)
    parser.add_argument("--questions", help="weights of the model for questions")
    parser.add_argument("--claims", help="weights of the model for claims")
    parser.add_argument("--pieces", required=True, help="graph of the static embedding model")
    parser.add_argument("--out", required=True, help="the model folder")
    parser.add_argument("--vectors", help="writes the vectors of the pieces, for training elsewhere")
    options = parser.parse_args()
    if options.vectors:
        table, scale = piece_table(options.pieces)
        np.savez_compressed(options.vectors, table=table, scale=scale)
    for kind, name in ((QuestionReader, "questions"), (ClaimReader, "claims")):
        weights = getattr(options, name)
        if weights:
            export(kind, weights, options.pieces, os.path.join(options.out, f"{name}.onnx"))


if __name__ == "__main__":
    main()
