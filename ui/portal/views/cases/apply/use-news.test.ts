import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { defineComponent, nextTick, shallowRef, type Ref } from 'vue';
import type { Case } from '@shared/api/types';
import { i18n } from '@shared/i18n';
import { useNews } from './use-news';

const draft = (version: number, ...names: string[]) => ({ version, materials: names.map((name) => ({ id: name, name })) }) as unknown as Case;

describe('what the last answers changed is said in one line', () => {
  it('once, until the next save', async () => {
    const record = shallowRef<Case | null>(null);
    let news!: Ref<string>;
    mount(defineComponent({ setup() { news = useNews(record); return () => null; } }), { global: { plugins: [i18n] } });
    const after = async (next: Case) => { record.value = next; await nextTick(); return news.value; };
    expect(await after(draft(1, '账户'))).toBe('');
    expect(await after(draft(2, '账户', '委托书'))).toBe('现在要多交：委托书。');
    expect(await after(draft(2, '账户', '委托书')), 'looked at again').toBe('现在要多交：委托书。');
    expect(await after(draft(3, '账户', '检测报告'))).toBe('现在要多交：检测报告。 不用交了：委托书。');
    expect(await after(draft(4, '账户', '检测报告'))).toBe('');
  });
});
