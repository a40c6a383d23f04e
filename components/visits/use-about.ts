'use client'
import { useEffect, useState } from 'react'
import { type AboutCompany, aboutCompany } from './known'

const NOTHING: AboutCompany = { projects: [], contacts: [] }

/** The projects and contacts of the chosen company; `known` ones came with the page. One that cannot be asked about has none. */
export function useAbout(companyId: string | undefined, known: AboutCompany | undefined): AboutCompany {
  const [asked, setAsked] = useState<AboutCompany & { companyId: string }>()
  useEffect(() => {
    if (!companyId || known) return
    const controller = new AbortController()
    aboutCompany(companyId, controller.signal)
      .catch(() => NOTHING)
      .then((about) => {
        if (!controller.signal.aborted) setAsked({ ...about, companyId })
      })
    return () => controller.abort()
  }, [companyId, known])
  if (!companyId) return NOTHING
  return known ?? (asked?.companyId === companyId ? asked : NOTHING)
}
