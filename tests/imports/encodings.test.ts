import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { readWorkbook } from '@/lib/imports/read/read-workbook'
import { ENCODINGS } from '@/lib/imports/schema'
import { read, sentence } from './outcome'

/** What Node cannot write, `iconv` of the system's C library can. */
const inCode = (code: string, text: string): Buffer => execFileSync('iconv', ['-f', 'UTF-8', '-t', code], { input: text })
