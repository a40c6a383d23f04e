import { expect, test } from 'vitest'
import { FORMATS, type SummaryFormat } from '@/lib/reports/formats'
import { pictureSvg } from '@/lib/reports/picture/picture'
import { summaryOf } from '@/lib/reports/rules'
import { writeSummary } from '@/lib/reports/write'
import { noPictures } from './no-pictures'
import { bare } from './numbers'
import { packageParts } from './package-parts'

/** What no part may hold: raw markup of the name, a sign that begins no entity, and what XML 1.0 forbids. */
const BROKEN = [/<京>/, /&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i, /(?![\t\n\r])\p{Cc}/u, /[\u202E\uFFFE\uFFFF]/]

const name = '北<京>&"\'队]]>\u0001\u202e\ufffe\ud800'
const document = summaryOf(bare({ unit: { id: 'x', name, scope: name }, issuer: name }))
const PACKAGES = (Object.keys(FORMATS) as SummaryFormat[]).filter((format) => format !== 'png')

test.each(PACKAGES)('a unit of whatever name breaks no part of its %s', async (format) => {
  for (const [path, part] of packageParts(await writeSummary(format, document, noPictures)))
    if (/\.(xml|rels)$/.test(path)) for (const broken of BROKEN) expect(part.match(broken)?.[0], path).toBeUndefined()
})

test('nor its picture', async () => {
  const bytes = Buffer.from(await writeSummary('png', document, noPictures))
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  const drawing = await pictureSvg(document, noPictures)
  for (const broken of BROKEN) expect(drawing.match(broken)?.[0]).toBeUndefined()
})
