import { describe, expect, test } from 'vitest'
import { blankForm } from '@/lib/docket/built-in'
import { DOCKET_LIST_KEYS } from '@/lib/docket/lists'
import type { Block, SummaryDocument } from '@/lib/reports/document'
import { FORMATS, type SummaryFormat } from '@/lib/reports/formats'
import { summaryOf } from '@/lib/reports/rules'
import { writeSummary } from '@/lib/reports/write'
import { bare, march } from './numbers'
import { packageParts, zipSync } from './package-parts'
import { schemaFaults, validator } from './schema-faults'

const program = validator() ?? ''
/** 1 × 1 pixel. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const hostile: Block = { kind: 'paragraph', key: 'p', text: '<w:p>&\u0000\u000b"攻击"]]>\ud800。', figures: [] }
const picture: Block = {
  kind: 'picture',
  key: 'added',
  sha256: 'a'.repeat(64),
  type: 'image/png',
  width: 1600,
  height: 900,
  caption: '签约现场 & <现场>',
}

const full = (): SummaryDocument => {
  const document = summaryOf(march())
  document.sections[0]?.blocks.push(hostile, picture)
  return document
}
const DOCUMENTS: Record<string, SummaryDocument> = {
  'a month': full(),
  'with a red head': {
    ...full(),
    letterhead: {
      red: true,
      issuerMark: '市南区招商促进中心文件',
      number: '南招促发〔2018〕12号',
      recipients: '区委、区政府',
      copies: '市商务局',
    },
  },
  'a district without anything': summaryOf(bare()),
  'without sections': { ...summaryOf(bare()), sections: [] },
}

/** A picture is no package. */
const PACKAGES = (Object.keys(FORMATS) as SummaryFormat[]).filter((format) => format !== 'png')

describe.skipIf(program === '')('files against the schemas of ECMA-376', () => {
  test.for(
    Object.entries(DOCUMENTS).flatMap(([name, document]) => PACKAGES.map((format) => ({ name, document, format }))),
  )('$name as $format', async ({ document, format }) => {
    const bytes = await writeSummary(format, document, async () => DOT)
    expect(await schemaFaults(program, `summary.${format}`, bytes)).toEqual([])
  })

  test('the blank forms of the docket', async () => {
    for (const list of DOCKET_LIST_KEYS)
      expect(await schemaFaults(program, 'form.xlsx', await blankForm(list))).toEqual([])
  })

  test('finds what is wrong', async () => {
    const parts = packageParts(await writeSummary('docx', full(), async () => DOT))
    const xml = parts.get('word/document.xml') ?? ''
    parts.set('word/document.xml', xml.replace('<w:sectPr>', '<w:sectPr><w:nonsense/>'))
    const [fault] = await schemaFaults(program, 'summary.docx', zipSync(parts))
    expect(fault).toContain('/word/document.xml')
    expect(fault).toContain('nonsense')
  })
})
