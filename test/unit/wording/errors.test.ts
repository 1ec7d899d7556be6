import { constants } from 'node:os'
import { describe, expect, it } from 'vitest'
import { YoujuError } from '../../../src/domain/index.js'
import {
  errorIn,
  type FaultName,
  type FaultValues,
  faultIn,
  sentences,
} from '../../../src/wording/errors.js'
import { failure } from '../../../src/wording/failure.js'
import { locales } from '../../../src/wording/locale.js'
import { expectOnly } from '../../support/wording/expect-only.js'

const path = '/news/a.txt'
const file = '/index/b.bin'
const reason = { code: 'line_no_json', line: 7007 } as const
const model = 'owner/some-model'
const folder = '/models/some'
const fault = 'EACCES'
const place = 'postgresql://youju@db.example/youju'

/** Values for each fault that can be found again in what is said. */
const examples: { [Name in FaultName]: FaultValues<Name> } = {
  'usage:not_a_day': { day: '2024-13-01' },
  'usage:range_reversed': { since: '2024-05-02', until: '2024-05-01' },
  'usage:one_or_batch': { what: 'claim' },
  'usage:image_alone': {},
  'usage:image_unread': { path: 'a.png', reason: { code: 'picture_damaged' } },
  'usage:batch_line': { key: 'some-key' },
  'usage:no_such_gap': { id: 'g-1' },
  'usage:no_such_feed': { id: 'f-1' },
  'usage:no_such_token': { id: 't-1' },
  'usage:token_name': {},
  'usage:schedule': { schedule: '61 * * * *' },
  'usage:time_zone': { timeZone: 'Mars/Base' },
  'usage:feed_under': { under: 'some-path' },
  'usage:too_many_feeds': { most: 4321 },
  'usage:out_unwritable': { path, fault },
  file_unwritable: { path, fault: null },
  question_empty: {},
  question_too_long: { length: 2001, most: 2000 },
  claim_empty: {},
  claim_too_long: { length: 2001, most: 2000 },
  claim_without_content: {},
  subject_empty: {},
  subject_too_long: { length: 2001, most: 2000 },
  subject_without_content: {},
  url_refused: { reason: { code: 'url_status', status: 451 } },
  config_invalid: { names: ['HTTP_PORT', 'LOG_LEVEL'] },
  'config_invalid:no_key': {},
  'config_invalid:no_chat_model': {},
  'config_invalid:no_token': {},
  'config_invalid:shards_alone': {},
  'config_invalid:shards': { value: '4/4' },
  'config_invalid:which_server': {},
  'not_allowed:no_member': {},
  login_failed: {},
  'login_failed:denied': {},
  login_unavailable: {},
  form_refused: {},
  'form_refused:too_large': {},
  'config_invalid:public_servers': {},
  'config_invalid:no_servers': {},
  'config_invalid:servers': { path, at: 'servers.1.language' },
  'config_invalid:servers_line': { path, line: 4321 },
  'config_invalid:servers_shared': { path, shared: '/homes/one/state' },
  'usage:unknown_server': { server: 'sports', names: ['finance', 'city'] },
  'config_unreadable:missing': { path },
  'config_unreadable:line': { path, line: 4321 },
  'config_unreadable:link': { path },
  'config_unreadable:system': { path, fault },
  'config_unreadable:encoding': { path, isUtf16: true },
  'discord_login:token': {},
  'discord_login:intents': {},
  discord_unreachable: { status: 502 },
  port_unavailable: { host: '127.0.0.1', port: 8080, fault: 'EADDRINUSE' },
  corpus_missing: { path },
  'corpus_missing:folder': { path },
  corpus_empty: { path },
  'corpus_empty:unreadable': { path, rejected: 4321, example: { file, reason } },
  corpus_unreadable: { path, fault },
  corpus_unwritable: { path, fault },
  'usage:corpus_is_a_file': { path },
  'usage:not_read': { file, reason },
  'usage:inseparable': { file, articles: 4321 },
  'usage:compressed': { file },
  'usage:outside': { file, real: '/elsewhere/b.bin' },
  file_changing: { path },
  removed_unwritable: { file, path, fault },
  'removed_unwritable:stranded': { from: path, to: file },
  article_missing: { id: 'a.txt#3' },
  'article_missing:target': { target: 'a.txt#3' },
  'article_missing:linked': {},
  'article_missing:not_utf8': { target: 'a\ufffd.txt' },
  'file_unwritable:path': { path, fault },
  'file_unwritable:exists': { path },
  backup_refused: { path },
  'backup_refused:cut_off': { path },
  'backup_refused:altered': { path, file },
  'backup_refused:unsafe': { path, file },
  'backup_refused:newer': { path, program: '9.9.9' },
  'backup_refused:overwrites': { path, file },
  'backup_refused:in_use': { path, file },
  'backup_refused:homes': { path, names: ['h-1', 'h-2'] },
  file_unreadable: { path, fault, kind: 'questions' },
  'file_unreadable:missing': { path },
  'file_unreadable:question': { path, line: 4321 },
  'file_unreadable:canary': { path, number: 4321 },
  index_missing: { indexDir: '/index' },
  'index_incompatible:schema': { found: 5001, expected: 6001 },
  'index_incompatible:settings': {
    differences: [{ part: 'dimensions', found: 4321, expected: 1234 }],
  },
  'index_incompatible:version': { version: 'v-1' },
  'index_corrupt:absent': { file },
  'index_corrupt:unreadable': { file },
  'index_corrupt:incomplete': { file },
  'index_corrupt:undecodable': { file },
  'index_corrupt:vectors': { file },
  'index_corrupt:checksum': { file },
  'index_corrupt:size': { file, expected: 4321, found: 1234 },
  'index_corrupt:unlisted': { file, name: 'terms.bin' },
  'index_corrupt:other_version': { file },
  'index_corrupt:no_version': { file, version: 'v-1' },
  'index_corrupt:version': { version: 'v-1' },
  index_unreadable: { file, fault },
  index_unwritable: { indexDir: '/index', fault },
  'index_unwritable:lock': { file, fault: 'folder' },
  index_busy: { file, host: 'box', pid: 4321 },
  'index_busy:database': { place, host: 'box', pid: 4321 },
  refresh_stopped: {},
  leader_lost: {},
  leader_missing: {},
  'leader_missing:silent': {},
  feed_busy: {},
  version_missing: { version: 'v-1', kept: ['v-3', 'v-2'] },
  'state_unavailable:damaged': { file },
  'state_unavailable:busy': { file },
  'state_unavailable:full': { file },
  'state_unavailable:io': { file },
  'state_unavailable:not_allowed': { file },
  'state_unavailable:newer': { file },
  state_unavailable: { file, fault },
  'state_unavailable:database_unreachable': { place },
  'state_unavailable:database_lost': { place },
  'state_unavailable:database_login': { place },
  'state_unavailable:database_absent': { place },
  'state_unavailable:database_full': { place },
  'state_unavailable:database_read_only': { place },
  'state_unavailable:database_crowded': { place },
  'state_unavailable:database_denied': { place },
  'state_unavailable:database_busy': { place },
  'state_unavailable:database_tls': { place },
  'state_unavailable:database_old': { place, version: '14.2', least: 15 },
  'state_unavailable:database_encoding': { place, encoding: 'EUC_CN' },
  'state_unavailable:database_newer': { place },
  'state_unavailable:vector_missing': { place },
  'state_unavailable:vector_denied': { place },
  'state_unavailable:vector_old': { place, version: '0.7.4', least: '0.8' },
  'state_unavailable:database': { place, fault },
  'model_missing:packages': { names: ['onnxruntime-node', 'langchain'], without: 'reader_off' },
  model_missing: { model, modelsDir: '/models', setting: 'RERANK_MODEL' },
  'model_missing:weights': { folder, file, setting: 'RERANK_MODEL' },
  'model_missing:embedder_folder': { folder },
  'model_missing:embedder': { model },
  'model_missing:reranker': { model },
  'model_missing:reader': { model, setting: 'READER_CLAIMS_MODEL' },
  'model_missing:reader_folder': { folder },
  embedding_failed: { model },
  not_allowed: {},
  'not_allowed:moderators': {},
  link_refused: {},
  'link_refused:expired': {},
  token_refused: {},
  'token_refused:missing': {},
  'token_refused:expired': {},
  'token_refused:withdrawn': {},
  scope_missing: { scope: 'check' },
  origin_refused: {},
  too_fast: { seconds: 4321 },
  too_busy: {},
  request_invalid: { fields: ['question', 'messages.0'] },
  request_too_large: { most: 65_536 },
  address_unknown: {},
  answer_missing: { id: 'a-1' },
  unexpected: {},
  'move_refused:absent': { file },
  'move_refused:in_use': { file },
  'move_refused:not_empty': { place, schema: 'youju_7' },
  'move_refused:counts': { place, schema: 'youju_7', table: 'votes', before: 4321, after: 5432 },
  'usage:database_url': {},
}
const names = Object.keys(sentences) as FaultName[]

/** What is said in words of each language, rather than as it is. */
const inWords = new Set(['fault', 'kind', 'what', 'without', 'part', 'code', 'isUtf16'])

function leaves(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return value === null ? [] : [String(value)]
  return Object.entries(value).flatMap(([name, each]) => (inWords.has(name) ? [] : leaves(each)))
}

describe.each(names)('%s', (name) => {
  const values = examples[name]
  const said = locales.map((locale) => faultIn(locale, name, values))

  it('is said in each language, with what it is about', () => {
    expect(new Set(said).size).toBe(locales.length)
    for (const [i, locale] of locales.entries()) {
      expectOnly(locale, said[i] as string)
      for (const leaf of leaves(values)) expect(said[i]).toContain(leaf)
      expect(said[i]).toMatch(locale === 'en' ? /^[A-Z“/].*[a-z].*\.$/ : /(?:[请請]|每行).+。$/)
    }
  })

  it('is an error of its code, which stays so as plain data', () => {
    const error = failure(name, values as never)
    expect(error.code).toBe(name.split(':')[0])
    expect(error.message).toBe(said[0])
    const sent = structuredClone(error.fault)
    const received = new YoujuError(error.code, error.message, { fault: sent })
    expect(locales.map((locale) => errorIn(locale, received))).toEqual(said)
  })
})

it('no two faults are said alike, but for two codes of one file', () => {
  for (const locale of locales) {
    const same = { path, fault }
    const said = names.map((name) =>
      faultIn(locale, name, name === 'file_unwritable' ? same : examples[name]),
    )
    expect(new Set(said).size).toBe(names.length - 1)
  }
})

it.each(Object.keys(constants.errno))('what the system calls %s is said in words', (errno) => {
  for (const locale of locales) {
    for (const name of ['corpus_unreadable', 'corpus_unwritable'] as const) {
      expectOnly(locale, faultIn(locale, name, { path, fault: errno }))
    }
  }
})

it('an error without a fault is told as it is', () => {
  const error = new YoujuError('usage', '请写成日期。')
  for (const locale of locales) expect(errorIn(locale, error)).toBe('请写成日期。')
})
