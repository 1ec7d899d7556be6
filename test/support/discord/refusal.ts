/** Discord's refusal of a request: an HTTP status and a body with its own code. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly errors?: object,
  ) {
    super(message)
  }

  get body(): object {
    return {
      message: this.message,
      code: this.code,
      ...(this.errors === undefined ? {} : { errors: this.errors }),
    }
  }
}

// Codes and texts: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
export const unauthorized = () => new Refusal(401, 0, '401: Unauthorized')
export const unknownRoute = () => new Refusal(404, 0, '404: Not Found')
export const unknownChannel = () => new Refusal(404, 10003, 'Unknown Channel')
export const unknownGuild = () => new Refusal(404, 10004, 'Unknown Guild')
export const unknownMember = () => new Refusal(404, 10007, 'Unknown Member')
export const unknownMessage = () => new Refusal(404, 10008, 'Unknown Message')
export const unknownUser = () => new Refusal(404, 10013, 'Unknown User')
export const unknownWebhook = () => new Refusal(404, 10015, 'Unknown Webhook')
export const unknownInteraction = () => new Refusal(404, 10062, 'Unknown interaction')
export const alreadyAcknowledged = () =>
  new Refusal(400, 40060, 'Interaction has already been acknowledged.')
export const expiredToken = () => new Refusal(401, 50027, 'Invalid Webhook Token')
export const cannotEdit = () =>
  new Refusal(403, 50005, 'Cannot edit a message authored by another user')
export const missingPermissions = () => new Refusal(403, 50013, 'Missing Permissions')
export const wrongChannelType = () =>
  new Refusal(400, 50024, 'Cannot execute action on this channel type')
export const threadExists = () =>
  new Refusal(400, 160004, 'A thread has already been created for this message')
export const emptyMessage = () => new Refusal(400, 50006, 'Cannot send an empty message')

export interface FieldError {
  path: PropertyKey[]
  code: string
  message: string
}

export function required(path: PropertyKey[]): FieldError {
  return { path, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }
}

export function tooLong(path: PropertyKey[], limit: number): FieldError {
  return {
    path,
    code: 'BASE_TYPE_MAX_LENGTH',
    message: `Must be ${limit} or fewer in length.`,
  }
}

/** Returns the refusal of an invalid body, with the errors nested along the paths of the fields as Discord does. */
export function invalidBody(fieldErrors: FieldError[]): Refusal {
  const errors: Record<string, unknown> = {}
  for (const { path, code, message } of fieldErrors) {
    let node = errors
    for (const key of path) {
      const child = (node[String(key)] ?? {}) as Record<string, unknown>
      node[String(key)] = child
      node = child
    }
    const own = (node._errors ?? []) as object[]
    node._errors = [...own, { code, message }]
  }
  return new Refusal(400, 50035, 'Invalid Form Body', errors)
}
