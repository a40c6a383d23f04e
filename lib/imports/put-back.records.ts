import { type Column, getTableColumns, inArray, sql } from 'drizzle-orm'
import { type Actor, audit } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/store'
import { now } from '@/lib/kernel/clock'
import type { Former } from './batch-records.records'
import { type AnyRow, columnsOf, PART, type Plain, partTables, type TrackedNoun, tableOf } from './tracked.queries'

/** A record that an import changed: as it is, and what the import changed of it. */
export type Changed = { row: AnyRow; before: Former }

/**
 * Puts records back as they were before an import, in the columns and parts that it changed, in few statements; their versions rise. Answers
 * the rows as they are then. Sums, index and days derived from other rows are the caller's to bring in line.
 */
export async function putBack(
  tx: Tx,
  actor: Actor,
  noun: TrackedNoun,
  records: readonly Changed[],
  batchId: string,
): Promise<AnyRow[]> {
  const columns = columnsOf(noun)
  const at = now()
  const rows = records.map(
    ({ row, before }): AnyRow => ({
      ...row,
      ...revived(columns, before.row),
      version: row.version + 1,
      updatedAt: at,
    }),
  )
  const set = Object.fromEntries(
    Object.entries(columns)
      .filter(([name]) => name !== 'id')
      .map(([name, column]) => [name, sql.raw(`excluded.${column.name}`)]),
  )
  const table = tableOf(noun)
  for (let from = 0; from < rows.length; from += PART)
    await tx
      .insert(table)
      .values(rows.slice(from, from + PART) as unknown as (typeof table.$inferInsert)[])
      .onConflictDoUpdate({ target: table.id, set })
  await putPartsBack(tx, noun, records)
  const entries = records.map(({ row, before }) => entryOf(noun, row, before, batchId))
  for (let from = 0; from < entries.length; from += PART) await audit(tx, actor, ...entries.slice(from, from + PART))
  return rows
}

async function putPartsBack(tx: Tx, noun: TrackedNoun, records: readonly Changed[]): Promise<void> {
  for (const [name, { table, key }] of partTables(noun)) {
    const touched = records.filter(({ before }) => before.parts[name] !== undefined)
    const ids = touched.map(({ row }) => row.id)
    const rows = touched.flatMap(({ before }) =>
      (before.parts[name] ?? []).map((part) => revived(getTableColumns(table), part)),
    )
    for (let from = 0; from < ids.length; from += PART)
      await tx.delete(table).where(inArray(key, ids.slice(from, from + PART)))
    for (let from = 0; from < rows.length; from += PART)
      await tx.insert(table).values(rows.slice(from, from + PART) as (typeof table.$inferInsert)[])
  }
}

/** JSON keeps instants as text. */
function revived(columns: Record<string, Column>, plain: Plain): Plain {
  return Object.fromEntries(
    Object.entries(plain)
      .filter(([name]) => name !== 'version')
      .map(([name, value]) => [
        name,
        columns[name]?.dataType === 'date' && typeof value === 'string' ? new Date(value) : value,
      ]),
  )
}

/** What the trail says of one record that went back. Phone numbers stay out of it, as everywhere. */
function entryOf(noun: TrackedNoun, row: AnyRow, { row: former, parts }: Former, batchId: string) {
  const { version: _version, ...columns } = former
  const told = (values: Plain) => ('phone' in values ? { ...values, phone: values.phone ? '…' : values.phone } : values)
  const current = Object.fromEntries(Object.keys(columns).map((name) => [name, row[name]]))
  const action = noun === 'money' ? 'money.stand' : 'stage' in columns ? 'project.return' : `${noun}.update`
  return {
    action,
    noun,
    id: row.id,
    unitId: row.unitId,
    before: told(current),
    after: {
      ...told(columns),
      ...(Object.keys(parts).length > 0 ? { parts: Object.keys(parts) } : {}),
      undoneImport: batchId,
    },
  }
}
