import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { FeedForm } from '@/components/calendar/feed-form'
import { VerdictLink } from '@/components/requests/verdict-link'

// What the server renders after a form was sent without a script: the answer is there, a window is not.
vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useActionState: () => [{ status: 'done', result: { token: 'one-token', expiresOn: '2026-04-09' } }, '/sent', false],
}))
const SITE = 'https://zs.example'
const action = () => Promise.reject(new Error('not sent here'))

describe('an address that is shown once', () => {
  it('is in the page a browser without a script gets', () => {
    expect(typeof window).toBe('undefined')
    const one = { id: 'r', version: 1, title: '需要办公用房', unitName: '区投资促进局' }
    expect(renderToStaticMarkup(<VerdictLink action={action} site={SITE} one={one} />)).toContain(
      'https://zs.example/verdict/one-token',
    )
    expect(renderToStaticMarkup(<FeedForm action={action} site={SITE} has />)).toContain(
      'https://zs.example/api/calendar/one-token.ics',
    )
  })
})
