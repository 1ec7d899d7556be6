import { type ChannelRule, channelAnswers } from '../domain/index.js'
import { fromColumn, toColumn } from './columns.js'
import type { State } from './state.js'
import type { Access, Tables } from './tables.js'

/** How the bot behaves in channels for which moderators set a rule. */
export function channelTable({
  read,
  write,
}: Access): Pick<State, 'channelRules' | 'setChannelRule' | 'clearChannelRule'> {
  return {
    async channelRules() {
      const rows = await read((db) => db.selectFrom('channels').selectAll().orderBy('id').execute())
      return rows.map(ruleOfRow)
    },

    async setChannelRule({ channel, answers, since = null, until = null, source = null }) {
      const values = { answers, since, until, source: toColumn(source) }
      await write((db) =>
        db
          .insertInto('channels')
          .values({ id: toColumn(channel), ...values })
          .onConflict((same) => same.column('id').doUpdateSet(values))
          .execute(),
      )
    },

    async clearChannelRule(channel) {
      await write((db) => db.deleteFrom('channels').where('id', '=', toColumn(channel)).execute())
    },
  }
}

function ruleOfRow({ id, answers, since, until, source }: Tables['channels']): ChannelRule {
  return {
    channel: fromColumn(id),
    answers: channelAnswers.find((known) => known === answers) ?? 'addressed',
    ...(since === null ? {} : { since }),
    ...(until === null ? {} : { until }),
    ...(source === null ? {} : { source: fromColumn(source) }),
  }
}
