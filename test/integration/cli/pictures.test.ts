import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { callYouju } from '../../support/cli/call-youju.js'
import { checkSchema, onlyLine } from '../../support/cli/contract.js'
import { news } from '../../support/cli/news.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'
import { hasBrowser } from '../../support/pictures/browser.js'
import { openPrinter } from '../../support/pictures/text-pages.js'

const whySkipped = hasBrowser() ? '' : ' (skipped: no Chromium)'

const imageSchema = z.strictObject({
  image: z.string(),
  text: z.string().min(1),
  doubtful: z.int(),
  checks: z.array(checkSchema),
})

test.skipIf(!hasBrowser())(
  `check --image checks what a picture states, and says why another cannot be read${whySkipped}`,
  async () => {
    const { folder, remove } = await temporaryFolder()
    try {
      const corpus = join(folder, 'corpus')
      const env = { CORPUS_DIR: corpus, INDEX_DIR: join(folder, 'index') }
      const youju = (...args: string[]) => callYouju(args, env)
      await mkdir(corpus)
      await writeFile(join(corpus, 'bridge.md'), news['bridge.md'] ?? '')
      expect((await youju('ingest')).code).toBe(0)
      const printer = await openPrinter()
      const html =
        '云岭早班车 昨天 18:20<br>云岭大桥总投资为28亿元，预计五年建成。<p>大桥的总工程师是秦望舒。</p>'
      const image = join(folder, 'shot.png')
      await writeFile(image, await printer.print({ html, width: 400 }))
      await printer.close()

      const { stdout } = await youju('check', '--image', image, '--json')
      const read = imageSchema.parse(onlyLine(stdout))
      expect(read.checks.map(({ verdict }) => verdict)).toEqual(['contradicted', 'supported'])

      const broken = join(folder, 'broken.png')
      await writeFile(broken, 'no picture')
      const refused = await youju('check', '--image', broken)
      expect([refused.code, refused.stdout]).toEqual([2, ''])
      expect(refused.stderr).toContain('内容不是 PNG')
      expect((await youju('check', '大桥通车', '--image', image)).code).toBe(2)
    } finally {
      await remove()
    }
  },
)
