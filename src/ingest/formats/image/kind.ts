/** Returns the format of a picture that its first bytes tell; null for any other file. */
export function kindOfPicture(bytes: Uint8Array): 'png' | 'jpeg' | 'webp' | null {
  const length = Math.min(12, bytes.length)
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, length).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  return head.startsWith('RIFF') && head.slice(8) === 'WEBP' ? 'webp' : null
}
