import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { receiveLedger } from '@/lib/imports/commands'
import { keepFile } from '@/lib/imports/keep-file'
import { exportReasons } from '@/lib/imports/reasons.commands'
import { worldPerTest } from '../../world/world'
import { refusal, trailOf } from '../room-world'

const world = worldPerTest()

test('the rows that were not taken leave the house with an entry, to whoever may see the import', async () => {
  const { store, viewer } = world()
  const rows = [
    ['项目名称', '投资方', '总投资(万元)', '联系电话'],
    ['甲项目', '甲公司', '待定', '13900000000'],
  ]
  const manager = viewer('manager')
  const sha256 = await keepFile(
    store.write,
    manager,
    new Uint8Array(await writeXlsx({ sheets: [{ name: '台账', rows }] })),
  )
  const { id } = await receiveLedger(store.write, manager, { fileName: '台账.xlsx', sha256 })
  await refusal(exportReasons(store, viewer('manager', 'street'), id), 'not-found')
  expect(await trailOf(store, 'import.export')).toEqual([])
  const { fileName, bytes } = await exportReasons(store, manager, id)
  expect(fileName).toBe('台账-导入说明.xlsx')
  expect(JSON.stringify((await readXlsx(bytes)).sheets)).toContain('待定')
  expect(await trailOf(store, 'import.export')).toMatchObject([{ recordId: id, userId: manager.userId }])
})
