import { CLEAR_WORD } from '@/lib/imports/understand/sheet-identity'
import { MOST_ROWS } from './schema'

export const GUIDE_SHEET = '填写说明'

/** The sheet that tells how to fill in: what it says is what the reader does. */
export function guideRows(unit: string | undefined, template: boolean, cut: boolean): (string | number | null)[][] {
  const common = [
    '表头、工作表名称和说明行不要改动；表头为橙色的必填。带下拉的从列表中选，日期写成 2026-03-05。',
    '新增内容填在下方的空白行，不要复制已有的整行。',
  ]
  const lines = template
    ? [
        ...common,
        '灰色斜体的“填写说明”和“示例”两行不会导入，删不删都可以。',
        '填好后在“台账导入”上传，不用再对应列。金额列的单位写在表头里，只填数字。',
      ]
    : [
        `这是${unit ?? '本单位'}在系统中已有的内容，只改需要改的格；灰底的格只供对照。`,
        `留空表示不改；要把一格清空，请在格中填“${CLEAR_WORD}”。`,
        ...common,
        '已到阶段的日期、总投资、投资方等涉及认定的内容，请在系统的项目页更正。',
        '填好后交回下发单位，由其在“台账导入”上传，不用再对应列。下发之后在系统里又改过的记录不会被覆盖，会逐条列出。',
        ...(cut ? [`每类最多列出 ${MOST_ROWS} 条，更早的没有列出。`] : []),
      ]
  return [[null, '填写说明'], ...lines.map((line, at) => [at + 1, line])]
}
