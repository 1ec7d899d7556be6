// Writes the pictures of the READMEs, docs/page.md and docs/walkthrough.md from what is really served and sent: npm run docs:pictures
import { createViteServer } from 'vitest/node'

const server = await createViteServer({
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, watch: null, ws: false },
})
try {
  const { drawPictures } = await server.ssrLoadModule('/test/support/pictures/main.ts')
  for (const name of await drawPictures()) console.log(`docs/${name}`)
} finally {
  await server.close()
}
