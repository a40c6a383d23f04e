/** Field → its name on forms, errors and in the trail. Apart from the shape, so that the form needs no validation library. */
export const VISIT_PLAN_LABELS = {
  companyId: '企业',
  kind: '走访方式',
  happensOn: '计划日期',
  startsAt: '开始时间',
  endsAt: '结束时间',
  place: '地点',
  purpose: '走访事由',
  projectId: '相关项目',
  ownerId: '负责人',
  units: '邀请联合走访的单位',
} as const
export const VISIT_PLAN_LIMITS = { place: 80, purpose: 400 } as const
