import type { Problem } from '../problem.js'

/** An error as OpenAI's clients read it. */
export function chatErrorOf({ detail, code, status }: Problem) {
  const type = status < 500 ? 'invalid_request_error' : 'server_error'
  return { error: { message: detail, type, param: null, code } }
}
