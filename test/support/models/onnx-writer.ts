/**
 * Writes small ONNX models: as much of onnx.proto as a transformer's graph needs. Field numbers are those of
 * https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
 */

/** Elements of a tensor; ONNX uses 64-bit integers for counts. */
export type Elements = Float32Array | BigInt64Array

export interface Initialiser {
  name: string
  dims: readonly number[]
  elements: Elements
}

export interface Node {
  op: string
  inputs: readonly string[]
  output: string
  /** A fraction is written as a float, a list as integers; `floats` names floats that may be whole numbers. */
  attributes?: Readonly<Record<string, number | readonly number[]>>
}

export interface Port {
  name: string
  type: 'float' | 'int64'
  /** A string names a dimension that is known only when the model runs. */
  dims: readonly (number | string)[]
}

export interface OnnxGraph {
  inputs: readonly Port[]
  outputs: readonly Port[]
  initialisers: readonly Initialiser[]
  nodes: readonly Node[]
}

const TYPES = { float: 1, int64: 7 }
const ATTRIBUTE = { float: 1, int: 2, ints: 7 }
const OPSET = 17

export function onnxModel({ inputs, outputs, initialisers, nodes }: OnnxGraph): Buffer {
  const graph = Buffer.concat([
    ...nodes.map((node) => bytes(1, nodeMessage(node))),
    text(2, 'graph'),
    ...initialisers.map((each) => bytes(5, tensorMessage(each))),
    ...inputs.map((port) => bytes(11, portMessage(port))),
    ...outputs.map((port) => bytes(12, portMessage(port))),
  ])
  const opset = Buffer.concat([text(1, ''), integer(2, OPSET)])
  return Buffer.concat([integer(1, 8), bytes(7, graph), bytes(8, opset)])
}

function nodeMessage({ op, inputs, output, attributes = {} }: Node): Buffer {
  return Buffer.concat([
    ...inputs.map((name) => text(1, name)),
    text(2, output),
    text(3, output),
    text(4, op),
    ...Object.entries(attributes).map(([name, value]) => bytes(5, attributeMessage(name, value))),
  ])
}

function attributeMessage(name: string, value: number | readonly number[]): Buffer {
  if (typeof value !== 'number') {
    const ints = value.map((each) => integer(8, each))
    return Buffer.concat([text(1, name), ...ints, integer(20, ATTRIBUTE.ints)])
  }
  if (Number.isInteger(value)) {
    return Buffer.concat([text(1, name), integer(3, value), integer(20, ATTRIBUTE.int)])
  }
  const float = Buffer.alloc(4)
  float.writeFloatLE(value)
  return Buffer.concat([text(1, name), tag(2, 5), float, integer(20, ATTRIBUTE.float)])
}

function tensorMessage({ name, dims, elements }: Initialiser): Buffer {
  const type = elements instanceof Float32Array ? TYPES.float : TYPES.int64
  return Buffer.concat([
    ...dims.map((each) => integer(1, each)),
    integer(2, type),
    text(8, name),
    bytes(9, Buffer.from(elements.buffer, elements.byteOffset, elements.byteLength)),
  ])
}

function portMessage({ name, type, dims }: Port): Buffer {
  const shape = dims.map((each) =>
    bytes(1, typeof each === 'number' ? integer(1, each) : text(2, each)),
  )
  const tensor = Buffer.concat([integer(1, TYPES[type]), bytes(2, Buffer.concat(shape))])
  return Buffer.concat([text(1, name), bytes(2, bytes(1, tensor))])
}

const text = (field: number, value: string) => bytes(field, Buffer.from(value))
const bytes = (field: number, value: Buffer) =>
  Buffer.concat([tag(field, 2), varint(value.length), value])
const integer = (field: number, value: number) => Buffer.concat([tag(field, 0), varint(value)])
const tag = (field: number, wire: number) => varint(field * 8 + wire)

/** Protobuf's base-128 form; a negative number is written as its 64-bit two's complement. */
function varint(value: number): Buffer {
  const written: number[] = []
  let rest = BigInt.asUintN(64, BigInt(value))
  for (; rest >= 128n; rest >>= 7n) written.push(Number(rest & 127n) | 128)
  return Buffer.from([...written, Number(rest)])
}
