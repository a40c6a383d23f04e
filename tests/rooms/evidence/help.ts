import { createHash } from 'node:crypto'
import type { Viewer } from '@/lib/access/viewer'
import type { Store } from '@/lib/db/store'
import { terms } from '@/lib/db/tables/house'
import { defaultTerms } from '@/lib/dictionaries/defaults'
import { noteFile } from '@/lib/evidence/files.records'
import { attachEvidence, type EvidenceTarget } from '@/lib/evidence/records'
import type { EvidenceItem } from '@/lib/evidence/schema'

/** The kinds that a new district starts with. */
export async function seedKinds(store: Store): Promise<void> {
  const kinds = defaultTerms().filter(({ kind }) => kind === 'evidence-kind')
  await store.write((tx) =>
    tx
      .insert(terms)
      .values(kinds)
      .then(() => undefined),
  )
}

export const hashOf = (content: string) => createHash('sha256').update(content).digest('hex')

/** Notes a file as the viewer's upload, without bytes; answers its hash. */
export async function sent(store: Store, viewer: Viewer, content: string, type = 'application/pdf'): Promise<string> {
  const sha256 = hashOf(content)
  await store.write((tx) => noteFile(tx, viewer, { sha256, size: content.length, type }))
  return sha256
}

export const item = (content: string, proves = 'agreement', extra: Partial<EvidenceItem> = {}): EvidenceItem => ({
  sha256: hashOf(content),
  fileName: `${content}.pdf`,
  proves,
  description: null,
  datedOn: null,
  ...extra,
})

/** Uploads and hangs one piece on a record as a command would; answers its id. */
export async function put(store: Store, viewer: Viewer, to: EvidenceTarget, content: string, proves?: string) {
  await sent(store, viewer, content)
  const [id = ''] = await store.write((tx) => attachEvidence(tx, viewer, to, [item(content, proves)]))
  return id
}
