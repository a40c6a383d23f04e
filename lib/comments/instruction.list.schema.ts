import { INSTRUCTION_STATES } from '@/lib/kernel/terms'
import { code, type List, listSpec, oneOf, tick } from '@/lib/lists/list.schema'
import { INSTRUCTION_LABELS as labels } from './instruction.labels'

export const INSTRUCTION_VIEW_TERMS = { mine: '交我办的', given: '我批示的', all: '分管范围' } as const
const VIEWS = Object.keys(INSTRUCTION_VIEW_TERMS) as (keyof typeof INSTRUCTION_VIEW_TERMS)[]

/** 批示: `view` is to me, by me, or all within reach. In the order `due` what is overdue stands first and what is closed last. */
export const instructionList = listSpec({
  filters: { view: oneOf(VIEWS), state: oneOf(INSTRUCTION_STATES), overdue: tick(), unit: code() },
  sorts: ['due', 'recorded'],
  sort: { key: 'due', direction: 'asc' },
  columns: [
    { key: 'body', header: labels.body },
    { key: 'record', header: '相关记录' },
    { key: 'author', header: '批示人' },
    { key: 'owner', header: labels.ownerId },
    { key: 'unit', header: labels.unitId },
    { key: 'due', header: labels.dueOn },
    { key: 'state', header: '状态' },
    { key: 'answer', header: labels.answer, extra: true },
    { key: 'answered', header: '反馈日期', extra: true },
    { key: 'recorded', header: '批示日期', extra: true },
  ],
})
export type InstructionList = List<typeof instructionList>
