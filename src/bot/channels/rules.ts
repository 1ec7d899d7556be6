import type { BaseChannel } from 'discord.js'
import type { State } from '../../app.js'
import type { ChannelRule, Restriction } from '../../domain/index.js'

/** The parts of a channel that say which rule holds in it. */
type Place = Pick<BaseChannel, 'id'> & { parentId?: string | null }

/**
 * The rules of a home's channels, in memory: whether an answer is private must be known at once, before Discord has heard
 * anything of it.
 */
export class ChannelRules {
  #rules = new Map<string, ChannelRule>()
  /** How often one was begun to be set, and was. */
  #changes = 0

  constructor(
    readonly state: Pick<State, 'channelRules' | 'setChannelRule' | 'clearChannelRule'>,
  ) {}

  /** Reads what was set before, by whichever process. @throws YoujuError state_unavailable */
  async load(): Promise<void> {
    const before = this.#changes
    const rules = await this.state.channelRules()
    // What was read while one was being set may lack it.
    if (this.#changes !== before) return
    this.#rules = new Map(rules.map((rule) => [rule.channel, rule]))
  }

  /** Returns the rule that holds in a channel; in a thread or a post, its own or that of the channel it belongs to. */
  in(place: Place | null): ChannelRule | null {
    if (place === null) return null
    return this.#rules.get(place.id) ?? this.#rules.get(place.parentId ?? '') ?? null
  }

  async set(rule: ChannelRule): Promise<void> {
    this.#changes += 1
    await this.state.setChannelRule(rule)
    this.#changes += 1
    this.#rules.set(rule.channel, rule)
  }

  /** Takes the rule of a channel away; returns whether there was one. */
  async clear(channel: string): Promise<boolean> {
    this.#changes += 1
    await this.state.clearChannelRule(channel)
    this.#changes += 1
    return this.#rules.delete(channel)
  }
}

/** Returns what a question asked in a channel is restricted to: what it says itself, and otherwise the channel's rule. */
export function restrictionIn(rule: ChannelRule | null, own: Restriction = {}): Restriction {
  const { since, until, source } = rule ?? {}
  const isDated = own.since !== undefined || own.until !== undefined
  return {
    // A range that is half the question's and half the channel's would be one that nobody meant.
    since: isDated ? own.since : since,
    until: isDated ? own.until : until,
    source: own.source ?? source,
  }
}
