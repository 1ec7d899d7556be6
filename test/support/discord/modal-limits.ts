import type { Component } from './bodies.js'
import { componentType, flatten } from './component.js'
import { duplicateIds } from './component-limits.js'
import { type FieldError, invalidBody, required } from './refusal.js'

const rowLimit = 5

/** Refuses a modal that breaks a limit that the OpenAPI description does not state. */
export function checkModalLimits(components: Component[]): void {
  const errors = duplicateIds(components)
  if (components.length > rowLimit) {
    errors.push({
      path: ['data', 'components'],
      code: 'BASE_TYPE_BAD_LENGTH',
      message: `Must be between 1 and ${rowLimit} in length.`,
    })
  }
  for (const [index, row] of components.entries()) {
    errors.push(...rowErrors(row, ['data', 'components', index]))
  }
  if (errors.length > 0) throw invalidBody(errors)
}

function rowErrors(row: Component, path: PropertyKey[]): FieldError[] {
  const inRow = row.type === componentType.row
  const errors: FieldError[] = []
  if (inRow && (row.components?.length ?? 0) > 1) {
    errors.push({
      path: [...path, 'components'],
      code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
      message: 'The specified component exceeds the maximum width',
    })
  }
  for (const input of flatten([row]).filter(({ type }) => type === componentType.textInput)) {
    // Inside a label component the label's own text is shown instead.
    if (inRow && !input.label) errors.push(required([...path, 'label']))
    errors.push(...lengthErrors(input, path))
  }
  return errors
}

function lengthErrors(input: Component, path: PropertyKey[]): FieldError[] {
  const { min_length: least, max_length: most, value } = input
  const errors: FieldError[] = []
  if (least && most && least > most) {
    errors.push({
      path: [...path, 'min_length'],
      code: 'TEXT_INPUT_COMPONENT_MIN_LENGTH_GREATER_THAN_MAX_LENGTH',
      message: 'min_length must not be greater than max_length',
    })
  }
  if (value && most && value.length > most) {
    errors.push({
      path: [...path, 'value'],
      code: 'BASE_TYPE_MAX_LENGTH',
      message: `Must be ${most} or fewer in length.`,
    })
  }
  return errors
}
