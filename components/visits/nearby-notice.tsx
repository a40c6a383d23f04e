'use client'
import { useEffect, useState } from 'react'
import { Notice } from '@/components/ui/notice'

type Props = { companyId: string | undefined; day: string; planId?: string }

/** What other units do at the chosen company about that day; says nothing when there is nothing, or no network to ask. */
export function NearbyNotice({ companyId, day, planId = '' }: Props) {
  const [told, setTold] = useState<{ asked: string; lines: string[] }>()
  const asked = companyId ? new URLSearchParams({ company: companyId, day, plan: planId }).toString() : ''
  useEffect(() => {
    if (!asked) return
    const controller = new AbortController()
    fetch(`/api/companies/nearby?${asked}`, { signal: controller.signal })
      .then((answer) => (answer.ok ? answer.json() : []))
      .then((lines: string[]) => setTold({ asked, lines }))
      .catch(() => {})
    return () => controller.abort()
  }, [asked])
  const lines = told && told.asked === asked ? told.lines : []
  return (
    <div aria-live="polite">
      {lines.length > 0 ? (
        <Notice tone="warn" title="其他单位近期也走访该企业，可先沟通或联合走访">
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </div>
  )
}
