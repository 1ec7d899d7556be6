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
  'corpus history': { name: 'history', description: 'Versions kept, and what was done' },
  'corpus rollback': {
    name: 'rollback',
    description: 'Go back to an earlier version',
    options: { version: { name: 'version', description: 'Choose one of the suggestions' } },
  },
  checkMenu: 'Check facts',
}
