// What the viewer can show: materials that came as files, documents of the case, the licence.
import { licences } from '@shared/api';
import type { Case } from '@shared/api/types';

export interface Paper { id: string; title: string; url: string }

export function papersOf(found: Case): Paper[] {
  const materials = found.materials.flatMap(({ id, name, url }) => (url ? [{ id, title: name, url }] : []));
  const documents = found.documents.map(({ id, title, url }) => ({ id: `document:${id}`, title, url }));
  const licence = found.licence
    ? [{ id: 'licence', title: found.licence.title, url: licences.pdf(found.licence.number) }] : [];
  return [...materials, ...documents, ...licence];
}
