import { flushPromises, mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { computed, defineComponent, shallowRef } from 'vue';
import type { FormData, Item } from '@shared/api/types';
import { fieldOf } from '@shared/components/form';
import { i18n } from '@shared/i18n';
import { kept } from '../../../parts/kept-form';
import { keepAnswers, keptAnswers } from './kept-answers';
import { useApply, type Apply } from './use-apply';

const mocks = vi.hoisted(() => ({ create: vi.fn(), push: vi.fn(), session: { known: true, signedIn: true, load: vi.fn() } }));
vi.mock('@shared/api', () => ({ cases: { create: mocks.create } }));
vi.mock('@shared/stores/session', () => ({ useSession: () => mocks.session }));
vi.mock('vue-router', () => ({ useRouter: () => ({ push: mocks.push }) }));

const fields = [fieldOf('agent', { type: 'boolean', title: '是否代办' }, true), fieldOf('credit_code', { type: 'string', title: '统一社会信用代码', format: 'credit-code' }, true)];
function applyWith(answers: FormData): Apply {
  let apply!: Apply;
  mount(defineComponent({ setup() { apply = useApply(shallowRef({ code: 'c-1' } as Item), computed(() => answers), shallowRef(fields)); return () => null; } }), { global: { plugins: [i18n] } });
  return apply;
}
beforeEach(() => { localStorage.clear(); sessionStorage.clear(); mocks.create.mockReset().mockResolvedValue({ number: 'n-1', form: {} }); mocks.push.mockReset(); mocks.session.signedIn = true; });

describe('what was answered on the guide goes into the application', () => {
  it('as its first values', async () => {
    keepAnswers('c-1', { agent: true });
    await applyWith({ agent: true, credit_code: '91511602MA7DEM0169' }).start();
    expect(mocks.create.mock.lastCall?.slice(0, 2)).toEqual(['c-1', { agent: true, credit_code: '91511602MA7DEM0169' }]);
    expect(mocks.push).toHaveBeenCalledWith('/apply/n-1');
    expect(keptAnswers('c-1')).toEqual({});
    expect(kept('n-1')).toBeNull();
  });
  it('and half a number, which cannot be stored, as words typed on this machine', async () => {
    mocks.create.mockResolvedValue({ number: 'n-1', form: { agent: false } });
    await applyWith({ agent: false, credit_code: '9151' }).start();
    expect(mocks.create.mock.lastCall?.[1]).toEqual({ agent: false });
    expect(kept('n-1')).toEqual({ form: { agent: false, credit_code: '9151' }, base: { agent: false } });
  });
  it('after the login on the way', async () => {
    mocks.session.signedIn = false;
    keepAnswers('c-1', { agent: true });
    await applyWith({ agent: true }).start();
    await flushPromises();
    expect(mocks.create).not.toHaveBeenCalled();
    expect(mocks.push).toHaveBeenCalledWith({ name: 'login', query: { back: '/items/c-1' } });
    expect(keptAnswers('c-1')).toEqual({ agent: true });
  });
});
