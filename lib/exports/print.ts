import { inWan } from '@/lib/kernel/money'
import type { FileKind, FileShape, FileValue } from './file-shape'

/** More rows than this are no reading matter: the page says so and names the files instead. */
export const MOST_PRINTED = 2000
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char)

const STYLE = `
:root{color-scheme:light}
body{font:14px/1.5 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#111;background:#fff;margin:16px}
h1{font-size:20px;margin:0 0 4px}
p{margin:0 0 12px;color:#444}
button{font:inherit;min-height:44px;padding:0 16px;border:1px solid #555;border-radius:6px;background:#fff;color:#111;cursor:pointer}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:12px}
th,td{border:1px solid #888;padding:3px 6px;text-align:left;vertical-align:top;white-space:pre-line;overflow-wrap:anywhere;min-width:4em}
th{background:#e8eef4}
.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
thead{display:table-header-group}
tr{break-inside:avoid}
tfoot{display:table-row-group;font-weight:bold}
@page{size:A4 landscape;margin:12mm}
@media print{body{margin:0}button{display:none}.wide{overflow:visible}table{font-size:9pt}}
`

function cell(kind: FileKind, value: FileValue): string {
  if (value === null) return ''
  if (kind === 'wan') return inWan(Number(value)).toLocaleString('zh-CN', { maximumFractionDigits: 6 })
  if (kind === 'count') return Number(value).toLocaleString('zh-CN')
  return escaped(String(value))
}

type Page = { title: string; about: string; columns: FileShape[]; note?: string; nonce: string }

/** A list as a page for paper, streamed: heading on every sheet, sums at the end. `nonce` admits its own style and script. */
export function listPage(page: Page, rows: AsyncIterable<FileValue[]>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const source = lines(page, rows)
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await source.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => void (await source.return(undefined)),
  })
}

async function* lines({ title, about, columns, note, nonce }: Page, rows: AsyncIterable<FileValue[]>) {
  const of = (kind: FileKind) => (kind === 'text' || kind === 'day' ? '' : ' class="n"')
  const heads = columns.map(({ header, kind }) => `<th scope="col"${of(kind)}>${escaped(header)}</th>`).join('')
  yield `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(title)}</title><style nonce="${nonce}">${STYLE}</style></head><body><main><h1>${escaped(title)}</h1><p>${escaped(about)}</p>${note ? `<p><strong>${escaped(note)}</strong></p>` : ''}<p><button type="button" id="print">打印</button></p><div class="wide" tabindex="0" role="region" aria-label="${escaped(title)}"><table><thead><tr>${heads}</tr></thead><tbody>`
  const sums = columns.map(() => 0)
  for await (const row of rows) {
    columns.forEach(({ total }, at) => {
      if (total) sums[at] = (sums[at] ?? 0) + Number(row[at] ?? 0)
    })
    yield `<tr>${columns.map(({ kind }, at) => `<td${of(kind)}>${cell(kind, row[at] ?? null)}</td>`).join('')}</tr>`
  }
  // Sums of a part would be taken for those of the whole.
  if (!note && columns.some(({ total }) => total)) {
    const shown = columns.map(({ kind, total }, at) =>
      total ? cell(kind, rounded(sums[at] ?? 0)) : at === 0 ? '合计' : '',
    )
    yield `</tbody><tfoot><tr>${shown.map((text, at) => `<td${of(columns[at]?.kind ?? 'text')}>${text}</td>`).join('')}</tr></tfoot>`
  } else yield '</tbody>'
  yield `</table></div></main><script nonce="${nonce}">document.getElementById('print').addEventListener('click',()=>window.print())</script></body></html>`
}

/** Shares add up in hundredths. */
const rounded = (sum: number) => Math.round(sum * 100) / 100
