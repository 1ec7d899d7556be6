import type { Component } from './bodies.js'
import { componentType, flatten } from './component.js'
import type { StoredInteraction } from './state.js'

/** What a person writes into a modal, by the custom_id or the label of each input. */
export type ModalValues = Record<string, string>

/**
 * Returns the data of submitting the modal that an interaction opened; throws if a value exceeds its input's limits.
 */
export function modalData({ id, acknowledgement }: StoredInteraction, values: ModalValues): object {
  const modal = acknowledgement?.type === 9 ? acknowledgement.data : null
  if (!modal) throw new Error(`interaction ${id} opened no modal`)
  const rows = modal.components ?? []
  const names = inputsOf(rows).flatMap(({ input, label }) => [input.custom_id, label])
  for (const name of Object.keys(values)) {
    if (!names.includes(name)) throw new Error(`the modal has no input ${name}`)
  }
  return { custom_id: modal.custom_id, components: rows.map((row) => filled(row, values)) }
}

function inputsOf(rows: Component[]): { input: Component; label: string }[] {
  return rows.flatMap((row) =>
    flatten([row])
      .filter(({ type }) => type === componentType.textInput)
      .map((input) => ({ input, label: input.label ?? row.label ?? '' })),
  )
}

/** Returns a row as it is submitted: only types, ids and values. */
function filled(row: Component, values: ModalValues): object {
  const inputs = inputsOf([row]).map(({ input, label }) => {
    const value = values[input.custom_id ?? ''] ?? values[label] ?? input.value ?? ''
    checkLength(input, label, value)
    return { type: input.type, id: 1, custom_id: input.custom_id, value }
  })
  return row.type === componentType.label
    ? { type: row.type, id: 1, component: inputs[0] }
    : { type: row.type, id: 1, components: inputs }
}

/** Discord's own form does not let anyone submit a value that an input does not accept. */
function checkLength(input: Component, label: string, value: string): void {
  if (value === '' && input.required !== false) throw new Error(`the input ${label} is required`)
  const least = value === '' ? 0 : (input.min_length ?? 0)
  if (value.length < least || value.length > (input.max_length ?? 4000)) {
    throw new Error(`the input ${label} does not take ${value.length} characters`)
  }
}
