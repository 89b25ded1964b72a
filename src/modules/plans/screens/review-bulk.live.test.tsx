// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { fails, live, replies, type Answering } from '../../../../tests/support/live.tsx';
import {
  aPlanSummary,
  findingReplies,
  keptResolution,
  type Finding,
  type Plan,
} from '../../../../tests/support/plan-replies.ts';
import { aSession } from '../../../../tests/support/screens.tsx';
import { settleFinding } from '../contract/index.ts';
import { SettleAlike } from './review-bulk.tsx';

const [first, second] = findingReplies as readonly [Finding, Finding];
const settled = (finding: Finding): Finding => ({ ...finding, resolution: keptResolution });

interface Given {
  readonly findings: readonly Finding[];
  readonly plan?: Partial<Plan>;
  readonly session?: readonly string[];
  readonly others?: readonly Answering[];
}

function show({ findings, plan = {}, session = ['plan.settle'], others = [] }: Given) {
  const whole = { ...aPlanSummary(), ...plan };
  const [finding = first] = findings;
  return live(<SettleAlike plan={whole} finding={finding} findings={findings} />, {
    session: aSession(...session),
    answers: [...others, replies(settleFinding, { finding: settled(first), openFindings: 2 })],
  });
}

type View = ReturnType<typeof show>;

describe('findings of one kind', () => {
  const alike = [1, 2, 3].map((number): Finding => {
    const suggestedValue = number === 3 ? null : `201${number}`;
    return { ...first, id: `f-${number}`, number, suggestedValue };
  });
  const open = async (view: View) => {
    await view.press(/^Xử lý cùng lúc 3 điểm cùng loại/);
  };
  const dialog = () => screen.getByRole('dialog');
  const fill = (view: View, label: string, words: string) =>
    view.user.type(within(dialog()).getByLabelText(label), words);
  const confirm = (view: View) =>
    view.user.click(within(dialog()).getByRole('button', { name: /^Ghi phương án cho/ }));

  test('are settled together for one reason, each by itself, and each says what became of it', async () => {
    const view = show({
      findings: alike,
      others: [
        fails(
          settleFinding,
          { detail: 'Lan đã xử lý điểm này.' },
          {
            times: 1,
            reply: {
              finding: settled(first),
              openFindings: 1,
            },
          },
        ),
      ],
    });
    await open(view);
    expect(dialog().textContent).toContain('Ghi phương án cho 3 điểm');
    await confirm(view);
    expect(view.askedOf(settleFinding)).toEqual([]);
    await fill(view, 'Lý do', 'Giữ theo văn bản đã ban hành');
    await confirm(view);
    await waitFor(() => expect(view.askedOf(settleFinding)).toHaveLength(3));
    expect(view.askedOf(settleFinding).map(({ input }) => input['finding'])).toEqual([
      ...['f-1', 'f-2', 'f-3'],
    ]);
    await waitFor(() => expect(dialog().textContent).toContain('Lan đã xử lý điểm này.'));
  });

  test('take each their own proposed value; one without says why it is left', async () => {
    const view = show({ findings: alike });
    await open(view);
    const choice = within(dialog()).getByLabelText('Phương án');
    await view.user.selectOptions(choice, 'reading');
    expect(dialog().textContent).toContain('không có giá trị đề xuất; đề nghị xử lý riêng');
    await fill(view, 'Lý do', 'Theo giai đoạn của kế hoạch');
    await confirm(view);
    await waitFor(() => expect(view.askedOf(settleFinding)).toHaveLength(2));
    expect(view.askedOf(settleFinding).map(({ input }) => input['value'])).toEqual([
      ...['2011', '2012'],
    ]);
  });

  test.each([
    ['there is one only', { findings: [first, second] }],
    ['one may not settle', { findings: alike, session: ['plan.read'] }],
    ['the copy is approved', { findings: alike, plan: { state: 'approved' as const } }],
  ])('are not offered together when %s', async (_why, given) => {
    const view = show(given);
    expect(view.words()).not.toContain('Xử lý cùng lúc');
  });
});
