import type { Component } from './bodies.js'
import { componentType, flatten, linkStyle } from './component.js'
import { type FieldError, required } from './refusal.js'

// Rules about components that Discord's OpenAPI description does not state.
const rowLimit = 5
const componentsV2 = 1 << 15

interface Components {
  components?: Component[] | null
  flags?: number | null
}

/** Returns the errors in the components of a message. */
export function componentErrors({ components, flags }: Components): FieldError[] {
  if (!components) return []
  const errors = duplicateIds(components)
  // Rows are counted only in messages of the older kind; the newer kind counts components.
  if (!((flags ?? 0) & componentsV2)) errors.push(...layoutErrors(components))
  for (const [index, row] of components.entries()) {
    for (const [column, component] of (row.components ?? []).entries()) {
      errors.push(...ownErrors(component, ['components', index, 'components', column]))
    }
    if (row.type === componentType.row) errors.push(...rowErrors(row, ['components', index]))
  }
  return errors
}

/** Each custom_id may occur only once in a message or a modal. */
export function duplicateIds(components: Component[]): FieldError[] {
  const ids = flatten(components).flatMap(({ custom_id: id }) => (id ? [id] : []))
  if (new Set(ids).size === ids.length) return []
  return [
    {
      path: ['components'],
      code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
      message: 'Component custom id cannot be duplicated',
    },
  ]
}

function layoutErrors(components: Component[]): FieldError[] {
  const errors: FieldError[] = []
  if (components.length > rowLimit) {
    errors.push({
      path: ['components'],
      code: 'BASE_TYPE_BAD_LENGTH',
      message: `Must be between 1 and ${rowLimit} in length.`,
    })
  }
  for (const [index, { type }] of components.entries()) {
    if (type !== componentType.row) {
      errors.push({
        path: ['components', index, 'type'],
        code: 'UNION_TYPE_CHOICES',
        message: `Value of field "type" must be one of (${componentType.row},).`,
      })
    }
  }
  return errors
}

/** A select takes a whole row. */
function rowErrors({ components = [] }: Component, path: PropertyKey[]): FieldError[] {
  const selects = components.filter(({ type }) => type !== componentType.button)
  if (selects.length === 0 || components.length === 1) return []
  return [
    {
      path: [...path, 'components'],
      code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
      message: 'The specified component exceeds the maximum width',
    },
  ]
}

function ownErrors(component: Component, path: PropertyKey[]): FieldError[] {
  if (component.type === componentType.button) return buttonErrors(component, path)
  if (component.type === componentType.stringSelect) return selectErrors(component, path)
  return []
}

function buttonErrors(button: Component, path: PropertyKey[]): FieldError[] {
  const errors: FieldError[] = []
  const opensLink = button.style === linkStyle
  if (!button.label && !button.emoji) errors.push(required([...path, 'label']))
  if (opensLink && !button.url) errors.push(required([...path, 'url']))
  if (!opensLink && !button.custom_id) errors.push(required([...path, 'custom_id']))
  if (button.url && button.custom_id) {
    errors.push({
      path: [...path, 'custom_id'],
      code: 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
      message: 'A custom id and url cannot both be specified',
    })
  }
  return errors
}

function selectErrors(select: Component, path: PropertyKey[]): FieldError[] {
  const { options = [], min_values: least, max_values: most } = select
  const errors: FieldError[] = []
  if (new Set(options.map(({ value }) => value)).size < options.length) {
    errors.push({
      path: [...path, 'options'],
      code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
      message: 'The specified option value is already used',
    })
  }
  if ((most ?? 1) > options.length || (least ?? 1) > (most ?? 1)) {
    errors.push({
      path: [...path, 'max_values'],
      code: 'BASE_TYPE_BAD_RANGE',
      message: 'Must be between min_values and the number of options.',
    })
  }
  return errors
}
