import type { Origin, Stage } from '@/lib/kernel/terms'
import { clean } from '../cells/fold'
import { stageIn } from '../cells/progress'
import { readTargets } from '../cells/words'
import type { Targets } from '../values'

/** What a group row says about the rows under it. */
export type Group = {
  label: string
  /** Depth: 一、= 1, （一）= 2, 1. = 3; without a number 1. */
  level: number
  unit?: string
  origin?: Origin
  stage?: Stage
  targets?: Targets
  year?: number
  month?: number
}

const LEVELS: [RegExp, number][] = [
  [/^[第]?[一二三四五六七八九十]+(部分|类|组)?[、.．,，:：\s]\s*/, 1],
  [/^[(（][一二三四五六七八九十]+[)）][、.\s]*/, 2],
  [/^\d{1,2}[、.．)]\s*/, 3],
  [/^[(（]\d{1,2}[)）][、.\s]*/, 4],
]
const UNIT_END =
  /(局|办|办公室|街道|办事处|街道办事处|招商队|队|组|科|处|部|委|中心|管委会|片区|园区|功能区|镇|乡|集团|公司|指挥部|专班|商会|协会|服务站|所|分局|区|市|院)$/
const TARGET_WORD =
  /^(区域性?)?(总部|金融|航运|贸易|航运贸易|商贸|商务|商贸商务|数字|数字经济|文旅|旅游|文化旅游|首店|创投风投|基金)(类|业|产业|项目|经济|企业|类项目|业项目|产业项目)?$/

/** True for the numbering that group rows start with. */
export const hasGroupNumber = (text: string): boolean => LEVELS.slice(0, 2).some(([pattern]) => pattern.test(text))

/** No group is called longer; the patterns take seconds over a page of text. */
const LONGEST_GROUP = 200

/** Reads a group row such as 一、区投资促进局（12个）: its level and what it stands for. */
export function readGroup(original: string): Group {
  const text = clean(original).slice(0, LONGEST_GROUP)
  const [pattern, level] = LEVELS.find(([candidate]) => candidate.test(text)) ?? [undefined, 1]
  const label = (pattern ? text.replace(pattern, '') : text)
    .replace(/\s*[(（][^()（）]*\d[^()（）]*[)）]\s*$/, '')
    .replace(/[,，:：]?\s*共?计?\s*\d+\s*[个项家].*$/, '')
    .replace(/[:：]\s*$/, '')
    .trim()
  return { label: label || text, level, ...meaning((label || text).replace(/\s/g, '')) }
}

function meaning(text: string): Omit<Group, 'label' | 'level'> {
  const month = /^(?:((?:19|20)\d{2})年)?(1[0-2]|0?[1-9])月(份)?$/.exec(text)
  if (month) return { month: Number(month[2]), ...(month[1] ? { year: Number(month[1]) } : {}) }
  const year = /^((?:19|20)\d{2})年(度)?$/.exec(text)
  if (year) return { year: Number(year[1]) }
  const origin = /^(内资|外资)(项目|企业|类|部分)?$/.exec(text)
  if (origin) return { origin: origin[1] === '外资' ? 'foreign' : 'domestic' }
  if (TARGET_WORD.test(text)) {
    const targets = readTargets(text).value
    if (targets && targets.codes.length > 0) return { targets }
  }
  if (/(项目|阶段|类)$|^(已|拟|新)?(签约|在谈|落地|注册|开工|投产|在建)$/.test(text)) {
    const { stage } = stageIn(text)
    return stage ? { stage } : {}
  }
  return UNIT_END.test(text) ? { unit: text } : {}
}

/**
 * The groups that hold after a new group row: it ends those of its own and deeper levels. 6月 after 2022年5月 is of that year; 1月 after 12月 is
 * not, and its year stays open.
 */
export function enterGroup(groups: readonly Group[], group: Group): Group[] {
  const before = groups.find(({ level }) => level === group.level)
  const sameYear = group.month !== undefined && before?.month !== undefined && before.month < group.month
  const year = group.year ?? (sameYear ? before.year : undefined)
  return [...groups.filter((open) => open.level < group.level), { ...group, ...(year === undefined ? {} : { year }) }]
}

/** What all open groups say together; the innermost wins. */
export const insideGroups = (groups: readonly Group[]): Partial<Group> => Object.assign({}, ...groups)
