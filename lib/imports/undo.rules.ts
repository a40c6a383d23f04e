/** A record of an import, as `noun id`. */
export type RecordKey = string
export const keyOf = (noun: string, id: string): RecordKey => `${noun} ${id}`

/**
 * What stays when some records of an import must stay: these, and all that they need or cannot be without — the company of a visit, the stages
 * and money of a project. `needs` holds, by record, the records of the same import that it cannot be without.
 */
export function keptWith(
  kept: Iterable<RecordKey>,
  needs: ReadonlyMap<RecordKey, readonly RecordKey[]>,
): Set<RecordKey> {
  const all = new Set<RecordKey>()
  const open = [...kept]
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (all.has(key)) continue
    all.add(key)
    open.push(...(needs.get(key) ?? []))
  }
  return all
}

/** Why a record of an import cannot be taken back, as a person says it. */
export const OBSTACLE_TERMS = {
  changed: '导入后又修改过',
  merged: '导入后与其他记录合并',
  visit: '导入后又登记了走访',
  project: '导入后又有项目用到',
  contact: '导入后又登记了联系人',
  money: '导入后又登记了资金',
  correction: '导入后金额又作了更正',
  stage: '导入后又推进了阶段',
  verified: '导入后又有认定结果',
  request: '导入后又提出了诉求',
  plan: '导入后又安排了走访计划',
  comment: '导入后有人评论',
  instruction: '导入后有领导批示',
  evidence: '导入后又添加了佐证材料',
  ownership: '导入后又有归属事项',
  credit: '导入后又调整了业绩分成',
  'first-contact': '导入后又登记了首谈',
  person: '导入后的走访中又见到此人',
  extra: '导入后又填写了自定义字段',
  alias: '导入后又登记了企业别名',
} as const
export type ObstacleKind = keyof typeof OBSTACLE_TERMS

/** What the records of an import are called; stages of projects that were there before have a name of their own. */
export const TRACKED_TERMS = {
  company: '企业',
  contact: '联系人',
  project: '项目',
  visit: '走访',
  money: '资金',
  event: '推介活动',
  stage: '项目阶段',
} as const
export type TrackedTerm = keyof typeof TRACKED_TERMS
