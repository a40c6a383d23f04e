import { randomUUID } from 'node:crypto'

/** The hidden fields of the visit form as the server rendered it: enough to send it as a browser without scripts does. */
async function hiddenFields(url: string, cookie: string): Promise<Array<[string, string]>> {
  const html = await (await fetch(`${url}/visits/new`, { headers: { cookie } })).text()
  const form = [...html.matchAll(/<form[\s\S]*?<\/form>/g)]
    .map(([text]) => text)
    .find((text) => text.includes('name="summary"'))
  if (!form) throw new Error('no visit form at /visits/new')
  const plain = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#x27;', "'")
  return [...form.matchAll(/<input type="hidden"[^>]*>/g)].map(([tag]) => [
    plain(/name="([^"]*)"/.exec(tag)?.[1] ?? ''),
    plain(/value="([^"]*)"/.exec(tag)?.[1] ?? ''),
  ])
}

/** Answers a function that logs one visit, form and all; it throws unless the server went on to the stored visit. */
export async function visitLogger(url: string, cookie: string): Promise<(run: number) => Promise<void>> {
  const fields = await hiddenFields(url, cookie)
  return async (run) => {
    const form = new FormData()
    for (const [name, value] of fields) form.set(name, name === '_key' ? randomUUID() : value)
    form.set('companyId', `demo-c-${(run * 17) % 10_000}`)
    form.set('kind', 'away')
    form.set('happenedOn', '2026-11-20')
    form.set('summary', `介绍营商环境和总部经济政策，第${run}次。`)
    const answer = await fetch(`${url}/visits/new`, {
      method: 'POST',
      body: form,
      headers: { cookie, origin: url },
      redirect: 'manual',
    })
    await answer.arrayBuffer()
    if (answer.status !== 303) throw new Error(`logging a visit answered ${answer.status}`)
  }
}
