const kDigits = '零一二三四五六七八九';

/** "第四十二条第一款" → "42"; a number in digits stays as it is. */
export function articleNumber(text: string): string {
  const digits = text.match(/\d+/)?.[0];
  if (digits) return digits;
  const words = text.match(/第([零一二三四五六七八九十百]+)条/)?.[1];
  if (!words) return text;
  let total = 0;
  let digit = 0;
  for (const sign of words) {
    const value = kDigits.indexOf(sign);
    if (value >= 0) { digit = value; continue; }
    total += (digit || 1) * (sign === '百' ? 100 : 10);
    digit = 0;
  }
  return String(total + digit);
}
