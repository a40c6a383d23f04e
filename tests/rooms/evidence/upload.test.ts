import { readdirSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { files } from '@/lib/db/tables/evidence'
import { DATA_DIR } from '@/lib/env'
import { attachEvidence } from '@/lib/evidence/records'
import { MAX_EVIDENCE_BYTES } from '@/lib/evidence/types.rules'
import { fileStore } from '@/lib/files/file-store'
import { compound, EXE, JPEG, PDF, PNG, zip } from '../../files/bytes'
import { worldPerTest } from '../../world/world'
import { putProject } from '../projects/help'
import { trailOf } from '../room-world'
import { enter, fetchFile, upload } from './door'
import { item, seedKinds } from './help'

const world = worldPerTest()
beforeEach(() => seedKinds(world().store))
const staff = () => world().viewer('staff')
const incoming = () => readdirSync(path.join(DATA_DIR, 'files', '.incoming'))
const kept = () => world().store.read.select().from(files)
const BUREAU = { unitId: 'u-bureau', ownerId: 'p-staff-bureau-1' }

async function hang(sha256: string, fileName: string): Promise<string> {
  const projectId = await putProject(world())
  const to = { noun: 'project' as const, recordId: projectId, projectId, ...BUREAU }
  const [id = ''] = await world().store.write((tx) =>
    attachEvidence(tx, staff(), to, [{ ...item(''), sha256, fileName }]),
  )
  return id
}

describe('sending a file', () => {
  it('keeps it once by its content and answers what a form needs', async () => {
    enter(world(), staff())
    const first = await upload(PDF, '投资协议.pdf')
    expect(first).toMatchObject({
      status: 200,
      body: { size: PDF.length, type: 'application/pdf', fileName: '投资协议.pdf' },
    })
    expect((await upload(PDF, '又一次.PDF')).body).toMatchObject({ sha256: first.body.sha256, fileName: '又一次.PDF' })
    expect(await kept()).toHaveLength(1)
    expect(await trailOf(world().store, 'file.upload')).toHaveLength(1)
    expect(incoming()).toEqual([])
  })

  it('keeps one of ten that arrive at once', async () => {
    enter(world(), staff())
    const answers = await Promise.all(Array.from({ length: 10 }, () => upload(JPEG, '现场.jpg')))
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
    expect(await kept()).toHaveLength(1)
    expect(await trailOf(world().store, 'file.upload')).toHaveLength(1)
  })

  it('goes by content and gives the name the ending of what it is', async () => {
    enter(world(), staff())
    expect((await upload(PDF, '协议.exe')).body.fileName).toBe('协议.exe.pdf')
    expect((await upload(PNG, '../../../etc/cron.d/x')).body.fileName).toBe('x.png')
    expect((await upload('一二三', 'run.bat')).body).toMatchObject({ type: 'text/plain', fileName: 'run.bat.txt' })
    expect((await upload(compound('Workbook'), '台账.et')).body.fileName).toBe('台账.et')
    // The form sends the name back, so that attaching must not believe it either.
    const { sha256 } = (await upload(PDF, '协议.pdf')).body
    const answer = await fetchFile(await hang(String(sha256), '协议.html'))
    expect(answer.headers.get('content-disposition')).toContain('.html.pdf')
  })

  it.each([
    ['a renamed program', EXE, '照片.jpg', '的内容不是可以作为佐证材料的文件'],
    ['a page called picture', '<!DOCTYPE html><script>alert(1)</script>', '照片.jpg', '的内容不是'],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', '标志.png', '的内容不是'],
    ['a script', '#!/bin/sh\nid', '说明.txt', '的内容不是'],
    ['an archive', zip('a.exe'), '协议.docx', '的内容不是'],
    ['macros', zip('[Content_Types].xml', 'xl/workbook.xml', 'xl/vbaProject.bin'), '表.xlsx', '的内容不是'],
    ['an installer', compound('Property'), '表.xls', '的内容不是'],
    ['a locked document', compound('EncryptedPackage'), '协议.docx', '设有打开密码'],
    ['nothing', '', '空.pdf', '是空文件'],
    ['more than the limit', Buffer.alloc(MAX_EVIDENCE_BYTES + 1), '大.pdf', '超过 25 MB'],
  ])('refuses %s by name and keeps nothing', async (_what, content, name, words) => {
    enter(world(), staff())
    const { status, body } = await upload(content, name)
    expect(status).toBe(422)
    expect(body.error?.message).toContain(`“${name}”${words}`)
    expect(await kept()).toEqual([])
    expect(incoming()).toEqual([])
  })

  it('refuses by the announced length before reading, and what was cut off on its way', async () => {
    enter(world(), staff())
    const announced = { 'content-length': String(MAX_EVIDENCE_BYTES + 1) }
    expect((await upload(PDF, '大.pdf', announced)).body.error?.message).toContain('超过 25 MB')
    expect((await upload(PDF, '半.pdf', { 'content-length': String(PDF.length + 9) })).body.error?.message).toBe(
      '“半.pdf”没有传完，请重新上传。',
    )
    expect((await upload(PDF, 'x', { 'x-file-name': '%E6%8' })).status).toBe(422)
    expect(await kept()).toEqual([])
  })

  it('is for people who write records, signed in, from our own pages', async () => {
    enter(world(), undefined)
    expect((await upload(PDF, 'a.pdf')).status).toBe(401)
    for (const role of ['leader', 'auditor', 'admin'] as const) {
      enter(world(), world().viewer(role))
      expect((await upload(PDF, 'a.pdf')).status).toBe(403)
    }
    enter(world(), { ...staff(), mustChangePassword: true })
    expect((await upload(PDF, 'a.pdf')).status).toBe(403)
    enter(world(), staff())
    expect((await upload(PDF, 'a.pdf', { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect(await kept()).toEqual([])
    expect((await upload(PDF, 'a.pdf')).status).toBe(200)
  })
})

describe('fetching a file', () => {
  it('gives it to who may see the record, and is not there for anybody else', async () => {
    enter(world(), staff())
    const { sha256 } = (await upload(PDF, '协议.pdf')).body
    const id = await hang(String(sha256), '协议.pdf')
    const { viewer } = world()
    for (const one of [staff(), viewer('manager'), viewer('leader'), viewer('auditor')]) {
      enter(world(), one)
      const answer = await fetchFile(id)
      expect([answer.status, Buffer.from(await answer.arrayBuffer()).equals(PDF)]).toEqual([200, true])
    }
    for (const one of [viewer('staff', 'street'), viewer('manager', 'beijing'), viewer('admin')]) {
      enter(world(), one)
      const answer = await fetchFile(id)
      expect(answer.status).toBe(404)
      expect(await answer.text()).not.toContain('协议')
    }
    enter(world(), undefined)
    expect((await fetchFile(id)).status).toBe(401)
    enter(world(), staff())
    expect((await fetchFile(String(sha256))).status).toBe(404)
  })

  it('in parts, as a download, and 404 once the bytes are gone', async () => {
    enter(world(), staff())
    const { sha256 } = (await upload(PDF, '协议.pdf')).body
    const id = await hang(String(sha256), '协议.pdf')
    const part = await fetchFile(id, { range: 'bytes=0-4' })
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
      206,
      '%PDF-',
      `bytes 0-4/${PDF.length}`,
    ])
    const saved = await fetchFile(id, {}, '?download=1')
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment/)
    await saved.body?.cancel()
    await fileStore().remove(String(sha256))
    expect((await fetchFile(id)).status).toBe(404)
  })
})
