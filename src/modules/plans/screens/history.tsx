import {
  FailureBox,
  formatInstant,
  Loading,
  Timeline,
  useRead,
  useText,
  type TimelineEntry,
} from '../../../ui/index.ts';
import { formatDate, parseIsoDate, type InputOf, type ReplyOf } from '../../../kernel/index.ts';
import { listHistory } from '../contract/index.ts';
import { messages } from '../messages.ts';
import { reviewMessages } from './review-messages.ts';
import { shownValue } from './shared.tsx';

type Entry = ReplyOf<typeof listHistory>['entries'][number];

const resolutions: readonly unknown[] = ['keep', 'reading', 'erratum', 'amendment'];
type ResolutionName = 'keep' | 'reading' | 'erratum' | 'amendment';

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** What happened, in a sentence. */
function useWhat(): (entry: Entry) => string {
  const text = useText(reviewMessages);
  const planText = useText(messages);
  return ({ operation, data }) => {
    const version = textOf(data['version']);
    switch (operation) {
      case 'plan.load':
      case 'plan.import':
      case 'plan.start_over':
      case 'plan.approve':
        return text(`history.${operation}`, { version });
      case 'plan.decide_link': {
        const after = data['after'] === 'refused' ? 'refused' : 'confirmed';
        const pair = { task: textOf(data['task']), provision: textOf(data['provision']) };
        return text(`history.plan.decide_link.${after}`, pair);
      }
      case 'plan.settle_finding': {
        const chosen = recordOf(data['after'])['resolution'];
        const resolution = resolutions.includes(chosen)
          ? planText(`resolution.${chosen as ResolutionName}`)
          : textOf(chosen);
        return text('history.plan.settle_finding', { resolution, place: textOf(data['place']) });
      }
      case 'plan.reopen_finding':
        return text(`history.${operation}`, { place: textOf(data['place']) });
      case 'plan.withdraw_link': {
        const pair = { task: textOf(data['task']), provision: textOf(data['provision']) };
        return text(`history.${operation}`, pair);
      }
      case 'plan.note_hand_over': {
        const on = parseIsoDate(textOf(data['on']));
        const day = on === null ? textOf(data['on']) : formatDate(on);
        return text(`history.${operation}`, { agency: textOf(data['name']), day });
      }
      default:
        return text('history.other', { operation });
    }
  };
}

/** The account of an entry as people call it: the login, or who runs the machine. */
function useWho(): (by: string) => string {
  const text = useText(reviewMessages);
  return (by) => {
    const [kind = '', name = ''] = by.split(':');
    if (kind === 'operator') return text('history.operator');
    return name === '' ? by : name;
  };
}

/** The reason or reading somebody wrote. */
function quoteOf({ data }: Entry): string | null {
  const after = recordOf(data['after']);
  const words = [
    shownValue(textOf(after['value'])),
    textOf(after['reason']),
    textOf(data['reason']),
  ];
  const quote = words.filter((word) => word !== '').join(': ');
  return quote === '' ? null : quote;
}

/** What happened to a plan or to one of its tasks, newest first. */
export function PlanHistory({ of }: { readonly of: InputOf<typeof listHistory> }) {
  const text = useText(reviewMessages);
  const what = useWhat();
  const who = useWho();
  const history = useRead(listHistory, of);
  if (history.failure !== null) {
    return (
      <FailureBox
        failure={history.failure}
        title={text('history.failed')}
        at={history.failedAt}
        onRetry={history.retry}
      />
    );
  }
  if (history.data === undefined) return <Loading lines={4} />;
  const entries = history.data.entries.map((entry, index): TimelineEntry => ({
    id: entry.id,
    at: entry.at,
    when: formatInstant(entry.at),
    what: (
      <>
        <b>{who(entry.by)}</b>: {what(entry)}
      </>
    ),
    quote: quoteOf(entry),
    key: index === 0,
  }));
  return <Timeline entries={entries} />;
}
