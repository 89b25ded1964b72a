import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  Deed,
  FailureBox,
  forget,
  Heading2,
  Row,
  SideScroll,
  Stack,
  TextField,
  useText,
  useWrite,
} from '../../../ui/index.ts';
import { editDraft, getDraft, listDrafts } from '../contract/index.ts';
import type { DraftRecord } from './draft.tsx';
import { DraftFiles } from './draft-files.tsx';
import { draftMessages } from './draft-messages.ts';

/** The files of a draft; who may edit them writes them here, in the shape of the law's data. */
export function DraftContent({ record }: { readonly record: DraftRecord }) {
  const own = useText(draftMessages);
  const [editing, setEditing] = useState(false);
  if (editing) return <Editor record={record} onDone={() => setEditing(false)} />;
  return (
    <Stack>
      {record.may.includes('edit') && (
        <div>
          <Button onClick={() => setEditing(true)}>{own('edit')}</Button>
        </div>
      )}
      <DraftFiles record={record} />
      {record.texts.map(({ path, text }) => (
        <section key={path}>
          <Heading2>{path}</Heading2>
          <SideScroll tabIndex={0} role="region" aria-label={path}>
            <pre style={{ margin: 0 }} lang="vi">
              {text}
            </pre>
          </SideScroll>
        </section>
      ))}
    </Stack>
  );
}

const LINES = 8;

function Editor({ record, onDone }: { readonly record: DraftRecord; readonly onDone: () => void }) {
  const own = useText(draftMessages);
  const queries = useQueryClient();
  const write = useWrite(editDraft);
  const [title, setTitle] = useState(record.title);
  const [texts, setTexts] = useState(record.texts);
  const [path, setPath] = useState('');
  const save = async () => {
    const kept = texts.filter(({ text }) => text.trim() !== '');
    const content = { title: title.trim(), value: null, document: null, texts: kept };
    const done = await write.send({ id: record.id, seen: record.seen, ...content });
    await forget(queries, getDraft, listDrafts);
    if (done.ok) onDone();
  };
  const add = () => {
    const name = path.trim();
    if (name === '' || texts.some((each) => each.path === name)) return;
    setTexts([...texts, { path: name, text: '' }]);
    setPath('');
  };
  return (
    <Stack>
      <p>{own('edit.hint')}</p>
      <TextField label={own('edit.title')} value={title} onChange={setTitle} />
      {texts.map((each) => (
        <TextField
          key={each.path}
          label={each.path}
          lines={LINES}
          value={each.text}
          onChange={(text) =>
            setTexts(texts.map((other) => (other.path === each.path ? { ...other, text } : other)))
          }
        />
      ))}
      <Row style={{ alignItems: 'flex-end' }}>
        <TextField
          label={own('edit.path')}
          hint={own('edit.pathHint')}
          value={path}
          onChange={setPath}
        />
        <Button onClick={add}>{own('edit.addFile')}</Button>
      </Row>
      {write.failure !== null && !write.busy && <FailureBox failure={write.failure} />}
      <Row>
        <Deed primary busy={write.busy} onClick={() => void save()}>
          {own('edit.save')}
        </Deed>
        <Button onClick={onDone}>{own('edit.cancel')}</Button>
      </Row>
    </Stack>
  );
}
