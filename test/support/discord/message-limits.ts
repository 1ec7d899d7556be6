import type { Embed, MessageBody } from './bodies.js'
import { componentErrors } from './component-limits.js'
import { type FieldError, invalidBody, required, tooLong } from './refusal.js'

// Limits that Discord's OpenAPI description does not state, or states only for paying users.
const contentLimit = 2000
const embedsTotalLimit = 6000
const componentsV2 = 1 << 15

/** Refuses a message that breaks a limit of the platform. */
export function checkMessageLimits(message: MessageBody): void {
  const { content, embeds } = message
  const errors: FieldError[] = []
  if ((content?.length ?? 0) > contentLimit) {
    errors.push(tooLong(['content'], contentLimit))
  }
  const total = (embeds ?? []).reduce((sum, embed) => sum + embedLength(embed), 0)
  if (total > embedsTotalLimit) {
    errors.push({
      path: ['embeds'],
      code: 'MAX_EMBED_SIZE_EXCEEDED',
      message: `Embed size exceeds maximum size of ${embedsTotalLimit}`,
    })
  }
  for (const [index, embed] of (embeds ?? []).entries()) {
    errors.push(...emptyParts(embed, ['embeds', index]))
  }
  errors.push(...componentErrors(message), ...mixtureErrors(message))
  if (errors.length > 0) throw invalidBody(errors)
}

function embedLength({ title, description, fields, footer, author }: Embed): number {
  const texts = [title, description, footer?.text, author?.name]
  for (const { name, value } of fields ?? []) texts.push(name, value)
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0)
}

function emptyParts(embed: Embed, path: PropertyKey[]): FieldError[] {
  const errors = (embed.fields ?? []).flatMap(({ name, value }, index) => [
    ...(name === '' ? [required([...path, 'fields', index, 'name'])] : []),
    ...(value === '' ? [required([...path, 'fields', index, 'value'])] : []),
  ])
  if (embedLength(embed) === 0) errors.push(required([...path, 'description']))
  return errors
}

/** Messages of the newer kind contain components only. */
function mixtureErrors({ content, embeds, flags }: MessageBody): FieldError[] {
  if (!((flags ?? 0) & componentsV2)) return []
  return (['content', 'embeds'] as const)
    .filter((field) => (field === 'content' ? content : embeds?.length))
    .map((field) => ({
      path: [field],
      code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    }))
}
