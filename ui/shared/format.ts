// Dates, sizes and limits in words. Every instant is shown in the time of the office (UTC+8).
export type Language = 'zh-Hans' | 'zh-Hant' | 'en';

interface Parts { year: number; month: number; day: number; weekday: number; hour: string; minute: string }

function partsOf(value: string): Parts | null {
  const date = /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T12:00:00+08:00`) : new Date(value);
  if (Number.isNaN(date.getTime())) return null;
  const local = new Date(date.getTime() + 8 * 3600_000);
  const two = (number: number) => String(number).padStart(2, '0');
  return {
    year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate(),
    weekday: local.getUTCDay(), hour: String(local.getUTCHours()), minute: two(local.getUTCMinutes()),
  };
}

const isChinese = (language: Language) => language !== 'en';
const kWeek = '日一二三四五六';

function weekday(parts: Parts, language: Language): string {
  if (!isChinese(language)) return ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][parts.weekday]!;
  return `${language === 'zh-Hant' ? '週' : '周'}${kWeek[parts.weekday]}`;
}
const kMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 2026年3月2日（周一） */
export function dateWords(value: string | null | undefined, language: Language = 'zh-Hans'): string {
  const parts = value ? partsOf(value) : null;
  if (!parts) return '';
  if (!isChinese(language)) return `${weekday(parts, language)} ${parts.day} ${kMonths[parts.month - 1]} ${parts.year}`;
  return `${parts.year}年${parts.month}月${parts.day}日（${weekday(parts, language)}）`;
}

/** 2026年3月2日, as it stands on a paper */
export function plainDate(value: string | null | undefined, language: Language = 'zh-Hans'): string {
  const parts = value ? partsOf(value) : null;
  if (!parts) return '';
  if (!isChinese(language)) return `${parts.day} ${kMonths[parts.month - 1]} ${parts.year}`;
  return `${parts.year}年${parts.month}月${parts.day}日`;
}

/** 3月2日（周一）, with the year when it is not the year of `now` */
export function dayWords(value: string | null | undefined, language: Language = 'zh-Hans', now = new Date()): string {
  const parts = value ? partsOf(value) : null;
  if (!parts) return '';
  if (parts.year !== partsOf(now.toISOString())!.year) return dateWords(value, language);
  if (!isChinese(language)) return `${weekday(parts, language)} ${parts.day} ${kMonths[parts.month - 1]}`;
  return `${parts.month}月${parts.day}日（${weekday(parts, language)}）`;
}

/** 3月 */
export function monthWords(month: number, language: Language = 'zh-Hans'): string {
  return isChinese(language) ? `${month}月` : kMonths[month - 1] ?? '';
}

/** 10:24 */
export function timeWords(value: string | null | undefined): string {
  const parts = value ? partsOf(value) : null;
  return parts ? `${parts.hour}:${parts.minute}` : '';
}

/** 3月2日（周一）16:05; a plain date stays a date */
export function momentWords(value: string | null | undefined, language: Language = 'zh-Hans', now = new Date()): string {
  if (!value || /^\d{4}-\d\d-\d\d$/.test(value)) return dayWords(value, language, now);
  const day = dayWords(value, language, now);
  return day ? `${day}${isChinese(language) ? '' : ' '}${timeWords(value)}` : '';
}

/** 3月2日（周一）17:30 as a limit; midnight is the end of the day before: 3月1日（周日）24:00 */
export function dueWords(value: string | null | undefined, language: Language = 'zh-Hans', now = new Date()): string {
  if (!value || timeWords(value) !== '0:00') return momentWords(value, language, now);
  const day = dayWords(new Date(new Date(value).getTime() - 60_000).toISOString(), language, now);
  return isChinese(language) ? `${day}24:00` : `the end of ${day}`;
}

/** 2.1 MB */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  const mega = bytes / 1024 / 1024;
  return `${Number.isInteger(mega) ? mega : mega.toFixed(1)} MB`;
}

/** The name of a department, which the server gives as text or as a record. */
export function nameOf(value: string | { name: string } | null | undefined): string {
  return typeof value === 'string' ? value : value?.name ?? '';
}

