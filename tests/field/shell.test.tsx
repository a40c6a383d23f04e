import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { CompanySection } from '@/components/field/company-section'
import { FieldTabs } from '@/components/field/field-tabs'
import { TodaySection } from '@/components/field/today-section'
import { Unknown } from '@/components/field/unknown'
import { countUnsent, unsentWords } from '@/components/field/unsent'
import { confirmPerson, known } from '@/components/offline/device'
import type { DraftState, Vault } from '@/components/offline/types'
import { phonePerTest, WANG } from './phone'

const server = phonePerTest()

describe('what is not there yet', () => {
  const sections = (fetching: boolean) =>
    renderToStaticMarkup(
      <>
        <TodaySection vault={{} as Vault} snapshot={undefined} drafts={[]} fetching={fetching} />
        <CompanySection snapshot={undefined} fetching={fetching} />
      </>,
    )
  it('is being fetched while there is a network, and waits for one otherwise', () => {
    expect(sections(true)).toMatch(/正在取得您的日程….*正在取得您的企业…/s)
    expect(sections(true)).not.toContain('联网后')
    expect(sections(false)).toMatch(/还没有取得您的日程.*本机还没有企业/s)
  })
})

describe('what has not arrived', () => {
  const drafts = (...states: DraftState[]) => countUnsent(states.map((state) => ({ state })))
  it('is told apart: what goes by itself and what needs its person', () => {
    expect(unsentWords(drafts('attention', 'draft', 'delivered'))).toBe('1 条需处理')
    expect(unsentWords(drafts('waiting', 'sending'))).toBe('2 条待发送')
    expect(unsentWords(drafts('waiting', 'attention', 'attention'))).toBe('2 条需处理、1 条待发送')
    expect(unsentWords(drafts('draft'))).toBe('')
    const tabs = renderToStaticMarkup(<FieldTabs current="today" unsent={drafts('attention')} />)
    expect(tabs).toContain('1 条需处理')
    expect(tabs).not.toContain('条待发送')
  })
})

describe('somebody who is signed in and logs no visits', () => {
  it('has no key, and is led to the workbench instead of the sign-in', async () => {
    server().reply = (path) =>
      path === '/api/field/vault' ? { status: 200, body: { person: WANG, key: null } } : undefined
    const here = await confirmPerson()
    expect(here).toBe('no-key')
    expect(await known()).toBeUndefined()
    const shown = renderToStaticMarkup(<Unknown waiting={false} here={here} />)
    expect(shown).toContain('外勤供记走访的同事使用')
    expect(shown).toContain('href="/"')
    expect(shown).not.toContain('/login')
  })

  it('is not what nobody is told', async () => {
    server().session = undefined
    const shown = renderToStaticMarkup(<Unknown waiting={false} here={await confirmPerson()} />)
    expect(shown).toContain('请先联网登录一次')
    expect(shown).toContain('/login')
  })
})
