import { snapshot } from '@/components/offline/snapshot'
import type { Day } from '@/lib/kernel/month'
import { foldName } from '@/lib/kernel/name'
import { type Candidate, mentioned, withCandidates } from '@/lib/paste/found.rules'
import type { PasteAnswer } from '@/lib/paste/read.queries'
import { readPasted } from '@/lib/paste/rules'

/** The host of the configured model; undefined when there is none or no network to reach it. */
export async function modelHere(): Promise<string | undefined> {
  const answer = await fetch('/api/paste').catch(() => undefined)
  return answer?.ok ? ((await answer.json()) as { host?: string }).host : undefined
}

/** Reads a text: the server looks the company up; without it the phone reads by the same rules and looks among the companies it knows. */
export async function readHere(text: string, by: 'rules' | 'model', today: Day): Promise<PasteAnswer> {
  const answer = await fetch('/api/paste', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text, by }),
  }).catch(() => undefined)
  if (answer?.ok) return answer.json()
  const reading = readPasted(text, today)
  const known = (await snapshot().catch(() => undefined))?.companies ?? []
  const exact = reading.companies.flatMap(({ value, words }): Candidate[] =>
    known
      .filter(({ name }) => foldName(name) === foldName(value))
      .map(({ id, name }) => ({ value: id, label: name, words, sure: true })),
  )
  return {
    reading: withCandidates(reading, [...exact, ...mentioned(text, known)]),
    by: 'rules',
    note: by === 'model' ? OFFLINE : undefined,
  }
}

const OFFLINE = '现在连不上服务器，以下由本机的规则读取。'
