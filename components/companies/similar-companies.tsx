'use client'
import { useCallback, useEffect } from 'react'
import { useSearch } from '@/components/ui/use-search'
import type { SimilarCompany } from '@/lib/companies/rules'
import { paths } from '@/lib/kernel/paths'

const BECAUSE: Record<SimilarCompany['because'], string> = { code: '代码相同', name: '名称相同', part: '名称相近' }

/** Companies that may be the one being typed, of every unit, while it is being typed. Shows nothing when there are none. */
export function SimilarCompanies({ name, uscc, except }: { name: string; uscc: string; except?: string }) {
  const load = useCallback(
    async (text: string, signal: AbortSignal): Promise<SimilarCompany[]> => {
      const [typedName = '', typedCode = ''] = text.split('\n')
      const query = new URLSearchParams({ name: typedName, uscc: typedCode })
      if (except) query.set('except', except)
      const answer = await fetch(`/api/companies/similar?${query}`, { signal })
      if (!answer.ok) throw new Error(`similar answered ${answer.status}`)
      return (await answer.json()).similar
    },
    [except],
  )
  const { results, search } = useSearch(load, 350)
  useEffect(() => search([...name].length >= 2 || uscc.length >= 18 ? `${name}\n${uscc}` : ''), [name, uscc, search])
  return (
    <div aria-live="polite">
      {results?.length ? (
        <div className="rounded-lg border border-warn bg-warn-soft px-4 py-3">
          <p className="font-medium text-warn">企业库中已有相近的企业，请先核对，避免重复登记</p>
          <ul className="mt-1">
            {results.map((one) => (
              <li key={one.id} className="flex flex-wrap items-baseline gap-x-3 py-1">
                <a
                  href={paths.companies.one(one.id)}
                  target="_blank"
                  rel="noreferrer"
                  className="font-medium underline underline-offset-2 max-md:py-2"
                >
                  {one.name}
                </a>
                <span className="text-sm text-ink-muted">
                  {BECAUSE[one.because]} · {one.unitName}
                  {one.ownerName ? ` ${one.ownerName}` : ''} ·{' '}
                  {one.lastVisitOn ? `最近走访 ${one.lastVisitOn}` : '尚未走访'}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  )
}
