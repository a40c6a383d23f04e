/** Parts that a form must not carry, by where they lie and, as a package may name its parts as it likes, by how they are related. */
const FOREIGN: { path: RegExp; type: RegExp; what: string }[] = [
  {
    path: /vba(project|data)|^xl\/(macrosheets|dialogsheets)\//i,
    type: /\/(vbaProject|wordVbaData|xlMacrosheet|xlIntlMacrosheet|dialogsheet)$/i,
    what: '宏。请另存为不带宏的 .xlsx',
  },
  {
    path: /^xl\/externallinks\//i,
    type: /\/(externalLink|externalLinkPath)$/i,
    what: '到其他工作簿的链接。请在“数据—编辑链接”中断开链接',
  },
  {
    path: /^xl\/(connections\.xml|querytables\/|model\/)/i,
    type: /\/(connections|queryTable|powerPivotData|xmlMaps)$/i,
    what: '外部数据连接。请在“数据—查询和连接”中删除',
  },
  {
    path: /^xl\/(embeddings|activex|ctrlprops|webextensions)\/|^customui\//i,
    type: /\/(oleObject|package|control|ctrlProp|activeXControlBinary|webextension|webextensiontaskpanes|extensibility)$/i,
    what: '嵌入的对象、控件或加载项。请删除',
  },
  {
    path: /^xl\/(pivottables|pivotcache)\//i,
    type: /\/(pivotTable|pivotCacheDefinition|pivotCacheRecords)$/i,
    what: '数据透视表。请删除或粘贴为数值',
  },
  {
    path: /^xl\/tables\//i,
    type: /\/(table|tableSingleCells)$/i,
    what: '“套用表格格式”的表。请在“表设计”中转换为区域',
  },
]

/** What of these a form carries, in the words of whoever has to take it out. */
export const foreignParts = (paths: string[], types: string[]): string[] =>
  FOREIGN.filter(
    ({ path, type }) => paths.some((each) => path.test(each)) || types.some((each) => type.test(each)),
  ).map(({ what }) => what)

/**
 * Functions that fetch or run something when somebody opens the file, an add-in's, and DDE's application|topic. Newer ones are stored with a prefix:
 * _xlfn.WEBSERVICE.
 */
const REACHING =
  /(?<![\p{L}\p{N}_])(WEBSERVICE|IMAGE|RTD|CALL|REGISTER(\.ID)?|EXEC|DDE|SQL\.REQUEST|STOCKHISTORY)\s*\(|_xll\.|\|/iu
const TEXTS = /"[^"]*"|'[^']*'/g

/** Whether a formula reaches outside its file; what stands in quotation marks is text or the name of a sheet. */
export const isReaching = (formula: string): boolean =>
  REACHING.test(formula.replace(TEXTS, (text) => text.charAt(0) + text.charAt(0)))
