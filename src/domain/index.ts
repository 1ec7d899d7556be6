export * from './answer.js'
export * from './article.js'
export * from './errors.js'
export * from './passage.js'
