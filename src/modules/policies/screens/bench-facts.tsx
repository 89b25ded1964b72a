import { useState } from 'react';
import { matchesSearch } from '../../../kernel/index.ts';
import {
  Button,
  Heading2,
  Row,
  SelectField,
  Stack,
  TextField,
  useText,
} from '../../../ui/index.ts';
import { benchMessages } from './bench-messages.ts';
import {
  nobody,
  withFact,
  withMember,
  withMemberAs,
  type Fact,
  type Given,
  type Household,
  type Member,
} from './bench-state.ts';
import { FactField } from './fact-field.tsx';

export interface FactsFormProps {
  readonly facts: readonly Fact[];
  readonly of: Household;
  readonly onChange: (of: Household) => void;
  /** Facts whose answer still matters. */
  readonly needed: ReadonlySet<string>;
  /** The field the server refused, and why. */
  readonly refused: { readonly field: string; readonly why: string } | null;
}

/** The facts of a made-up household, made from the vocabulary. */
export function FactsForm({ facts, of, onChange, needed, refused }: FactsFormProps) {
  const text = useText(benchMessages);
  const [show, setShow] = useState('needed');
  const [query, setQuery] = useState('');
  const isShown = ({ name, label }: Fact, given: Given) =>
    query.trim() === ''
      ? show === 'all' || needed.has(name) || given[name] !== undefined
      : matchesSearch(label, query);
  const fieldsOf = (subject: 'person' | 'household') =>
    facts.filter((fact) => fact.subject === subject && isShown(fact, of[subject]));
  const part = (subject: 'person' | 'household') => (
    <section aria-label={text(subject)}>
      <Heading2>{text(subject)}</Heading2>
      <Stack>
        {fieldsOf(subject).map((fact) => (
          <FactField
            key={fact.name}
            fact={fact}
            value={of[subject][fact.name]}
            error={refused?.field === `${subject}.${fact.name}` ? refused.why : undefined}
            onChange={(value) =>
              onChange({ ...of, [subject]: withFact(of[subject], fact.name, value) })
            }
          />
        ))}
        {fieldsOf(subject).length === 0 && <p>{text('noFact')}</p>}
      </Stack>
    </section>
  );
  return (
    <Stack>
      <SelectField
        label={text('show')}
        value={show}
        onChange={setShow}
        options={[
          { value: 'needed', label: text('show.needed') },
          { value: 'all', label: text('show.all', { count: facts.length }) },
        ]}
      />
      <TextField label={text('search')} type="search" value={query} onChange={setQuery} />
      {part('person')}
      {part('household')}
      <Members facts={facts} of={of} onChange={onChange} refused={refused} />
      <Row>
        <Button onClick={() => onChange(nobody)}>{text('clear')}</Button>
      </Row>
    </Stack>
  );
}

function Members({ facts, of, onChange, refused }: Omit<FactsFormProps, 'needed'>) {
  const text = useText(benchMessages);
  const { members } = of;
  const state = members === null ? 'unknown' : members.length === 0 ? 'none' : 'some';
  const choose = (next: string) => {
    if (next === 'unknown') onChange({ ...of, members: null });
    if (next === 'none') onChange({ ...of, members: [] });
    if (next === 'some' && state !== 'some') onChange(withMember(of));
  };
  return (
    <section aria-label={text('members')}>
      <Heading2>{text('members')}</Heading2>
      <Stack>
        <SelectField
          label={text('members.who')}
          value={state}
          onChange={choose}
          options={(['unknown', 'none', 'some'] as const).map((value) => ({
            value,
            label: text(`members.${value}`),
          }))}
        />
        {(members ?? []).map((member, index) => (
          <MemberFields
            key={member.id}
            facts={facts}
            member={member}
            number={index + 1}
            refused={refused}
            onChange={(next) => onChange(withMemberAs(of, member.id, next))}
          />
        ))}
        {state === 'some' && (
          <Row>
            <Button onClick={() => onChange(withMember(of))}>{text('member.add')}</Button>
          </Row>
        )}
      </Stack>
    </section>
  );
}

interface MemberFieldsProps {
  readonly facts: readonly Fact[];
  readonly member: Member;
  readonly number: number;
  readonly refused: FactsFormProps['refused'];
  /** Null: the member is taken away. */
  readonly onChange: (member: Member | null) => void;
}

function MemberFields({ facts, member, number, refused, onChange }: MemberFieldsProps) {
  const text = useText(benchMessages);
  const own = facts.filter(({ subject }) => subject === 'person');
  const shown = own.filter(({ name }) => member.shown.includes(name));
  const others = own.filter(({ name }) => !member.shown.includes(name));
  const { given } = member;
  const at = `household.members[${number - 1}]`;
  return (
    <fieldset style={{ minWidth: 0, padding: '8px 12px 12px' }}>
      <legend>{text('member', { number })}</legend>
      <Stack>
        {shown.map((fact) => (
          <FactField
            key={fact.name}
            fact={fact}
            value={given[fact.name]}
            error={refused?.field === `${at}.${fact.name}` ? refused.why : undefined}
            onChange={(value) => onChange({ ...member, given: withFact(given, fact.name, value) })}
          />
        ))}
        <SelectField
          label={text('member.fact', { number })}
          value=""
          onChange={(name) => onChange({ ...member, shown: [...member.shown, name] })}
          options={[
            { value: '', label: text('member.choose') },
            ...others.map(({ name, label }) => ({ value: name, label })),
          ]}
        />
        <Row>
          <Button onClick={() => onChange(null)}>{text('member.remove', { number })}</Button>
        </Row>
      </Stack>
    </fieldset>
  );
}
