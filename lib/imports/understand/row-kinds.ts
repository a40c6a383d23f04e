import { squeeze } from '../cells/fold'
import type { Grid } from './grid'
import { hasGroupNumber } from './groups'

const TOTAL = /^.{0,14}(小计|合计|总计|共计|累计|汇总)([(（:：].*)?(\d+[个项家].*)?[:：]?$/
const NOTE =
  /^(备注|注|说明|填表说明|填报说明|填写说明|附注|填报人|制表人?|制表单位|审核人?|复核人?|负责人签字|单位负责人|填表人|报送人|签字|联系人|联系电话|填报时间|填报日期|数据来源|示例|样例|例如?)\s*\d?\s*[:：.、(（]|^(注|备注|说明)$/
const SERIAL = /^[(（]?(\d{1,2}|[一二三四五六七八九十]{1,3}|[甲乙丙丁戊己庚辛])[)）]?$/

/** 小计, 合计, 总计 … in one of the first texts of a row, with nothing that would make it a record of its own. */
export function isTotalRow(grid: Grid, row: number, filled: number[]): boolean {
  const texts = filled
    .filter((column) => typeof grid.raw(row, column) === 'string')
    .map((column) => squeeze(grid.text(row, column)))
  return (
    texts.slice(0, 3).some((text) => TOTAL.test(text)) &&
    texts.filter((text) => text.length > 1 && !TOTAL.test(text) && !/\d/.test(text)).length <= 2
  )
}

/** Lines below or above the table: 备注：…, 填报人：…, long sentences. */
export function isNoteRow(grid: Grid, row: number, filled: number[]): boolean {
  const [first] = filled
  if (first === undefined) return false
  const text = grid.text(row, first)
  if (NOTE.test(text.replace(/\s/g, ''))) return filled.length <= 3 || text.length > 12
  return filled.length === 1 && text.length > 40
}

const REPORTING =
  /^[(（]?(((填报|上报|报送|制表|编制|统计|填表|审核|打印)(单位|部门|日期|时间|人|截止)?|(单位)?负责人|截止|截至|联系电话|金额单位|计量单位|日期|单位|年度)[(（盖章）)]*[:：]|第\d+页|共\d+页)/
/** 填报单位：… 填报日期：… 单位：万元 on one line, as above each printed page. */
export const isReportingLine = (grid: Grid, row: number, filled: number[]): boolean =>
  filled.length > 0 && filled.every((column) => REPORTING.test(squeeze(grid.text(row, column))))

/** A row that only numbers the columns: 1 2 3 4, 甲 乙 (1) (2). */
export function isColumnNumbers(grid: Grid, row: number, filled: number[], headingCount: number): boolean {
  if (filled.length < 3 || filled.length < headingCount * 0.6) return false
  return filled.every((column) => SERIAL.test(squeeze(grid.text(row, column))))
}

/** A row that names a group: one text (numbered, merged across, or alone), perhaps with figures of the group beside it. */
export function groupText(grid: Grid, row: number, filled: number[], nameColumns: number[]): string | undefined {
  const [first, second] = filled
  if (first === undefined) return undefined
  const words = filled.filter(
    (column) =>
      typeof grid.raw(row, column) === 'string' &&
      !/^[\d.,%]+\s*[个项家亿万元]*$/.test(squeeze(grid.text(row, column))),
  )
  const text = grid.text(row, first)
  if (
    words.length === 2 &&
    second !== undefined &&
    second === words[1] &&
    words[0] === first &&
    /^[(（]?[一二三四五六七八九十]+[)）]?[、.]?$/.test(text)
  ) {
    const numbered = `${text.replace(/[、.]$/, '')}${/^[(（]/.test(text) ? '' : '、'}${grid.text(row, second)}`
    return filled.length <= 4 ? numbered : undefined
  }
  if (words.length !== 1 || words[0] !== first || typeof grid.raw(row, first) !== 'string') return undefined
  if (hasGroupNumber(text)) return text
  const merge = grid.merge(row, first)
  if (merge && merge.right - merge.left >= 2) return text
  if (filled.length > 1) return undefined
  return nameColumns.includes(first) && /项目|公司|集团|企业|基地|中心$/.test(text) ? undefined : text
}
