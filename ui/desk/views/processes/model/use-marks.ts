import { computed, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import type { ProcessFinding } from '@shared/api/processes';
import { useSaid } from '@shared/said';
import type { Kind, Mark } from './marks';
import { keyOf, type ProcessCheck } from './room';
import type { Play } from './use-play';

/** One mark an element, of the worst that was found there. */
export function marksOfFindings(findings: ProcessFinding[], chosen: string, words: (severity: string, n: number) => string, press: (one: ProcessFinding, id: string) => void): Mark[] {
  const at = new Map<string, ProcessFinding[]>();
  for (const one of findings) for (const id of one.elements) at.set(id, [...(at.get(id) ?? []), one]);
  return [...at].map(([id, found]) => {
    const first = found.find(({ severity }) => severity === 'error') ?? found[0]!;
    const isChosen = found.some((one) => keyOf(one) === chosen);
    return {
      id, words: words(first.severity, found.length), icon: first.severity === 'error' ? 'bang' : 'tri', press: () => press(first, id),
      class: `bp-mark--${first.severity}${isChosen ? ' bp-mark--on' : ''}`, marker: `bp-found bp-found--${first.severity}`,
    };
  });
}

/** What the drawing shows besides itself: the findings, or a case that is walked through it. */
export function useMarks(check: ProcessCheck, play: Play, how: { go: (one: ProcessFinding, id: string) => void; chosen: Ref<string>; isShown: Ref<boolean> }) {
  const { t } = useI18n();
  const said = useSaid();
  const wordOf = (severity: string, n: number) => `${t(`processes.mark.${severity}`)}${n > 1 ? ` ${n}` : ''}`;
  const steps = computed(() => {
    const at = play.now.value;
    return at && {
      passed: at.passed, last: at.last,
      tokens: at.tokens.map(({ element, name, count }) => ({ id: element, count, words: t('processes.play.token', { name: said.zh(name), n: count }) })),
    };
  });
  const marks = computed<Partial<Record<Kind, Mark[]>>>(() => ({ finding: steps.value || !how.isShown.value ? [] : marksOfFindings(check.findings.value, how.chosen.value, wordOf, how.go) }));
  return { marks, steps };
}
