import { describe, expect, it } from 'vitest'
import { readInitialisers } from '../../../src/embed/onnx-initialisers.js'

/** A protobuf field: a varint, or length-delimited bytes. */
function field(number: number, value: number | number[]): number[] {
  return typeof value === 'number'
    ? [number << 3, ...varint(value)]
    : [(number << 3) | 2, ...varint(value.length), ...value]
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >> 7)]
}

const bytes = (text: string) => [...Buffer.from(text)]
const raw = Array.from({ length: 200 }, (_, i) => i)
const tensor = [
  ...field(1, 100),
  ...field(1, 2),
  ...field(2, 3),
  ...field(8, bytes('table')),
  ...field(9, raw),
]
const packed = [...field(1, [100, ...varint(300)]), ...field(2, 1), ...field(8, bytes('scale'))]
const graph = [...field(2, bytes('name')), ...field(5, tensor), ...field(5, packed)]
const model = Uint8Array.from([...field(1, 7), ...field(7, graph), ...field(2, bytes('maker'))])

describe('readInitialisers', () => {
  it('reads names, dims, types and raw data', () => {
    expect(readInitialisers(model)).toEqual([
      { name: 'table', dims: [100, 2], type: 3, bytes: Uint8Array.from(raw) },
      { name: 'scale', dims: [100, 300], type: 1, bytes: new Uint8Array(0) },
    ])
  })

  it('refuses a file that is cut off', () => {
    expect(() => readInitialisers(model.subarray(0, 150))).toThrow(RangeError)
  })
})
