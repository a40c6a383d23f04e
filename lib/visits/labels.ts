/** Field → its name on forms, in lists, errors and Excel. Apart from the shape, so that the form on a phone needs no validation library. */
export const VISIT_LABELS = {
  companyId: '企业',
  newCompany: '新企业名称',
  kind: '走访方式',
  happenedOn: '走访日期',
  ours: '我方人员',
  oursOther: '其他我方人员',
  leader: '带队领导',
  jointUnits: '联合走访单位',
  contacts: '见到的联系人',
  theirs: '对方人员',
  place: '地点',
  summary: '洽谈内容',
  projectId: '相关项目',
  targets: '目标类型',
  nextStep: '下步打算',
  nextOn: '下次跟进日期',
  latitude: '纬度',
  longitude: '经度',
  evidence: '现场照片和材料',
  planId: '走访计划',
} as const
/** Characters that fit into a field. */
export const VISIT_LIMITS = {
  newCompany: 80,
  leader: 60,
  place: 80,
  theirs: 600,
  summary: 4000,
  nextStep: 400,
} as const
