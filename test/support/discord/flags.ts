// https://discord.com/developers/docs/resources/message#message-object-message-flags
export const messageFlag = {
  suppressEmbeds: 1 << 2,
  hasThread: 1 << 5,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  componentsV2: 1 << 15,
} as const

export const isEphemeral = ({ flags }: { flags: number }): boolean =>
  (flags & messageFlag.ephemeral) !== 0
