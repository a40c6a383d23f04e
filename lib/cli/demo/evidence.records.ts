import { inArray } from 'drizzle-orm'
import type { Tx } from '@/lib/db/store'
import { moneyEvents, projects, stageEvents } from '@/lib/db/tables/projects'
import { noteFile } from '@/lib/evidence/files.records'
import { insertEvidence } from '@/lib/evidence/records'
import { type FileStore, fileStore } from '@/lib/files/file-store'
import { receive } from '@/lib/files/received'
import { demoPapers, type Paper } from './papers'
import { type Dice, diceOf } from './random'

const ACTOR = { userId: 'demo', name: '演示数据' }
/** Chance of its own, so that the rest of the district stays as it is. */
const SEED = 20260303
const BY_STAGE: Readonly<Record<string, string>> = {
  signed: 'agreement',
  registered: 'licence',
  commenced: 'lease',
  operating: 'operation',
}
const BY_MONEY: Readonly<Record<string, string>> = {
  'registered-capital': 'capital-report',
  'paid-in': 'bank-slip',
  'foreign-used': 'bank-slip',
}
/** What was verified had its papers; of what waits, some still lack them. */
const COMPLETE = { verified: 0.96, claimed: 0.7, rejected: 0.4 }

export type KeptPaper = Paper & { sha256: string }

/** Keeps the made documents' bytes; before the district's transaction, in which only the database is spoken to. */
export async function keepDemoPapers(store: FileStore = fileStore()): Promise<KeptPaper[]> {
  const kept: KeptPaper[] = []
  for (const paper of demoPapers()) {
    const file = await receive(inOne(paper.bytes), paper.bytes.length)
    if (!file) throw new Error('a made document is too long')
    await store.keep(file)
    kept.push({ ...paper, sha256: file.sha256 })
  }
  return kept
}

async function* inOne(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Hangs the documents on the demonstration's stages and money, by who claimed them on the day they were recorded. */
export async function hangDemoEvidence(tx: Tx, papers: KeptPaper[]): Promise<void> {
  const dice = diceOf(SEED)
  for (const { sha256, bytes, type } of papers) await noteFile(tx, ACTOR, { sha256, size: bytes.length, type })
  const paperOf = (proves: string | undefined) => papers.find((paper) => paper.proves === proves)
  const names = new Map(
    (await tx.select({ id: projects.id, name: projects.name }).from(projects)).map(({ id, name }) => [id, name]),
  )
  const stages = await tx
    .select()
    .from(stageEvents)
    .where(inArray(stageEvents.stage, ['signed', 'registered', 'commenced', 'operating']))
  const money = await tx
    .select()
    .from(moneyEvents)
    .where(inArray(moneyEvents.kind, ['registered-capital', 'paid-in', 'foreign-used']))
  const rows = [
    ...stages.flatMap((event) => hung(dice, 'stage', event, paperOf(BY_STAGE[event.stage]), names)),
    ...money.flatMap((event) => hung(dice, 'money', event, paperOf(BY_MONEY[event.kind]), names)),
  ]
  await insertEvidence(tx, ACTOR, rows)
}

type Event = Pick<
  typeof moneyEvents.$inferSelect,
  'id' | 'projectId' | 'unitId' | 'ownerId' | 'createdBy' | 'recordedAt' | 'happenedOn' | 'verification' | 'verifiedAt'
>

function hung(
  dice: Dice,
  noun: 'stage' | 'money',
  event: Event,
  paper: KeptPaper | undefined,
  names: Map<string, string>,
) {
  if (!paper || !dice.chance(COMPLETE[event.verification])) return []
  const { id, projectId, unitId, ownerId, createdBy, recordedAt, happenedOn, verification, verifiedAt } = event
  const name = (names.get(projectId ?? '') ?? '').slice(0, 40)
  return [
    {
      noun,
      recordId: id,
      projectId,
      unitId,
      ownerId,
      createdBy,
      recordedAt,
      sha256: paper.sha256,
      fileName: `${name}${paper.word}.${paper.ending}`,
      proves: paper.proves,
      description: null,
      datedOn: happenedOn,
      countedAt: verification === 'verified' ? verifiedAt : null,
    },
  ]
}
