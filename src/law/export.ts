import { stringify } from 'yaml';
import type { SourceText } from './load/source.ts';
import type { Pack } from './pack.ts';

/**
 * Writes a pack back as YAML files, paths relative to the pack's folder. Loading them gives the
 * same content, hence the same hash: parameters lie in one file for each first word of their name.
 */
export function exportPack(pack: Pack): readonly SourceText[] {
  const yaml = (value: unknown): string => stringify(value, { lineWidth: 100 });
  const groups = new Map<string, unknown[]>();
  for (const parameter of pack.parameters.values()) {
    const group = parameter.name.split('.')[0] ?? parameter.name;
    groups.set(group, [...(groups.get(group) ?? []), parameter]);
  }
  return [
    { path: 'documents.yaml', text: yaml([...pack.documents.values()]) },
    { path: 'facts.yaml', text: yaml([...pack.facts.values()]) },
    ...[...groups].map(([group, list]) => ({ path: `parameters/${group}.yaml`, text: yaml(list) })),
    ...[...pack.programmes.values()].map(({ slug, file }) => ({
      path: `programmes/${slug}.yaml`,
      text: yaml(file),
    })),
  ];
}
