import { useQueryClient } from '@tanstack/react-query';
import {
  Button,
  FailureBox,
  FileDrop,
  forget,
  formatInstant,
  Heading2,
  SideScroll,
  Stack,
  Table,
  useClient,
  useText,
  useWrite,
} from '../../../ui/index.ts';
import { attachDraftFile, getDraft, getDraftFile, removeDraftFile } from '../contract/index.ts';
import type { DraftRecord } from './draft.tsx';
import { draftMessages } from './draft-messages.ts';
import { loginOf } from './drafts.tsx';

const limits = { endings: ['pdf', 'docx', 'png', 'jpg', 'jpeg'], bytes: 25_000_000 } as const;

/** The instrument as it was issued: whoever approves compares the draft with it. */
export function DraftFiles({ record }: { readonly record: DraftRecord }) {
  const own = useText(draftMessages);
  const client = useClient();
  const queries = useQueryClient();
  const attach = useWrite(attachDraftFile);
  const remove = useWrite(removeDraftFile);
  const { id, files } = record;
  const mayChange = record.may.includes('edit');
  const take = async (file: File) => {
    await attach.send({ id }, file);
    await forget(queries, getDraft);
  };
  const drop = async (file: string) => {
    await remove.send({ id, file });
    await forget(queries, getDraft);
  };
  const failure = attach.failure ?? remove.failure;
  return (
    <Stack>
      <Heading2>{own('files')}</Heading2>
      {files.length === 0 && <p>{own(mayChange ? 'files.none' : 'files.noneGiven')}</p>}
      {files.length > 0 && (
        <SideScroll tabIndex={0} role="region" aria-label={own('files')}>
          <Table>
            <thead>
              <tr>
                <th scope="col">{own('files.name')}</th>
                <th scope="col">{own('files.size')}</th>
                <th scope="col">{own('files.by')}</th>
                <th scope="col">{own('files.at')}</th>
                {mayChange && <th scope="col">{own('files.deed')}</th>}
              </tr>
            </thead>
            <tbody>
              {files.map((file) => (
                <tr key={file.id}>
                  <td data-wrap="">
                    <a href={client.addressOf(getDraftFile, { id, file: file.id })} download>
                      {file.name}
                    </a>
                  </td>
                  <td>{Math.max(1, Math.round(file.bytes / 1000)).toLocaleString('vi-VN')} KB</td>
                  <td>{loginOf(file.by)}</td>
                  <td>{formatInstant(file.at)}</td>
                  {mayChange && (
                    <td>
                      <Button
                        size="small"
                        aria-label={own('files.removeOf', { name: file.name })}
                        onClick={() => void drop(file.id)}
                      >
                        {own('files.remove')}
                      </Button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </Table>
        </SideScroll>
      )}
      {failure !== null && !attach.busy && !remove.busy && <FailureBox failure={failure} />}
      {mayChange && (
        <FileDrop
          label={own('files.add')}
          limits={limits}
          busy={attach.busy}
          onFile={(file) => void take(file)}
        />
      )}
    </Stack>
  );
}
