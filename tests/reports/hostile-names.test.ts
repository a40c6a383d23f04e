import { expect, test } from 'vitest'
import { FORMATS, type SummaryFormat } from '@/lib/reports/formats'
import { summaryOf } from '@/lib/reports/rules'
import { writeSummary } from '@/lib/reports/write'
import { noPictures } from './no-pictures'
import { bare } from './numbers'
import { packageParts } from './package-parts'

/** What no part may hold: raw markup of the name, a sign that begins no entity, and what XML 1.0 forbids. */
const BROKEN = [/<京>/, /&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i, /(?![\t\n\r])\p{Cc}/u, /[\u202E\uFFFE\uFFFF]/]

test.each(Object.keys(FORMATS) as SummaryFormat[])(
  'a unit of whatever name breaks no part of its %s',
  async (format) => {
    const name = '北<京>&"\'队]]>\u0001\u202e\ufffe\ud800'
    const document = summaryOf(bare({ unit: { id: 'x', name, scope: name }, issuer: name }))
    for (const [path, part] of packageParts(await writeSummary(format, document, noPictures)))
      if (/\.(xml|rels)$/.test(path)) for (const broken of BROKEN) expect(part.match(broken)?.[0], path).toBeUndefined()
  },
)
