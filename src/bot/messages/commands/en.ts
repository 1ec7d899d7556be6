import type { CommandWords } from './words.js'

export const english: CommandWords = {
  ask: {
    name: 'ask',
    description: 'Ask the news corpus; every sentence of the answer comes with its source',
    options: {
      question: { name: 'question', description: 'Your question, in Chinese or English' },
      private: { name: 'private', description: 'Only you see the answer' },
      since: {
        name: 'since',
        description: 'Only reports published on this day or later, YYYY-MM-DD',
      },
      until: {
        name: 'until',
        description: 'Only reports published on this day or earlier, YYYY-MM-DD',
      },
      source: { name: 'source', description: 'Only reports of this publisher' },
    },
  },
  check: {
    name: 'check',
    description: 'Check a statement against the news corpus',
    options: {
      claim: { name: 'claim', description: 'The statement to check, in Chinese' },
      image: { name: 'image', description: 'A screenshot or photo, whose text is checked' },
    },
  },
  timeline: {
    name: 'timeline',
    description: 'What is reported of a person, organisation, event or measure, by date',
    options: {
      subject: { name: 'subject', description: 'A name or a few words, in Chinese' },
    },
  },
  sources: {
    name: 'sources',
    description: 'Browse the articles of the corpus',
    options: { query: { name: 'query', description: 'A word of the title or publisher' } },
  },
  article: {
    name: 'article',
    description: 'Look at one article of the corpus',
    options: { title: { name: 'title', description: 'Type a word of the title and choose' } },
  },
  help: { name: 'help', description: 'What I can do' },
  privacy: { name: 'privacy', description: 'What I keep, and how to delete it' },
  gaps: { name: 'gaps', description: 'Questions without an answer, or voted down (moderators)' },
  channel: { name: 'channel', description: 'How I answer in this channel (moderators)' },
  'channel show': { name: 'show', description: 'See what is set for this channel' },
  'channel set': {
    name: 'set',
    description: 'Set how I answer in this channel; what you leave out stays as it is',
    options: {
      answers: { name: 'answers', description: 'When I answer here' },
      source: { name: 'source', description: 'Only reports of this publisher count here' },
      since: {
        name: 'since',
        description: 'Only reports of this day or later count here, YYYY-MM-DD',
      },
      until: {
        name: 'until',
        description: 'Only reports of this day or earlier count here, YYYY-MM-DD',
      },
    },
  },
  'channel clear': { name: 'clear', description: 'Remove what is set for this channel' },
  corpus: { name: 'corpus', description: 'Manage the corpus and the index (moderators)' },
  'corpus status': {
    name: 'status',
    description: 'Articles, dates, version, and what is not refreshed yet',
  },
  'corpus add': {
    name: 'add',
    description: 'Upload files, give an address, or paste a text',
    options: {
      file: (place) => ({
        name: place === 0 ? 'file' : `file${place + 1}`,
        description: 'txt, md, html, pdf, docx, csv, xlsx, jsonl or pictures',
      }),
      url: { name: 'url', description: 'The address of a public page' },
    },
  },
  'corpus remove': {
    name: 'remove',
    description: 'Take an article or a file out of the corpus',
    options: { target: { name: 'target', description: 'Type a word of the title and choose' } },
  },
  'corpus refresh': {
    name: 'refresh',
    description: 'See the plan first, then bring the changes into service',
  },
  'corpus notify': {
    name: 'notify',
    description: 'Tell this channel of new articles; without options, show what is set',
    options: {
      reports: {
        name: 'reports',
        description: 'After each refresh, list the new articles; silent if there are none',
      },
      digest: {
        name: 'digest',
        description: 'Time of a daily list of new articles, e.g. 18:00; off for none',
      },
    },
  },
  'corpus history': { name: 'history', description: 'Versions kept, and what was done' },
  'corpus rollback': {
    name: 'rollback',
    description: 'Go back to an earlier version',
    options: { version: { name: 'version', description: 'Choose one of the suggestions' } },
  },
  'corpus feeds': {
    name: 'feeds',
    description: 'Addresses that are read regularly: feeds, sitemaps, list pages',
  },
  'corpus feeds add': {
    name: 'add',
    description: 'Subscribe to an address, or to the feed of a site',
    options: {
      address: {
        name: 'address',
        description:
          'A site, a feed (RSS, Atom, JSON Feed), a sitemap, or a page that lists articles',
      },
      under: {
        name: 'under',
        description: 'The path that the articles of a list page share, e.g. /news/',
      },
      schedule: {
        name: 'schedule',
        description:
          'A cron expression of five parts, e.g. */30 8-22 * * *; without it, read only when asked',
      },
      zone: { name: 'zone', description: 'IANA time zone, by default Asia/Shanghai' },
    },
  },
  'corpus feeds list': { name: 'list', description: 'How the last reading of each feed ended' },
  'corpus feeds show': {
    name: 'show',
    description: 'What of a feed could not be fetched, and what it no longer lists',
    options: { feed: { name: 'feed', description: 'Choose one of the suggestions' } },
  },
  'corpus feeds pause': {
    name: 'pause',
    description: 'Pause a feed',
    options: { feed: { name: 'feed', description: 'Choose one of the suggestions' } },
  },
  'corpus feeds resume': {
    name: 'resume',
    description: 'Resume a feed',
    options: { feed: { name: 'feed', description: 'Choose one of the suggestions' } },
  },
  'corpus feeds remove': {
    name: 'remove',
    description: 'Remove a feed; its articles stay in the corpus',
    options: { feed: { name: 'feed', description: 'Choose one of the suggestions' } },
  },
  'corpus feeds check': {
    name: 'check',
    description: 'Read a feed now',
    options: { feed: { name: 'feed', description: 'Choose one of the suggestions' } },
  },
  'corpus turned': {
    name: 'turned',
    description: 'Earlier answers that are reported otherwise since',
  },
  watch: { name: 'watch', description: 'Be told when something is reported otherwise' },
  'watch answer': {
    name: 'answer',
    description: 'Watch the last answer here, or the one of a link',
    options: { link: { name: 'link', description: 'The link of the message with the answer' } },
  },
  'watch topic': {
    name: 'topic',
    description: 'A standing question: be told once it is answered, or answered otherwise',
    options: { question: { name: 'question', description: 'The whole question' } },
  },
  'watch list': { name: 'list', description: 'What you watch' },
  'watch stop': { name: 'stop', description: 'Stop watching' },
  checkMenu: 'Check facts',
}
