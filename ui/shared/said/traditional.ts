// Simplified to Traditional by OpenCC's dictionaries (npm opencc-js), signs only: the words of a law stay its words.
// They are large and are fetched when a reader first chooses Traditional.
import { shallowRef } from 'vue';

// Names of laws as Hong Kong and Taiwan print them, where OpenCC takes another sign.
const kLaw: [string, string][] = [['複議', '復議']];

type Convert = (text: string) => string;
const converter = shallowRef<Convert | null>(null);

/** Fetches the dictionaries; without them everything stays as the server wrote it. */
export async function loadTraditional(): Promise<void> {
  if (converter.value) return;
  const [core, from, to] = await Promise.all([import('opencc-js/core'), import('opencc-js/from/cn'), import('opencc-js/to/tw')]);
  converter.value = core.ConverterFactory(from.default, to.default, [[kLaw]]);
}

export const toTraditional: Convert = (text) => converter.value?.(text) ?? text;
