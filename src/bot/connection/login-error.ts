import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, HTTPError } from 'discord.js'
import { YoujuError } from '../../domain/index.js'

/** One clear sentence for whatever kept the bot from logging in. */
export function loginError(error: unknown): YoujuError {
  const options = { cause: error }
  if (isRefusedToken(error)) {
    return new YoujuError(
      'discord_login',
      '登录失败：Discord 拒绝了这个 DISCORD_TOKEN：请到开发者后台重新复制（Bot → Reset Token）后再启动。',
      options,
    )
  }
  if (messageOf(error) === 'Used disallowed intents') {
    return new YoujuError(
      'discord_login',
      '登录失败：这个应用没有读取消息内容的权限：请在开发者后台打开 Message Content Intent，或不设 DISCORD_MESSAGE_CONTENT。',
      options,
    )
  }
  const status =
    error instanceof DiscordAPIError || error instanceof HTTPError ? `（HTTP ${error.status}）` : ''
  return new YoujuError(
    'discord_unreachable',
    `连不上 Discord${status}：请检查网络、代理和 DISCORD_API_URL。`,
    options,
  )
}

/** Refused by the REST API, by the gateway (4004), or not even fit for an HTTP header. */
function isRefusedToken(error: unknown): boolean {
  return (
    (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) ||
    (error instanceof DiscordAPIError && error.status === 401) ||
    messageOf(error) === 'Authentication failed' ||
    messageOf(error).toLowerCase() === 'invalid authorization header'
  )
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : ''
}
