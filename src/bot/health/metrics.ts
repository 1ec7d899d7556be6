import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { type Breach, violationKinds } from '../../domain/index.js'
import type { BotObserver, Outcome } from './observer.js'
import { indexIn, type ServedHome, type Serving } from './serving.js'

/** From an answer at once to one that waited in a long line for a chat model, in seconds. */
const buckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120]
const made: readonly Breach['of'][] = ['answer', 'generated', 'check']
const outcomes: readonly Outcome[] = ['answered', 'no_evidence', 'refused', 'failed']

export interface Metrics {
  /** Counts what the bot tells it. */
  observer: BotObserver
  contentType: string
  /** In the text format of Prometheus. */
  text(): Promise<string>
}

/** Figures of this process: a registry of its own, so that nothing is shared by accident. */
export function createMetrics(serving: Serving): Metrics {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })
  gaugesOf(serving, registers)
  const questions = new Counter({
    name: 'youju_questions_total',
    help: '提问数，按结果：有答案、语料中没有、没有接下、出错',
    labelNames: ['outcome'],
    registers,
  })
  // Known from the start, so that a rate can be taken of the first one too.
  for (const outcome of outcomes) questions.inc({ outcome }, 0)
  const duration = new Histogram({
    name: 'youju_answer_duration_seconds',
    help: '从提问到答案显示出来的秒数，含排队',
    buckets,
    registers,
  })
  const checks = new Counter({
    name: 'youju_checks_total',
    help: '查证的说法数，按结论',
    labelNames: ['verdict'],
    registers,
  })
  const breaches = new Counter({
    name: 'youju_contract_breaches_total',
    help: '因引文或说法不合约定而没有给出的回答和查证，按对象和不合之处',
    labelNames: ['of', 'kind'],
    registers,
  })
  for (const of of made) for (const kind of violationKinds) breaches.inc({ of, kind }, 0)
  const limited = new Counter({
    name: 'youju_rate_limited_total',
    help: '因问得太快而没有接下的次数，按个人或频道',
    labelNames: ['scope'],
    registers,
  })
  const reconnects = new Counter({
    name: 'youju_discord_reconnects_total',
    help: '与 Discord 断线重连的次数',
    registers,
  })
  return {
    observer: {
      question(outcome, seconds) {
        questions.inc({ outcome })
        if (seconds !== null) duration.observe(seconds)
      },
      check: (verdict) => checks.inc({ verdict }),
      breach: (of, kind) => breaches.inc({ of, kind }),
      rateLimited: (scope) => limited.inc({ scope }),
      reconnect: () => reconnects.inc(),
    },
    contentType: register.contentType,
    text: () => register.metrics(),
  }
}

/** What is looked up when somebody asks for it. */
function gaugesOf(serving: Serving, registers: Registry[]): void {
  new Gauge({
    name: 'youju_queue_waiting',
    help: '排队中的提问和查证',
    registers,
    collect() {
      this.set(serving.bot?.load.waiting ?? 0)
    },
  })
  new Gauge({
    name: 'youju_queue_in_flight',
    help: '正在回答的提问和查证',
    registers,
    collect() {
      this.set(serving.bot?.load.underWay ?? 0)
    },
  })
  new Gauge({
    name: 'youju_leader',
    help: '刷新、定时的工作和通知由这个进程主持时为 1，否则为 0',
    registers,
    collect() {
      this.set(serving.bot?.isLeader ? 1 : 0)
    },
  })
  new Gauge({
    name: 'youju_shards_info',
    help: '这个进程的 Discord 分片和总数，值恒为 1',
    labelNames: ['shards'],
    registers,
    collect() {
      this.reset()
      if (serving.bot) this.set({ shards: serving.bot.shards }, 1)
    },
  })
  new Gauge({
    name: 'youju_index_info',
    help: '现用索引的版本，值恒为 1',
    labelNames: ['version', 'home'],
    registers,
    async collect() {
      this.reset()
      for (const home of serving.homes) {
        const index = await indexIn(home)
        if (index) this.set({ version: index.version, ...labelOf(home) }, 1)
      }
    },
  })
  new Gauge({
    name: 'youju_index_articles',
    help: '现用索引里的文章数',
    labelNames: ['home'],
    registers,
    async collect() {
      this.reset()
      for (const home of serving.homes) {
        this.set(labelOf(home), (await indexIn(home))?.articles ?? 0)
      }
    },
  })
}

const labelOf = ({ name }: ServedHome) => (name === null ? {} : { home: name })
