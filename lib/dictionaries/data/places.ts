/** Countries and regions (ISO 3166-1 alpha-2) that investors and delegations come from. */
const COUNTRIES =
  'CN 中国 HK 中国香港 MO 中国澳门 TW 中国台湾 JP 日本 KR 韩国 SG 新加坡 US 美国 DE 德国 GB 英国 FR 法国 NL 荷兰 CH 瑞士 IT 意大利 ES 西班牙 BE 比利时 LU 卢森堡 IE 爱尔兰 DK 丹麦 SE 瑞典 NO 挪威 FI 芬兰 AT 奥地利 PL 波兰 CZ 捷克 HU 匈牙利 PT 葡萄牙 GR 希腊 RU 俄罗斯 BY 白俄罗斯 UA 乌克兰 TR 土耳其 IL 以色列 AE 阿联酋 SA 沙特阿拉伯 QA 卡塔尔 KW 科威特 IR 伊朗 IN 印度 PK 巴基斯坦 LK 斯里兰卡 BD 孟加拉国 TH 泰国 MY 马来西亚 ID 印度尼西亚 VN 越南 PH 菲律宾 KH 柬埔寨 LA 老挝 MM 缅甸 BN 文莱 MN 蒙古 KZ 哈萨克斯坦 UZ 乌兹别克斯坦 KG 吉尔吉斯斯坦 AU 澳大利亚 NZ 新西兰 CA 加拿大 MX 墨西哥 BR 巴西 AR 阿根廷 CL 智利 PE 秘鲁 PA 巴拿马 ZA 南非 EG 埃及 MA 摩洛哥 NG 尼日利亚 KE 肯尼亚 ET 埃塞俄比亚 TZ 坦桑尼亚 VG 英属维尔京群岛 KY 开曼群岛 BM 百慕大 WS 萨摩亚 SC 塞舌尔 MU 毛里求斯'

/** Provinces (GB/T 2260); Hong Kong, Macao and Taiwan are above, as capital from there counts as foreign. */
const PROVINCES =
  '110000 北京 120000 天津 130000 河北 140000 山西 150000 内蒙古 210000 辽宁 220000 吉林 230000 黑龙江 310000 上海 320000 江苏 330000 浙江 340000 安徽 350000 福建 360000 江西 370000 山东 410000 河南 420000 湖北 430000 湖南 440000 广东 450000 广西 460000 海南 500000 重庆 510000 四川 520000 贵州 530000 云南 540000 西藏 610000 陕西 620000 甘肃 630000 青海 640000 宁夏 650000 新疆'

/** Cities (GB/T 2260) with outposts, head offices or trade with the coast. */
const CITIES =
  '130100 石家庄 140100 太原 150100 呼和浩特 210100 沈阳 210200 大连 220100 长春 230100 哈尔滨 320100 南京 320200 无锡 320400 常州 320500 苏州 320600 南通 330100 杭州 330200 宁波 330300 温州 340100 合肥 350100 福州 350200 厦门 350500 泉州 360100 南昌 370100 济南 370200 青岛 370300 淄博 370500 东营 370600 烟台 370700 潍坊 370800 济宁 370900 泰安 371000 威海 371100 日照 371300 临沂 371400 德州 371500 聊城 371600 滨州 371700 菏泽 370400 枣庄 410100 郑州 420100 武汉 430100 长沙 440100 广州 440300 深圳 440400 珠海 440600 佛山 441900 东莞 450100 南宁 460100 海口 460200 三亚 510100 成都 520100 贵阳 530100 昆明 540100 拉萨 610100 西安 620100 兰州 630100 西宁 640100 银川 650100 乌鲁木齐'

type Place = { code: string; label: string; parent?: string }
const pairs = (text: string): Place[] =>
  [...text.matchAll(/(\S+) (\S+)/g)].map(([, code = '', label = '']) => ({ code, label }))

/** Countries, then provinces under 中国, then cities under their province. */
export const PLACES: Place[] = [
  ...pairs(COUNTRIES),
  ...pairs(PROVINCES).map((place) => ({ ...place, parent: 'CN' })),
  ...pairs(CITIES).map((place) => ({ ...place, parent: `${place.code.slice(0, 2)}0000` })),
]
