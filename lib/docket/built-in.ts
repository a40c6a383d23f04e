import { type CellStyle, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { DOCKET_LIST_KEYS, DOCKET_LISTS, type DocketListKey } from './lists'

type FormColumn = { header: string; name: string; width: number; sum?: true }
const column = (header: string, name: string, width: number, sum?: true): FormColumn => ({ header, name, width, sum })

/** The district's own tables, in its own order of columns. `name` is what a form would write between {{ and }}. */
const COLUMNS: Record<DocketListKey, FormColumn[]> = {
  signed: [
    column('序号', '序号', 6),
    column('项目名称', '项目名称', 30),
    column('投资方', '投资方', 26),
    column('签约日期', '签约日期', 13),
    column('协议投资额（万元）', '协议投资额', 16, true),
    column('内资/外资', '内资/外资', 10),
    column('目标类型', '目标类型', 18),
    column('来源地', '来源地', 14),
    column('当前阶段', '当前阶段', 12),
    column('责任单位', '责任单位', 20),
    column('责任人', '责任人', 10),
  ],
  'signed-100m': [
    column('序号', '序号', 6),
    column('项目名称', '项目名称', 30),
    column('投资方', '投资方', 26),
    column('协议投资额（亿元）', '协议投资额.亿元', 16, true),
    column('累计到位资金（万元）', '累计到位资金', 18, true),
    column('签约日期', '签约日期', 13),
    column('当前阶段', '当前阶段', 12),
    column('落地公司', '落地公司名称', 26),
    column('落地片区', '落地片区', 14),
    column('责任单位', '责任单位', 20),
    column('责任人', '责任人', 10),
  ],
  negotiation: [
    column('序号', '序号', 6),
    column('项目名称', '项目名称', 30),
    column('投资方', '投资方', 26),
    column('拟投资额（亿元）', '协议投资额.亿元', 16, true),
    column('内资/外资', '内资/外资', 10),
    column('目标类型', '目标类型', 18),
    column('来源地', '来源地', 14),
    column('进入在谈日期', '进入在谈日期', 14),
    column('下一步时间', '下一步时间', 13),
    column('责任单位', '责任单位', 20),
    column('责任人', '责任人', 10),
  ],
  arrivals: [
    column('序号', '序号', 6),
    column('项目名称', '项目名称', 30),
    column('投资方', '投资方', 26),
    column('资金类别', '资金类别', 14),
    column('到位日期', '到位日期', 13),
    column('到位内资（万元）', '到位内资', 16, true),
    column('到位外资（万美元）', '到位外资', 16, true),
    column('凭证', '凭证', 18),
    column('责任单位', '责任单位', 20),
    column('责任人', '责任人', 10),
  ],
  visits: [
    column('序号', '序号', 6),
    column('走访日期', '走访日期', 13),
    column('企业名称', '企业名称', 30),
    column('走访方式', '走访方式', 12),
    column('地点', '地点', 18),
    column('带队领导', '带队领导', 12),
    column('我方人员', '我方人员', 20),
    column('洽谈内容', '洽谈内容', 44),
    column('下步打算', '下步打算', 26),
    column('责任单位', '责任单位', 20),
  ],
}

/** Ids of the district's own forms; uploaded ones have ids of their own. */
export const BUILT_IN = 'district-'
export const builtInList = (id: string): DocketListKey | undefined =>
  DOCKET_LIST_KEYS.find((key) => id === `${BUILT_IN}${key}`)

const EDGE = { style: 'thin', color: { rgb: '8C96A3' } } as const
const BOX: CellStyle['border'] = { top: EDGE, right: EDGE, bottom: EDGE, left: EDGE }
const HEAD: CellStyle = {
  font: { name: '黑体', size: 11 },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E6EDF3' } },
  border: BOX,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}
const TITLE: CellStyle = { font: { name: '黑体', size: 16 }, alignment: { horizontal: 'center', vertical: 'center' } }
const LINE: CellStyle = { font: { name: '宋体', size: 11 }, alignment: { horizontal: 'left', vertical: 'center' } }
/** Rows from 0: title, unit and day, heads, the row that repeats, sums. */
const ROW = { title: 0, about: 1, heads: 2, list: 3, sums: 4 }

/** A form of the district as a blank workbook with its names, which people may also download and change into one of their own. */
export async function blankForm(list: DocketListKey): Promise<Uint8Array> {
  const columns = COLUMNS[list]
  const last = columns.length - 1
  const cells: NonNullable<WriteSheet['cells']> = new Map()
  const put = (row: number, at: number, value: string, style: CellStyle) =>
    cells.set(`${row},${at}`, value === '' ? { value: null, type: 'empty', style } : { value, type: 'string', style })
  put(ROW.title, 0, `{{单位}}{{期间}}${DOCKET_LISTS[list].title}一览表`, TITLE)
  put(ROW.about, 0, '填报单位：{{单位}}　　截止日期：{{截止日期}}　　填报人：{{填报人}}', LINE)
  columns.forEach(({ header, name, sum }, at) => {
    const wide = name === '序号' || name.includes('日期') || name.includes('时间')
    const look: CellStyle = {
      font: { name: '宋体', size: 11 },
      border: BOX,
      alignment: { horizontal: sum ? 'right' : wide ? 'center' : 'left', vertical: 'center', wrapText: !sum },
      ...(sum ? { numFmt: '#,##0.00######' } : {}),
      ...(name.includes('日期') || name.includes('时间') ? { numFmt: 'yyyy-mm-dd' } : {}),
    }
    put(ROW.heads, at, header, HEAD)
    put(ROW.list, at, `{{${name}}}`, look)
    const total = at === 1 ? '合计' : sum ? `{{合计.${name}}}` : at === 0 ? '' : at === 2 ? '共{{合计.数量}}行' : ''
    put(ROW.sums, at, total, { ...look, font: { name: '黑体', size: 11 } })
  })
  const wide = (row: number) => ({ startRow: row, startCol: 0, endRow: row, endCol: last })
  return writeXlsx({
    sheets: [
      {
        name: DOCKET_LISTS[list].title,
        rows: Array.from({ length: ROW.sums + 1 }, () => columns.map(() => null)),
        cells,
        columns: columns.map(({ width }) => ({ width })),
        rowDefs: new Map([
          [ROW.title, { height: 34 }],
          [ROW.about, { height: 22 }],
          [ROW.heads, { height: 30 }],
        ]),
        merges: [wide(ROW.title), wide(ROW.about)],
        freezePane: { rows: ROW.heads + 1 },
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: `$${ROW.heads + 1}:$${ROW.heads + 1}`,
        },
        headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
      },
    ],
    defaultFont: { name: '宋体', size: 11 },
  })
}
