import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { contentTypeOf } from '@/lib/files/content-type'
import { ROOT } from '../architecture/sources'
import { AVIF, BMP, compound, EXE, GBK_TEXT, GIF, HEIC, JPEG, PDF, PNG, TIFF, WEBP, zip } from './bytes'

const folder = mkdtempSync(path.join(tmpdir(), 'zhaoyin-types-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let made = 0
async function typeOf(content: Buffer | string) {
  const file = path.join(folder, `${++made}`)
  writeFileSync(file, content)
  return contentTypeOf(file)
}
const OFFICE = 'application/vnd.openxmlformats-officedocument'

describe('by content', () => {
  it.each([
    ['jpeg', JPEG, 'image/jpeg'],
    ['png', PNG, 'image/png'],
    ['gif', GIF, 'image/gif'],
    ['webp', WEBP, 'image/webp'],
    ['heic', HEIC, 'image/heic'],
    ['avif', AVIF, 'image/avif'],
    ['bmp', BMP, 'image/bmp'],
    ['tiff', TIFF, 'image/tiff'],
    ['pdf', PDF, 'application/pdf'],
    ['docx', zip('[Content_Types].xml', 'word/document.xml'), `${OFFICE}.wordprocessingml.document`],
    ['xlsx', zip('[Content_Types].xml', 'xl/workbook.xml'), `${OFFICE}.spreadsheetml.sheet`],
    ['pptx', zip('[Content_Types].xml', 'ppt/presentation.xml'), `${OFFICE}.presentationml.presentation`],
    ['ofd', zip('OFD.xml', 'Doc_0/Document.xml'), 'application/ofd'],
    ['doc or wps', compound('WordDocument'), 'application/msword'],
    ['xls or et', compound('Workbook'), 'application/vnd.ms-excel'],
    ['ppt', compound('PowerPoint Document'), 'application/vnd.ms-powerpoint'],
    ['text', '到账 100 万元\r\n凭证号\t12', 'text/plain'],
    ['GBK csv', GBK_TEXT, 'text/plain'],
    ['UTF-16 text', Buffer.from('\ufeff到账', 'utf16le'), 'text/plain'],
  ])('%s', async (_name, content, type) => {
    expect(await typeOf(content)).toBe(type)
  })

  it('tells real ledgers: an .xls of a real office and an .xlsx', async () => {
    const fixtures = path.join(ROOT, 'tests/imports/fixtures')
    expect(await contentTypeOf(path.join(fixtures, 'ledger-outpost-group.xls'))).toBe('application/vnd.ms-excel')
    expect(await contentTypeOf(path.join(fixtures, 'ledger-2018.xlsx'))).toBe(`${OFFICE}.spreadsheetml.sheet`)
  })
})

describe('what only pretends', () => {
  const HTML = '<!DOCTYPE html><script>alert(1)</script>'
  it.each([
    ['nothing at all', ''],
    ['a page', HTML],
    ['a page behind a byte order mark and blanks', `\ufeff  \n${HTML}`],
    ['a page behind words', `会议纪要 ${HTML}`],
    ['a page in UTF-16', Buffer.from(`\ufeff${HTML}`, 'utf16le')],
    ['a picture made of script', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['a shell script', '#!/bin/sh\nrm -rf /'],
    ['a batch file', '@echo off\r\ndel *.*'],
    ['bytes of nothing', Buffer.from([0, 1, 2, 3, 250, 251])],
    ['text with a hole', 'abc\0def'],
  ])('%s is nothing known', async (_name, content) => {
    const type = await typeOf(content)
    expect([undefined, 'application/xml']).toContain(type)
  })

  it('a program, an archive, an installer, macros and locked documents are called what they are', async () => {
    expect(await typeOf(EXE)).toMatch(/msdownload|x-dosexec/)
    expect(await typeOf(zip('run.exe'))).toBe('application/zip')
    expect(await typeOf(zip('word/document.xml'))).toBe('application/zip')
    expect(await typeOf(zip('[Content_Types].xml', 'xl/workbook.xml', 'xl/vbaProject.bin'))).toBe('application/zip')
    expect(await typeOf(compound('Property', 'Binary'))).toBe('application/x-cfb')
    expect(await typeOf(compound('EncryptedPackage'))).toBe('application/x-encrypted-office')
    expect(await typeOf(Buffer.concat([EXE, zip('word/document.xml')]))).not.toMatch(/office|pdf/)
  })

  it('a PDF whose head is a page’s is no PDF', async () => {
    expect(await typeOf(`<html>%PDF-1.4`)).not.toBe('application/pdf')
    expect(await typeOf(Buffer.concat([PNG, Buffer.from(HTML)]))).toBe('image/png')
  })

  it('broken containers lead to no crash and no document', async () => {
    expect(await typeOf(compound('WordDocument').subarray(0, 520))).toBe('application/x-cfb')
    expect(await typeOf(Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(40)]))).toBe('application/zip')
    const endless = compound('Nothing')
    endless.writeInt32LE(1, 512 + 4)
    expect(await typeOf(endless)).toBe('application/x-cfb')
  })
})
