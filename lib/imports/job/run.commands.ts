import { reaches } from '@/lib/access/scope'
import type { Viewer } from '@/lib/access/viewer'
import { viewersOf } from '@/lib/access/viewers'
import type { Actor } from '@/lib/audit/record'
import type { Read, Store, Write } from '@/lib/db/store'
import { Problem, refused } from '@/lib/kernel/errors'
import type { BatchRow } from '../batch.records'
import { keptFile } from '../keep-file'
import { loadMemory } from '../memory/memory.queries'
import { readWorkbook } from '../read/read-workbook'
import { mappingInput } from '../schema'
import type { Table } from '../understand/table'
import { understandSoftly } from '../understand/understand'
import { carryOut, type Outcome, writtenBefore } from './carry-out.records'
import { closeFailed, closeWritten, giveBack, tellAsker } from './close.records'
import { LEASE_MS, renewImport, takeImport } from './lease.records'
import { askToStop, begin, end, progressOf } from './live'
import { Cancelled, type Pace, paceOf } from './pace'

type Stores = Pick<Store, 'read' | 'write' | 'url'>
/** What came of one import: written with these counts, or not, with the reason in the user's words (cancelled: none). */
export type Ran = { id: string; fileName: string; outcome?: Outcome; trouble?: string }

/** Who acts where the asker is gone. */
const CLOCK: Actor = { userId: 'system', name: '系统自动' }
const UNEXPECTED = '系统出现异常，没有写入任何内容，请稍后再次确认导入。'

// The server's bundles hold several copies of this module; of all of them one at a time works, for two ledgers at once would need twice the memory.
const shared = globalThis as { zhaoyinImportRunners?: Map<string, Promise<Ran[]>> }
shared.zhaoyinImportRunners ??= new Map()
const runners = shared.zhaoyinImportRunners

/**
 * Writes every ledger that waits, or that a runner who died left behind, one after the other: each all or nothing, so that beginning anew is
 * safe. Two runners never work on one (lease.records). Answers what came of those that this call worked on.
 */
export function runImports(store: Stores): Promise<Ran[]> {
  // Whoever comes while others run goes after them: what was queued after their last look is not forgotten.
  const before = runners.get(store.url) ?? Promise.resolve([])
  const mine = before.catch(() => []).then(() => runAll(store))
  runners.set(store.url, mine)
  const forget = () => {
    if (runners.get(store.url) === mine) runners.delete(store.url)
  }
  mine.then(forget, forget)
  return mine
}

async function runAll(store: Stores): Promise<Ran[]> {
  const ran: Ran[] = []
  for (;;) {
    const taken = await store.write((tx) => takeImport(tx))
    if (!taken) return ran
    ran.push(await runImport(store, taken))
  }
}

/** Works on an import that was taken. `known` spares what its asker has at hand already: who it is, and what was understood of the file. */
export async function runImport(
  store: Stores,
  taken: BatchRow,
  known: { viewer?: Viewer; tables?: Table[]; pace?: Pace } = {},
): Promise<Ran> {
  const { id, fileName } = taken
  begin(id)
  const stopRenewing = keepRenewed(store.write, taken)
  const actor = { ...CLOCK }
  if (taken.cancelAsked) askToStop(id)
  try {
    const work = async () => {
      const own = paceOf(id)
      const pace: Pace = async (...step) => {
        await known.pace?.(...step)
        await own(...step)
      }
      const viewer = known.viewer ?? (await askerOf(store, taken))
      Object.assign(actor, viewer)
      return carryOut(store.write, viewer, taken, known.tables ?? (await tablesOf(store.read, taken, pace)), pace)
    }
    // A runner that died, or was thought dead, may have written it before or meanwhile.
    const outcome =
      (await writtenBefore(store.read, id)) ??
      (await work().catch(async (error) => {
        const written = await writtenBefore(store.read, id)
        if (written) return written
        throw error
      }))
    await store.write(async (tx) => {
      if ((await closeWritten(tx, actor, taken, outcome)) && !known.viewer) await tellAsker(tx, taken, { outcome })
    })
    return { id, fileName, outcome }
  } catch (error) {
    if (error instanceof Cancelled) {
      await store.write((tx) => giveBack(tx, taken))
      return { id, fileName }
    }
    if (!(error instanceof Problem)) console.error(`import ${id} failed`, error)
    const trouble = error instanceof Problem ? error.sentence : UNEXPECTED
    await store.write(async (tx) => {
      if ((await closeFailed(tx, actor, taken, trouble)) && !known.viewer) await tellAsker(tx, taken, { trouble })
    })
    return { id, fileName, trouble }
  } finally {
    stopRenewing()
    end(id)
  }
}

/** Whoever asked, as the database knows the person now: in the meantime the post may have changed. Throws refused. */
async function askerOf({ read }: Stores, { askedBy, unitId, ownerId }: BatchRow): Promise<Viewer> {
  const [viewer] = askedBy ? await viewersOf(read, [askedBy]) : []
  if (!viewer) throw refused('提交导入的账号已停用，没有写入任何内容。请由本单位其他同事重新上传并确认。')
  if (!reaches(viewer, 'import.run', { unitId, ownerId }))
    throw refused('提交导入后您的岗位或所在单位有变动，已没有导入这份台账的权限，没有写入任何内容。')
  return viewer
}

async function tablesOf(read: Read, taken: BatchRow, pace: Pace): Promise<Table[]> {
  await pace('read', 0, 0)
  const mapping = mappingInput.safeParse(taken.mapping).data
  const workbook = await readWorkbook(await keptFile(taken.sha256), mapping?.encoding)
  await pace('understand', 0, 0)
  const memory = await loadMemory(read, taken.unitId)
  const breathe = () => pace('understand', 0, 0)
  return understandSoftly(workbook, { fileName: taken.fileName, mapping, memory, breathe })
}

/** How often the lease is renewed and another server's wish to cancel is looked for. Waits its turn behind the import's own transaction on SQLite. */
const RENEW_MS = Math.min(5_000, LEASE_MS / 3)

function keepRenewed(write: Write, taken: BatchRow): () => void {
  let over = false
  let timer: NodeJS.Timeout | undefined
  const again = () => {
    timer = setTimeout(async () => {
      try {
        if (await write((tx) => renewImport(tx, taken, progressOf(taken.id)))) askToStop(taken.id)
      } catch (error) {
        console.error(`import ${taken.id} not renewed`, error)
      }
      if (!over) again()
    }, RENEW_MS).unref()
  }
  again()
  return () => {
    over = true
    clearTimeout(timer)
  }
}
