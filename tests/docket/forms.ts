import { type Cell, type WriteSheet, writeXlsx } from 'hucre/xlsx'

const BORDER = { style: 'thin', color: { rgb: '000000' } } as const

/** A superior's form as clerks get it: title, unit line, heads, the row to repeat with its look, sums with formulas, a signature below. */
export async function superiorForm(row: string[], more: Partial<WriteSheet> = {}): Promise<Uint8Array> {
  const cells = new Map<string, Cell>()
  const put = (at: string, cell: Cell) => cells.set(at, cell)
  put('0,0', { value: '全市招商引资项目调度表', type: 'string', style: { font: { bold: true, size: 18 } } })
  put('1,0', { value: '填报单位：{{单位}}', type: 'string' })
  put('1,3', { value: '{{截止日期}}', type: 'string' })
  row.forEach((text, column) => {
    put(`2,${column}`, { value: text.replace(/[{}]/g, ''), type: 'string' })
    put(`3,${column}`, {
      value: text,
      type: 'string',
      style: { border: { bottom: BORDER }, font: { name: '仿宋' }, ...(column === 2 ? { numFmt: '#,##0.0' } : {}) },
    })
  })
  put('4,0', { value: '合计', type: 'string' })
  put('4,2', { value: null, type: 'formula', formula: 'SUM(C4:C4)', formulaResult: 0 })
  put('4,3', { value: null, type: 'formula', formula: 'C5*2+LEN("C5")', formulaResult: 0 })
  put('6,0', { value: '单位负责人：', type: 'string' })
  return writeXlsx({
    sheets: [
      {
        name: '调度表',
        rows: Array.from({ length: 7 }, () => row.map(() => null)),
        cells,
        columns: [{ width: 6 }, { width: 30 }, { width: 12.5 }, { width: 14 }],
        rowDefs: new Map([[3, { height: 33 }]]),
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: 3 },
          { startRow: 6, startCol: 0, endRow: 6, endCol: 1 },
        ],
        pageSetup: { paperSize: 'a4', orientation: 'landscape', printArea: '$A$1:$D$7' },
        ...more,
      },
    ],
  })
}
