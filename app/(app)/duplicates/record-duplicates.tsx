import { redirect } from 'next/navigation'
import { MergedRecords, OpenPairs } from '@/components/duplicates/merged-records'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { may } from '@/lib/access/roles'
import { reaches } from '@/lib/access/scope'
import { reader } from '@/lib/access/session'
import type { Viewer } from '@/lib/access/viewer'
import { mergesInto, openPairsOf, standingRecord } from '@/lib/duplicates/merged.queries'
import { NOUN_TERMS } from '@/lib/duplicates/schema'
import { paths } from '@/lib/kernel/paths'

type Noun = 'company' | 'project'

/** On a record's page: other records that may be the same and wait for a decision. */
export async function DuplicateHint({ viewer, noun, id }: { viewer: Viewer; noun: Noun; id: string }) {
  return <OpenPairs pairs={await openPairsOf(reader(), viewer, noun, id)} />
}

/** On a record's page: what was merged into it. */
export async function MergedHistory({ viewer, noun, id }: { viewer: Viewer; noun: Noun; id: string }) {
  return <MergedRecords rows={await mergesInto(reader(), noun, id)} mayUndo={may(viewer, 'duplicate.judge')} />
}

/**
 * The address of a record that was merged into another: goes there, or says where it went when that lies in another unit. Answers undefined
 * when the record was not merged. The caller has looked that the viewer may know of one of the two.
 */
export async function mergedElsewhere(viewer: Viewer, noun: Noun, id: string) {
  const standing = await standingRecord(reader(), noun, id)
  if (!standing) return undefined
  const room = noun === 'company' ? paths.companies : paths.projects
  const readable = noun === 'company' || reaches(viewer, 'project.read', standing)
  if (readable) redirect(room.one(standing.id, { flash: 'merged' }))
  return (
    <>
      <PageHeader title={standing.name} breadcrumb={[{ label: NOUN_TERMS[noun], href: room.list() }]} />
      <Notice tone="neutral" title={`这个${NOUN_TERMS[noun]}已合并到${standing.unitName}的“${standing.name}”`}>
        合并后归该单位，不在您的权限范围内。如有异议，请本单位负责人在“重复项”中查看。
      </Notice>
    </>
  )
}
