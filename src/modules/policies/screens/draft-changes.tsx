import { formatDate } from '../../../kernel/index.ts';
import { AppLink, Heading2, pathTo, SideScroll, Stack, Table, useText } from '../../../ui/index.ts';
import type { DraftRecord } from './draft.tsx';
import { draftMessages } from './draft-messages.ts';
import { lawScreenMessages } from './messages.ts';

type Check = NonNullable<DraftRecord['check']>;

/** What a draft changes: by rule, and for the people of a made-up sample. */
export function DraftChanges({ record }: { readonly record: DraftRecord }) {
  const own = useText(draftMessages);
  const { check } = record;
  if (check?.passed !== true)
    return <p>{own(record.checking !== null ? 'now.checking' : 'changes.none')}</p>;
  if (check.changes.length === 0) return <p>{own('changes.nothing')}</p>;
  return (
    <Stack>
      <Sample check={check} />
      <Rules check={check} />
    </Stack>
  );
}

function usePlace() {
  const own = useText(draftMessages);
  return (place: 'east' | 'west' | null) => own(place === null ? 'place.all' : `place.${place}`);
}

/** Names of programmes are long: their column keeps room for a few words a line. */
const wide = { minWidth: 160 };

const digits = new Intl.NumberFormat('vi-VN');

function Sample({ check }: { readonly check: Check }) {
  const own = useText(draftMessages);
  const placeOf = usePlace();
  const sum = (value: number | null) =>
    value === null ? own('sample.none') : digits.format(value);
  const persons = check.sample[0]?.persons ?? 0;
  const title = own('sample', { count: digits.format(persons) });
  const counts = ['gain', 'lose', 'settled', 'unsettled'] as const;
  return (
    <section>
      <Heading2>{title}</Heading2>
      <p>{own('sample.note')}</p>
      <SideScroll tabIndex={0} role="region" aria-label={title}>
        <Table>
          <thead>
            <tr>
              <th scope="col">{own('programme')}</th>
              <th scope="col">{own('changes.on')}</th>
              <th scope="col">{own('changes.place')}</th>
              {counts.map((name) => (
                <th key={name} scope="col" data-align="right" data-wrap="">
                  {own(`sample.${name}`)}
                </th>
              ))}
              <th scope="col" data-align="right" data-wrap="">
                {own('sample.gained')}
              </th>
              <th scope="col" data-align="right" data-wrap="">
                {own('sample.lost')}
              </th>
            </tr>
          </thead>
          <tbody>
            {check.sample.map((each) => (
              <tr key={`${each.programme} ${each.on} ${each.place}`}>
                <td data-wrap="" style={wide}>
                  {each.title}
                </td>
                <td>{formatDate(each.on)}</td>
                <td>{placeOf(each.place)}</td>
                {counts.map((name) => (
                  <td key={name} data-align="right">
                    {digits.format(each[name])}
                  </td>
                ))}
                <td data-align="right">{sum(each.gained)}</td>
                <td data-align="right">{sum(each.lost)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </SideScroll>
    </section>
  );
}

function Rules({ check }: { readonly check: Check }) {
  const own = useText(draftMessages);
  const law = useText(lawScreenMessages);
  const placeOf = usePlace();
  return (
    <section>
      <Heading2>{own('part.changes')}</Heading2>
      <SideScroll tabIndex={0} role="region" aria-label={own('part.changes')}>
        <Table>
          <thead>
            <tr>
              <th scope="col">{own('programme')}</th>
              <th scope="col">{own('changes.on')}</th>
              <th scope="col">{own('changes.place')}</th>
              <th scope="col">{law('changes.what')}</th>
              <th scope="col">{own('changes.before')}</th>
              <th scope="col">{own('changes.after')}</th>
              <th scope="col">{law('source')}</th>
            </tr>
          </thead>
          <tbody>
            {check.changes.map((each, index) => (
              // Several changes of one kind may be about one thing: their order tells them apart.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={`${each.programme} ${each.on} ${each.place} ${index}`}>
                <td data-wrap="" style={wide}>
                  <AppLink
                    href={pathTo(
                      '/policies/$programme',
                      { programme: each.programme },
                      { on: each.on },
                    )}
                  >
                    {each.title}
                  </AppLink>
                </td>
                <td>{formatDate(each.on)}</td>
                <td>{placeOf(each.place)}</td>
                <td data-wrap="">{each.label}</td>
                <td data-wrap="">{each.before ?? law('changes.absent')}</td>
                <td data-wrap="">{each.after ?? law('changes.absent')}</td>
                <td data-wrap="">{each.cite ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </SideScroll>
    </section>
  );
}
