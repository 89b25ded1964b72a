import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { formatDate, parseIsoDate, type ReplyOf } from '../../../kernel/index.ts';
import {
  DayField,
  forget,
  Loaded,
  LongForm,
  Page,
  PageHeader,
  pathTo,
  Scroll,
  SelectField,
  TextField,
  useNavigation,
  useRead,
  useText,
  useWrite,
  type FieldWords,
  type FormPage,
  type ScreenProps,
} from '../../../ui/index.ts';
import { createDraft, listDrafts, listValues } from '../contract/index.ts';
import { draftOf, firstAnswers, groundFaults, valueFaults, type Answers } from './draft-form.ts';
import { draftMessages } from './draft-messages.ts';

type Value = ReplyOf<typeof listValues>['values'][number];
type Field = keyof Answers;

const areas = ['none', 'city', 'east', 'west'] as const;
const confidences = ['S', 'S2', '?'] as const;

const labels = {
  name: 'form.name',
  parameter: 'form.parameter',
  key: 'form.key',
  value: 'form.amount',
  from: 'form.from',
  to: 'form.to',
  area: 'form.area',
  document: 'form.document',
  isNew: 'form.isNew',
  type: 'form.type',
  issuer: 'form.issuer',
  title: 'form.title',
  issued: 'form.issued',
  force: 'form.force',
  article: 'form.article',
  confidence: 'form.confidence',
  note: 'form.note',
} as const satisfies Record<Field, keyof typeof draftMessages.vi>;

const dayOf = (value: string | null) => (value === null ? null : parseIsoDate(value));

/** How each answer is called and shown before it is sent. */
function useFields(values: readonly Value[]): FieldWords<Answers> {
  const own = useText(draftMessages);
  return useMemo(() => {
    const shown = (field: Field) => (value: Answers[Field]) => {
      const text = value ?? '';
      if (text === '') return '–';
      const day = parseIsoDate(text);
      if (day !== null) return formatDate(day);
      if (field === 'parameter') return values.find(({ name }) => name === text)?.label ?? text;
      if (field === 'area') return own(`area.${areas.find((each) => each === text) ?? 'none'}`);
      if (field === 'isNew') return own(text === 'yes' ? 'isNew.yes' : 'isNew.no');
      if (field === 'confidence')
        return own(`confidence.${confidences.find((each) => each === text) ?? 'S'}`);
      return text;
    };
    const named = Object.entries(labels).map(([field, key]) => [
      field,
      { label: own(key), show: shown(field as Field) },
    ]);
    return Object.fromEntries(named) as FieldWords<Answers>;
  }, [own, values]);
}

function useFaults() {
  const own = useText(draftMessages);
  return useMemo(
    () => (faults: ReturnType<typeof valueFaults>) =>
      faults.map(({ field, kind }) => {
        const name = own(labels[field]);
        if (kind === 'order') return { field, text: own('form.order') };
        if (kind === 'missing') return { field, text: own('form.missing', { field: name }) };
        const hint = own('form.amountHint', { unit: '' }).replace(/; .*$/, '');
        return { field, text: own('form.wrong', { field: name, hint }) };
      }),
    [own],
  );
}

type Drawn = Parameters<FormPage<Answers>['draw']>[0];

/** A line of text of the form. */
function Text({ form, field, hint }: { form: Drawn; field: Field; hint?: string }) {
  const own = useText(draftMessages);
  return (
    <TextField
      id={form.idOf(field)}
      label={own(labels[field])}
      hint={hint}
      value={form.values[field] ?? ''}
      onChange={(value) => form.change({ [field]: value })}
      error={form.errorOf(field)}
    />
  );
}

function Day({ form, field }: { form: Drawn; field: 'from' | 'to' | 'issued' | 'force' }) {
  const own = useText(draftMessages);
  return (
    <DayField
      id={form.idOf(field)}
      label={own(labels[field])}
      value={dayOf(form.values[field])}
      onChange={(day) => form.change({ [field]: day })}
      error={form.errorOf(field)}
    />
  );
}

interface ChoiceProps {
  readonly form: Drawn;
  readonly field: 'parameter' | 'area' | 'isNew' | 'confidence';
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

function Choice({ form, field, options }: ChoiceProps) {
  const own = useText(draftMessages);
  return (
    <SelectField
      id={form.idOf(field)}
      label={own(labels[field])}
      value={form.values[field]}
      onChange={(value) => form.change({ [field]: value })}
      options={options}
      error={form.errorOf(field)}
    />
  );
}

function useValuePage(values: readonly Value[]): FormPage<Answers> {
  const own = useText(draftMessages);
  const faultsOf = useFaults();
  return useMemo(() => {
    const sorted = values.toSorted((a, b) => a.label.localeCompare(b.label, 'vi'));
    return {
      id: 'value',
      title: own('form.value'),
      fields: ['name', 'parameter', 'key', 'value', 'from', 'to', 'area'],
      draw: (form) => {
        const chosen = values.find(({ name }) => name === form.values.parameter);
        return (
          <>
            <Text form={form} field="name" />
            <Choice
              form={form}
              field="parameter"
              options={[
                { value: '', label: own('form.parameter.none') },
                ...sorted.map(({ name, label }) => ({ value: name, label })),
              ]}
            />
            {chosen?.keyed === true && <Text form={form} field="key" hint={own('form.keyHint')} />}
            <Text
              form={form}
              field="value"
              hint={own('form.amountHint', { unit: chosen?.unit ?? '–' })}
            />
            <Day form={form} field="from" />
            <Day form={form} field="to" />
            <Choice
              form={form}
              field="area"
              options={areas.map((value) => ({ value, label: own(`area.${value}`) }))}
            />
          </>
        );
      },
      check: (answers) => faultsOf(valueFaults(answers)),
    };
  }, [own, values, faultsOf]);
}

function useGroundPage(): FormPage<Answers> {
  const own = useText(draftMessages);
  const faultsOf = useFaults();
  return useMemo(
    () => ({
      id: 'ground',
      title: own('form.ground'),
      fields: [
        'document',
        'isNew',
        'type',
        'issuer',
        'title',
        'issued',
        'force',
        'article',
        'confidence',
        'note',
      ],
      draw: (form) => (
        <>
          <Text form={form} field="document" hint={own('form.documentHint')} />
          <Choice
            form={form}
            field="isNew"
            options={(['no', 'yes'] as const).map((value) => ({
              value,
              label: own(`isNew.${value}`),
            }))}
          />
          {form.values.isNew === 'yes' && (
            <>
              <Text form={form} field="type" />
              <Text form={form} field="issuer" />
              <Text form={form} field="title" />
              <Day form={form} field="issued" />
              <Day form={form} field="force" />
            </>
          )}
          <Text form={form} field="article" />
          <Choice
            form={form}
            field="confidence"
            options={confidences.map((value) => ({ value, label: own(`confidence.${value}`) }))}
          />
          <Text form={form} field="note" />
        </>
      ),
      check: (answers) => faultsOf(groundFaults(answers)),
    }),
    [own, faultsOf],
  );
}

/** A new draft: one dated value of the law and the instrument it stands on. */
export function DraftAdd(_props: ScreenProps) {
  const own = useText(draftMessages);
  const read = useRead(listValues, {});
  return (
    <Page>
      <PageHeader title={own('add')} crumbs={[{ label: own('drafts'), href: '/law/drafts' }]} />
      <Scroll style={{ padding: 16 }}>
        <Loaded of={read} failed={own('drafts.failed')}>
          {({ values }) => <DraftForm values={values} />}
        </Loaded>
      </Scroll>
    </Page>
  );
}

function DraftForm({ values }: { readonly values: readonly Value[] }) {
  const own = useText(draftMessages);
  const queries = useQueryClient();
  const { go } = useNavigation();
  const write = useWrite(createDraft);
  const fields = useFields(values);
  const valuePage = useValuePage(values);
  const ground = useGroundPage();
  const pages = useMemo(() => [valuePage, ground], [valuePage, ground]);
  const send = async (answers: Answers) => {
    const result = await write.send(draftOf(answers));
    if (result.ok) {
      await forget(queries, listDrafts);
      go(pathTo('/law/drafts/$id', { id: result.value.id }, { part: 'check' }));
    }
    return result;
  };
  return (
    <LongForm
      form="law_draft.create"
      record="new"
      first={firstAnswers}
      fields={fields}
      pages={pages}
      deed={own('form.deed')}
      send={send}
    />
  );
}
