import { type FieldName, fieldLabel, type ImportKind } from '@/lib/imports/schema'

/** Where a column's drop-down comes from. */
export const PICKS = ['stage', 'origin', 'currency', 'unit', 'target-type', 'visit-kind', 'industry'] as const
export type Pick = (typeof PICKS)[number]
/**
 * A column of a template or return sheet. `locked`: of a record that is in the system already the cell is for reading; new rows fill it in.
 * `unit` stands in the heading, from which the reader knows it.
 */
export type SheetColumn = {
  field: FieldName
  width: number
  unit?: '万元'
  pick?: Pick
  /** Several, joined by 、, are as good as one of the list. */
  several?: true
  check?: 'day' | 'amount' | 'count' | 'uscc'
  needed?: true
  locked?: true
  hint: string
  example: string | number
}

const UNIT: SheetColumn = {
  field: 'unit',
  width: 18,
  pick: 'unit',
  locked: true,
  hint: '从下拉中选；不填按填报单位',
  example: '',
}
const day = (field: FieldName, hint: string, example = ''): SheetColumn => ({
  field,
  width: 13,
  check: 'day',
  hint,
  example,
})

export const SHEET_COLUMNS: Record<ImportKind, readonly SheetColumn[]> = {
  companies: [
    {
      field: 'name',
      width: 34,
      needed: true,
      hint: '填写说明：企业全称，与营业执照一致（必填）',
      example: '示例：青岛示范贸易有限公司（这一行不导入）',
    },
    { field: 'uscc', width: 22, check: 'uscc', hint: '18位统一社会信用代码', example: '91370202MA3C00000X' },
    { field: 'region', width: 14, hint: '企业来自哪里，如 上海、日本', example: '上海' },
    { field: 'origin', width: 11, pick: 'origin', hint: '从下拉中选', example: '内资' },
    { field: 'industry', width: 20, pick: 'industry', hint: '从下拉中选', example: '' },
    { field: 'address', width: 34, hint: '注册或办公地址', example: '香港中路1号' },
    UNIT,
    { field: 'person', width: 10, locked: true, hint: '系统中的姓名', example: '' },
    { field: 'remark', width: 30, locked: true, hint: '其他需要说明的', example: '' },
  ],
  contacts: [
    {
      field: 'company',
      width: 34,
      needed: true,
      locked: true,
      hint: '填写说明：联系人所在企业的全称（必填）',
      example: '示例：青岛示范贸易有限公司（这一行不导入）',
    },
    { field: 'contact', width: 12, needed: true, locked: true, hint: '一行一人（必填）', example: '王晓东' },
    { field: 'title', width: 16, hint: '职务', example: '总经理' },
    {
      field: 'phone',
      width: 18,
      hint: '手机或带区号的座机；带*的是已隐去的号码，不改请保持原样',
      example: '13800000000',
    },
    UNIT,
    { field: 'remark', width: 30, hint: '其他需要说明的', example: '' },
  ],
  projects: [
    {
      field: 'name',
      width: 34,
      needed: true,
      hint: '填写说明：项目全称，不与其他项目重复（必填）',
      example: '示例：某某区域总部项目（这一行不导入）',
    },
    {
      field: 'investor',
      width: 30,
      locked: true,
      hint: '投资企业全称，几家用顿号隔开',
      example: '青岛示范贸易有限公司',
    },
    { field: 'region', width: 12, hint: '投资方来自哪里', example: '上海' },
    { field: 'origin', width: 11, pick: 'origin', hint: '从下拉中选', example: '内资' },
    {
      field: 'targets',
      width: 18,
      pick: 'target-type',
      several: true,
      hint: '从下拉中选，几类用顿号隔开',
      example: '',
    },
    { field: 'industry', width: 18, pick: 'industry', hint: '从下拉中选', example: '' },
    {
      field: 'amount',
      width: 16,
      unit: '万元',
      check: 'amount',
      locked: true,
      hint: '只填数字，单位万元',
      example: 5000,
    },
    { field: 'progress', width: 14, pick: 'stage', hint: '到了哪一步；签约及以后须填相应日期', example: '签约' },
    day('contactedOn', '首次对接的日期', '2026-01-08'),
    day('signedOn', '签约日期', '2026-02-20'),
    day('registeredOn', '落地公司注册日期'),
    day('commencedOn', '开工或装修日期'),
    day('operatingOn', '开业或投产日期'),
    { field: 'landedCompany', width: 28, hint: '在本地注册的公司全称', example: '' },
    { field: 'landedUscc', width: 22, check: 'uscc', hint: '18位统一社会信用代码', example: '' },
    UNIT,
    { field: 'person', width: 10, hint: '系统中的姓名', example: '' },
    { field: 'content', width: 44, hint: '项目做什么、投在哪里', example: '' },
    { field: 'remark', width: 30, locked: true, hint: '其他需要说明的', example: '' },
  ],
  visits: [
    {
      field: 'company',
      width: 34,
      needed: true,
      locked: true,
      hint: '填写说明：走访企业的全称（必填）',
      example: '示例：青岛示范贸易有限公司（这一行不导入）',
    },
    { ...day('day', '走访当天，如 2026-03-05（必填）', '2026-03-05'), needed: true },
    { field: 'mode', width: 14, pick: 'visit-kind', hint: '从下拉中选', example: '外出拜访' },
    { field: 'leader', width: 16, hint: '带队领导', example: '' },
    { field: 'people', width: 20, locked: true, hint: '我方参加人员，用顿号隔开', example: '' },
    { field: 'contact', width: 20, locked: true, hint: '对方接洽人', example: '' },
    { field: 'content', width: 50, hint: '谈了什么', example: '洽谈设立区域总部' },
    { field: 'nextStep', width: 30, hint: '下一步做什么', example: '' },
    day('nextDay', '什么时候再跟进'),
    UNIT,
    { field: 'remark', width: 24, locked: true, hint: '其他需要说明的', example: '' },
  ],
  money: [
    {
      field: 'company',
      width: 34,
      needed: true,
      locked: true,
      hint: '填写说明：到账的项目或企业全称（必填）',
      example: '示例：青岛示范贸易有限公司（这一行不导入）',
    },
    { field: 'origin', width: 11, pick: 'origin', locked: true, hint: '从下拉中选', example: '内资' },
    {
      field: 'amount',
      width: 18,
      unit: '万元',
      check: 'amount',
      needed: true,
      hint: '只填数字，单位万（必填）；外币填万外币并选币种',
      example: 1200,
    },
    { field: 'currency', width: 12, pick: 'currency', locked: true, hint: '不填为人民币', example: '人民币' },
    { ...day('day', '到账当天（必填）', '2026-03-05'), needed: true },
    { field: 'evidence', width: 24, hint: '进账单、验资报告等名称或编号', example: '' },
    UNIT,
    { field: 'person', width: 10, locked: true, hint: '系统中的姓名', example: '' },
    { field: 'remark', width: 30, hint: '其他需要说明的', example: '' },
  ],
  events: [
    {
      field: 'name',
      width: 34,
      needed: true,
      hint: '填写说明：活动全称（必填）',
      example: '示例：某某城市专场推介会（这一行不导入）',
    },
    { ...day('day', '活动日期，几天的写 2026-03-05至2026-03-06（必填）', '2026-03-05'), needed: true },
    { field: 'place', width: 20, hint: '地点', example: '北京' },
    { field: 'unit', width: 22, hint: '主办单位', example: '' },
    { field: 'companies', width: 14, check: 'count', hint: '只填数字', example: 60 },
    { field: 'content', width: 50, hint: '做了什么、有什么结果', example: '' },
  ],
}

/** A column's heading as it is written and read: 总投资（万元）. */
export const headingOf = (kind: ImportKind, { field, unit }: SheetColumn): string =>
  `${fieldLabel(kind, field)}${unit ? `（${unit}）` : ''}`
