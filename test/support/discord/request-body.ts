import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { UploadedFile } from './attachments.js'

export interface RequestBody {
  body: unknown
  files: UploadedFile[]
}

/** Reads the body of a request: JSON, the fields of a form, or form data with the JSON in one field and files in the other fields. */
export async function readBody(request: IncomingMessage): Promise<RequestBody> {
  const type = request.headers['content-type'] ?? ''
  const bytes = await buffer(request)
  if (type.startsWith('multipart/form-data')) return formBody(bytes, type)
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return { body: Object.fromEntries(new URLSearchParams(bytes.toString())), files: [] }
  }
  if (!type.startsWith('application/json')) return { body: null, files: [] }
  return { body: parsed(bytes.toString()), files: [] }
}

async function formBody(bytes: Buffer, type: string): Promise<RequestBody> {
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
  const files: UploadedFile[] = []
  for (const [field, value] of form.entries()) {
    const number = /^files\[(\d+)\]$/.exec(field)?.[1]
    if (number === undefined || typeof value === 'string') continue
    files.push({
      number,
      filename: value.name,
      contentType: value.type || 'application/octet-stream',
      bytes: new Uint8Array(await value.arrayBuffer()),
    })
  }
  return { body: parsed(String(form.get('payload_json') ?? '{}')), files }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
