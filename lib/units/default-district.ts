import type { UnitKind } from '@/lib/kernel/terms'

/** A unit to set up: `under` names another unit of the list; without it the unit stands directly under the district. */
export type UnitSeed = { id?: string; name: string; kind: UnitKind; under?: string }
export type DistrictSeed = { id?: string; name: string; units: UnitSeed[] }

/** The default district with the units its ledgers name. Ids are fixed, so that data sets can refer to them. */
export const DEFAULT_DISTRICT: DistrictSeed = {
  id: 'shinan',
  name: '青岛市市南区',
  units: [
    { id: 'shinan-investment', name: '区投资促进局', kind: 'department' },
    { id: 'shinan-beijing', name: '北京招商队', kind: 'outpost', under: '区投资促进局' },
    { id: 'shinan-shanghai', name: '上海招商队', kind: 'outpost', under: '区投资促进局' },
    { id: 'shinan-shenzhen', name: '深圳招商队', kind: 'outpost', under: '区投资促进局' },
    { id: 'shinan-commerce', name: '区商务局', kind: 'department' },
    { id: 'shinan-finance', name: '区金融办', kind: 'department' },
    { id: 'shinan-culture', name: '区文化和旅游局', kind: 'department' },
    { id: 'shinan-development', name: '区发展和改革局', kind: 'department' },
    { id: 'shinan-industry', name: '区工业和信息化局', kind: 'department' },
    { id: 'shinan-software', name: '软件园管理办公室', kind: 'department' },
    { id: 'shinan-hongkong-road', name: '香港中路街道', kind: 'street' },
    { id: 'shinan-zhongshan-road', name: '中山路街道', kind: 'street' },
    { id: 'shinan-badahu', name: '八大湖街道', kind: 'street' },
    { id: 'shinan-badaguan', name: '八大关街道', kind: 'street' },
    { id: 'shinan-jinmen-road', name: '金门路街道', kind: 'street' },
    { id: 'shinan-jiangsu-road', name: '江苏路街道', kind: 'street' },
    { id: 'shinan-yunnan-road', name: '云南路街道', kind: 'street' },
    { id: 'shinan-zhuhai-road', name: '珠海路街道', kind: 'street' },
    { id: 'shinan-zhanshan', name: '湛山街道', kind: 'street' },
  ],
}

/** What a unit most likely is, by its name; first-run people type names only. */
function guessUnitKind(name: string): UnitKind {
  if (/街道|镇$|办事处$/.test(name)) return 'street'
  if (/队$|^驻|代表处$|联络处$/.test(name)) return 'outpost'
  return 'department'
}

/** Units of a first run by their names alone: kinds guessed, and an outpost known to the default district stays under its bureau if that is there. */
export function unitSeeds(names: string[]): UnitSeed[] {
  const known = new Map(DEFAULT_DISTRICT.units.map((unit) => [unit.name, unit]))
  return names.map((name, at) => {
    const under = known.get(name)?.under
    return { name, kind: guessUnitKind(name), under: under && names.slice(0, at).includes(under) ? under : undefined }
  })
}
