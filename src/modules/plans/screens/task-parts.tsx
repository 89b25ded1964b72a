import type { ReactNode } from 'react';
import type { ReplyOf } from '../../../kernel/index.ts';
import {
  AppLink,
  DocumentWords,
  FailureBox,
  FindingMark,
  formatCount,
  Loaded,
  SideScroll,
  StateMark,
  Table,
  Tag,
  useRead,
  useText,
} from '../../../ui/index.ts';
import type { getTask } from '../contract/index.ts';
import { listFindings } from '../contract/index.ts';
import { messages } from '../messages.ts';
import { LinkDeeds, LinkState, useDecide } from './links.tsx';
import { planScreenMessages } from './messages.ts';
import { reviewMessages } from './review-messages.ts';
import { shownValue, usePeriod, usePlanPath, type Plan } from './shared.tsx';

type TaskDetail = ReplyOf<typeof getTask>['task'];

interface WrittenProps {
  readonly planKey: string;
  readonly task: TaskDetail;
}

interface Line {
  readonly label: string;
  readonly written: string;
  /** Read from the document's words, other than quoting them. */
  readonly reckoned?: true;
  readonly used: ReactNode;
  /** Fields of readings that this line shows. */
  readonly fields: readonly string[];
}

/** The lines of the comparison, in the order of the table of the annex. */
function useLines({ planKey, task }: WrittenProps): readonly Line[] {
  const own = useText(planScreenMessages);
  const text = useText(messages);
  const period = usePeriod();
  const { written, used } = task;
  const to = usePlanPath(planKey);
  const agencyHref = (agency: string) => to('/agencies/$agency', { agency });
  const kinds = [...new Set(written.funding.map(({ kind }) => kind))];
  const lines: Line[] = [
    {
      label: own('task.title'),
      written: written.title,
      used: used.title === written.title ? own('asWritten') : used.title,
      fields: ['title'],
    },
    {
      label: own('lead'),
      written: written.lead?.raw ?? '',
      used:
        used.lead === null ? (
          own('none')
        ) : (
          <AppLink href={agencyHref(used.lead.code)}>{used.lead.name}</AppLink>
        ),
      fields: ['lead'],
    },
    {
      label: own('coordinating'),
      written: written.coordinating.map(({ raw }) => raw).join('; '),
      used: (
        <ul style={{ paddingLeft: 16 }}>
          {written.coordinating.map((agency) => (
            <li key={`${agency.code}:${agency.raw}`} style={{ minHeight: 24 }}>
              <AppLink href={agencyHref(agency.code)}>{agency.name}</AppLink>{' '}
              {agency.group === true && <Tag>{own('task.group')}</Tag>}
            </li>
          ))}
        </ul>
      ),
      fields: ['coordinating'],
    },
    {
      label: own('time'),
      written: [written.startRaw, written.endRaw].filter((raw) => raw !== '').join(' – '),
      used: period(used.startYear, used.endYear),
      fields: ['startYear', 'endYear'],
    },
    {
      label: own('funding'),
      written: written.funding.map(({ raw }) => raw).join('; '),
      used: kinds.map((kind) => text(`funding.${kind}`)).join(', ') || own('none'),
      fields: ['funding'],
    },
  ];
  if (written.budget !== null) {
    const used = own('task.budget.value', { value: formatCount(written.budget) });
    const line = { label: own('task.budget'), written: used, used, fields: ['budget'] };
    lines.push({ ...line, reckoned: true });
  }
  const asWritten = (label: string, words: string, field: string): Line => {
    return { label, written: words, used: own('asWritten'), fields: [field] };
  };
  if (written.outputs.length > 0) {
    lines.push(asWritten(own('task.outputs'), written.outputs.join('; '), 'outputs'));
  }
  for (const [label, words] of Object.entries(written.extra)) {
    lines.push(asWritten(label, words, label));
  }
  return lines;
}

/** As the document writes it beside what the software works with; readings say why. */
export function WrittenAndUsed(props: WrittenProps) {
  const own = useText(planScreenMessages);
  const lines = useLines(props);
  const { readings } = props.task;
  return (
    <SideScroll tabIndex={0} role="region" aria-label={own('task.writtenUsed')}>
      <Table data-fixed="">
        <colgroup>
          <col style={{ width: 116 }} />
          <col />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{own('task.item')}</th>
            <th scope="col">{own('task.written')}</th>
            <th scope="col">{own('task.used')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.label}>
              <th scope="row" style={{ whiteSpace: 'normal' }}>
                {line.label}
              </th>
              <td data-wrap="" lang="vi">
                {line.written === '' && own('task.empty')}
                {line.reckoned === true && line.written}
                {line.written !== '' && line.reckoned !== true && (
                  <DocumentWords style={{ whiteSpace: 'pre-line' }}>“{line.written}”</DocumentWords>
                )}
              </td>
              <td data-wrap="">
                {line.used}
                {readings
                  .filter(({ field }) => line.fields.includes(field))
                  .map((reading) => (
                    <div key={reading.findingId}>
                      <Tag>{own('reading')}</Tag> {shownValue(reading.value)}: {reading.reason}
                    </div>
                  ))}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </SideScroll>
  );
}

interface TaskLinksProps {
  readonly plan: Plan;
  readonly links: TaskDetail['links'];
}

/** Provisions the task carries out: confirmed, refused, or waiting for a word. */
export function TaskLinks({ plan, links }: TaskLinksProps) {
  const own = useText(planScreenMessages);
  const { decide, write, may } = useDecide(plan);
  if (links.length === 0) return <p>{own('task.noLinks')}</p>;
  return (
    <>
      {write.failure !== null && (
        <FailureBox failure={write.failure} title={own('link.notSaved')} />
      )}
      <SideScroll tabIndex={0} role="region" aria-label={own('task.links')}>
        <Table data-fixed="">
          <colgroup>
            <col style={{ width: 80 }} />
            <col />
            <col style={{ width: 230 }} />
            {may && <col style={{ width: 170 }} />}
          </colgroup>
          <thead>
            <tr>
              <th scope="col">{own('provisions')}</th>
              <th scope="col">{own('plan.words')}</th>
              <th scope="col">{own('link.state')}</th>
              {may && <th scope="col">{own('link.decision')}</th>}
            </tr>
          </thead>
          <tbody>
            {links.map((link) => (
              <tr key={link.provision}>
                <th scope="row">{link.provision}</th>
                <td data-wrap="" lang="vi">
                  <DocumentWords>“{link.text}”</DocumentWords>
                </td>
                <td data-wrap="">
                  <LinkState link={link} />
                </td>
                {may && (
                  <td>
                    <LinkDeeds
                      link={link}
                      decide={(decision) => void decide({ ...link, link }, decision)}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </Table>
      </SideScroll>
    </>
  );
}

interface TaskFindingsProps {
  readonly plan: Plan;
  readonly code: string;
}

/** Findings about the task, each leading to its place in the review. */
export function TaskFindings({ plan, code }: TaskFindingsProps) {
  const own = useText(planScreenMessages);
  const text = useText(reviewMessages);
  const planText = useText(messages);
  const to = usePlanPath(plan.key);
  const read = useRead(listFindings, { key: plan.key, version: plan.version, place: code });
  return (
    <Loaded of={read} failed={text('failed')}>
      {({ findings }) =>
        findings.length === 0 ? (
          <p>{own('task.noFindings')}</p>
        ) : (
          <SideScroll tabIndex={0} role="region" aria-label={own('task.findings')}>
            <Table data-fixed="">
              <colgroup>
                <col style={{ width: 50 }} />
                <col style={{ width: 110 }} />
                <col />
                <col style={{ width: 220 }} />
              </colgroup>
              <thead>
                <tr>
                  <th scope="col" data-align="right">
                    {text('number')}
                  </th>
                  <th scope="col">{text('severity')}</th>
                  <th scope="col">{text('what')}</th>
                  <th scope="col">{text('resolution')}</th>
                </tr>
              </thead>
              <tbody>
                {findings.map((finding) => (
                  <tr key={finding.id}>
                    <td data-align="right">{formatCount(finding.number)}</td>
                    <td>
                      <FindingMark severity={finding.severity} />
                    </td>
                    <td data-wrap="">
                      <AppLink href={to('/review', {}, { finding: finding.id })}>
                        {text(`kind.${finding.code}`)}
                      </AppLink>{' '}
                      <span lang="vi">{finding.text}</span>
                    </td>
                    <td data-wrap="">
                      {finding.resolution === null ? (
                        <StateMark kind="none">{text('unsettled')}</StateMark>
                      ) : (
                        <>
                          <StateMark kind="done">
                            {planText(`resolution.${finding.resolution.resolution}`)}
                          </StateMark>{' '}
                          {finding.resolution.reason}
                        </>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </SideScroll>
        )
      }
    </Loaded>
  );
}
