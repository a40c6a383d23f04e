import { describe, expect, it } from 'vitest'
import { base } from '@/components/offline/database'
import { confirmPerson, doubtPerson, known, leaveDevice } from '@/components/offline/device'
import { sendWaiting } from '@/components/offline/sender'
import { openVault } from '@/components/offline/vault'
import { holdClock, now } from '@/lib/kernel/clock'
import { LI, phonePerTest, rawText, vaultHere, WANG, write } from './phone'

const server = phonePerTest()
const SECRET = '拟投资3亿元扩产，联系人张总13905320000'

describe('what lies on the phone', () => {
  it('holds no word of a draft, a file or a person in plain text', async () => {
    const vault = await vaultHere()
    const id = await write(vault, { summary: SECRET }, '海尔集团 走访')
    const file = new File(['bytes of the contract'], '合同扫描件.txt', { type: 'text/plain' })
    await vault.addFile(id, file, { proves: 'contract', description: '投资合同', datedOn: '' })
    const raw = await rawText()
    const latin = (text: string) => Buffer.from(text).toString('latin1')
    for (const word of [
      SECRET,
      '海尔',
      '张总',
      '13905320000',
      'bytes of the contract',
      '合同',
      '王海燕',
      '区投资促进局',
      'visit.create',
    ])
      for (const form of [word, latin(word)]) expect(raw).not.toContain(form)
    expect(raw).toContain(WANG.id)
    expect((await vault.one(id))?.values.summary).toBe(SECRET)
  })

  it('has a key that no program can read, and another nonce for each writing', async () => {
    const vault = await vaultHere()
    const row = await (await base()).get('person', 'here')
    expect(row?.key.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('raw', row?.key as CryptoKey)).rejects.toThrow()
    const id = await write(vault)
    const before = (await (await base()).get('drafts', id))?.sealed.iv
    await vault.save({ id, kind: 'visit.create', title: '', values: {}, confirmed: [] })
    expect((await (await base()).get('drafts', id))?.sealed.iv).not.toEqual(before)
  })

  it('cannot be opened in another draft’s place', async () => {
    const vault = await vaultHere()
    const [one, two] = [await write(vault), await write(vault)]
    const db = await base()
    const [a, b] = [await db.get('drafts', one), await db.get('drafts', two)]
    if (!a || !b) throw new Error('no drafts')
    await db.put('drafts', { ...a, sealed: b.sealed })
    await expect(vault.one(one)).rejects.toThrow()
  })
})

describe('another person on the same phone', () => {
  it('neither sees nor sends the former’s drafts, which wait for their person', async () => {
    const wang = await vaultHere()
    server().reply = () => 'lost-before'
    const id = await write(wang)
    await wang.send(id)
    server().reply = () => undefined

    server().session = LI
    // The former's page does not know yet: the server refuses.
    expect(await sendWaiting()).toBe('halted')
    expect(server().written).toEqual([])

    const li = await vaultHere()
    expect(li.person).toEqual(LI)
    expect(await li.list()).toEqual([])
    expect(await li.one(id)).toBeUndefined()
    await expect(wang.list()).rejects.toThrow('换了登录人')
    await expect(wang.send(id)).rejects.toThrow()
    expect(await sendWaiting()).toBe('empty')
    await li.discard(id)
    const own = await write(li)
    expect(await li.send(own)).toBe('delivered')
    expect(server().written.map(({ key }) => key)).toEqual([own])

    server().session = WANG
    const again = await vaultHere()
    expect((await again.list()).map((draft) => draft.id)).toEqual([id])
    await sendWaiting()
    expect(server().written.map(({ person }) => person)).toEqual([LI.id, WANG.id])
  })

  it('is shown nothing between the sign-in and the server’s word on who came', async () => {
    const wang = await vaultHere()
    await write(wang)
    await doubtPerson()
    expect(await openVault()).toBeUndefined()
    await expect(wang.list()).rejects.toThrow()
    // The password was wrong: nobody came.
    server().session = undefined
    await confirmPerson()
    expect((await known())?.person).toEqual(WANG)
    await doubtPerson()
    server().session = LI
    expect((await vaultHere()).person).toEqual(LI)
  })

  it('leaves nothing after a deliberate sign-out, of this person alone', async () => {
    const wang = await vaultHere()
    const id = await write(wang)
    server().session = LI
    const li = await vaultHere()
    await write(li)
    await leaveDevice(LI.id)
    expect(await openVault()).toBeUndefined()
    expect((await (await base()).getAll('drafts')).map((row) => row.id)).toEqual([id])
  })
})

describe('the key', () => {
  it('is dropped when the server has not confirmed it for 72 hours; the draft waits for the next sign-in', async () => {
    const vault = await vaultHere()
    const id = await write(vault)
    const start = now()
    const later = (hours: number) => holdClock(new Date(start.getTime() + hours * 3_600_000))
    try {
      later(71)
      expect((await known())?.person).toEqual(WANG)
      later(73)
      expect(await openVault()).toBeUndefined()
      expect(await (await base()).get('person', 'here')).toBeUndefined()
      expect(await (await base()).get('drafts', id)).toBeDefined()
      expect((await (await vaultHere()).one(id))?.values.summary).toBe('谈了扩产')
    } finally {
      holdClock(undefined)
    }
  })

  it('stays while nobody is signed in, and without a network', async () => {
    await vaultHere()
    server().reply = () => 'lost-before'
    await expect(confirmPerson()).rejects.toThrow()
    expect((await known())?.person).toEqual(WANG)
    server().reply = () => undefined
    server().session = undefined
    expect(await confirmPerson()).toBe('nobody')
    expect(await known()).toMatchObject({ person: WANG, halt: 'not-signed-in' })
  })
})
