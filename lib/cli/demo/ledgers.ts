import { viewersOf } from '@/lib/access/viewers'
import { inside, type Store } from '@/lib/db/store'
import { receiveLedger } from '@/lib/imports/commands'
import { takeImport } from '@/lib/imports/job/lease.records'
import { queueImport } from '@/lib/imports/job/queue.commands'
import { runImport } from '@/lib/imports/job/run.commands'
import { keepFile } from '@/lib/imports/keep-file'
import { undoLedger } from '@/lib/imports/undo.commands'
import { found } from '@/lib/kernel/errors'

const IMPORTER = 'demo-manager-1'
const HEADING = '序号,企业名称,统一社会信用代码,所在地区,行业,地址,备注'

/** Two of its rows name no company and are refused; one has a code that is none, and is taken without it. */
const TARGETS = `链主企业招引名单
${HEADING}
1,栖禾生物制造有限公司,,上海,生物医药,上海市浦东新区张江路,关注发酵中试基地
2,岚屿氢能装备有限公司,,苏州,高端装备,苏州工业园区,拟设北方总装线
3,,,北京,软件和信息服务,北京市海淀区,名称待核实
4,澄曜工业软件有限公司,,北京,软件和信息服务,北京市海淀区,可与本地船厂联合实验
5,霁川低空科技有限公司,91370202MAIOSZVX01,深圳,低空经济,深圳市南山区,代码由对方口述
6,沅芷供应链管理有限公司,,杭州,现代物流,杭州市萧山区,保税仓需求
7,,,合肥,集成电路,合肥市高新区,由分队补报名称
8,漱石新材料有限公司,,宁波,新材料,宁波市北仑区,
`
/** Sent by mistake and taken back: it was last year's. */
const LAST_YEAR = `产业大会意向企业（旧）
${HEADING}
1,榆舟文旅运营有限公司,,成都,文化旅游,成都市锦江区,
2,砚秋数字内容有限公司,,长沙,数字经济,长沙市开福区,
3,汀兰康养服务有限公司,,武汉,康养,武汉市武昌区,
`

/** The demonstration's ledgers, by the same steps as a person's: one taken and undone, then the right one, with a few rows left out. */
export async function importLedgers(store: Pick<Store, 'read' | 'write' | 'url'>): Promise<void> {
  const { viewer, id } = await take(store, '产业大会意向企业（旧）.csv', LAST_YEAR)
  await undoLedger(store.write, viewer, { id, extent: 'all' })
  await take(store, '链主企业招引名单.csv', TARGETS)
}

async function take(store: Pick<Store, 'read' | 'write' | 'url'>, fileName: string, text: string) {
  const viewer = found((await viewersOf(store.read, [IMPORTER]))[0], IMPORTER)
  const sha256 = await keepFile(store.write, viewer, Buffer.from(`\uFEFF${text}`))
  const taken = await store.write(async (tx) => {
    const { id } = await receiveLedger(inside(tx), viewer, { fileName, sha256 })
    await queueImport(inside(tx), viewer, { id })
    return found(await takeImport(tx, id), `import ${id}`)
  })
  const { trouble } = await runImport(store, taken, { viewer })
  if (trouble) throw new Error(`the demonstration's ledger was not taken: ${trouble}`)
  return { viewer, id: taken.id }
}
