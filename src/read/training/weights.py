"""Trained weights as float16 files, and the frozen vectors of the word pieces."""

import numpy as np
import torch

# A piece's vector is about as long as its inverse document frequency, about 1; an embedding that is
# learnt beside it grows to many times that.
PIECE_SCALE = 16


def piece_table(path: str) -> tuple[np.ndarray, np.ndarray]:
    """int8 rows and their scales: of the graph of the bundled static embedding model, or of a copy
    in .npz for a machine without onnx."""
    if path.endswith(".npz"):
        with np.load(path) as file:
            return file["table"], file["scale"]
    import onnx
    from onnx import numpy_helper

    tensors = {each.name: each for each in onnx.load(path).graph.initializer}
    return tuple(numpy_helper.to_array(tensors[name]) for name in ("table", "scale"))


def piece_vectors(path: str) -> torch.Tensor:
    """[pieces, dimensions] float32."""
    rows, scale = piece_table(path)
    return torch.from_numpy(rows.astype(np.float32) * scale * PIECE_SCALE)


def save_weights(path: str, network: torch.nn.Module) -> None:
    weights = {name: value.cpu().half().numpy() for name, value in network.state_dict().items()}
    np.savez(path, **weights)


def load_weights(path: str) -> dict[str, torch.Tensor]:
    with np.load(path) as file:
        return {name: torch.from_numpy(file[name].astype(np.float32)) for name in file}
