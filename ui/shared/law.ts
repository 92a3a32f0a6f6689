// Articles as people cite them and as the server numbers them.
const kDigits = '零一二三四五六七八九';
const kUnits: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

function chineseNumber(text: string): number {
  let sum = 0;
  let digit = 0;
  for (const sign of text) {
    const unit = kUnits[sign];
    if (unit !== undefined) {
      sum += (digit || 1) * unit;
      digit = 0;
    } else {
      digit = Math.max(0, kDigits.indexOf(sign));
    }
  }
  return sum + digit;
}

/** 第四十二条 → 42, 第三十二条第四项 → 32, 42 → 42; anything else stays as it is. */
export function articleNumber(article: string | number): string {
  const text = String(article);
  const cited = /第?([零一二三四五六七八九十百千]+|\d+)条?/.exec(text)?.[1];
  if (!cited) return text;
  return /^\d+$/.test(cited) ? cited : String(chineseNumber(cited));
}
