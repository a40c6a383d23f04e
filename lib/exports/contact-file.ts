import { may } from '@/lib/access/roles'
import { contactIds, contactsByIds, contactTotal } from '@/lib/contacts/list.queries'
import { contactList } from '@/lib/contacts/list.schema'
import { dayOf } from '@/lib/kernel/clock'
import { Problem } from '@/lib/kernel/errors'
import { type ListFileReader, listFile } from './list-file'

const LEAST_REASON = 4
const contactFileWith = (full: boolean) =>
  listFile({
    title: full ? '联系人（完整电话）' : '联系人',
    permission: 'visit.read',
    entry: full ? { action: 'export.full', noun: 'contact' } : undefined,
    spec: contactList,
    total: contactTotal,
    ids: contactIds,
    byIds: (read, viewer, list, ids) => contactsByIds(read, viewer, list, ids, full),
    columns: {
      company: { kind: 'text', width: 36, value: (row) => row.companyName },
      name: { kind: 'text', width: 12, value: (row) => row.name },
      title: { kind: 'text', value: (row) => row.title },
      phone: { kind: 'text', value: (row) => row.phone },
      main: { kind: 'text', width: 12, value: (row) => (row.main ? '是' : null) },
      note: { kind: 'text', width: 36, value: (row) => row.note },
      unit: { kind: 'text', value: (row) => row.unitName },
      updated: { kind: 'day', value: (row) => dayOf(row.updatedAt) },
    },
  })
const [masked, full] = [contactFileWith(false), contactFileWith(true)]

/**
 * Contacts, numbers masked as on screen. With `full=1` those that the viewer may read one by one leave in full: that needs a reason, which stands
 * in the trail under an action of its own. Problems: not-allowed, invalid (no reason).
 */
export const contactFile: ListFileReader = (params, _read, viewer) => {
  const given = params instanceof URLSearchParams ? Object.fromEntries(params) : params
  if ([given.full].flat().at(-1) !== '1') return masked(params)
  if (!may(viewer, 'contact.unmask')) throw new Problem('not-allowed', {}, 'contacts in full')
  const reason = String([given.reason].flat().at(-1) ?? '')
    .trim()
    .slice(0, 200)
  if ([...reason].length < LEAST_REASON)
    throw new Problem('invalid', { reason: [`请写明导出完整电话的用途（至少${LEAST_REASON}个字）`] })
  const file = full(params)
  return { ...file, asked: { ...file.asked, filters: { ...file.asked.filters, reason } } }
}
