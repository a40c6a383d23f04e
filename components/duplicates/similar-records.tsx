'use client'
import { useCallback, useEffect } from 'react'
import { useSearch } from '@/components/ui/use-search'
import type { SimilarRecord } from '@/lib/duplicates/similar.queries'
import { paths } from '@/lib/kernel/paths'

type Props = {
  noun: 'company' | 'project'
  /** What has been typed, by the name the API knows it under. */
  typed: { name?: string; uscc?: string; investor?: string; phone?: string }
  except?: string
}

const WORDS = {
  company: { url: '/api/companies/similar', title: '企业库中已有相近的企业，请先核对，避免重复登记' },
  project: { url: '/api/projects/similar', title: '已有相近的项目，请先核对，避免重复登记' },
}

/** Enough has been typed to ask with. */
const tells = ({ name = '', uscc = '', investor = '', phone = '' }: Props['typed']) =>
  [...name].length >= 2 || [...investor].length >= 3 || uscc.length >= 18 || phone.length >= 7

/** Records that may be the one being typed, of every unit, while it is being typed; those out of reach by name and unit. Shows nothing when there are none. */
export function SimilarRecords({ noun, typed, except }: Props) {
  const { url, title } = WORDS[noun]
  const asked = tells(typed) ? new URLSearchParams({ ...typed, ...(except ? { except } : {}) }).toString() : ''
  const load = useCallback(
    async (query: string, signal: AbortSignal): Promise<SimilarRecord[]> => {
      const answer = await fetch(`${url}?${query}`, { signal })
      if (!answer.ok) throw new Error(`similar answered ${answer.status}`)
      return (await answer.json()).similar
    },
    [url],
  )
  const { results, search } = useSearch(load, 350)
  useEffect(() => search(asked), [asked, search])
  return (
    <div aria-live="polite">
      {results?.length ? (
        <div className="rounded-lg border border-warn bg-warn-soft px-4 py-3">
          <p className="font-medium text-warn">{title}</p>
          <ul className="mt-1">
            {results.map((one) => (
              <li key={one.key} className="flex flex-wrap items-baseline gap-x-3 py-1">
                {one.id ? (
                  <a
                    href={one.noun === 'company' ? paths.companies.one(one.id) : paths.projects.one(one.id)}
                    target="_blank"
                    rel="noreferrer"
                    className="font-medium underline underline-offset-2 max-md:py-2"
                  >
                    {one.name}
                  </a>
                ) : (
                  <span className="font-medium max-md:py-2">{one.name}</span>
                )}
                <span className="text-sm text-ink-muted">
                  {[one.because, one.unitName, one.detail, one.id ? null : '其他单位的项目，请与该单位联系']
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  )
}
