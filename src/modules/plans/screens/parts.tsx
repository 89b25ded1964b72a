import {
  AppLink,
  DocumentWords,
  formatCount,
  SideScroll,
  Table,
  useText,
} from '../../../ui/index.ts';
import type { output } from 'zod/mini';
import type { ReferenceShape, TargetShape } from '../contract/index.ts';
import { planScreenMessages } from './messages.ts';
import { dayOrDash, usePlanPath } from './shared.tsx';

export type Target = output<typeof TargetShape>;
export type Reference = output<typeof ReferenceShape>;

/** A target in words: "ít nhất 2.000.000.000 đồng mỗi năm". */
export function useTargetWords(): (target: Target) => string {
  const own = useText(planScreenMessages);
  const figure = (value: number | null) => (value === null ? '…' : formatFigure(value));
  return (target) => {
    const { kind, unit } = target;
    const level = own(`target.${kind}`, {
      min: figure(target.min ?? target.from ?? target.max),
      max: figure(target.max ?? target.to ?? target.min),
      from: figure(target.from),
      to: figure(target.to),
      unit,
    });
    return [
      level.trim(),
      target.per === null ? '' : own('target.per'),
      target.year === null ? '' : own('target.by', { year: target.year }),
    ]
      .filter((words) => words !== '')
      .join(', ');
  };
}

function formatFigure(value: number): string {
  const [whole = '', part] = String(value).split('.');
  return part === undefined ? formatCount(Number(whole)) : `${formatCount(Number(whole))},${part}`;
}

/** Where a code stands: a task opens its record, the rest is its code. */
export function CodeLink({ planKey, code }: { readonly planKey: string; readonly code: string }) {
  const to = usePlanPath(planKey);
  if (code === '') return <>–</>;
  if (!code.startsWith('PL.')) return <>{code}</>;
  return (
    <AppLink data-code="" href={to('/tasks/$code', { code })}>
      {code}
    </AppLink>
  );
}

interface TargetsProps {
  readonly planKey: string;
  readonly targets: readonly Target[];
  readonly title: string;
}

/** Targets with their level and the words they come from. */
export function Targets({ planKey, targets, title }: TargetsProps) {
  const own = useText(planScreenMessages);
  const words = useTargetWords();
  return (
    <SideScroll tabIndex={0} role="region" aria-label={title}>
      <Table data-fixed="">
        <colgroup>
          <col style={{ width: 100 }} />
          <col style={{ width: 130 }} />
          <col style={{ width: 280 }} />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{own('target.where')}</th>
            <th scope="col">{own('target.kind')}</th>
            <th scope="col">{own('target.value')}</th>
            <th scope="col">{own('plan.words')}</th>
          </tr>
        </thead>
        <tbody>
          {targets.map((target, index) => (
            <tr key={`${target.where.code}:${index}`}>
              <td>
                <CodeLink planKey={planKey} code={target.where.code} />
              </td>
              <td>{own(`target.kind.${target.kind}`)}</td>
              <td data-wrap="">{words(target)}</td>
              <td data-wrap="" lang="vi">
                <DocumentWords>“{target.text}”</DocumentWords>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </SideScroll>
  );
}

interface ReferencesProps {
  readonly planKey: string;
  readonly references: readonly Reference[];
  readonly title: string;
}

/** Documents the text refers to, with the places that do. */
export function References({ planKey, references, title }: ReferencesProps) {
  const own = useText(planScreenMessages);
  return (
    <SideScroll tabIndex={0} role="region" aria-label={title}>
      <Table data-fixed="">
        <colgroup>
          <col style={{ width: 200 }} />
          <col style={{ width: 150 }} />
          <col style={{ width: 100 }} />
          <col style={{ width: 200 }} />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{own('reference.number')}</th>
            <th scope="col">{own('reference.type')}</th>
            <th scope="col">{own('reference.date')}</th>
            <th scope="col">{own('reference.issuer')}</th>
            <th scope="col">{own('reference.where')}</th>
          </tr>
        </thead>
        <tbody>
          {references.map((reference) => (
            <tr key={`${reference.number}:${reference.type}:${reference.date ?? ''}`}>
              <td data-wrap="" lang="vi">
                {reference.number}
              </td>
              <td data-wrap="" lang="vi">
                {reference.type}
              </td>
              <td>{dayOrDash(reference.date)}</td>
              <td data-wrap="" lang="vi">
                {reference.issuer ?? '–'}
              </td>
              <td data-wrap="">
                {placesOf(reference).map((code, index) => (
                  <span key={code}>
                    {index > 0 && ', '}
                    {code === '' ? (
                      own('reference.document')
                    ) : (
                      <CodeLink planKey={planKey} code={code} />
                    )}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </SideScroll>
  );
}

function placesOf({ where }: Reference): readonly string[] {
  const isOfText = (kind: string) => kind === 'document' || kind === 'annex' || kind === 'site';
  return [...new Set(where.map((place) => (isOfText(place.kind) ? '' : place.code)))];
}
