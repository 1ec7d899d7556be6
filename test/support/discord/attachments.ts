import type { Attachment, DiscordState } from './state.js'

/** A file of a request in form data; `number` is the n of its field `files[n]`. */
export interface UploadedFile {
  number: string
  filename: string
  contentType: string
  bytes: Uint8Array
}

/** A file as a person attaches it. */
export interface AttachedFile {
  filename: string
  bytes: Uint8Array | string
  contentType?: string
  /** The size that Discord states, in bytes, if not the true one. */
  size?: number
}

export function isAttachedFile(value: unknown): value is AttachedFile {
  return typeof value === 'object' && value !== null && 'filename' in value && 'bytes' in value
}

/** Stores a file under its own address, as Discord's CDN does. */
export function storeAttachment(
  state: DiscordState,
  channelId: string,
  { filename, bytes, contentType = 'application/octet-stream', size }: AttachedFile,
): Attachment {
  const id = state.snowflake()
  const attachment: Attachment = {
    id,
    filename,
    contentType,
    bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
    ...(size === undefined ? {} : { size }),
    url: `${state.cdnUrl}/attachments/${channelId}/${id}/${encodeURIComponent(filename)}`,
  }
  state.attachments.set(id, attachment)
  return attachment
}

/** Returns the file at a path of the CDN. */
export function attachmentAt(state: DiscordState, path: string): Attachment | null {
  const id = /^\/attachments\/\d+\/(\d+)\//.exec(path)?.[1]
  return (id && state.attachments.get(id)) || null
}

export function attachmentPayload(attachment: Attachment): object {
  const { id, filename, contentType, bytes, url, size = bytes.byteLength } = attachment
  return { id, filename, size, url, proxy_url: url, content_type: contentType }
}
