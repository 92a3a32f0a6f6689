import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, h, shallowRef } from 'vue';
import type { Item, Situation } from '@shared/api/types';
import { i18n } from '@shared/i18n';
import { ApiError } from '@shared/request';
import QuestionCard from './parts/question-card.vue';
import { useSituation, type SituationOf } from './use-situation';

const ask = vi.hoisted(() => vi.fn());
vi.mock('@shared/api', () => ({ items: { situation: ask } }));

const material = (id: string, only_when: string | null) => ({ id, name: id, required: true, only_when, held: false, provided_by: 'upload', accepts: [] });
const item = {
  code: 'c-1', questions: ['agent', 'region'], form_layout: null,
  form_schema: { type: 'object', required: ['name'], properties: { name: { type: 'string', title: '姓名' }, region: { type: 'string', title: '户籍地' }, agent: { type: 'boolean', title: '是否代办' } } },
  materials: [material('account', null), material('mandate', '由别人代办时，要有老人的委托')],
} as unknown as Item;
const answer = (agent: boolean, advice: Situation['advice'] = []): Situation => ({
  materials: [{ id: 'account', name: 'account', needed: true, why: '按月打到账户' }, { id: 'mandate', name: 'mandate', needed: agent, why: agent ? '由别人代办时，要有老人的委托' : '不符合第 5 条' }],
  advice, case_kind: 'promised', case_kind_why: '',
});
const ids = (of: SituationOf) => of.listed.value.map((one) => one.material.id);

let of: SituationOf;
function open() {
  return mount(defineComponent({ setup() { of = useSituation(shallowRef(item)); return () => h(QuestionCard, { of }); } }), { global: { plugins: [i18n] }, attachTo: document.body });
}
async function pause(ms = 400): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await flushPromises();
}
beforeEach(() => { vi.useFakeTimers(); setActivePinia(createPinia()); sessionStorage.clear(); ask.mockReset(); });
afterEach(() => { vi.useRealTimers(); document.body.innerHTML = ''; });

describe('the situation of a guide', () => {
  it('asks the questions that the item names, in its order, and lists everything until one is answered', async () => {
    const page = open();
    await pause();
    expect(page.findAll('legend, label[for]').map((one) => one.text())).toEqual(['是否代办', '户籍地']);
    expect(ids(of)).toEqual(['account', 'mandate']);
    expect(of.listed.value[1]).toMatchObject({ maybe: true, why: '由别人代办时，要有老人的委托' });
    expect(ask).not.toHaveBeenCalled();
  });
  it('lists exactly what is needed, each with why, and the rest with the situation in which it would be', async () => {
    ask.mockResolvedValue(answer(false));
    open();
    of.put('agent', false);
    await pause();
    expect(ask.mock.lastCall?.slice(0, 2)).toEqual(['c-1', { agent: false }]);
    expect(of.listed.value.map(({ why, maybe }) => [why, maybe])).toEqual([['按月打到账户', false]]);
    expect(of.unneeded.value).toEqual([{ id: 'mandate', name: 'mandate', why: '由别人代办时，要有老人的委托' }]);
  });
  it('asks once for what is typed quickly, and drops an answer that comes too late', async () => {
    let late: (value: Situation) => void = () => undefined;
    ask.mockImplementationOnce(() => new Promise((resolve) => { late = resolve; })).mockResolvedValue(answer(true));
    open();
    for (const region of ['广', '广安', '广安区']) of.put('region', region);
    await pause();
    expect(ask).toHaveBeenCalledTimes(1);
    of.put('agent', true);
    await pause(0);
    late(answer(false));
    await pause();
    expect(ids(of)).toEqual(['account', 'mandate']);
  });
  it('says that it failed, lists everything again, and can be asked once more', async () => {
    ask.mockRejectedValueOnce(new ApiError({ status: 500, code: 'internal' })).mockResolvedValue(answer(false));
    const page = open();
    of.put('agent', false);
    await pause();
    expect(page.get('[role=alert]').text()).toContain('下面列的是全部材料');
    expect(ids(of)).toEqual(['account', 'mandate']);
    await page.get('[role=alert] button').trigger('click');
    await pause();
    expect(page.find('[role=alert]').exists()).toBe(false);
    expect(ids(of)).toEqual(['account']);
  });
  it('keeps the answers for this window, and forgets them when they are taken back', async () => {
    ask.mockResolvedValue(answer(true));
    const page = open();
    of.put('agent', true);
    await pause();
    page.unmount();
    const again = open();
    await pause();
    expect(of.given.value).toEqual({ agent: true });
    expect(ask).toHaveBeenCalledTimes(2);
    await again.get('button').trigger('click');
    await pause();
    expect(ids(of)).toEqual(['account', 'mandate']);
    expect(sessionStorage.length).toBe(0);
  });
});
