import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { parseIsoDate } from '../../../kernel/index.ts';
import {
  color,
  DayField,
  Heading2,
  Loaded,
  media,
  Page,
  PageHeader,
  pathTo,
  Row,
  SelectField,
  useParameter,
  useRead,
  useText,
  type Read,
  type ScreenProps,
} from '../../../ui/index.ts';
import type { ReplyOf } from '../../../kernel/index.ts';
import { assessPolicies, listPolicies, listValues } from '../contract/index.ts';
import { listFacts } from '../contract/index.ts';
import { Answers, OneAnswer } from './bench-answers.tsx';
import { FactsForm } from './bench-facts.tsx';
import { benchMessages } from './bench-messages.ts';
import { factsOf, nobody } from './bench-state.ts';
import { AskedChoice, dayOf, useAsked } from './parts.tsx';

/** The household at the left, the answer at the right; on a phone under each other. */
const Halves = styled('div')({
  display: 'grid',
  gridTemplateColumns: '380px minmax(0, 1fr)',
  flex: 1,
  minHeight: 0,
  '& > section': { position: 'relative', overflow: 'auto', padding: '12px 16px' },
  '& > section + section': { borderLeft: `1px solid ${color.line}` },
  [media.narrow]: {
    display: 'block',
    '& > section': { overflow: 'visible' },
    '& > section + section': { borderLeft: 0, borderTop: `1px solid ${color.line}` },
  },
});

type Programmes = ReplyOf<typeof listPolicies>;
type Reply = ReplyOf<typeof assessPolicies>;

/** Tries any household on any day and in any place; what is said of it stays on the page. */
export function Bench(_props: ScreenProps) {
  const text = useText(benchMessages);
  const asked = useAsked();
  const [known, setKnown] = useParameter('known');
  const [programme, setProgramme] = useParameter('programme');
  const [household, setHousehold] = useState(nobody);
  const facts = useRead(listFacts, {});
  const programmes = useRead(listPolicies, asked.search, { keep: true });
  const reply = useRead(
    assessPolicies,
    {
      ...asked.search,
      ...dayOf('knownAt', known),
      ...(programme === null ? {} : { programme }),
      facts: factsOf(household),
    },
    { keep: true },
  );
  const field = reply.failure?.where?.field;
  const refused =
    field === undefined ? null : { field, why: reply.failure === null ? '' : reply.failure.detail };
  return (
    <Page>
      <PageHeader title={text('title')} note={text('note')} />
      <Row
        role="group"
        aria-label={text('toolbar')}
        style={{
          padding: '8px 16px',
          alignItems: 'flex-end',
          borderBottom: `1px solid ${color.line}`,
        }}
      >
        <AskedChoice asked={asked} place={programmes.data?.place ?? null} />
        <DayField
          label={text('known')}
          value={known === null ? null : parseIsoDate(known)}
          onChange={setKnown}
        />
        <div style={{ flex: '1 1 240px', minWidth: 0, maxWidth: 340 }}>
          <SelectField
            label={text('programme')}
            value={programme ?? ''}
            onChange={setProgramme}
            options={optionsOf(programmes.data, text('everything'))}
          />
        </div>
      </Row>
      <Loaded of={facts} failed={text('failed')}>
        {({ facts: all }) => (
          <Halves>
            <section aria-label={text('facts')}>
              <FactsForm
                facts={all}
                of={household}
                onChange={setHousehold}
                needed={new Set(reply.data?.ask.map(({ fact }) => fact))}
                refused={refused}
              />
            </section>
            <section aria-label={text('answer')} aria-live="polite">
              <Heading2>{text('answer')}</Heading2>
              <Result reply={reply} programme={programme} search={asked.search} known={known} />
            </section>
          </Halves>
        )}
      </Loaded>
    </Page>
  );
}

function optionsOf(programmes: Programmes | undefined, everything: string) {
  const own = (programmes?.programmes ?? []).map(({ programme, title }) => ({
    value: programme,
    label: title,
  }));
  return [{ value: '', label: everything }, ...own];
}

interface ResultProps {
  readonly reply: Read<Reply>;
  readonly programme: string | null;
  readonly search: Readonly<Record<string, string>>;
  readonly known: string | null;
}

function Result({ reply, programme, search, known }: ResultProps) {
  const text = useText(benchMessages);
  const values = useRead(listValues, {});
  const labels = new Map(values.data?.values.map(({ name, label }) => [name, label]));
  return (
    <Loaded of={reply} label={text('assessing')} failed={text('assessFailed')}>
      {(data) => {
        const answer = data.answers.find((each) => each.programme === programme);
        return answer === undefined ? (
          <Answers
            reply={data}
            hrefOf={(one) =>
              pathTo('/law/bench', {}, { ...search, ...dayOf('known', known), programme: one })
            }
          />
        ) : (
          <OneAnswer reply={data} answer={answer} search={search} labels={labels} />
        );
      }}
    </Loaded>
  );
}
