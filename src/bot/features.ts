import { original } from './answered/original.js'
import { publishing } from './answered/publish.js'
import { receipt } from './answered/receipt.js'
import { rest } from './answered/rest.js'
import { threads } from './answered/thread.js'
import { votes } from './answered/votes.js'
import { ask } from './asking/ask-command.js'
import { article } from './browsing/article-command.js'
import { help } from './browsing/help-command.js'
import { privacy } from './browsing/privacy-command.js'
import { sources } from './browsing/sources-command.js'
import { timeline } from './browsing/timeline-command.js'
import { channel } from './channels/channel-command.js'
import { check, checkMenu } from './checking/check-commands.js'
import type { Feature } from './feature.js'
import { corpus } from './moderating/corpus/command.js'
import { gaps } from './moderating/gaps.js'
import { watch } from './news/watch-command.js'
import { watching } from './news/watching.js'

/** All that the bot answers, messages that are addressed to it aside. */
export const features: readonly Feature[] = [
  ask,
  check,
  checkMenu,
  timeline,
  sources,
  article,
  help,
  watch,
  privacy,
  corpus,
  gaps,
  channel,
  original,
  receipt,
  rest,
  votes,
  publishing,
  threads,
  watching,
]

/** The commands as Discord takes them for their registration. */
export const commands = features.flatMap((feature) =>
  feature.kind === 'components' ? [] : [feature.data],
)
