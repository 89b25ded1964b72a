import { useQueryClient } from '@tanstack/react-query';
import type { output } from 'zod/mini';
import { formatDate } from '../../../kernel/index.ts';
import {
  Button,
  forget,
  Hidden,
  StateMark,
  Tag,
  useCan,
  useText,
  useUndo,
  useWrite,
} from '../../../ui/index.ts';
import {
  decideLink,
  getMatrix,
  getTask,
  listHistory,
  listTasks,
  withdrawLink,
  type LinkShape,
} from '../contract/index.ts';
import { planScreenMessages } from './messages.ts';
import type { Plan } from './shared.tsx';

export type Link = output<typeof LinkShape>;
export type Decision = 'confirmed' | 'refused';

const marks = { suggested: 'open', confirmed: 'done', refused: 'void' } as const;

/** How a link of task and provision stands, in shape and word. */
export function LinkState({ link }: { readonly link: Link }) {
  const own = useText(planScreenMessages);
  return (
    <>
      <StateMark kind={marks[link.state]}>{own(`link.${link.state}`)}</StateMark>{' '}
      {link.state === 'suggested' && link.confidence !== null && (
        <Tag>{own(`link.${link.confidence}`)}</Tag>
      )}
      {link.decidedBy !== null && link.decidedOn !== null && (
        <span>{own('link.by', { name: link.decidedBy, date: formatDate(link.decidedOn) })}</span>
      )}
    </>
  );
}

/** A pair of task and provision, with what is decided about it so far; null: it is new. */
interface Pair {
  readonly task: string;
  readonly provision: string;
  readonly link: Pick<Link, 'state' | 'decisionId'> | null;
}

/** Decides on links of one copy, with a way back; what the lists show is fetched anew. */
export function useDecide(plan: Plan) {
  const own = useText(planScreenMessages);
  const queries = useQueryClient();
  const offer = useUndo();
  const write = useWrite(decideLink);
  const withdraw = useWrite(withdrawLink);
  const can = useCan();
  const { key, version } = plan;
  const renew = () => forget(queries, getMatrix, getTask, listTasks, listHistory);
  const decide = async ({ task, provision, link }: Pair, decision: Decision) => {
    const asked = { key, version, task, provision };
    const done = await write.send({ ...asked, decision, seen: link?.decisionId ?? null });
    await renew();
    const seen = done.ok ? done.value.link.decisionId : null;
    if (seen === null) return;
    const before = link?.state ?? 'suggested';
    offer({
      said: own(`link.said.${decision}`, { task, provision }),
      undo: async () => {
        const back =
          before === 'suggested'
            ? await withdraw.send({ ...asked, seen })
            : await write.send({ ...asked, decision: before, seen });
        await renew();
        return back;
      },
    });
  };
  return { decide, write, may: can('plan.settle') };
}

interface LinkDeedsProps {
  readonly link: Link;
  readonly decide: (decision: Decision) => void;
}

/** The two deeds on a link; the one it already has is not offered again. */
export function LinkDeeds({ link, decide }: LinkDeedsProps) {
  const own = useText(planScreenMessages);
  const { task, provision } = link;
  const deed = (decision: Decision, words: string) => (
    <Button size="small" onClick={() => decide(decision)} style={{ minHeight: 24 }}>
      {words}
      <Hidden>{` ${task}, ${provision}`}</Hidden>
    </Button>
  );
  return (
    <span style={{ display: 'inline-flex', gap: 6 }}>
      {link.state !== 'confirmed' && deed('confirmed', own('link.confirm'))}
      {link.state !== 'refused' && deed('refused', own('link.refuse'))}
    </span>
  );
}
