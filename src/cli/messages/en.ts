import { commandLine } from '../../domain/index.js'
import { feedsIn } from '../../wording/feeds.js'
import { moderationIn } from '../../wording/moderation.js'
import { tokensIn } from '../../wording/tokens.js'
import { turnedIn } from '../../wording/turned.js'
import { english as figures } from './figures/en.js'
import { english as help } from './help/en.js'
import { english as operation } from './operation/en.js'
import type { CliWords } from './zh-cn.js'

export const english: CliWords = {
  help,
  figures,
  operation,

  unknownCommand: (name) => `There is no command “${name}”`,
  unknownOption: (name) => `There is no option “${name}”`,
  missingArgument: (name) => `The argument <${name}> is missing`,
  missingValue: (option) => `The option ${option} needs a value`,
  excessArguments: 'There are too many arguments (a question with spaces goes in quotes)',
  notUnderstood: 'The command line cannot be understood',
  seeHelp: (fault) => `${fault}: please see --help.`,
  badValue: (option, value, advice) =>
    `The value “${value}” of the option ${option} is not valid: ${advice}`,
  advice: {
    path: 'please give a path.',
    positive: 'please give a whole number from 1 to 1000.',
    page: 'please give a whole number, 1 or more.',
    day: 'please write a date as YYYY-MM-DD.',
    lang: 'please choose zh-CN, zh-TW or en.',
    scope: 'please choose from ask, check, search and articles, parted by commas.',
  },
  unexpected: (message) =>
    `Unexpected error: ${message}. Please report it to the maintainers, with the command that you used.`,
  systemFault: (doing, path, fault) =>
    `${path ?? 'A file that is needed'} cannot be ${doing === 'write' ? 'written' : 'read'}: ${fault}; please correct this and try again.`,
  outputCutOff: (fault) =>
    `The result was not written in full: standard output failed (${fault}); please correct this and try again.`,
  lineNotDone: (path, line, why) => `${path}, line ${line}, was not processed: ${why}`,
  notAudited: (why) => `This action was not recorded in the audit: ${why}`,
  breach: (of, kinds, articles, version) =>
    `${{ answer: 'An answer', generated: 'An answer by the chat model', check: 'A check', timeline: 'A timeline' }[of]} broke the contract of quotes (${kinds.join(', ')}${articles.length > 0 ? `, in the articles ${articles.join(', ')}` : ''}, index ${version}) and was withheld. Please rebuild the index with ingest; if it happens again, report it to the maintainers.`,

  stages: {
    read: 'Reading articles',
    embed: 'Computing vectors',
    ask: 'Asking each question',
    canary: 'Asking canary questions',
  },
  stage: (name, total) => (total === null ? `${name}…` : `${name}… ${total} in all`),

  note: (notice) => `Note: ${notice}`,
  sources: 'Sources',
  nearest: 'The nearest passages (they do not answer the question):',
  nearestToClaim: 'The nearest passages (they do not speak of this):',
  conflict: (values) => `⚠ Reports disagree: ${values.join('; ')}`,
  reports: (reports, origins) =>
    `${plural(reports, 'report')} · ${plural(origins, 'independent source')}`,
  quotes: (quotes, origins) =>
    `${plural(quotes, 'quote')} · ${plural(origins, 'independent source')}`,
  asOf: (day) => (day === null ? 'the corpus has no dates' : `corpus up to ${day}`),
  lines: (first, last) => (first === last ? `line ${first}` : `lines ${first}–${last}`),
  page: (page, lines) => `p. ${page} ${lines}`,
  doubtful: (places) =>
    `${plural(places, 'place')} of the picture could hardly be read: please compare with it.`,
  picture: (lines) => `picture, ${lines}`,
  pictureAt: (file, left, top, right, bottom) =>
    `Picture ${file}: the text is at (${left}, ${top}) to (${right}, ${bottom})`,
  digest: '[digest] ',
  verdicts: {
    supported: 'Supported',
    contradicted: 'Contradicted',
    disputed: 'Disputed',
    not_in_corpus: 'Not in the corpus',
  },
  quoted: (text) => `“${text}”`,

  timelineOf: (subject) => `Timeline: ${subject}`,
  timelineNothing: (subject) => `Nothing in the corpus reports on “${subject}”.`,
  timelineUnderstood: (subject) => `Looked for “${subject}”.`,
  timelineMore:
    'There are more reports than were read: please narrow the range with --since and --until.',
  timelineCounts: (reports, copies) =>
    `${plural(reports, 'independent source')}${copies > 0 ? `, and ${plural(copies, 'copy', 'copies')}` : ''}`,
  timelineReports: (reports) => `${plural(reports, 'independent report')} say the same`,
  timelineCopies: (copies) => plural(copies, 'copy', 'copies'),
  timelinePublished: 'dated by publication',
  undated: 'No date',

  untitled: '(no title)',
  noSource: 'no publisher',
  noDate: 'no date',
  noPassage: 'No passage was found.',
  ranks: (dense, lexical, score) =>
    `${dense === null ? 'not found by meaning' : `rank ${dense} by meaning`} · ${lexical === null ? 'not found by wording' : `rank ${lexical} by wording`} · score ${score}`,
  repairs: (repairs, damage) => `Repairs: ${repairs ?? 'none'}; beyond repair: ${damage}`,
  noArticle: 'No article was found.',
  listed: (total, page, pages) => `${plural(total, 'article')} · page ${page} of ${pages}`,
  emptyPage: 'There is no article on this page.',
  more: (count) => `${count} more (--json lists all)`,
  days: (oldest, newest) => `${oldest} to ${newest}`,
  noDays: 'no article has a date',

  because: (file, reason) => `${file}: ${reason}`,
  rejected: (line) => `Refused ${line}`,
  putOff: (line) => `Put off ${line}`,
  untilThen: (line, articles) =>
    `${line}; ${articles > 0 ? `its ${plural(articles, 'former article')} ${articles === 1 ? 'stays' : 'stay'} in service` : 'it is not taken in yet'}; the next refresh reads it again`,
  counts: ({ added, changed, removed, unchanged }) =>
    `${added} new · ${changed} changed · ${removed} removed · ${unchanged} unchanged`,
  putOffFiles: (count) => `${plural(count, 'file')} put off`,
  refreshed: (putOff, articles, passages, seconds) =>
    `${putOff > 0 ? `The index is updated, ${plural(putOff, 'file')} put off` : 'The index is up to date'}: ${plural(articles, 'article')}, ${plural(passages, 'passage')} (${seconds} s)`,
  stopped: (version, asked, after, before) =>
    `The new version is not in use; ${version} still serves (${asked === null ? 'the canary questions were not passed' : `of ${plural(asked, 'canary question')}, ${after} answered rightly, ${before} by the former version`}): please look at what changed in the corpus; ingest --force uses it anyway.`,
  unopened: (version, serving) =>
    `The new version ${version} cannot be opened; ${serving} still answers: please run ingest once more, which rebuilds it from scratch.`,
  damagedVectors: (count) =>
    `${plural(count, 'entry', 'entries')} of the vector cache ${count === 1 ? 'was' : 'were'} damaged: not used, and computed anew where needed.`,
  canaries: (asked, after, before) =>
    `${plural(asked, 'canary question')}, ${after} answered rightly${before === null ? '' : `, ${before} by the former version`}`,
  worse: (question, before, after) => `Worse ${question} before: ${before} now: ${after}`,

  noIndex: `There is no index yet: please run ${commandLine('ingest')}.`,
  corpus: (path, files) => `Corpus ${path}: ${plural(files, 'file')}`,
  model: (model) => `Model ${model}`,
  notRead: (line) => `Not read ${line}`,
  holds: (articles, passages) => `${plural(articles, 'article')}, ${plural(passages, 'passage')}`,
  index: (version, time) => `Index ${version} · built ${time}`,
  misfit: 'The index does not fit the present settings; the next refresh rebuilds it.',
  pending: (files, { added, changed, removed }) =>
    `${plural(files, 'file')} not refreshed yet (${added} new · ${changed} changed · ${removed} removed).`,
  upToDate: 'The index is up to date with the corpus.',
  readUpToDate: 'The index is up to date with what can be read of the corpus.',
  planned: (counts) => `A refresh would do: ${counts}`,
  plannedFiles: (counts) => `Files: ${counts}`,
  planSections: {
    added: 'New',
    changed: 'Changed',
    removed: 'Removed',
    copies: 'New copies',
    rejected: 'Refused',
    unsettled: 'Put off',
  },
  copies: (ofOrigin) => `, ${ofOrigin} of this origin in all`,
  previewed: `This is a preview, and nothing was written; to refresh, run ${commandLine('ingest')}.`,
  unusableVersion: 'damaged, or of another version of the program; it cannot be restored',
  inService: '← in service',
  rollBackHint: 'corpus rollback <version> restores one of them.',
  rolledBack: (version, articles) =>
    `Version ${version} serves now: ${plural(articles, 'article')}.`,
  rolledBackRemains:
    'The files of the corpus are as they were, and the next refresh builds a new version from them; take out first what should not be there.',
  servesAlready: (version) => `Version ${version} is in service already.`,
  addedFile: (name, file, articles) => `${name} → ${file}: ${plural(articles, 'article')}`,
  present: (name, file) => `${name}: the corpus has the same file already (${file}); not added.`,
  removal: (isDone, what, file, articles) =>
    `${isDone ? 'Removed' : 'Would remove'} ${what === 'file' ? `the file ${file}` : `one record of the file ${file}`}, ${plural(articles, 'article')}`,
  keptAs: (place) => `The original is kept in ${place}; after a refresh it is no longer quoted.`,
  removedRemains: (versions) =>
    `The original stays there, and the kept versions of the index (the last ${versions}) still hold it until newer ones take their place; to delete it for good, delete the original.`,

  gapsClosed: (count) => `Dealt with: ${count}.`,
  noGaps: 'There are no open gaps.',
  alike: (count) => ` (${count} alike)`,
  comma: ', ',
  semicolon: '; ',
  auditTitle: 'Latest actions',
  noAudit: 'None yet.',
  ...moderationIn('en'),
  feeds: feedsIn('en'),
  tokens: tokensIn('en'),
  linksRevoked: 'All signed links that were given out are withdrawn; new ones work as before.',
  loginsRevoked: (n) =>
    `Everybody is logged out of the pages: ${n} ${n === 1 ? 'session' : 'sessions'} ended.`,
  turned: turnedIn('en'),

  noToken: 'DISCORD_TOKEN is not set, so questions are answered here in the terminal.',
  ready: (articles, passages) =>
    `The index is ready: ${plural(articles, 'article')}, ${plural(passages, 'passage')}.`,
  prompt: 'Question: ',
  versionRefused: (version, why) =>
    `The new version ${version} cannot be opened, so the former one is used. ${why}`,
  examined: (ok) =>
    ok ? 'Nothing must be done.' : 'Please deal with the lines marked !!, then look again.',
  botOnline: 'The bot is online; press Ctrl+C to stop it.',
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
