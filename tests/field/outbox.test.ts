import { describe, expect, it } from 'vitest'
import { base } from '@/components/offline/database'
import { changeDraft } from '@/components/offline/drafts'
import { sendWaiting } from '@/components/offline/sender'
import { openVault } from '@/components/offline/vault'
import { phonePerTest, vaultHere, WANG, write } from './phone'

const server = phonePerTest()
const wrong = {
  status: 422,
  body: { status: 'failed', code: 'invalid', message: '填写有误', fields: { summary: ['请填写'] } },
}

describe('a draft on its way', () => {
  it('is kept at every keystroke, sent, and stays as a receipt', async () => {
    const vault = await vaultHere()
    const id = await write(vault)
    for (const summary of ['谈', '谈了', '谈了扩产'])
      void vault.save({ id, kind: 'visit.create', title: '海尔', values: { summary }, confirmed: [] })
    await vault.save({
      id,
      kind: 'visit.create',
      title: '海尔',
      values: { companyId: 'c', summary: '谈了扩产。' },
      confirmed: [],
    })
    expect(await vault.one(id)).toMatchObject({ state: 'draft', values: { summary: '谈了扩产。' } })
    expect(await vault.send(id)).toBe('delivered')
    expect(server().written).toMatchObject([{ key: id, person: WANG.id, values: { summary: '谈了扩产。' } }])
    expect(await vault.one(id)).toMatchObject({ state: 'delivered', result: { id: `v-${id}` } })
    await expect(vault.save({ id, kind: 'visit.create', title: '', values: {}, confirmed: [] })).rejects.toThrow('送出')
  })

  it('waits without a network and goes in the order of being sent', async () => {
    const vault = await vaultHere()
    server().reply = () => 'lost-before'
    const [second, first] = [await write(vault), await write(vault)]
    expect(await vault.send(first)).toBe('waiting')
    expect(await vault.send(second)).toBe('waiting')
    expect((await vault.list()).map((draft) => draft.state)).toEqual(['waiting', 'waiting'])
    server().reply = () => undefined
    expect(await sendWaiting()).toBe('empty')
    expect(server().written.map(({ key }) => key)).toEqual([first, second])
  })

  it('is written once when the answer is lost, and may not be changed until it is known what became of it', async () => {
    const vault = await vaultHere()
    const id = await write(vault)
    server().reply = (path) => (path === '/api/outbox' ? 'lost-after' : undefined)
    expect(await vault.send(id)).toBe('waiting')
    expect(await vault.one(id)).toMatchObject({ state: 'waiting', frozen: true })
    await expect(vault.reopen(id)).rejects.toThrow('可能已经送达')
    await expect(vault.save({ id, kind: 'visit.create', title: '', values: {}, confirmed: [] })).rejects.toThrow()
    server().reply = () => undefined
    await sendWaiting()
    expect(await vault.one(id)).toMatchObject({ state: 'delivered', frozen: false })
    expect(server().written).toHaveLength(1)
  })

  it('is sent again after a phone that died between the answer and the note', async () => {
    const vault = await vaultHere()
    const id = await write(vault)
    await vault.send(id)
    await changeDraft(WANG, id, (draft) => draft && { ...draft, state: 'sending', frozen: true, result: undefined })
    await sendWaiting()
    expect(await vault.one(id)).toMatchObject({ state: 'delivered', result: { id: `v-${id}` } })
    expect(server().written).toHaveLength(1)
  })

  it('can be taken back from the queue while nothing of it was sent', async () => {
    const vault = await vaultHere()
    const id = await write(vault)
    const file = new File(['bytes'], '现场.jpg', { type: 'image/jpeg' })
    await vault.addFile(id, file, { proves: 'site', description: '', datedOn: '' })
    server().reply = () => 'lost-before'
    await vault.send(id)
    expect(await vault.reopen(id)).toMatchObject({ state: 'draft', frozen: false })
    expect(await sendWaiting()).toBe('empty')
    expect(server().written).toEqual([])
  })

  it('is sent by one sender, however many ask', async () => {
    const vault = await vaultHere()
    const ids = [await write(vault), await write(vault), await write(vault)]
    await Promise.all([...ids.map((id) => vault.send(id)), sendWaiting(), sendWaiting()])
    expect(server().asked.filter((path) => path.startsWith('/api/outbox'))).toHaveLength(3)
    expect(server().written).toHaveLength(3)
  })

  it('takes its files along, each once, and drops them when it is delivered', async () => {
    const vault = await vaultHere()
    const id = await write(vault)
    const said = { proves: 'site', description: '厂区', datedOn: '' }
    const kept = await vault.addFile(id, new File(['bytes of a photo'], '现场.jpg', { type: 'image/jpeg' }), said)
    expect(await (await vault.readFile(id, kept.key)).text()).toBe('bytes of a photo')
    server().reply = (path) => (path === '/api/outbox' ? 'lost-before' : undefined)
    await vault.send(id)
    server().reply = () => undefined
    await sendWaiting()
    expect(server().asked.filter((path) => path === '/api/files')).toHaveLength(1)
    const [item] = [server().written[0]?.values.evidence].flat()
    expect(JSON.parse(item ?? '')).toEqual({ sha256: 'bytes of a photo', fileName: '现场.jpg', ...said })
    expect(await (await base()).getAll('files')).toEqual([])
  })
})

describe('a refused draft', () => {
  it('waits for its person with the reasons, and the others go on', async () => {
    const vault = await vaultHere()
    const [bad, good] = [await write(vault), await write(vault)]
    server().reply = (_, body) => (body?.key === bad ? wrong : undefined)
    expect(await vault.send(bad)).toBe('attention')
    expect(await vault.send(good)).toBe('delivered')
    expect(await vault.one(bad)).toMatchObject({
      state: 'attention',
      frozen: false,
      answer: { fields: { summary: ['请填写'] } },
    })
    server().reply = () => undefined
    expect(await vault.reopen(bad)).toMatchObject({ state: 'draft', answer: { code: 'invalid' } })
    await vault.save({ id: bad, kind: 'visit.create', title: '改好', values: { summary: '好' }, confirmed: [] })
    expect(await vault.send(bad)).toBe('delivered')
  })

  it('keeps both versions of a conflict', async () => {
    const vault = await vaultHere()
    const id = await write(vault, { summary: '路上改的' })
    server().reply = (path) =>
      path === '/api/outbox'
        ? { status: 409, body: { status: 'failed', code: 'conflict', theirs: { summary: '办公室改的', version: 3 } } }
        : undefined
    expect(await vault.send(id)).toBe('attention')
    expect(await vault.one(id)).toMatchObject({
      values: { summary: '路上改的' },
      answer: { theirs: { summary: '办公室改的' } },
    })
  })

  it('holds up those that need its company, which follow the company it became', async () => {
    const vault = await vaultHere()
    const first = await write(vault, { companyId: '', newCompany: '新海', newCompanyId: 'c-promised' })
    const second = await write(vault, { companyId: 'c-promised' })
    server().reply = (_, body) =>
      body?.values.newCompanyId
        ? { status: 422, body: { status: 'failed', code: 'confirm', fields: { newCompany: ['已有'] } } }
        : undefined
    expect(await vault.send(first)).toBe('attention')
    expect(await vault.send(second)).toBe('waiting')
    await vault.reopen(first)
    await vault.save({ id: first, kind: 'visit.create', title: '', values: { companyId: 'c-known' }, confirmed: [] })
    expect(await vault.send(first)).toBe('delivered')
    expect(server().written.map(({ values }) => values.companyId)).toEqual(['c-known', 'c-known'])
    expect((await vault.one(second))?.state).toBe('delivered')
  })

  it('leaves its company to the next one when it is thrown away', async () => {
    const vault = await vaultHere()
    const first = await write(vault, { companyId: '', newCompany: '新海', newCompanyId: 'c-promised' })
    const [second, third] = [
      await write(vault, { companyId: 'c-promised' }),
      await write(vault, { companyId: 'c-promised' }),
    ]
    await vault.discard(first)
    expect(await vault.one(first)).toBeUndefined()
    await vault.send(third)
    expect((await vault.one(third))?.state).toBe('waiting')
    await vault.send(second)
    expect(server().written.map(({ key, values }) => [key, values.companyId, values.newCompany])).toEqual([
      [second, '', '新海'],
      [third, 'c-promised', undefined],
    ])
  })

  it('asks for its person when the server fails on it again and again, unchanged and still to be sent', async () => {
    const vault = await vaultHere()
    const [bad, good] = [await write(vault), await write(vault)]
    const failing = { status: 500, body: { status: 'failed', code: 'unexpected' } }
    server().reply = (_, body) => (body?.key === bad ? failing : undefined)
    await vault.send(bad)
    for (let tries = 0; tries < 8; tries++) await sendWaiting()
    expect(await vault.one(bad)).toMatchObject({ state: 'attention', frozen: true })
    expect(await vault.send(good)).toBe('delivered')
    server().reply = () => undefined
    expect(await vault.send(bad)).toBe('delivered')
  })
})

describe('a session that ended', () => {
  it('stops the sending honestly, keeps everything, and goes on after the same person has signed in', async () => {
    const vault = await vaultHere()
    const id = await write(vault)
    server().session = undefined
    expect(await vault.send(id)).toBe('waiting')
    expect(await sendWaiting()).toBe('halted')
    server().session = WANG
    expect(await sendWaiting()).toBe('halted')
    const again = await vaultHere()
    await sendWaiting()
    expect((await again.one(id))?.state).toBe('delivered')
    expect(await openVault()).toBeDefined()
  })
})
