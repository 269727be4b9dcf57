import type { TradeName } from './trades.ts';

/** An invented shop: its name in English and Chinese, and its trade. */
export interface Shop {
  readonly en: string;
  readonly zh: string;
  readonly trade: TradeName;
}

const of = (trade: TradeName, ...names: readonly (readonly [en: string, zh: string])[]): Shop[] =>
  names.map(([en, zh]) => ({ en, zh, trade }));

/** Sixty-four of them, for sixty-four customers. */
export const SHOPS: readonly Shop[] = [
  ...of(
    'restaurant',
    ['Red Lantern Kitchen', '红灯笼小馆'],
    ['Noodle Harbour', '面港'],
    ['Bamboo Steamer', '竹蒸笼'],
    ['Saffron House', '藏红花'],
  ),
  ...of(
    'restaurant',
    ['Nine Dumplings', '九饺'],
    ['River Hotpot', '江畔火锅'],
    ['Old Grain Mill', '老磨坊'],
    ['Pepper and Salt', '椒盐食堂'],
  ),
  ...of('restaurant', ['Little Sichuan', '小川菜'], ['Coral Sushi', '珊瑚寿司']),
  ...of('cafe', ['Morning Cup', '晨杯咖啡'], ['Cloud Tea', '云间茶'], ['Blue Kettle', '蓝壶'], ['Jasmine Corner', '茉莉角']),
  ...of('cafe', ['Third Bean', '第三豆'], ['Paper Crane Café', '纸鹤咖啡'], ['Osmanthus Bakery', '桂花烘焙'], ['Milk and Moon', '奶与月']),
  ...of('grocer', ['Green Basket', '绿篮子'], ['Daily Harvest', '日日鲜'], ['Orchard Lane', '果园里'], ['Corner Pantry', '街角粮铺']),
  ...of('grocer', ['Sea and Field', '海田鲜生'], ['Golden Ear', '金穗超市']),
  ...of('fashion', ['Silk Road Dress', '丝路衣坊'], ['Plain Cotton', '素棉'], ['Urban Thread', '都市线'], ['Willow Shoes', '柳履']),
  ...of('fashion', ['Kite Kids', '风筝童装'], ['North Coat', '北衣'], ['Velvet Row', '绒里'], ['Pebble Bags', '卵石包袋']),
  ...of('fashion', ['Indigo Denim', '靛蓝丹宁'], ['Swan Bridal', '天鹅婚纱'], ['Linen Days', '亚麻日'], ['Copper Watch', '铜表行']),
  ...of('beauty', ['Lotus Spa', '莲水疗'], ['Mirror Hair', '镜发'], ['Peach Nails', '桃子美甲'], ['Pure Skin', '净肤']),
  ...of(
    'beauty',
    ['Cedar Barber', '雪松理发'],
    ['Rose Optics', '玫瑰眼镜'],
    ['White Crane Massage', '白鹤推拿'],
    ['Amber Cosmetics', '琥珀美妆'],
  ),
  ...of('electronics', ['Pixel Point', '像素点'], ['Sound Cabin', '声舱'], ['Robot Attic', '机器人阁楼'], ['Bright Lamps', '明灯']),
  ...of('electronics', ['Phone Clinic', '手机诊所'], ['Volt and Wire', '伏线'], ['Home Signal', '家讯'], ['Second Screen', '第二屏']),
  ...of('books', ['Ink and Page', '墨页书店'], ['Quiet Shelf', '静架'], ['Paper Boat Toys', '纸船玩具'], ['Map Room', '地图室']),
  ...of('books', ['Brush and Stone', '笔砚']),
  ...of('fitness', ['Iron Hall', '铁馆健身'], ['Tide Pool Swim', '潮池游泳'], ['Breath Yoga', '息瑜伽'], ['Summit Climbing', '顶峰攀岩']),
  ...of('fitness', ['Swift Dance', '疾舞'], ['Tiger Boxing', '虎拳'], ['Balance Pilates', '衡普拉提']),
];
