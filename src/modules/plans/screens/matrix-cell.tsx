import { styled } from '@mui/material/styles';
import {
  AppLink,
  Button,
  color,
  DocumentWords,
  font,
  media,
  Row,
  type,
  useText,
} from '../../../ui/index.ts';
import { LinkState, type Decision, type Link } from './links.tsx';
import type { MatrixTask, Provision } from './matrix-data.ts';
import { planScreenMessages } from './messages.ts';
import { usePlanPath } from './shared.tsx';

const Pair = styled('section')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) 220px',
  gap: 16,
  padding: '8px 16px',
  borderTop: `1px solid ${color.line}`,
  background: color.ground,
  font: `400 ${type.t13} ${font.num}`,
  maxHeight: 168,
  overflow: 'auto',
  [media.narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', maxHeight: 'none' },
});

export interface MatrixCellProps {
  readonly planKey: string;
  readonly provision: Provision;
  readonly task: MatrixTask;
  readonly link: Link | null;
  readonly may: boolean;
  readonly onDecide: (decision: Decision) => void;
}

/** The chosen cell: provision and task in their own words, and what is decided about them. */
export function MatrixCell(props: MatrixCellProps) {
  const { planKey, provision, task, link, may, onDecide } = props;
  const own = useText(planScreenMessages);
  const to = usePlanPath(planKey);
  return (
    <Pair aria-label={own('matrix.chosen')} tabIndex={0}>
      <p lang="vi">
        <b>{provision.code}</b> <DocumentWords>“{provision.text}”</DocumentWords>
      </p>
      <p lang="vi">
        <AppLink style={{ color: color.sea700 }} href={to('/tasks/$code', { code: task.code })}>
          {task.code}
        </AppLink>{' '}
        <DocumentWords>“{task.title}”</DocumentWords>
      </p>
      <div aria-live="polite">
        <div style={{ marginBottom: 6 }}>
          {link === null ? own('matrix.none') : <LinkState link={link} />}
        </div>
        {may && (
          <Row>
            {link?.state !== 'confirmed' && (
              <Button size="small" aria-keyshortcuts="X" onClick={() => onDecide('confirmed')}>
                {own(link === null ? 'link.add' : 'link.confirm')}
              </Button>
            )}
            {link !== null && link.state !== 'refused' && (
              <Button size="small" aria-keyshortcuts="B" onClick={() => onDecide('refused')}>
                {own('link.refuse')}
              </Button>
            )}
          </Row>
        )}
      </div>
    </Pair>
  );
}
