import { useI18n } from 'vue-i18n';
import type { FormValue } from '@shared/api/types';
import type { Field } from '@shared/components/form';
import { isEmpty } from '@shared/components/form';
import { useFormat } from '@shared/composables/use-format';
import { useSaid } from '@shared/said';

/** What was answered to a field of a form, as it is read: 是, 2026年3月2日, 86 平方米. */
export function useAnswers() {
  const { t } = useI18n();
  const format = useFormat();
  const said = useSaid();

  function words(field: Field, value: FormValue): string {
    if (isEmpty(value)) return t('cases.apply.notFilled');
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
    if (field.options.length) return said.zh(Array.isArray(value) ? value.join('、') : String(value));
    if (field.kind === 'date') return format.plainDate(String(value)) || String(value);
    if (Array.isArray(value)) return value.map((row) => rowOf(field, row)).join(t('common.semicolon'));
    return `${String(value)}${field.unit ? ` ${said.zh(field.unit)}` : ''}`;
  }
  function rowOf(field: Field, row: FormValue): string {
    if (!row || typeof row !== 'object' || Array.isArray(row)) return String(row);
    return field.fields.filter((one) => !isEmpty(row[one.name])).map((one) => words(one, row[one.name])).join(t('common.list'));
  }
  return words;
}
