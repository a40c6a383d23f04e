import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Unknown } from '@/components/field/unknown'
import { confirmPerson, known } from '@/components/offline/device'
import { phonePerTest, WANG } from './phone'

const server = phonePerTest()

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
