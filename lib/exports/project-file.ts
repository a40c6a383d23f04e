import { dayOf } from '@/lib/kernel/clock'
import { ORIGIN_TERMS, PROJECT_STATE_TERMS, STAGE_TERMS } from '@/lib/kernel/terms'
import { projectIds, projectsByIds, projectTotals } from '@/lib/projects/list.queries'
import { AT_LEAST_TERMS, projectList } from '@/lib/projects/list.schema'
import { withOwnFields } from './own-fields'

/** The register of projects as Excel. */
export const projectFile = withOwnFields('project', {
  title: '项目',
  permission: 'project.read',
  spec: projectList,
  total: async (read, viewer, list) => (await projectTotals(read, viewer, list)).total,
  ids: projectIds,
  byIds: projectsByIds,
  terms: { state: PROJECT_STATE_TERMS, amount: AT_LEAST_TERMS },
  columns: {
    name: { kind: 'text', width: 36, value: (row) => row.name },
    stage: { kind: 'text', width: 12, value: (row) => STAGE_TERMS[row.stage] },
    stageOn: { kind: 'day', width: 14, value: (row) => row.stageOn },
    state: { kind: 'text', width: 10, value: (row) => PROJECT_STATE_TERMS[row.state] },
    targets: { kind: 'text', value: (row) => row.targets },
    investor: { kind: 'text', width: 30, value: (row) => row.investor },
    origin: { kind: 'text', width: 10, value: (row) => row.origin && ORIGIN_TERMS[row.origin] },
    agreed: { kind: 'wan', width: 18, value: (row) => row.agreedCny },
    registered: { kind: 'wan', width: 18, value: (row) => row.registeredCny },
    arrived: { kind: 'wan', width: 18, value: (row) => row.arrivedCny },
    region: { kind: 'text', value: (row) => row.sourceRegion },
    area: { kind: 'text', value: (row) => row.area },
    landed: { kind: 'text', width: 30, value: (row) => row.landedName },
    unit: { kind: 'text', value: (row) => row.unitName },
    owner: { kind: 'text', width: 10, value: (row) => row.ownerName },
    next: { kind: 'day', value: (row) => row.nextOn },
    updated: { kind: 'day', value: (row) => dayOf(row.updatedAt) },
  },
})
