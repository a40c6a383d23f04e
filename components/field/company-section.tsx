import { useState } from 'react'
import { findCompanies } from '@/components/offline/find-company'
import { EmptyState } from '@/components/ui/empty-state'
import { TextInput } from '@/components/ui/text-input'
import type { Snapshot } from '@/lib/field/schema'
import { paths } from '@/lib/kernel/paths'

/** The companies a phone knows: found by two characters, pinyin or initials; whom one meets there, and what was said last. */
export function CompanySection({ snapshot, fetching }: { snapshot: Snapshot | undefined; fetching: boolean }) {
  const [typed, setTyped] = useState('')
  if (!snapshot && fetching)
    return <EmptyState title="正在取得您的企业…">如一直停在这里，请检查网络后重新打开本页。</EmptyState>
  if (!snapshot || snapshot.companies.length === 0)
    return (
      <EmptyState title="本机还没有企业">
        联网后会自动取得您单位近一年走访过的企业，之后没有网络也能查找。还不在其中的企业，记走访时直接填写名称即可。
      </EmptyState>
    )
  const shown = typed.trim()
    ? findCompanies(snapshot.companies, typed)
    : snapshot.recent.flatMap(({ id }) => snapshot.companies.filter((company) => company.id === id))
  return (
    <>
      <TextInput
        name="find-company"
        type="search"
        label={`在本机 ${snapshot.companies.length} 家企业中查找`}
        placeholder="两个字、拼音或首字母"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p role="status" className="sr-only">
        {typed.trim() ? `找到 ${shown.length} 家` : ''}
      </p>
      {shown.length === 0 ? (
        <p className="text-ink-muted">本机没有“{typed.trim()}”。联网后可在企业库中查找。</p>
      ) : (
        <ul className="space-y-2">
          {shown.map(({ id, name }) => (
            <li key={id} className="card rounded-lg border bg-surface">
              <CompanyCard id={id} name={name} snapshot={snapshot} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function CompanyCard({ id, name, snapshot }: { id: string; name: string; snapshot: Snapshot }) {
  const people = snapshot.contacts[id] ?? []
  const visits = snapshot.visits[id] ?? []
  return (
    <details className="group">
      <summary className="touch cursor-pointer px-4 py-2.5">
        <span className="font-medium">{name}</span>
        {visits[0] ? <span className="ml-2 text-sm text-ink-muted">{visits[0].happenedOn} 走访</span> : null}
      </summary>
      <div className="space-y-2 border-t px-4 py-3 text-sm">
        {people.length > 0 ? (
          <ul aria-label="联系人">
            {people.map((person) => (
              <li key={person.id}>{[person.name, person.title, person.phone].filter(Boolean).join(' ')}</li>
            ))}
          </ul>
        ) : (
          <p className="text-ink-muted">本机没有联系人。</p>
        )}
        <ul aria-label="最近走访" className="space-y-1">
          {visits.map((visit) => (
            <li key={visit.id}>
              <span className="text-ink-muted">
                {visit.happenedOn} {visit.kind}：
              </span>
              {visit.summary}
            </li>
          ))}
        </ul>
        <p className="flex gap-4">
          <a className="touch inline-flex items-center text-accent underline" href={`#write/to:${id}`}>
            记走访
          </a>
          <a className="touch inline-flex items-center text-accent underline" href={paths.companies.one(id)}>
            联网查看详情
          </a>
        </p>
      </div>
    </details>
  )
}
