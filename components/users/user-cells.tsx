import { StatusDot } from '@/components/ui/badge'
import type { Column } from '@/components/ui/data-table'
import type { Tone } from '@/components/ui/tone'
import { TIME_ZONE } from '@/lib/kernel/clock'
import { ROLE_TERMS } from '@/lib/kernel/terms'
import type { UserRow } from '@/lib/users/list.queries'
import { USER_STATE_TERMS, type UserState } from '@/lib/users/list.schema'

const TONES: Record<UserState, Tone> = { active: 'ok', inactive: 'neutral', locked: 'bad', initial: 'warn' }
const moment = new Intl.DateTimeFormat('zh-CN', { timeZone: TIME_ZONE, dateStyle: 'medium', timeStyle: 'short' })

/** Cells of the list of users, by the columns of its spec. */
export const userCells: Record<string, Omit<Column<UserRow>, 'key' | 'header' | 'sortable' | 'hidden'>> = {
  name: { cell: (user) => user.name, phone: 'title' },
  username: { cell: (user) => <span className="font-mono text-sm">{user.username}</span>, unlabelled: true },
  role: { cell: (user) => ROLE_TERMS[user.role], unlabelled: true },
  unit: { cell: (user) => user.unitName, unlabelled: true },
  state: {
    cell: (user) => <StatusDot tone={TONES[user.state]}>{USER_STATE_TERMS[user.state]}</StatusDot>,
    phone: 'end',
  },
  seen: { cell: (user) => (user.seenAt ? moment.format(user.seenAt) : '从未登录') },
}
