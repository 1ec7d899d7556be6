/** A tensor stored in an ONNX file: `bytes` is its raw little-endian data. */
export interface Initialiser {
  name: string
  dims: number[]
  /** onnx.TensorProto.DataType: 1 is float, 3 is int8. */
  type: number
  bytes: Uint8Array
}

// Field numbers of onnx.proto: ModelProto.graph, GraphProto.initializer, and TensorProto's own.
const MODEL_GRAPH = 7
const GRAPH_INITIALISER = 5
const TENSOR = { dims: 1, type: 2, name: 8, raw: 9 }

/** Returns the initialisers of an ONNX model that contain raw data; the rest of the file is skipped. */
export function readInitialisers(file: Uint8Array): Initialiser[] {
  const found: Initialiser[] = []
  for (const model of fields(file)) {
    if (model.number !== MODEL_GRAPH || !model.bytes) continue
    for (const graph of fields(model.bytes)) {
      if (graph.number === GRAPH_INITIALISER && graph.bytes) found.push(tensor(graph.bytes))
    }
  }
  return found
}

function tensor(message: Uint8Array): Initialiser {
  const result: Initialiser = { name: '', dims: [], type: 0, bytes: new Uint8Array(0) }
  for (const { number, varint, bytes } of fields(message)) {
    if (number === TENSOR.dims) result.dims.push(...(bytes ? varints(bytes) : [varint]))
    else if (number === TENSOR.type) result.type = varint
    else if (number === TENSOR.name && bytes) result.name = new TextDecoder().decode(bytes)
    else if (number === TENSOR.raw && bytes) result.bytes = bytes
  }
  return result
}

interface Field {
  number: number
  varint: number
  /** For a length-delimited field: a view, not a copy. */
  bytes: Uint8Array | null
}

/** Yields the fields of a protobuf message, in order. Throws RangeError if the message is cut off. */
function* fields(message: Uint8Array): Generator<Field> {
  let at = 0
  while (at < message.length) {
    const [tag, afterTag] = varintAt(message, at)
    const number = Math.floor(tag / 8)
    const wire = tag % 8
    if (wire === 0) {
      const [varint, next] = varintAt(message, afterTag)
      yield { number, varint, bytes: null }
      at = next
    } else if (wire === 2) {
      const [length, start] = varintAt(message, afterTag)
      if (start + length > message.length) throw new RangeError('The ONNX file is cut off.')
      yield { number, varint: 0, bytes: message.subarray(start, start + length) }
      at = start + length
    } else if (wire === 5 || wire === 1) {
      at = afterTag + (wire === 5 ? 4 : 8)
    } else {
      throw new RangeError(`The ONNX file has an unknown wire type ${wire}.`)
    }
  }
}

function varints(bytes: Uint8Array): number[] {
  const values: number[] = []
  for (let at = 0; at < bytes.length; ) {
    const [value, next] = varintAt(bytes, at)
    values.push(value)
    at = next
  }
  return values
}

/** Reads a base-128 varint and the offset after it; exact up to 2^53. */
function varintAt(bytes: Uint8Array, start: number): [value: number, next: number] {
  let value = 0
  let factor = 1
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at] as number
    value += (byte & 0x7f) * factor
    if (byte < 0x80) return [value, at + 1]
    factor *= 128
  }
  throw new RangeError('The ONNX file is cut off.')
}
