import { styled } from '@mui/material/styles';
import { useEffect, useRef, type RefObject } from 'react';
import {
  AppLink,
  color,
  Count,
  FindingMark,
  font,
  Grow,
  Hidden,
  media,
  Segmented,
  StateMark,
  Table,
  type,
  useText,
} from '../../../ui/index.ts';
import { messages } from '../messages.ts';
import { scrollNeeded, type Finding, type ReviewPlace } from './review-data.ts';
import { reviewMessages } from './review-messages.ts';

/** Scrolls by itself, so that the finding above stays where it is. */
const Box = styled('section')({
  flex: '1 1 auto',
  minHeight: 180,
  overflow: 'auto',
  '& thead th': { position: 'sticky', top: 0, zIndex: 1 },
  [media.narrow]: { order: 3, overflow: 'visible' },
});

const Head = styled('div')({
  display: 'flex',
  alignItems: 'center',
  flexWrap: 'wrap',
  gap: 8,
  padding: '8px 16px',
});

export interface ReviewListProps {
  /** Of the part that is shown. */
  readonly findings: readonly Finding[];
  readonly part: string;
  readonly current: string | null;
  readonly openOnly: boolean;
  readonly hrefOf: (change: Partial<ReviewPlace>) => string;
}

/** Every finding of the part one looks at, each with its resolution. */
export function ReviewList(props: ReviewListProps) {
  const { findings, openOnly, hrefOf } = props;
  const text = useText(reviewMessages);
  const unsettled = findings.filter(({ resolution }) => resolution === null);
  const shown = openOnly ? unsettled : findings;
  const box = useRef<HTMLElement>(null);
  useShown(box, props.current);
  const title = text('listOf', { part: props.part });
  return (
    <Box ref={box} aria-label={title}>
      <Head>
        <h2 style={{ font: `600 ${type.t13} ${font.ui}` }}>{title}</h2>
        <Count value={findings.length} />
        <Grow />
        <Segmented
          label={title}
          current={openOnly ? 'open' : 'all'}
          tabs={[
            { id: 'all', label: text('all'), href: hrefOf({ openOnly: false }) },
            {
              id: 'open',
              label: text('open'),
              count: unsettled.length,
              href: hrefOf({ openOnly: true }),
            },
          ]}
        />
      </Head>
      {shown.length === 0 ? (
        <p style={{ padding: '4px 16px 12px', color: color.ink2 }}>
          {text(findings.length === 0 ? 'nonePart' : 'noneOpen')}
        </p>
      ) : (
        <Table data-fixed="">
          <caption>
            <Hidden>{title}</Hidden>
          </caption>
          <colgroup>
            <col style={{ width: 44 }} />
            <col style={{ width: 30 }} />
            <col style={{ width: 92 }} />
            <col />
            <col style={{ width: 128 }} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col" data-align="right">
                {text('number')}
              </th>
              <th scope="col">
                <Hidden>{text('severity')}</Hidden>
              </th>
              <th scope="col">{text('where')}</th>
              <th scope="col">{text('what')}</th>
              <th scope="col">{text('resolution')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((finding) => (
              <FindingRow
                key={finding.id}
                finding={finding}
                selected={finding.id === props.current}
                href={hrefOf({ finding: finding.id, part: null })}
              />
            ))}
          </tbody>
        </Table>
      )}
    </Box>
  );
}

function rowId(finding: string): string {
  return `row-${finding}`;
}

/** Brings the row one is at into view, moving the list and nothing above it. */
function useShown(box: RefObject<HTMLElement | null>, finding: string | null) {
  useEffect(() => {
    const list = box.current;
    const row = finding === null ? null : document.getElementById(rowId(finding));
    if (list === null || row === null) return;
    const head = list.querySelector('thead')?.getBoundingClientRect().bottom;
    const frame = list.getBoundingClientRect();
    const { top, bottom } = row.getBoundingClientRect();
    const view = { top: head ?? frame.top, bottom: frame.bottom };
    list.scrollBy(0, scrollNeeded(view, { top, bottom }));
  }, [box, finding]);
}

interface FindingRowProps {
  readonly finding: Finding;
  readonly selected: boolean;
  readonly href: string;
}

function FindingRow({ finding, selected, href }: FindingRowProps) {
  const text = useText(reviewMessages);
  const planText = useText(messages);
  const { where, resolution } = finding;
  const { kind, code } = where;
  const isOfText = kind === 'document' || kind === 'annex' || kind === 'site';
  const place = isOfText ? text(kind) : code;
  return (
    <tr id={rowId(finding.id)} {...(selected ? { 'data-selected': '' } : {})}>
      <td data-align="right">{finding.number}</td>
      <td>
        <FindingMark severity={finding.severity} compact />
      </td>
      <td data-clip="" title={place}>
        {place}
      </td>
      <td data-clip="">
        <AppLink href={href} {...(selected ? { 'aria-current': 'true' as const } : {})}>
          {text(`kind.${finding.code}`)}
        </AppLink>
      </td>
      <td data-clip="">
        {resolution === null ? (
          <StateMark kind="none">{text('unsettled')}</StateMark>
        ) : (
          <StateMark kind="done">{planText(`resolution.${resolution.resolution}`)}</StateMark>
        )}
      </td>
    </tr>
  );
}
