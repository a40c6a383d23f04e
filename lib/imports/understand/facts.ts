import { squeeze } from '../cells/fold'
import { type Unit, unitsIn } from '../cells/unit'
import type { Grid } from './grid'

/** What title lines, sheet and file name say about every row of a table. */
export type Facts = {
  title: string
  year?: number
  /** Where the year came from, when it was only the day of reporting: less certain. */
  yearUncertain: boolean
  month?: number
  units: Unit[]
  /** 填报单位 */
  reportingUnit?: string
}

const UNIT_WORDS = '(?:人民币)?(?:(?:十|百|千)?[万亿]|千)?(?:元人民币|元|美元|美金|港元|港币|欧元|日元|人民币)'
const UNIT_LINE = new RegExp(`单位[:：]?\\s*[(（]?(${UNIT_WORDS}(?:[/、,，和或]${UNIT_WORDS})*)`)
const UNIT_ALONE = new RegExp(
  `[(（【]\\s*(${UNIT_WORDS}(?:[/、,，和或]${UNIT_WORDS})*)\\s*[)）】]\\s*$|^\\s*(${UNIT_WORDS}(?:[/、,，和或]${UNIT_WORDS})*)\\s*$`,
)
const REPORTING_UNIT =
  /(?:填报|报送|上报|填表|编制|制表|责任|所属)(?:单位|部门|片组|街道)(?:\(盖章\)|（盖章）)?[:：]\s*([^\s,，;；:：]{2,30})/

/** Of a page of text above a header only the beginning is looked at, for the patterns take seconds over a page. */
const LONGEST_LINE = 300

/** Reads the lines above a header (rows from `from` to before `top`), with sheet and file name as a fallback. */
export function readFacts(grid: Grid, from: number, top: number, sheetName: string, fileName: string): Facts {
  const lines: string[] = []
  for (let row = from; row < top; row++)
    for (const column of grid.filled(row)) lines.push(grid.text(row, column).slice(0, LONGEST_LINE))
  const titles = lines.filter((line) => !/[:：]/.test(line))
  const title = titles.find((line) => line.length >= 4) ?? lines[0] ?? ''
  const dated = yearIn(titles.join(' ')) ?? yearIn(sheetName) ?? yearIn(fileName)
  const reported = yearIn(lines.filter((line) => /[:：]/.test(line)).join(' '))
  const unitText = lines
    .map((line) => (UNIT_LINE.exec(line) ?? UNIT_ALONE.exec(line))?.slice(1).find(Boolean))
    .find(Boolean)
  return {
    title,
    year: dated ?? reported,
    yearUncertain: dated === undefined && reported !== undefined,
    month: monthIn(title) ?? monthIn(sheetName),
    units: unitText ? unitsIn(`(${unitText})`) : [],
    reportingUnit: lines
      .map((line) => REPORTING_UNIT.exec(line)?.[1])
      .find((unit) => unit !== undefined && unitsIn(`(${unit})`).length === 0),
  }
}

/** The year that a text names; none when it names several. */
export function yearIn(text: string): number | undefined {
  const years = new Set(
    [...chineseYears(text).matchAll(/(?<![\dA-Za-z])(19[5-9]\d|20\d{2})(?!\d)/g)].map((match) => Number(match[1])),
  )
  for (const match of text.matchAll(/(?<!\d)((?:19|20)\d{2})(?:0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d)/g))
    years.add(Number(match[1]))
  const [year] = years
  return years.size === 1 ? year : undefined
}

const chineseYears = (text: string): string =>
  text.replace(/[二一][〇零○ＯO0一二三四五六七八九]{3}(?=年)/g, (word) =>
    [...word].map((char) => ('〇零○ＯO0'.includes(char) ? 0 : '一二三四五六七八九'.indexOf(char) + 1)).join(''),
  )

/** The month that a text names, if it names just one: 2018年3月走访台账. A span such as 1-3月 is none. */
function monthIn(text: string): number | undefined {
  const plain = squeeze(text)
  if (/\d{1,2}(月)?[-~—至到]\d{1,2}月/.test(plain)) return undefined
  const months = [...plain.matchAll(/(?<!\d)(1[0-2]|0?[1-9])月(?!\d)/g)].map((match) => Number(match[1]))
  return new Set(months).size === 1 ? months[0] : undefined
}
