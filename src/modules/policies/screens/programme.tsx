import { formatDate, type ReplyOf } from '../../../kernel/index.ts';
import {
  AppLink,
  Loaded,
  Page,
  pathTo,
  RecordPage,
  Row,
  StateMark,
  Tabs,
  useParameter,
  useRead,
  useText,
  type ScreenProps,
} from '../../../ui/index.ts';
import { getPolicy } from '../contract/index.ts';
import { Changes } from './changes.tsx';
import { lawScreenMessages } from './messages.ts';
import { AskedChoice, Unverified, useAsked } from './parts.tsx';
import { Examples, Procedures, Rules, Sentences } from './programme-parts.tsx';

type Programme = ReplyOf<typeof getPolicy>;

const parts = ['rules', 'words', 'procedure', 'examples', 'changes'] as const;

/** One programme by the law of a day and a place. */
export function ProgrammePage({ params }: ScreenProps) {
  const own = useText(lawScreenMessages);
  const asked = useAsked();
  const programme = params['programme'] ?? '';
  const read = useRead(getPolicy, { programme, ...asked.search }, { keep: true });
  return (
    <Page>
      <Loaded of={read} failed={own('programme.failed')}>
        {(record) => <ProgrammeRecord record={record} asked={asked} />}
      </Loaded>
    </Page>
  );
}

interface ProgrammeRecordProps {
  readonly record: Programme;
  readonly asked: ReturnType<typeof useAsked>;
}

function ProgrammeRecord({ record, asked }: ProgrammeRecordProps) {
  const own = useText(lawScreenMessages);
  const [wanted] = useParameter('part');
  const part = parts.find((each) => each === wanted) ?? 'rules';
  const href = (id: string) =>
    pathTo(
      '/policies/$programme',
      { programme: record.programme },
      { ...asked.search, ...(id === 'rules' ? {} : { part: id }) },
    );
  const counts: Partial<Record<(typeof parts)[number], number>> = {
    procedure: record.procedures.length,
    examples: record.examples.length,
  };
  return (
    <RecordPage
      talk={{ kind: 'programme', record: record.programme }}
      crumbs={[
        { label: own('programmes'), href: pathTo('/policies', {}, asked.search) },
        { label: record.programme },
      ]}
      title={record.title}
      state={
        <StateMark kind={record.inForce ? 'yes' : 'void'} boxed>
          {own(record.inForce ? 'programme.inForce' : 'programme.noLaw')}
        </StateMark>
      }
      facts={[
        { label: own('programme.on'), value: formatDate(record.on) },
        { label: own('area'), value: record.place?.name ?? own('level.national') },
        { label: own('programme.kind'), value: own(`kind.${record.kind}`) },
        ...(record.unit === ''
          ? []
          : [{ label: own('programme.unit'), value: <span lang="vi">{record.unit}</span> }]),
        {
          label: own('verification'),
          value: record.verified ? own('verified') : <Unverified />,
        },
      ]}
      actions={
        <Row>
          <AskedChoice asked={asked} place={record.place} />
        </Row>
      }
      tabs={
        <Tabs
          current={part}
          tabs={parts.map((id) => {
            const count = counts[id];
            const tab = { id, label: own(`part.${id}`), href: href(id) };
            return count === undefined ? tab : { ...tab, count };
          })}
        />
      }
    >
      <p style={{ margin: '4px 0 12px' }}>
        {record.summary}{' '}
        <AppLink
          href={pathTo('/law/bench', {}, { ...asked.search, programme: record.programme })}
          style={{ display: 'inline-block', minHeight: 24 }}
        >
          {own('programme.try')}
        </AppLink>
      </p>
      {part === 'rules' && <Rules record={record} />}
      {part === 'words' && <Sentences record={record} />}
      {part === 'procedure' && <Procedures record={record} />}
      {part === 'examples' && <Examples record={record} />}
      {part === 'changes' && <Changes record={record} asked={asked} />}
    </RecordPage>
  );
}
